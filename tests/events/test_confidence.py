"""Confidence: a sum of named parts, held inside its bounds."""

from datetime import date

import pytest

from app.events import confidence
from app.events.event import Event, EventDate, Evidence, Modality

DATED = EventDate(date(2025, 4, 21), date(2025, 4, 21), "day")


def event(rule: str, modality: Modality = "occurred", tellings: int = 1, dated: bool = True) -> Event:
    proofs = tuple(Evidence("text", at, at + 1, f"{at}") for at in range(tellings))
    return Event("truce_agreed", modality, DATED if dated else EventDate(), rule=rule, evidence=proofs)


@pytest.mark.parametrize(
    "told",
    [
        event("verb:truce_agreed"),
        event("noun:truce_agreed", "planned", 2),
        event("passive:truce_agreed", "hypothetical", 3, dated=False),
    ],
)
def test_the_confidence_is_the_sum_of_its_parts(told: Event) -> None:
    assert confidence.of(told) == pytest.approx(sum(confidence.parts(told).values()))


def test_a_sum_past_the_bounds_is_held_inside_them() -> None:
    doubtful = event("subject:truce_agreed", "hypothetical", dated=False)
    assert sum(confidence.parts(doubtful).values()) < confidence.of(doubtful) == 0.05
