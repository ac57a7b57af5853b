"""What a relative clause is about is the subject of the verb behind it ("what A signed collapsed")."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

DAY = date(2025, 4, 22)


def told(sentence: str) -> list[str]:
    return [event.type for event in EXTRACTORS["rules"](Article(sentence, published=DAY)).events]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        (
            "The truce that Oman brokered between Chad and Mali has collapsed.",
            ["truce_agreed", "truce_ended"],
        ),
        ("The sanctions that the EU imposed on Mali were lifted.", ["sanctions_imposed", "sanctions_eased"]),
        (
            "The plan which Trump put forward was rejected by Iran.",
            ["agreement_proposed", "agreement_rejected"],
        ),
        ("The truce that Kenya and Somalia signed has been broken by Kenya.", ["truce_violated"]),
        ("Talks between Peru and Chile that were due in May have been called off.", ["talks_suspended"]),
        ("The talks between Ethiopia and Egypt ended without agreement.", ["talks_suspended"]),
    ],
)
def test_the_verb_behind_takes_the_noun(sentence: str, kinds: list[str]) -> None:
    assert set(kinds) <= set(told(sentence))


def test_a_noun_that_that_points_at_opens_no_clause() -> None:
    assert "talks_held" not in told("Talks of Chad with that group, agreed on in March, have yet to begin.")
