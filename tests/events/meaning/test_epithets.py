"""Words of a deed that only describe somebody or something."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

DAY = date(2025, 4, 22)


def told(sentence: str) -> list[str]:
    return [event.type for event in EXTRACTORS["rules"](Article(sentence, published=DAY)).events]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Kenya held talks with the Chad-backed rebels in Bria on Monday.", "support_expressed"),
        ("The group is notorious in Mali for abducting schoolgirls.", "people_detained"),
        ("The front is known in Chad for kidnapping and for attacking convoys.", "attack_reported"),
        ("Rebels hide in the hills where Mali, Niger and Chad meet.", "talks_held"),
        ("Chad said the programme is a threat to the peace of the region.", "threat_made"),
        ("The UN said the camp in Chad has dwindling supplies of food.", "aid_provided"),
        ("Ghana pulled its support for the accord on Monday.", "support_expressed"),
        ("Mali voiced concern over Chad's support for the rebels.", "support_expressed"),
        ("The Chadian president left aboard a French aircraft on Monday.", "troops_withdrawn"),
    ],
)
def test_what_only_describes_tells_no_deed(sentence: str, kind: str) -> None:
    assert kind not in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The presidents of Mali and Chad meet in Zinder on Monday.", "talks_held"),
        ("Libya made a threat to cut its ties with Malta.", "threat_made"),
        ("Ghana voiced its support for the accord with Mali.", "support_expressed"),
        ("Kenya backed Chad at the summit on Monday.", "support_expressed"),
    ],
)
def test_the_same_words_tell_their_deed_where_they_act(sentence: str, kind: str) -> None:
    assert kind in told(sentence)
