"""Verbs of what has yet to come tell nothing that is done."""

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
        (
            "The captives stay in Niger until the ransom is paid and the Malians are released.",
            "captives_released",
        ),
        ("The siege of Gao will go on until the rebels release the captives.", "captives_released"),
        ("Ghana refuses to pay as long as the rebels attack convoys in Mali.", "attack_reported"),
        ("The envoy has a timetable for withdrawing Kenyan troops from Somalia.", "troops_withdrawn"),
        ("Togo complained of delays in releasing the Malians.", "captives_released"),
    ],
)
def test_what_is_only_awaited_or_planned_is_not_told_as_done(sentence: str, kind: str) -> None:
    assert kind not in told(sentence)


def test_what_ended_a_wait_in_the_past_is_told() -> None:
    assert "captives_released" in told("They stayed in Niger until Mali released the prisoners in May.")
