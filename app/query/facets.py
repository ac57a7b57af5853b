"""Facets: how many of the matching events have each value of a field."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.filters.aggregates import Faceting
from app.filters.codes import plain
from app.filters.event_filter import EventFilter
from app.query.counts import count
from app.query.leads import ONE, ZERO
from app.query.legs import Leg
from app.query.reader import View
from app.query.standing import Standing
from app.query.straight import Straight
from app.tables import GRAINS, ROLES, event_actor, event_report

MANY = 2000  # events from which on ranges of an index are counted faster than events are sorted
TAKING_PART = sum(bit for role, bit in ROLES.items() if role != "attributed")
COLUMNS = {
    "type": "type",
    "family": "family",
    "modality": "modality",
    "country": "country",
    "place": "place_id",
    "precision": "grain",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A field of many values: the column that holds them in a table of links, and the roles that count."""

    value: sa.Column[Any]
    roles: int = 0

    @property
    def table(self) -> Any:
        """The table of links."""
        return self.value.table

    def counting(self, exact: bool) -> list[sa.ColumnElement[bool]]:
        """The conditions that a link tells a value; `exact`: of an actor itself, not of a part of it."""
        told: list[sa.ColumnElement[bool]] = [self.value.is_not(None)]
        if self.roles:
            played = self.table.c["own" if exact else "roles"]
            told.append(played.bitwise_and(sa.literal_column(str(self.roles), sa.Integer)) != ZERO)
        return told

    @property
    def events(self) -> sa.ColumnElement[int]:
        """How many events a group of links is of: several articles of one publisher may tell an event."""
        return sa.func.count() if self.roles else sa.func.count(self.table.c.version_id.distinct())


LINKS = {
    "actor": Link(event_actor.c.actor_id, TAKING_PART),
    "source_actor": Link(event_actor.c.actor_id, ROLES["source"]),
    "target_actor": Link(event_actor.c.actor_id, ROLES["target"]),
    "mediator": Link(event_actor.c.actor_id, ROLES["mediator"]),
    "attributed_to": Link(event_actor.c.actor_id, ROLES["attributed"]),
    "publisher": Link(event_report.c.publisher),
    "language": Link(event_report.c.language),
}


@dataclass(frozen=True, slots=True)
class Facet:
    """The values told, with their counts; `other` sums those of the `distinct` values that are not told.

    `total` events were counted, more than match where a facet ignores its own filter; `missing` of them have
    no value. An event of several values counts once for each.
    """

    buckets: Sequence[tuple[str, int]]
    distinct: int
    other: int
    missing: int
    total: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The number of events that match, and the facets by field."""

    total: int
    fields: Mapping[str, Facet]


def facets(view: View, asked: Faceting, seq: int) -> Facets:
    """The facets asked for, as of a sequence number."""
    totals: dict[str, int] = {}
    cheapest_first = sorted(asked.fields, key=lambda field: field not in COLUMNS)
    found = {field: _facet(view, asked, seq, field, totals) for field in cheapest_first}
    total = totals[""] if "" in totals else count(view, asked, seq)
    return Facets(total, {field: found[field] for field in asked.fields})


def selected(filter: EventFilter, field: str) -> tuple[str, ...]:
    """The values of a field that its filter includes."""
    return tuple(plain(word) for word in words(filter, field) if not word.startswith("-"))


def words(filter: EventFilter, field: str) -> Sequence[str]:
    """The values that a field's filter includes, and with a `-` those that it excludes."""
    given = getattr(filter, field)
    return given.echo() if given else ()


def _facet(view: View, asked: Faceting, seq: int, field: str, totals: dict[str, int]) -> Facet:
    """A facet; `totals` are known numbers of events, by the field whose filter was ignored (empty: none)."""
    own = field if asked.facet_mode == "disjunctive" and getattr(asked, field) is not None else ""
    filter: EventFilter = asked.without(field) if own else asked
    counts = values(view, filter, seq, field)
    if own not in totals:
        totals[own] = sum(counts.values()) if field in COLUMNS else count(view, filter, seq)
    missing = counts.pop(None, 0)
    buckets = _told(counts, asked, selected(asked, field))
    other = sum(counts.values()) - sum(events for _, events in buckets)
    return Facet(buckets, len(counts), other, missing, totals[own])


def _told(counts: Mapping[Any, int], asked: Faceting, chosen: Iterable[str]) -> list[tuple[str, int]]:
    """The first `size` values in the order asked for, and the selected ones wherever they stand."""

    def order(value: str) -> tuple[int, str]:
        return (-counts.get(value, 0) if asked.facet_sort == "count" else 0, value)

    first = sorted(counts, key=order)[: asked.size]
    return [(value, counts.get(value, 0)) for value in sorted({*first, *chosen}, key=order)]


def values(view: View, filter: EventFilter, seq: int, field: str) -> dict[str | None, int]:
    """How many events have each value of a field; None: how many have none."""
    events = Standing(view, filter, seq)
    exact, straight = filter.actor_scope == "exact", None
    if field in COLUMNS and count(view, filter, seq, MANY) == MANY:
        straight = events.straight()
    kind = ("facet", field, exact, straight is not None)
    if field in COLUMNS:
        rows = events.read(kind, lambda: _of_column(events, field, straight))
    else:
        rows = events.read(kind, lambda: _of_link(events, field, exact))
    found: dict[Any, int] = Counter()
    for row in rows:
        found[row.value] += row.events
    found = {value: events for value, events in found.items() if events}
    return {GRAINS[rank]: events for rank, events in found.items()} if field == "precision" else found


def _of_column(events: Standing, field: str, straight: Straight | None) -> sa.Select[Any]:
    counted = straight.by_value(COLUMNS[field]) if straight else None
    if straight is None or counted is None:
        return _grouped(events, field, None)
    if not straight.others:
        return counted
    return sa.select(sa.union_all(counted, _grouped(events, field, straight.others)).subquery("counts"))


def _grouped(events: Standing, field: str, of: Sequence[Leg] | None) -> sa.Select[Any]:
    value = events.rows(COLUMNS[field], of=of).c[COLUMNS[field]]
    return sa.select(value.label("value"), sa.func.count().label("events")).group_by(value)


def _of_link(events: Standing, field: str, exact: bool) -> sa.Select[Any]:
    """Counts by value, and of events without any; where all events match, the links alone are grouped."""
    link, event = LINKS[field], events.rows()
    mine = link.table.c.version_id == event.c.version_id
    told = link.counting(exact)
    counted = sa.select(link.value.label("value"), link.events.label("events")).where(*told)
    if events.everything:
        counted = counted.where(link.table.c.live == ONE)
    else:
        counted = counted.join_from(event, link.table, mine)
    missing = sa.select(sa.null().label("value"), sa.func.count().label("events")).select_from(event)
    without = missing.where(~sa.exists().where(mine, *told))
    return sa.select(sa.union_all(counted.group_by(link.value), without).subquery("counts"))
