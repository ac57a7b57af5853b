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
from app.query.leads import ONE, ZERO
from app.query.reader import View
from app.query.standing import DAY, Standing
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
    events = Standing(view, asked, seq)
    kind = ("dyads", asked.sort, shape_of(asked.partner), asked.actor_scope)
    rows = events.read(kind, lambda: _ranked(events, asked), _binds(asked))
    by = _by(events, asked.split, [row.dyad for row in rows]) if asked.split else {}
    return Ranking(_told(events, rows), rows[0].total if rows else 0, by)


def dyad(view: View, filter: EventFilter, seq: int, pair: str) -> Dyad:
    """What is known of one pair under a filter, as of a sequence number."""
    events = Standing(view, filter, seq)
    rows = events.read(("dyad", filter.actor_scope), lambda: _one(events), {"pair": pair})
    return _told(events, rows)[0] if rows else Dyad(pair)


def _told(events: Standing, rows: Sequence[Any]) -> list[Dyad]:
    known = events.bodies({key for row in rows for key in (row.first, row.last) if key is not None})
    return [
        Dyad(row.dyad, row.events, row.forth, row.back, row.mutual, known.get(row.first), known.get(row.last))
        for row in rows
    ]


def _ranked(events: Standing, asked: Pairing) -> sa.Select[Any]:
    """The total comes with each row, so that pairs are grouped once."""
    grouped = _grouped(events)
    if asked.partner is not None:
        grouped = grouped.where(_with(slots(asked.partner, _slots("with"))))
    if asked.dyad is not None:
        grouped = grouped.where(link.c.dyad.in_(slots(asked.dyad.pairs, _slots("pair"))))
    pairs = grouped.subquery("pairs")
    order = [pairs.c[name].desc().nulls_last() for name in ORDERS[asked.sort]]
    query: sa.Select[Any] = sa.select(pairs, sa.func.count().over().label("total"))
    return query.order_by(*order, pairs.c.dyad).limit(sa.bindparam("most", type_=sa.Integer))


def _one(events: Standing) -> sa.Select[Any]:
    return _grouped(events).where(link.c.dyad == sa.bindparam("pair", type_=sa.Text))


def _grouped(events: Standing) -> sa.Select[Any]:
    """One row for each pair on opposite sides of a matching event."""
    dated = sa.case((link.c.sort_key >= DAY, link.c.sort_key))
    query: sa.Select[Any] = sa.select(
        link.c.dyad,
        sa.func.count().label("events"),
        *(sa.func.count(sa.case((_goes(way), 1))).label(name) for name, way in WAYS.items()),
        sa.func.min(dated).label("first"),
        sa.func.max(dated).label("last"),
    )
    own = [link.c.own != ZERO] if events.filter.actor_scope == "exact" else []
    return _linked(query, events).where(*own).group_by(link.c.dyad)


def _linked(query: sa.Select[Any], events: Standing) -> sa.Select[Any]:
    """The query over the links of matching events; where all match, the links alone are read."""
    if events.everything:
        return query.where(link.c.live == ONE)
    event = events.rows()
    return query.join_from(event, link, link.c.version_id == event.c.version_id)


def _goes(way: int) -> sa.ColumnElement[bool]:
    return link.c.ways.bitwise_and(sa.literal_column(str(way), sa.Integer)) != ZERO


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


def _by(events: Standing, field: str, pairs: Sequence[str]) -> Mapping[str, Mapping[str | None, int]]:
    """For each of some pairs, how many events have which value of the split."""
    event = events.rows(field)
    value = event.c[field]
    query = (
        sa.select(link.c.dyad, value.label("value"), sa.func.count().label("events"))
        .join_from(event, link, link.c.version_id == event.c.version_id)
        .where(link.c.dyad.in_(pairs))
        .group_by(link.c.dyad, value)
    )
    found: dict[str, dict[str | None, int]] = defaultdict(dict)
    for row in events.view.connection.execute(query, events.binds()):
        found[row.dyad][row.value] = row.events
    return found
