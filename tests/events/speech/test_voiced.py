"""What tells of whoever says it: what another should do, that a deed is unlawful, that no talks come."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

DAY = date(2025, 4, 22)


def told(sentence: str) -> list[tuple[str, list[str], list[str]]]:
    events = EXTRACTORS["rules"](Article(sentence, published=DAY)).events
    return [(event.type, [*event.by_role("source")], [*event.by_role("target")]) for event in events]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Chad should free the envoy, Niger said.", ("demand_made", ["NER"], ["TCD"])),
        ("France said Israel should open the crossings.", ("demand_made", ["FRA"], ["ISR"])),
        ("It is vital that Peru sign, Chile said.", ("demand_made", ["CHL"], ["PER"])),
        ("Oman said there would be no talks with Yemen.", ("talks_rejected", ["OMN"], ["YEM"])),
        ("Turkey said Greece's search was “unlawful”.", ("condemnation_made", ["TUR"], ["GRC"])),
        ("Turkey said Greece's map is illegal.", ("condemnation_made", ["TUR"], ["GRC"])),
        ("Mali said Niger was to blame for the raid.", ("accusation_made", ["MLI"], ["NER"])),
        ("Iran will pay dearly, Israel's minister said.", ("threat_made", ["ISR"], ["IRN"])),
    ],
)
def test_the_speaker_is_the_source(sentence: str, event: tuple[str, list[str], list[str]]) -> None:
    assert event in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Dutch frigate should be in Oman by May, Portugal said.",
        "Norway would be glad to help Sudan should it ask.",
        "A new toll on Peru's goods would be illegal, Chile said.",
        "Mali said it was to blame for the delay.",
        "The road between Kenya and Somalia should be wider.",
    ],
)
def test_what_is_expected_or_nobodys_word_tells_nothing(sentence: str) -> None:
    kinds = {kind for kind, _, _ in told(sentence)}
    assert kinds.isdisjoint(("demand_made", "condemnation_made", "accusation_made"))
