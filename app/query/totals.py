"""Totals: how many events match, counted once for each query and state of the store."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self, cast

from app.filters.event_filter import EventFilter
from app.query.counts import count, day_reached
from app.query.reader import Reader, View
from app.query.timeline import Page, opening
from app.query.walks import Walk

KEPT = 10_000
AT_MOST = 10_000  # up to here a page's total is exact
Certainty = Literal["exact", "at_least", "estimated"]


@dataclass(frozen=True, slots=True)
class Total:
    """How many events match (None: not counted), and how sure that is.

    `undated` says how many more have no date, None when no date bound leaves them out.
    """

    count: int | None
    certainty: Certainty
    undated: int | None

    @classmethod
    def of(cls, carried: tuple[int | None, str, int | None]) -> Self:
        """The total that a cursor carries on."""
        counted, certainty, undated = carried
        return cls(counted, cast(Certainty, certainty), undated)

    @property
    def exact(self) -> bool:
        """Whether the count is of every match."""
        return self.count is not None and self.certainty == "exact"


UNCOUNTED = Total(None, "estimated", None)


class Totals:
    """The totals of one store, the latest ten thousand kept."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept: OrderedDict[tuple[Hashable, int, str, int], Total] = OrderedDict()

    def known(self, filter: EventFilter, seq: int, mode: str) -> Total | None:
        """The total if it was counted before."""
        return self._kept.get((filter.key(), seq, mode, self._reader.era))

    def opening(self, view: View, walk: Walk, limit: int) -> tuple[Page, Total]:
        """The first page of a walk by date as things stand, with its total; short where indexes count it."""
        found, matching, undated = opening(view, walk, limit, AT_MOST + 1)
        exact = matching <= AT_MOST
        total = Total(min(matching, AT_MOST), "exact" if exact else "at_least", undated)
        return found, self._keep(walk.filter, walk.seq, "auto", total)

    def count(self, filter: EventFilter, seq: int, mode: str) -> Total:
        """The total as of a sequence number: up to 10,000 (`auto`), beyond (`exact`), guessed (`estimated`).

        Slow, for a thread.
        """
        with self._reader.apart() as view:
            return self._keep(filter, seq, mode, _counted(view, filter, seq, mode))

    def _keep(self, filter: EventFilter, seq: int, mode: str, total: Total) -> Total:
        self._kept[filter.key(), seq, mode, self._reader.era] = total
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return total


def _counted(view: View, filter: EventFilter, seq: int, mode: str) -> Total:
    most = None if mode == "exact" else AT_MOST + 1
    found = count(view, filter, seq, most)
    undated = count(view, filter.dateless(), seq, most) if filter.drops_undated else None
    if most is None or found < most:
        return Total(found, "exact", undated)
    if mode == "estimated":
        return Total(_guess(view, filter, seq), "estimated", undated)
    return Total(AT_MOST, "at_least", undated)


def _guess(view: View, filter: EventFilter, seq: int) -> int:
    """As many as there would be if all the time asked for held them as thickly as the latest 10,000 stand."""
    days = [date.fromisoformat(day).toordinal() if day else None for day in view.reader.coverage(view)]
    asked = filter.period
    first = max(day for day in (days[0], asked and asked.first, 1) if day)
    last = min(day for day in (days[1], asked and asked.last, date.max.toordinal()) if day)
    since = day_reached(view, filter, seq, AT_MOST)
    return max(AT_MOST, round(AT_MOST * (last - first + 1) / max(last - (since or first) + 1, 1)))
