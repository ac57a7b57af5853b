"""Events in order: a page, or everything in batches, as they stood at one sequence number.

What stood at an earlier number is the live events that are no younger, and those that have since been
replaced; the latter are few for a cursor, and are sorted in among the former.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from heapq import merge
from itertools import islice
from typing import Any

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.lines import Lines
from app.query.counts import places, tallies
from app.query.leads import ONE, ZERO
from app.query.legs import END, Leg, covered, legs
from app.query.orders import ORDERS, Key
from app.query.reader import Reader, View
from app.query.snapshots import SEQ, replaced, standing
from app.query.stretches import Stretch, stretch
from app.query.walks import Walk
from app.tables import Instant
from app.tables import event_version as version

BATCH = 500

Row = tuple[Any, ...]  # an event's stored JSON, then its sort key


@dataclass(frozen=True, slots=True)
class Page:
    """Events as stored JSON, in order, and whether more follow; `first` and `last` are keys to go on from."""

    bodies: Lines
    more: bool
    first: Key | None = None
    last: Key | None = None


def quick(view: View, filter: EventFilter) -> bool:
    """Whether pages by date, and counts, read no more rows than match: work for the event loop."""
    dialect = view.connection.dialect.name
    return view.reader.statements.fact(("quick", filter.shape()), lambda: covered(filter, dialect))


def page(view: View, walk: Walk, limit: int, after: Key | None = None) -> Page:
    """The next `limit` events of a walk after a key."""
    if _is_straight(view, walk):
        return _paged(_along(view, walk, limit + 1, after), limit)
    rows = list(islice(_rows(view, walk, limit + 1, after), limit + 1))
    shown = rows[:limit]
    keys = (tuple(shown[0][1:]), tuple(shown[-1][1:])) if shown else (None, None)
    return Page(Lines.of(row[0] for row in shown), len(rows) > limit, *keys)


def opening(view: View, walk: Walk, limit: int, most: int) -> tuple[Page, int, int | None]:
    """The first page of a walk by date as things stand, and how many events match, up to `most`.

    The last number is of those that would match if they had a date; None where no date is asked for.
    """
    parts = _legs(walk, None)
    counted = partial(tallies, walk.filter)
    found = stretch(view, walk, next(parts), limit + 1, counted, most=most, **places(walk.filter))
    matching, *undated = found.counts
    whole = _filled(view, walk, found, parts, limit + 1)
    return _paged(whole, limit), int(matching), int(undated[0]) if undated else None


def page_before(view: View, walk: Walk, limit: int, before: Key) -> Page:
    """The last `limit` events of a walk before a key, in its order; `more` tells of still earlier ones."""
    found = page(view, walk.turned(), limit, before)
    return Page(found.bodies.turned(), found.more, found.last, found.first)


def batches(reader: Reader, walk: Walk, after: Key | None = None) -> Iterator[Lines]:
    """All events of a walk after a key, some hundred at a time, each batch over a connection of its own."""
    more = True
    while more:
        with reader.apart() as view:
            bodies, after = _batch(view, walk, after)
        yield bodies
        more = after is not None


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


def _batch(view: View, walk: Walk, after: Key | None) -> tuple[Lines, Key | None]:
    """Some hundred events of a walk after a key, and the key to go on from; None where no more are left."""
    if _is_straight(view, walk):
        along = _along(view, walk, BATCH, after)
        return along.lines, (along.keys[-1],) if len(along.keys) == BATCH else None
    found = page(view, walk, BATCH, after)
    return found.bodies, found.last if found.more else None


def _is_straight(view: View, walk: Walk) -> bool:
    """Whether the legs of a filter, one after the other, are all that a page needs."""
    return walk.by == "date" and view.state.seq == walk.seq


def _paged(found: Stretch, limit: int) -> Page:
    """The page of a stretch that is read one event too far."""
    lines, keys = found.lines, found.keys
    more = len(keys) > limit
    if more:
        lines, keys = lines.but_last(), keys[:limit]
    return Page(lines, more, *(((keys[0],), (keys[-1],)) if keys else (None, None)))


def _rows(view: View, walk: Walk, size: int, after: Key | None) -> Iterator[Row]:
    """Events that stood at an earlier number, or in another order, row by row."""
    now, of_status = view.state.seq == walk.seq, walk.filter.status is not None
    live: Iterator[Row]
    if walk.by == "date" and not of_status:
        found = _along(view, walk, size, after)
        live = zip(found.lines, found.keys, strict=True)
    else:
        live = iter(_sorted(view, walk, size, after))
    if now or of_status:
        return live
    past = _past(view, walk, size, after)
    return merge(live, past, key=lambda row: row[1:], reverse=walk.falling)


def _along(view: View, walk: Walk, size: int, after: Key | None) -> Stretch:
    """Live events along the timeline, leg by leg, as long as there is room."""
    return _filled(view, walk, Stretch(), _legs(walk, after), size)


def _filled(view: View, walk: Walk, found: Stretch, parts: Iterator[Leg], size: int) -> Stretch:
    while len(found.keys) < size and (leg := next(parts, None)):
        if leg.low < leg.high:
            found = found.followed(stretch(view, walk, leg, size - len(found.keys)))
    return found


def _legs(walk: Walk, after: Key | None) -> Iterator[Leg]:
    """The parts of the timeline behind a key, in the order of a walk."""
    mark = int(after[0]) if after else END if walk.falling else -1
    low, high = (0, mark) if walk.falling else (mark + 1, END)
    turn = reversed if walk.falling else iter
    return (part.cut(low, high) for leg in turn(legs(walk.filter)) for part in turn(leg.parts()))


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
