"""Dyads: who stands opposite whom, how often, in which direction, and from when to when."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import sqlalchemy as sa

from app.filters.aggregates import Pairing
from app.filters.event_filter import EventFilter
from app.filters.parties import Parties
from app.filters.where import Leaf, leaves, slots
from app.filters.where import shape as shape_of
from app.query.reader import DATED_FROM, View
from app.query.standing import bodies, matched
from app.tables import event_dyad as link

WAYS = {"forth": 1, "back": 2, "mutual": 4}
ORDERS = {"-count": ("events", "last"), "-last": ("last", "events")}


@dataclass(frozen=True, slots=True)
class Dyad:
    """A pair of actors in order of their codes, `RUS|UKR`, and the events in which they are opposed.

    In `forth` of them the first acts on the second, in `back` the second on the first, in `mutual` both are
    parties. `first` and `last` are the earliest and the latest that has a date, as stored JSON.
    """

    pair: str
    events: int = 0
    forth: int = 0
    back: int = 0
    mutual: int = 0
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The pairs that come first, of `total`; where a split is asked for, counts by pair and value."""

    dyads: Sequence[Dyad]
    total: int
    by: Mapping[str, Mapping[str | None, int]]


def ranking(view: View, asked: Pairing, seq: int) -> Ranking:
    """The pairs asked for, as of a sequence number; with a filter of dyads, none but those."""
    now = seq == view.state.seq
    shape = ("dyads", now, asked.sort, shape_of(asked.partner), asked.shape())
    statement = view.reader.statements.of(shape, lambda: _ranked(asked, now))
    rows = statement.rows(view.connection, {"seq": seq, **_binds(asked), **asked.binds()})
    by = _by(view, asked, seq, [row.dyad for row in rows]) if asked.split else {}
    return Ranking(_told(view, seq, rows), rows[0].total if rows else 0, by)


def dyad(view: View, filter: EventFilter, seq: int, pair: str) -> Dyad:
    """What is known of one pair under a filter, as of a sequence number."""
    now = seq == view.state.seq
    statement = view.reader.statements.of(("dyad", now, filter.shape()), lambda: _one(filter, now))
    rows = statement.rows(view.connection, {"seq": seq, "pair": pair, **filter.binds()})
    return _told(view, seq, rows)[0] if rows else Dyad(pair)


def _told(view: View, seq: int, rows: Sequence[Any]) -> list[Dyad]:
    known = bodies(view, seq, {key for row in rows for key in (row.first, row.last) if key is not None})
    return [
        Dyad(row.dyad, row.events, row.forth, row.back, row.mutual, known.get(row.first), known.get(row.last))
        for row in rows
    ]


def _ranked(asked: Pairing, now: bool) -> sa.Select[Any]:
    """The total comes with each row, so that pairs are grouped once."""
    grouped = _grouped(asked, now)
    if asked.partner is not None:
        grouped = grouped.where(_with(slots(asked.partner, _slots("with"))))
    if asked.dyad is not None:
        grouped = grouped.where(link.c.dyad.in_(slots(asked.dyad.pairs, _slots("pair"))))
    pairs = grouped.subquery()
    order = [pairs.c[name].desc().nulls_last() for name in ORDERS[asked.sort]]
    query: sa.Select[Any] = sa.select(pairs, sa.func.count().over().label("total"))
    return query.order_by(*order, pairs.c.dyad).limit(sa.bindparam("most", type_=sa.Integer))


def _one(filter: EventFilter, now: bool) -> sa.Select[Any]:
    return _grouped(filter, now).where(link.c.dyad == sa.bindparam("pair", type_=sa.Text))


def _grouped(filter: EventFilter, now: bool) -> sa.Select[Any]:
    """One row for each pair on opposite sides of a matching event."""
    dated = sa.case((link.c.sort_key >= DATED_FROM, link.c.sort_key))
    query: sa.Select[Any] = sa.select(
        link.c.dyad,
        sa.func.count().label("events"),
        *(sa.func.count(sa.case((_goes(way), 1))).label(name) for name, way in WAYS.items()),
        sa.func.min(dated).label("first"),
        sa.func.max(dated).label("last"),
    )
    return _linked(query, filter, now).group_by(link.c.dyad)


def _linked(query: sa.Select[Any], filter: EventFilter, now: bool) -> sa.Select[Any]:
    """The query over the links of matching events; where all match, the links alone are read."""
    if now and not filter.shape():
        return query.where(link.c.live == sa.literal_column("1", sa.Integer))
    version = matched(filter, now, "id")
    return query.join_from(version, link, link.c.version_id == version.c.id)


def _goes(way: int) -> sa.ColumnElement[bool]:
    zero = sa.literal_column("0", sa.Integer)
    return link.c.ways.bitwise_and(sa.literal_column(str(way), sa.Integer)) != zero


def _with(partners: Parties) -> sa.ColumnElement[bool]:
    """The condition that a pair has one of the actors, and none of the excluded."""
    bars: sa.ColumnElement[str] = sa.literal_column("'|'", sa.Text)
    pair = bars + link.c.dyad + bars

    def without(code: Any) -> sa.ColumnElement[str]:
        return sa.func.replace(pair, bars + sa.type_coerce(code, sa.Text) + bars, "")

    within = [without(code) != pair for code in partners.include]
    return sa.and_(
        *([sa.or_(*within)] if within else ()), *(without(code) == pair for code in partners.exclude)
    )


def _binds(asked: Pairing) -> dict[str, Leaf]:
    partners = zip(_slots("with"), leaves(asked.partner), strict=False)
    pairs = zip(_slots("pair"), leaves(asked.dyad), strict=False)
    return {"most": asked.limit, **dict(partners), **dict(pairs)}


def _slots(name: str) -> Iterator[str]:
    return (f"{name}_{number}" for number in count())


def _by(view: View, asked: Pairing, seq: int, pairs: Sequence[str]) -> Mapping[str, Mapping[str | None, int]]:
    """For each of some pairs, how many events have which value of the split."""
    field, now = asked.split or "", seq == view.state.seq
    version = matched(asked, now, "id", field)
    value = version.c[field]
    query = (
        sa.select(link.c.dyad, value.label("value"), sa.func.count().label("events"))
        .join_from(version, link, link.c.version_id == version.c.id)
        .where(link.c.dyad.in_(pairs))
        .group_by(link.c.dyad, value)
    )
    found: dict[str, dict[str | None, int]] = defaultdict(dict)
    for row in view.connection.execute(query, {"seq": seq, **asked.binds()}):
        found[row.dyad][row.value] = row.events
    return found
