"""Who calls whom, where an infinitive tells what the call says."""

from datetime import date

import pytest

from app.events.event import Event
from app.extractors import EXTRACTORS
from app.text import Article


def told(sentence: str) -> list[Event]:
    return list(EXTRACTORS["rules"](Article(sentence, published=date(2025, 4, 22))).events)


@pytest.mark.parametrize(
    ("sentence", "kind", "source", "target"),
    [
        ("Chad called President Tinubu to thank him.", "support_expressed", ("TCD",), ("NGA",)),
        ("Chad phoned President Tinubu to denounce a raid.", "condemnation_made", ("TCD",), ("NGA",)),
        ("Chad called President Tinubu to explain the raid.", "talks_held", ("TCD", "NGA"), ()),
        ("Chad called President Tinubu to discuss Niger.", "talks_held", ("TCD", "NGA"), ()),
    ],
)
def test_a_call_is_what_its_infinitive_says(
    sentence: str, kind: str, source: tuple[str, ...], target: tuple[str, ...]
) -> None:
    found = [event for event in told(sentence) if event.type == kind]
    assert [(event.by_role("source"), event.by_role("target")) for event in found] == [(source, target)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad called on Nigeria to condemn the raid.",
        "Chad called for Nigeria to condemn the raid.",
        "Chad called its envoys home to protest.",
    ],
)
def test_who_is_called_on_is_not_called(sentence: str) -> None:
    assert not [event for event in told(sentence) if event.type == "condemnation_made"]
