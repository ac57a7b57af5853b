"""Speech about an event that is told elsewhere is aimed at those who did it."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

STRIKE = "Israel bombed Damascus on Monday."
ACCORD = "Kenya and Somalia signed an accord in Nairobi on Monday."


def targets(text: str, kind: str) -> set[str]:
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    return {code for event in events if event.type == kind for code in event.by_role("target")}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (f"{STRIKE} Jordan condemned the bombing.", "condemnation_made", {"ISR"}),
        (f"{STRIKE} Jordan condemned the bombing by Turkey.", "condemnation_made", {"TUR"}),
        (f"{STRIKE} Jordan condemned the visit.", "condemnation_made", set()),
        (f"Jordan condemned the bombing. {STRIKE}", "condemnation_made", {"ISR"}),
        (f"{STRIKE} Israel praised the bombing.", "support_expressed", set()),
        (f"{ACCORD} France welcomed the accord.", "support_expressed", {"KEN", "SOM"}),
        (f"{ACCORD} {STRIKE} Jordan demanded an end to the strikes.", "demand_made", {"ISR"}),
    ],
)
def test_speech_about_an_event_is_aimed_at_who_did_it(text: str, kind: str, expected: set[str]) -> None:
    assert targets(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad accused Sudan of arming rebels. Khartoum called the claim absurd.", {"TCD"}),
        ("Sudan shelled Adre, Chad said on Monday. Khartoum denied it.", {"TCD"}),
    ],
)
def test_a_denial_answers_whoever_last_told_what_it_denies(text: str, expected: set[str]) -> None:
    assert targets(text, "denial_made") == expected


def test_talks_that_another_hosts_are_between_the_two_at_odds() -> None:
    text = "Chad attacked Sudan on Sunday. Kenya hosted talks on Monday."
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    talks = next(event for event in events if event.type == "talks_held")
    assert set(talks.by_role("source")) == {"KEN", "TCD", "SDN"}
