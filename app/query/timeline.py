"""Events in order: a page, a count, or everything in batches, all as they stood at one sequence number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.query.reader import LIVE, Reader, View
from app.tables import event_version as version

KEYS: dict[str, tuple[sa.Column[Any], ...]] = {
    "date": (version.c.sort_key,),
    "confidence": (version.c.confidence, version.c.sort_key),
    "updated": (version.c.seq_from, version.c.sort_key),
}
BATCH = 500
AT_MOST = 10_000  # up to here a page's total is exact

Key = tuple[int | float, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Events as stored JSON, in order, and the key to go on from; None when nothing follows."""

    bodies: Sequence[str]
    after: Key | None


@dataclass(frozen=True, slots=True)
class Walk:
    """Which events, in which order (`-date`), as they stood at which sequence number."""

    filter: EventFilter
    sort: str
    seq: int

    @property
    def quick(self) -> bool:
        """Whether a page is a short read of an index: in date order, without a search through the words."""
        return self.sort.lstrip("-") == "date" and self.filter.q is None

    @property
    def key(self) -> tuple[sa.Column[Any], ...]:
        """The columns of the order; together they differ from event to event."""
        return KEYS[self.sort.lstrip("-")]


def page(view: View, walk: Walk, limit: int, after: Key | None = None) -> Page:
    """The next `limit` events of a walk after a key."""
    now = view.state.seq == walk.seq
    shape = ("page", walk.sort, now, after is not None, walk.filter.shape())
    statement = view.reader.statements.of(shape, lambda: _page(walk, now, after is not None))
    binds = {"seq": walk.seq, "size": limit + 1, **walk.filter.binds()}
    binds.update((f"after_{number}", part) for number, part in enumerate(after or ()))
    rows = statement.rows(view.connection, binds)
    more = len(rows) > limit
    return Page([row[0] for row in rows[:limit]], tuple(rows[limit - 1][1:]) if more else None)


def page_apart(reader: Reader, walk: Walk, limit: int, after: Key | None = None) -> Page:
    """The same over a connection of its own, for a thread."""
    with reader.apart() as view:
        return page(view, walk, limit, after)


def count(view: View, filter: EventFilter, seq: int, most: int | None = None, undated: bool = False) -> int:
    """How many events match, counted no further than `most`; with `undated`, only those without a date."""
    now = view.state.seq == seq
    shape = ("count", now, most is not None, undated, filter.shape())
    statement = view.reader.statements.of(shape, lambda: _count(filter, now, most is not None, undated))
    return int(statement.rows(view.connection, {"seq": seq, "most": most, **filter.binds()})[0][0])


def batches(reader: Reader, walk: Walk, after: Key | None = None) -> Iterator[Sequence[str]]:
    """All events of a walk after a key, some hundred at a time, each batch over a connection of its own."""
    while True:
        with reader.apart() as view:
            found = page(view, walk, BATCH, after)
        yield found.bodies
        if (after := found.after) is None:
            return


def _page(walk: Walk, now: bool, later: bool) -> sa.Select[Any]:
    falling = walk.sort.startswith("-")
    query = sa.select(version.c.body, *walk.key).where(*_matching(walk.filter, now))
    if later:
        mark = sa.tuple_(*(sa.bindparam(f"after_{n}", type_=part.type) for n, part in enumerate(walk.key)))
        query = query.where(sa.tuple_(*walk.key) < mark if falling else sa.tuple_(*walk.key) > mark)
    return query.order_by(*(part.desc() if falling else part for part in walk.key)).limit(_number("size"))


def _count(filter: EventFilter, now: bool, bounded: bool, undated: bool) -> sa.Select[Any]:
    matching: sa.Select[Any] = (
        sa.select(sa.literal_column("1")).select_from(version).where(*_matching(filter, now))
    )
    if undated:
        matching = matching.where(version.c.day_first.is_(None))
    if bounded:
        matching = matching.limit(_number("most"))
    return sa.select(sa.func.count()).select_from(matching.subquery())


def _matching(filter: EventFilter, now: bool) -> list[sa.ColumnElement[bool]]:
    return [*([LIVE] if now else _standing()), *filter.clauses()]


def _standing() -> list[sa.ColumnElement[bool]]:
    """Versions that were current at the sequence number bound to `seq`."""
    seq = sa.bindparam("seq", type_=sa.BigInteger)
    return [version.c.status == "active", version.c.seq_from <= seq, LIVE | (version.c.seq_to > seq)]


def _number(name: str) -> sa.BindParameter[int]:
    return sa.bindparam(name, type_=sa.Integer)
