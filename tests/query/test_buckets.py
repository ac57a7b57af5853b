"""Buckets tile the calendar as the calendar of the standard library does, and lose no event."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.buckets import INTERVALS, LAST, Group, Interval, Placed, begun, overlapping, shared

days = st.integers(1, LAST)
intervals = st.sampled_from(sorted(INTERVALS.values(), key=lambda each: each.grain))

STARTS: dict[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: date.fromordinal(day.toordinal() - day.weekday()),
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


@given(days, intervals)
def test_a_bucket_begins_where_the_calendar_says(day: int, interval: Interval) -> None:
    first, last = interval.days(interval.number(day))
    assert first == STARTS[interval.name](date.fromordinal(day))
    assert first.toordinal() <= day <= last.toordinal()


@given(days, intervals)
def test_buckets_follow_each_other_without_gap(day: int, interval: Interval) -> None:
    number = interval.number(day)
    last = interval.last(number)
    assert last == LAST or interval.first(number + 1) == last + 1
    assert interval.number(last) == number
    assert last == LAST or interval.number(last + 1) == number + 1


@pytest.mark.parametrize("name", INTERVALS)
def test_the_calendar_has_a_first_and_a_last_bucket(name: str) -> None:
    interval = INTERVALS[name]
    assert interval.days(interval.number(1))[0] == date.min
    assert interval.days(interval.number(LAST))[1] == date.max


@st.composite
def spans(draw: st.DrawFn) -> list[Group]:
    """Groups of days over some months, some of them years long."""
    lengths = st.one_of(st.just(0), st.integers(0, 10), st.integers(0, 1200))
    starts = st.integers(738_000, 738_400)
    groups = draw(st.lists(st.tuples(starts, lengths, st.integers(1, 5)), max_size=25))
    return [(first, first + length, count) for first, length, count in groups]


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Interval, range]:
    interval = draw(intervals)
    low = interval.number(draw(st.integers(737_900, 738_500)))
    return interval, range(low, low + draw(st.integers(1, 60)))


def numbered(groups: list[Group], interval: Interval) -> list[Group]:
    return [(interval.number(first), interval.number(last), count) for first, last, count in groups]


def counted(placed: Placed) -> list[float]:
    return [placed.before, *placed.inside, placed.after]


def touched(first: int, last: int, interval: Interval, buckets: range) -> list[int]:
    """Where each day of an event falls, one after the other: place 0 is before the buckets."""
    numbers = [interval.number(day) for day in range(first, last + 1)]
    return [min(max(number - buckets.start + 1, 0), len(buckets) + 1) for number in numbers]


@given(spans(), ranges())
def test_each_way_to_assign_agrees_with_a_walk_over_the_days(
    groups: list[Group], over: tuple[Interval, range]
) -> None:
    interval, buckets = over
    starts, overlaps = [0] * (len(buckets) + 2), [0] * (len(buckets) + 2)
    shares = [Fraction(0)] * (len(buckets) + 2)
    for first, last, count in groups:
        places = touched(first, last, interval, buckets)
        starts[places[0]] += count
        for place in set(places):
            overlaps[place] += count
            shares[place] += Fraction(count * places.count(place), len(places))
    of_buckets = numbered(groups, interval)
    assert counted(begun(of_buckets, buckets)) == starts
    assert counted(overlapping(of_buckets, buckets)) == overlaps
    assert counted(shared(groups, buckets, interval)) == pytest.approx([float(share) for share in shares])


@given(spans(), ranges())
def test_no_event_is_lost_and_weights_sum_to_their_number(
    groups: list[Group], over: tuple[Interval, range]
) -> None:
    interval, buckets = over
    events = sum(count for *_, count in groups)
    assert sum(counted(begun(numbered(groups, interval), buckets))) == events
    assert sum(counted(shared(groups, buckets, interval))) == pytest.approx(events, abs=1e-9)


def test_no_buckets_hold_nothing() -> None:
    nothing = range(0)
    assert counted(begun([], nothing)) == counted(overlapping([], nothing)) == [0, 0]
    assert counted(shared([], nothing, INTERVALS["day"])) == [0, 0]
