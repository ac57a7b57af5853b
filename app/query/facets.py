"""Facets: how many of the matching events have each value of a field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import sqlalchemy as sa

from app.filters.aggregates import Faceting
from app.filters.event_filter import EventFilter
from app.query.reader import View
from app.query.standing import Standing
from app.query.timeline import count
from app.tables import GRAINS, ROLES, event_actor, event_report

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

    def joined(self, event: sa.FromClause, exact: bool) -> sa.ColumnElement[bool]:
        """The condition that a row of links gives a value to a matching version; `exact`: by itself."""
        table = self.value.table.c
        linked = [table.version_id == event.c.version_id, self.value.is_not(None)]
        if self.roles:
            played = table["own" if exact else "roles"].bitwise_and(
                sa.literal_column(str(self.roles), sa.Integer)
            )
            linked.append(played != sa.literal_column("0", sa.Integer))
        return sa.and_(*linked)


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
    total = count(view, asked, seq)
    return Facets(total, {field: _facet(view, asked, seq, field, total) for field in asked.fields})


def selected(filter: EventFilter, field: str) -> tuple[str, ...]:
    """The values of a field that its filter includes."""
    return tuple(word for word in words(filter, field) if not word.startswith("-"))


def words(filter: EventFilter, field: str) -> Sequence[str]:
    """The values that a field's filter includes, and with a `-` those that it excludes."""
    given = getattr(filter, field)
    return given.echo() if given else ()


def _facet(view: View, asked: Faceting, seq: int, field: str, total: int) -> Facet:
    filter: EventFilter = asked
    if asked.facet_mode == "disjunctive" and getattr(asked, field) is not None:
        filter = asked.without(field)
        total = count(view, filter, seq)
    counts = values(view, filter, seq, field)
    missing = counts.pop(None, 0)
    buckets = _told(counts, asked, selected(asked, field))
    other = sum(counts.values()) - sum(events for _, events in buckets)
    return Facet(buckets, len(counts), other, missing, total)


def _told(counts: Mapping[Any, int], asked: Faceting, chosen: Iterable[str]) -> list[tuple[str, int]]:
    """The first `size` values in the order asked for, and the selected ones wherever they stand."""

    def order(value: str) -> tuple[int, str]:
        return (-counts.get(value, 0) if asked.facet_sort == "count" else 0, value)

    first = sorted(counts, key=order)[: asked.size]
    return [(value, counts.get(value, 0)) for value in sorted({*first, *chosen}, key=order)]


def values(view: View, filter: EventFilter, seq: int, field: str) -> dict[str | None, int]:
    """How many events have each value of a field; None: how many have none."""
    events = Standing(view, filter, seq)
    exact = filter.actor_scope == "exact"
    write = _of_column if field in COLUMNS else partial(_of_link, exact=exact)
    rows = events.read(("facet", field, exact), lambda: write(events, field))
    found = {row.value: row.events for row in rows if row.events}
    return {GRAINS[rank]: events for rank, events in found.items()} if field == "precision" else found


def _of_column(events: Standing, field: str) -> sa.Select[Any]:
    value = events.rows(COLUMNS[field]).c[COLUMNS[field]]
    return sa.select(value.label("value"), sa.func.count().label("events")).group_by(value)


def _of_link(events: Standing, field: str, exact: bool) -> sa.Select[Any]:
    """Versions are counted, not links: several articles of one publisher may tell an event."""
    link, event = LINKS[field], events.rows()
    linked = event.join(link.value.table, link.joined(event, exact))
    counted = sa.func.count(event.c.version_id.distinct()).label("events")
    found = sa.select(link.value.label("value"), counted).select_from(linked).group_by(link.value)
    without = ~sa.exists().where(link.joined(event, exact))
    missing = sa.select(sa.null().label("value"), sa.func.count().label("events")).select_from(event)
    return sa.select(sa.union_all(found, missing.where(without)).subquery())
