"""What a whole war has cost is no attack on a day."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

DAY = date(2025, 4, 22)


def told(sentence: str) -> list[str]:
    return [event.type for event in EXTRACTORS["rules"](Article(sentence, published=DAY)).events]


@pytest.mark.parametrize(
    "sentence",
    [
        "The long war between the army, the rebels and gangs in Mali has killed 9,000 people.",
        "Ten years of war have killed 40,000 people in Chad.",
        "Chad's war with Libya killed 7,500 Libyans.",
        "Tens of thousands of Malians were killed in the conflict.",
    ],
)
def test_the_cost_of_a_war_is_no_attack(sentence: str) -> None:
    assert "attack_reported" not in told(sentence)


def test_who_kills_in_a_war_attacks() -> None:
    assert "attack_reported" in told("Two years into the civil war, Chadian soldiers killed 20 Malians.")
