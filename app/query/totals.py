"""Totals: how many events match, counted once for each query and state of the store."""

from collections import OrderedDict
from dataclasses import dataclass

from app.filters.event_filter import EventFilter
from app.query.cursors import fingerprint
from app.query.reader import Reader
from app.query.timeline import count

KEPT = 1000


@dataclass(frozen=True, slots=True)
class Total:
    """How many events match; not exact when counting stopped there.

    `undated` says how many more have no date, None when no date bound leaves them out.
    """

    count: int
    exact: bool
    undated: int | None


class Totals:
    """The totals of one store, the latest thousand kept."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept: OrderedDict[tuple[str, int, int | None], Total] = OrderedDict()

    def known(self, filter: EventFilter, seq: int, most: int | None) -> Total | None:
        """The total if it was counted before."""
        return self._kept.get(_key(filter, seq, most))

    def count(self, filter: EventFilter, seq: int, most: int | None) -> Total:
        """The total as of a sequence number, counted no further than `most`; slow, for a thread."""
        stop = None if most is None else most + 1
        with self._reader.apart() as view:
            found = count(view, filter, seq, stop)
            dateless = filter.interval and count(view, filter.dateless(), seq, stop)
        exact = most is None or found <= most
        total = Total(
            found if exact or most is None else most, exact, None if dateless is None else int(dateless)
        )
        self._keep(_key(filter, seq, most), total)
        return total

    def _keep(self, key: tuple[str, int, int | None], total: Total) -> None:
        self._kept[key] = total
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)


def _key(filter: EventFilter, seq: int, most: int | None) -> tuple[str, int, int | None]:
    return fingerprint(filter.echo()), seq, most
