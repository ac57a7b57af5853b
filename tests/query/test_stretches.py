"""Stretch: rows that the database joins in another order than asked for are put in order."""

import pytest

from app.lines import Lines
from app.query.stretches import Stretch, _in_order

EVENTS = {5: "five", 3: "three", 9: "nine"}


@pytest.mark.parametrize("falling", [False, True])
@pytest.mark.parametrize("given", [[3, 5, 9], [9, 5, 3], [5, 9, 3], [5], []])
def test_events_stand_in_order_however_they_were_joined(given: list[int], falling: bool) -> None:
    lines, keys = _in_order(Lines.of(EVENTS[key] for key in given), given, falling)
    assert keys == sorted(given, reverse=falling)
    assert list(lines) == [EVENTS[key] for key in keys]


def test_what_follows_is_put_behind_and_the_counts_stay() -> None:
    first, second = Stretch(Lines.of(["a"]), [1], (7,)), Stretch(Lines.of(["b", "c"]), [2, 3])
    nothing = Stretch(counts=(7,))
    for one, other, expected in ((first, second, "abc"), (first, Stretch(), "a"), (nothing, second, "bc")):
        found = one.followed(other)
        assert ("".join(found.lines), len(found.keys), found.counts) == (expected, len(expected), (7,))
