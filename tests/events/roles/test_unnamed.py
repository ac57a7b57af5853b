"""Parties that a sentence means without a name: a side that blames the other, ministers who meet."""

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
        ("The Security Council meets on Thursday over Mali.", "talks_held"),
        ("The foreign ministers of ASEAN met in Jakarta on Sunday.", "talks_held"),
        ("ECOWAS leaders will meet again in Accra on Friday.", "talks_held"),
        ("Army commanders from both sides will meet in Lahore on Friday.", "talks_held"),
        (
            "Chad and Libya quarrelled, and the two neighbours recalled their ambassadors.",
            "relations_reduced",
        ),
        ("Goods for Niger have piled up in Benin since the bloc sealed the border.", "blockade_imposed"),
    ],
)
def test_a_party_without_a_name_acts(sentence: str, kind: str) -> None:
    assert kind in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers of Ghana met the target for growth.",
        "The leaders of ASEAN met expectations.",
        "Demands of NATO were not met.",
        "The states of the Union meet the standard.",
    ],
)
def test_meeting_a_goal_is_no_meeting(sentence: str) -> None:
    assert "talks_held" not in told(sentence)
