"""What speech is about, and whether it is aimed at everybody."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

FIGHT = "Chad shelled Adre in Sudan on Monday. "


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Kenya called on all parties to show restraint.", ""),
        ("Kenya urged all regional players to show restraint.", ""),
        ("Kenya urged all parties to the conflict to show restraint.", "SDN TCD"),
        ("Kenya urged all Chadian parties to show restraint.", "TCD"),
    ],
)
def test_a_call_on_everybody_is_aimed_at_nobody(sentence: str, target: str) -> None:
    events = EXTRACTORS["rules"](Article(FIGHT + sentence, published=date(2025, 4, 22))).events
    demand = next(event for event in events if event.type == "demand_made")
    assert set(demand.by_role("target")) == set(target.split())
