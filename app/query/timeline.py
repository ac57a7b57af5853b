"""Events in order: a page, a count, or everything in batches, all as they stood at one sequence number.

What stood at an earlier number is the live events that are no younger, and those that have since been
replaced; the latter are few for a cursor, and are sorted in among the former.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.query.leads import ONE, ZERO
from app.query.legs import DATED, END, Leg, covered, legs, repeats, together
from app.query.orders import ORDERS, Key
from app.query.reader import Reader, View
from app.query.snapshots import SEQ, replaced, standing
from app.tables import Instant
from app.tables import event_version as version

BATCH = 500

Row = tuple[Any, ...]  # an event's stored JSON, then its sort key


@dataclass(frozen=True, slots=True)
class Page:
    """Events as stored JSON, in order, and whether more follow; `first` and `last` are keys to go on from."""

    bodies: Sequence[str]
    more: bool
    first: Key | None = None
    last: Key | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """Which events, in which order (`-date`), as they stood at which sequence number."""

    filter: EventFilter
    sort: str
    seq: int

    @property
    def falling(self) -> bool:
        """Whether the greatest key comes first."""
        return self.sort.startswith("-")

    @property
    def by(self) -> str:
        """What is sorted by."""
        return self.sort.removeprefix("-")

    def turned(self) -> "Walk":
        """The same events from the other end."""
        return Walk(self.filter, self.by if self.falling else f"-{self.by}", self.seq)


def quick(view: View, filter: EventFilter) -> bool:
    """Whether pages by date, and counts, read no more rows than match: work for the event loop."""
    dialect = view.connection.dialect.name
    return view.reader.statements.fact(("quick", filter.shape()), lambda: covered(filter, dialect))


def page(view: View, walk: Walk, limit: int, after: Key | None = None) -> Page:
    """The next `limit` events of a walk after a key."""
    rows = list(islice(_rows(view, walk, limit + 1, after), limit + 1))
    shown = rows[:limit]
    keys = (tuple(shown[0][1:]), tuple(shown[-1][1:])) if shown else (None, None)
    return Page([row[0] for row in shown], len(rows) > limit, *keys)


def page_before(view: View, walk: Walk, limit: int, before: Key) -> Page:
    """The last `limit` events of a walk before a key, in its order; `more` tells of still earlier ones."""
    found = page(view, walk.turned(), limit, before)
    return Page(found.bodies[::-1], found.more, found.last, found.first)


def batches(reader: Reader, walk: Walk, after: Key | None = None) -> Iterator[Sequence[str]]:
    """All events of a walk after a key, some hundred at a time, each batch over a connection of its own."""
    more = True
    while more:
        with reader.apart() as view:
            found = page(view, walk, BATCH, after)
        yield found.bodies
        more, after = found.more, found.last


def count(view: View, filter: EventFilter, seq: int, most: int | None = None) -> int:
    """How many events match, counted no further than `most`."""
    found = 0
    now = view.state.seq == seq
    for leg in legs(filter) if now or filter.status is None else ():
        rest = None if most is None else most - found
        found += _counted(view, filter, leg, seq, rest)
        if most is not None and found >= most:
            return most
    if not now:
        found += _counted_past(view, filter, seq)
    return found if most is None else min(found, most)


def gone(view: View, filter: EventFilter, since: datetime, most: int) -> list[str]:
    """The stored JSON of events that matched until they were retracted or merged, since an instant."""
    asked = filter.without("status", "as_of")
    statement = view.reader.statements.of(("gone", asked.shape()), lambda: _gone_select(asked))
    return [row[0] for row in view.tuples(statement, {"since": since, "size": most, **asked.binds()})]


def _gone_select(filter: EventFilter) -> sa.Select[Any]:
    lately = version.c.at >= sa.bindparam("since", type_=Instant())
    ended = sa.and_(version.c.live == ZERO, version.c.seq_to.is_(None), lately)
    newest = sa.select(version.c.body).where(ended, *filter.clauses()).order_by(version.c.id.desc())
    return newest.limit(sa.bindparam("size", type_=sa.Integer))


def day_reached(view: View, filter: EventFilter, seq: int, size: int) -> int | None:
    """The first day (ordinal) of the last of the latest `size` dated events that match; None for fewer."""
    leg = legs(filter)[-1].cut(DATED, END)
    now = view.state.seq == seq
    shape = ("day", now, leg.reaching is not None, filter.shape())
    statement = view.reader.statements.of(shape, lambda: _day_select(view, filter, leg, now))
    values = {"seq": seq, "size": 1, "skipped": size - 1, **leg.binds(), **filter.binds()}
    found = view.tuples(statement, values)
    return int(found[0][0]) // DATED if found else None


def _day_select(view: View, filter: EventFilter, leg: Leg, now: bool) -> Any:
    keys = together(filter, leg, now, view.connection.dialect.name, "sort_key")
    return _first(keys, True).offset(sa.bindparam("skipped", type_=sa.Integer))


def _rows(view: View, walk: Walk, size: int, after: Key | None) -> Iterator[Row]:
    now, of_status = view.state.seq == walk.seq, walk.filter.status is not None
    along = walk.by == "date" and (now or not of_status)
    live = _along(view, walk, size, after) if along else iter(_sorted(view, walk, size, after))
    if now or of_status:
        return live
    past = _past(view, walk, size, after)
    return merge(live, past, key=lambda row: row[1:], reverse=walk.falling)


def _along(view: View, walk: Walk, size: int, after: Key | None) -> Iterator[Row]:
    """Live events along the timeline, leg by leg, as long as there is room."""
    mark = int(after[0]) if after else END if walk.falling else -1
    low, high = (0, mark) if walk.falling else (mark + 1, END)
    parts = [leg.cut(low, high) for leg in legs(walk.filter)]
    for leg in reversed(parts) if walk.falling else parts:
        if size > 0 and leg.low < leg.high:
            rows = _leg(view, walk, leg, size)
            yield from rows
            size -= len(rows)


def _leg(view: View, walk: Walk, leg: Leg, size: int) -> list[Row]:
    now, reaching = view.state.seq == walk.seq, leg.reaching is not None
    shape = ("leg", walk.falling, now, reaching, walk.filter.shape())
    statement = view.reader.statements.of(shape, lambda: _leg_select(view, walk, leg, now))
    found = view.tuples(statement, {"seq": walk.seq, "size": size, **leg.binds(), **walk.filter.binds()})
    return sorted(found, key=lambda row: row[1], reverse=walk.falling)


def _leg_select(view: View, walk: Walk, leg: Leg, now: bool) -> Any:
    """The bodies of a leg's events; where one may stand in several arms, its key is made one first."""
    dialect = view.connection.dialect.name
    if not repeats(walk.filter, leg, dialect):
        return _first(together(walk.filter, leg, now, dialect, "body", "sort_key"), walk.falling)
    keys = together(walk.filter, leg, now, dialect, "sort_key")
    found = _first(keys, walk.falling).subquery("found")
    body = sa.select(version.c.body).where(version.c.live == ONE, version.c.sort_key == found.c.sort_key)
    return sa.select(body.scalar_subquery(), found.c.sort_key)


def _first(keys: Any, falling: bool) -> Any:
    key: sa.ColumnClause[int] = sa.column("sort_key", sa.BigInteger)
    return keys.order_by(key.desc() if falling else key).limit(sa.bindparam("size", type_=sa.Integer))


def _sorted(view: View, walk: Walk, size: int, after: Key | None) -> Sequence[Row]:
    """Events in another order than by date: an index of that order is walked, and each event looked at."""
    now = view.state.seq == walk.seq
    shape = ("sorted", walk.sort, now, walk.filter.shape())
    statement = view.reader.statements.of(shape, lambda: _sorted_select(walk, now))
    return view.tuples(statement, _sorting(walk, size, after))


def _sorted_select(walk: Walk, now: bool) -> sa.Select[Any]:
    order, tests = ORDERS[walk.by], walk.filter.clauses()
    current = version.c.live == ONE if walk.filter.status is None else standing()
    if walk.filter.status is None and not now:
        tests.append(version.c.id <= SEQ)
    query = _ordered(walk, sa.select(version.c.body).where(current, *tests))
    if walk.filter.status is not None or order.index is None:
        return query
    return query.with_hint(version, f"INDEXED BY {order.index}" if order.index else "NOT INDEXED", "sqlite")


def _past(view: View, walk: Walk, size: int, after: Key | None) -> Sequence[Row]:
    """Events of a walk as they stood before they were changed; those changed since are found by when."""
    shape = ("past", walk.sort, walk.filter.shape())
    statement = view.reader.statements.of(shape, lambda: _past_select(walk))
    return view.tuples(statement, _sorting(walk, size, after))


def _past_select(walk: Walk) -> sa.Select[Any]:
    return _ordered(walk, sa.select(version.c.body).where(replaced(), *walk.filter.clauses()))


def _ordered(walk: Walk, query: sa.Select[Any]) -> sa.Select[Any]:
    """The query with its key's columns, from a key on and in the walk's order."""
    columns = ORDERS[walk.by].columns(walk.filter)
    marks = [sa.bindparam(f"after_{n}", type_=column.type) for n, column in enumerate(columns)]
    beyond = _beyond(columns, marks, walk.falling)
    order = [column.desc() if walk.falling else column for column in columns]
    return (
        query.add_columns(*columns)
        .where(beyond)
        .order_by(*order)
        .limit(sa.bindparam("size", type_=sa.Integer))
    )


def _beyond(columns: Sequence[Any], marks: Sequence[Any], falling: bool) -> Any:
    if len(columns) == 1:
        return columns[0] < marks[0] if falling else columns[0] > marks[0]
    left, right = sa.tuple_(*columns), sa.tuple_(*marks)
    return left < right if falling else left > right


def _sorting(walk: Walk, size: int, after: Key | None) -> dict[str, Any]:
    order = ORDERS[walk.by]
    mark = after or (order.highest if walk.falling else order.lowest)
    marks = {f"after_{number}": part for number, part in enumerate(mark)}
    return {"seq": walk.seq, "size": size, **marks, **walk.filter.binds()}


def _counted(view: View, filter: EventFilter, leg: Leg, seq: int, most: int | None) -> int:
    now, reaching = view.state.seq == seq, leg.reaching is not None
    shape = ("count", now, reaching, most is not None, filter.shape())
    statement = view.reader.statements.of(
        shape, lambda: _count_select(view, filter, leg, now, most is not None)
    )
    values = {"seq": seq, "size": most, **leg.binds(), **filter.binds()}
    return int(view.tuples(statement, values)[0][0])


def _count_select(view: View, filter: EventFilter, leg: Leg, now: bool, bounded: bool) -> sa.Select[Any]:
    dialect = view.connection.dialect.name
    keys = together(filter, leg, now, dialect, "sort_key")
    if bounded:
        keys = keys.limit(sa.bindparam("size", type_=sa.Integer))
    return sa.select(sa.func.count()).select_from(keys.subquery("found"))


def _counted_past(view: View, filter: EventFilter, seq: int) -> int:
    shape = ("count past", filter.shape())
    statement = view.reader.statements.of(shape, lambda: _count_past_select(filter))
    return int(view.tuples(statement, {"seq": seq, **filter.binds()})[0][0])


def _count_past_select(filter: EventFilter) -> sa.Select[Any]:
    past = replaced() if filter.status is None else standing()
    return sa.select(sa.func.count()).select_from(version).where(past, *filter.clauses())
