"""Violence that is only spoken of, beside violence that is told."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

DAY = date(2025, 4, 22)
VIOLENT = {"attack_reported", "strike_reported", "clash_reported", "people_detained"}


def told(sentence: str) -> list[str]:
    return [event.type for event in EXTRACTORS["rules"](Article(sentence, published=DAY)).events]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lebanon voiced its rejection of any aggression against Syria.",
        "The ELN is notorious for kidnapping and for bombing pipelines in Colombia.",
        "Mali's pact with Niger covers raids on ships anywhere in the Red Sea.",
        "Iran's parliament debated the fighting in Sudan on Monday.",
        "Our thoughts are with all those affected by this attack on Chad.",
        "People in Tigray still suffer abuses and atrocities.",
        "Ecuador will host no talks as long as the ELN continues to wage attacks.",
        "Colombia's old conflict between state, rebels and gangs has killed 220,000 people.",
        "Prosecutors opened an inquiry into the killings in Bujumbura in April.",
        "Police searched two homes in Comoros for a suspect in the raids.",
        "Thousands of villagers have been killed since a revolt began in Nepal.",
    ],
)
def test_violence_that_is_only_spoken_of_is_no_event(sentence: str) -> None:
    assert VIOLENT.isdisjoint(told(sentence))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Chad condemned Monday's air strikes on Khartoum in Sudan.", "strike_reported"),
        ("Kenya condemned Monday's raid on its post in Somalia.", "attack_reported"),
    ],
)
def test_violence_that_is_told_is_an_event(sentence: str, kind: str) -> None:
    assert kind in told(sentence)


def test_a_bare_form_behind_a_capital_is_a_noun() -> None:
    assert told("Kenya condemns Beirut attack, calls for talks.")[0] == "condemnation_made"


def test_verbs_joined_over_an_object_are_both_told() -> None:
    sentence = "Kenya condemns the raid and demands the release of its officers in Somalia."
    assert {"condemnation_made", "demand_made"} <= set(told(sentence))
