"""Bucket: a day, ISO week, month, quarter or year, numbered in order, and how events fall among them.

Days are proleptic day numbers, as `date.toordinal` gives them.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from math import fsum
from typing import Any

LAST = date.max.toordinal()
MOST = 2000  # buckets of one answer
AUTO_MOST = 100  # buckets up to which `auto` goes finer

Group = tuple[int, int, int]  # first and last bucket (or day) of some events, and how many they are


@dataclass(frozen=True, slots=True)
class Interval:
    """A kind of bucket; `grain` is the coarsest rank of precision that tells its buckets apart.

    `cheap` numbers cost SQL no more than a division. Day 0, which is no day, has a bucket of its own.
    """

    name: str
    grain: int
    number: Callable[[Any], Any]  # of the bucket that holds a day; the day may be an SQL expression
    first: Callable[[int], int]  # day of a bucket
    cheap: bool = False

    @property
    def undated(self) -> int:
        """The bucket of what has no day."""
        return int(self.number(0))

    def last(self, number: int) -> int:
        """The last day of a bucket, no later than the calendar goes."""
        return min(self.first(number + 1) - 1, LAST)

    def days(self, number: int) -> tuple[date, date]:
        """The first and the last day of a bucket."""
        return date.fromordinal(self.first(number)), date.fromordinal(self.last(number))


def _week(day: Any) -> Any:
    return (day + 6) // 7  # day 1 is a Monday


def _month(day: Any) -> Any:
    """Months since January of year 0, by arithmetic on whole numbers that SQL has too."""
    since = day + 305  # 1 March of year 0, so that a leap day ends its year
    cycle, of_cycle = since // 146_097, since % 146_097
    year = (of_cycle - of_cycle // 1460 + of_cycle // 36_524 - of_cycle // 146_096) // 365
    of_year = of_cycle - 365 * year - year // 4 + year // 100
    return 12 * (400 * cycle + year) + (5 * of_year + 2) // 153 + 2


def _first_of_month(month: int) -> int:
    year, ahead = divmod(month, 12)
    return LAST + 1 if year > date.max.year else date(year, ahead + 1, 1).toordinal()


INTERVALS: dict[str, Interval] = {
    each.name: each
    for each in (
        Interval("day", 2, lambda day: day, lambda number: number, True),
        Interval("week", 3, _week, lambda number: 7 * number - 6, True),
        Interval("month", 4, _month, _first_of_month),
        Interval("quarter", 5, lambda day: _month(day) // 3, lambda number: _first_of_month(3 * number)),
        Interval("year", 6, lambda day: _month(day) // 12, lambda number: _first_of_month(12 * number)),
    )
}


@dataclass(frozen=True, slots=True)
class Placed:
    """What falls into each bucket of a range, and what falls before and after them."""

    before: float
    inside: Sequence[float]
    after: float


def begun(groups: Iterable[Group], range: range) -> Placed:
    """Each event in the bucket of its first day; groups of bucket numbers."""
    found = [0] * (len(range) + 2)
    for first, _, count in groups:
        found[_place(first, range)] += count
    return Placed(found[0], found[1:-1], found[-1])


def overlapping(groups: Iterable[Group], range: range) -> Placed:
    """Each event in every bucket that it touches; groups of bucket numbers."""
    changes = [0] * (len(range) + 3)
    for first, last, count in groups:
        changes[_place(first, range)] += count
        changes[_place(last, range) + 1] -= count
    found = list(accumulate(changes[:-1]))
    return Placed(found[0], found[1:-1], found[-1])


def shared(groups: Iterable[Group], range: range, interval: Interval) -> Placed:
    """Each event as a weight of 1, spread evenly over its days; groups of days.

    The days that events of one length spend in a bucket are counted in whole numbers, so weights are as
    exact as their one division and sum to the number of events.
    """
    if not range:
        return Placed(0, (), 0)
    edges = [interval.first(number) for number in (*range, range.stop)]
    shares: list[list[float]] = [[] for _ in (None, *edges)]
    for length, starts in _by_length(groups).items():
        for place, days in _days_spent(starts, length, edges):
            shares[place].append(days / length)
    found = [fsum(share) for share in shares]
    return Placed(found[0], found[1:-1], found[-1])


def _place(number: int, range: range) -> int:
    """The index of a bucket in a list that begins with what is before and ends with what is after."""
    return min(max(number - range.start + 1, 0), len(range) + 1)


def _by_length(groups: Iterable[Group]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for first, last, count in groups:
        found[last - first + 1][first] += count
    return found


def _days_spent(starts: dict[int, int], length: int, edges: Sequence[int]) -> Iterable[tuple[int, int]]:
    """The days that events of one length spend before the first edge (place 0), before the second, ...

    Only places that they reach are told. `starts` counts the events by first day.
    """
    days = sorted(starts)
    events = [0, *accumulate(starts[day] for day in days)]
    sums = [0, *accumulate(day * starts[day] for day in days)]

    def since_start(edge: int) -> int:
        """The days from their start to an edge, summed over the events that began before it."""
        begun = bisect_left(days, edge)
        return edge * events[begun] - sums[begun]

    nearest, farthest = bisect_right(edges, days[0]), bisect_right(edges, days[-1] + length - 1)
    spent = [since_start(edge) - since_start(edge - length) for edge in edges[nearest:farthest]]
    until = (0, *spent, events[-1] * length)
    return enumerate((later - sooner for sooner, later in pairwise(until)), nearest)
