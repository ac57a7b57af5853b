"""Lines: events are the same however they are held, and are decoded only where they are looked at."""

import pytest

from app.lines import Lines

BODIES = ['{"title":"a"}', '{"title":"b\\n\u00e9"}', '{"title":"c"}']
TEXT = "\n".join(BODIES).encode()
HELD = [Lines.of(BODIES), Lines.parted(TEXT), Lines([body.encode() for body in BODIES])]


@pytest.mark.parametrize("lines", HELD, ids=["of", "parted", "apart"])
def test_events_are_the_same_however_they_are_held(lines: Lines) -> None:
    assert list(lines) == BODIES
    assert (len(lines), bool(lines), lines[0], lines[1:]) == (3, True, BODIES[0], BODIES[1:])
    assert lines.joined() == TEXT
    assert list(lines.turned()) == BODIES[::-1]
    assert list(lines.but_last()) == BODIES[:-1]
    assert list(lines + lines.but_last()) == BODIES + BODIES[:-1]


@pytest.mark.parametrize("lines", [Lines(), Lines.of([]), Lines.parted(b"")], ids=["bare", "of", "parted"])
def test_no_events_are_no_lines(lines: Lines) -> None:
    assert (list(lines), len(lines), bool(lines), lines.joined()) == ([], 0, False, b"")


@pytest.mark.parametrize("lines", [Lines.of(BODIES[:1]), Lines.parted(BODIES[0].encode())])
def test_without_its_only_event_nothing_is_left(lines: Lines) -> None:
    assert not lines.but_last()
