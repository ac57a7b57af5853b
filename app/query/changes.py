"""The log of changes: what a mirror of the events under a filter must be told, in order."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from app.events.document import stamp
from app.filters.event_filter import EventFilter
from app.filters.record import Point
from app.query.reader import Reader, View, aware
from app.tables import change, event, event_version

GONE = frozenset({"retract", "merge"})
WINDOW = 1000  # changes that one statement looks at, at most
MOST = 5000  # changes that one page looks at before it answers with what there is
BODY = 7  # the column of the stored JSON


class OutsideHistoryError(ValueError):
    """A place outside the log of changes: before the first place that is kept, or after the last change."""

    def __init__(self, since: int, first: int, last: int) -> None:
        super().__init__(f"{since} is not from {first} to {last}")
        self.since, self.first, self.last = since, first, last


@dataclass(frozen=True, slots=True)
class Change:
    """One change as it is told; `event` is the stored JSON of the version that it made.

    None for an event that is to be dropped: retracted, merged into another, or no longer under the filter.
    """

    seq: int
    op: str
    at: str
    id: str
    version: int
    changed: str
    merged_into: str | None
    event: str | None

    def json(self) -> str:
        """The change as a JSON object in one line; stored JSON is joined in, not encoded anew."""
        into = f'"merged_into":{json.dumps(self.merged_into)},' if self.op == "merge" else ""
        return (
            f'{{"seq":{self.seq},"op":"{self.op}","at":"{self.at}","id":{json.dumps(self.id)},'
            f'"version":{self.version},"changed":{self.changed},{into}"event":{self.event or "null"}}}'
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """A page of changes, the place to go on from, and the last change of the store with its time."""

    data: Sequence[Change]
    next_since: int
    seq: int
    at: datetime | None

    @property
    def caught_up(self) -> bool:
        """Whether every change of the store has been looked at."""
        return self.next_since >= self.seq


def changes(view: View, filter: EventFilter, since: int, limit: int, *, compact: bool = False) -> Changes:
    """The next changes after a place in the log, at most `limit`; fewer where few of many match.

    Raises OutsideHistoryError where the changes after `since` are no longer kept, or `since` is yet to come.
    """
    _inside(view, since)
    found: dict[int | str, Change] = {}
    done = since
    for until in _windows(since, view.state.seq, limit):
        for one in told(view, filter, done, until):
            key = one.id if compact else one.seq
            if key not in found and len(found) == limit:
                return Changes(list(found.values()), one.seq - 1, view.state.seq, view.state.at)
            found.pop(key, None)
            found[key] = one
        done = until
        if len(found) == limit and not compact:
            break
    return Changes(list(found.values()), done, view.state.seq, view.state.at)


def changes_apart(
    reader: Reader, filter: EventFilter, since: int, limit: int, *, compact: bool = False
) -> Changes:
    """The same over a connection of its own, for a thread."""
    with reader.apart() as view:
        return changes(view, filter, since, limit, compact=compact)


def told(view: View, filter: EventFilter, after: int, until: int) -> Iterator[Change]:
    """What the changes after one sequence number up to another mean for a mirror of the filter.

    A change to an event that matches is told as it is, one to an event that matched before and does no more
    as `leave`, retract or merge; nothing is told of the others. Without a filter everything is told.
    """
    statement = view.reader.statements.of(("changes", filter.shape()), lambda: _log(filter))
    rows = view.tuples(statement, {"after": after, "until": until, **filter.binds()})
    return (_change(*row) for *row, before in rows if before or row[BODY] is not None)


def place(view: View, since: Point | None) -> int:
    """The place in the log that a point of history names; the beginning for None.

    An instant is the place after the last change that was made before it.
    """
    if since is None or since.at is None:
        return 0 if since is None else since.seq or 0
    low, high = 0, view.state.seq
    while low < high:
        middle = (low + high + 1) // 2
        at = view.reader.instant(view, middle)
        low, high = (middle, high) if at is None or at < since.at else (low, middle - 1)
    # Right after a change that is no longer kept: others may have been made since the instant.
    return low if low == 0 or view.reader.instant(view, low) else 0


def _windows(since: int, last: int, size: int) -> Iterator[int]:
    """Where each statement of a page ends: as far as the page might reach, then twice as far each time."""
    end, until = min(last, since + MOST), since
    while until < end:
        size = min(size, WINDOW)
        until = min(end, until + size)
        yield until
        size *= 2


def _inside(view: View, since: int) -> None:
    """Raise unless the change right after `since` is kept, or yet to come; sequence numbers have no gaps."""
    last = view.state.seq
    rows = view.reader.statements.of("first change", _first).rows(view.connection, {"after": since})
    first = rows[0][0] - 1 if rows else last
    if since != first:
        raise OutsideHistoryError(since, first if since < first else 0, last)


def _first() -> sa.Select[Any]:
    after = sa.bindparam("after", type_=sa.BigInteger)
    return sa.select(change.c.seq).where(change.c.seq > after).order_by(change.c.seq).limit(1)


def _log(filter: EventFilter) -> sa.Select[Any]:
    """Changes in order with the body of the version made, where it matches, and whether its predecessor did.

    The versions are looked up change by change, in subqueries: joined, a planner may start from the filter's
    index and read all its events.
    """
    clauses = filter.clauses() if filter.status else [event_version.c.status == "active", *filter.clauses()]
    body = _version(event_version.c.body, change.c.version, clauses).scalar_subquery()
    before = _version(sa.literal_column("1"), change.c.version - 1, clauses).exists()
    columns = [change.c[name] for name in ("seq", "op", "event_id", "version", "at")]
    return (
        sa.select(
            *columns,
            sa.cast(change.c.changed, sa.Text).label("changed"),
            event.c.merged_into,
            body.label("body"),
            (before if filter.shape() else sa.literal_column("1")).label("before"),
        )
        .join(event, event.c.id == change.c.event_id)
        .where(
            change.c.seq > sa.bindparam("after", type_=sa.BigInteger),
            change.c.seq <= sa.bindparam("until", type_=sa.BigInteger),
        )
        .order_by(change.c.seq)
    )


def _version(
    column: sa.ColumnElement[Any], number: sa.ColumnElement[int], clauses: Sequence[sa.ColumnElement[bool]]
) -> sa.Select[Any]:
    """The version of the change's event with a number, if it matches."""
    version = event_version.c
    return sa.select(column).where(version.event_id == change.c.event_id, version.version == number, *clauses)


def _change(
    seq: int,
    op: str,
    id: str,
    version: int,
    at: Any,
    changed: str,
    merged_into: str | None,
    event: str | None,
) -> Change:
    leaves = event is None and op not in GONE
    return Change(seq, "leave" if leaves else op, _stamped(at), id, version, changed, merged_into, event)


@lru_cache(maxsize=1000)
def _stamped(at: datetime | str) -> str:
    """A driver's instant as it is served; the changes of one article share theirs."""
    return stamp(aware(at))
