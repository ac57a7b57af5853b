"""Orders: what a list can be sorted by, each with the key that tells every event from the next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.filters.geography import kilometres
from app.tables import event_version as version

END = 1 << 62
MANY = 2**31 - 1
WEIGHT = sa.literal_column("10", sa.Integer)
Key = tuple[int | float | str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """A sort key as columns, what lies before and behind every key, and the index that holds it.

    Without an index all matches are sorted.
    """

    columns: Callable[[EventFilter], tuple[sa.ColumnElement[Any], ...]]
    lowest: Key
    highest: Key
    index: str | None = None


def _stored(*names: str) -> Callable[[EventFilter], tuple[sa.ColumnElement[Any], ...]]:
    return lambda filter: tuple(version.c[name] for name in names)


def _distance(filter: EventFilter) -> tuple[sa.ColumnElement[Any], ...]:
    return (kilometres(filter.slot("circle")), version.c.sort_key)


def _relevance(filter: EventFilter) -> tuple[sa.ColumnElement[Any], ...]:
    """How often the words asked for stand in an event's texts; in its title once counts as ten times.

    The best match comes first, and the newest of equals, as the nearest does.
    """
    terms = [term for group in filter.slot("q").groups for term in group if not term.denied]
    blank = sa.literal_column("' '", sa.Text)
    title = blank + sa.func.lower(version.c.title) + blank
    counts = [_times(version.c.search_text, term.needle) for term in terms]
    counts += [WEIGHT * _times(title, term.needle) for term in terms]
    return (-sum(counts, start=sa.literal_column("0", sa.Integer)), -version.c.sort_key)


def _times(text: Any, needle: Any) -> Any:
    rest = sa.func.length(sa.func.replace(text, needle, sa.literal_column("''", sa.Text)))
    return (sa.func.length(text) - rest) / sa.func.length(needle)


ORDERS: Mapping[str, Order] = {
    "date": Order(_stored("sort_key"), (-1,), (END,), "ix_live"),
    "reported": Order(_stored("reported_last", "sort_key"), (-1, -1), (MANY, END), "ix_live_reported"),
    "created": Order(_stored("event_id"), ("",), ("evu",), "ix_live_event"),
    "updated": Order(_stored("id"), (-1,), (END,), ""),
    "confidence": Order(_stored("confidence", "sort_key"), (-1.0, -1), (2.0, END), "ix_live_confidence"),
    "corroboration": Order(_stored("publishers", "sort_key"), (-1, -1), (MANY, END), "ix_live_publishers"),
    "distance": Order(_distance, (-1.0, -1), (1e9, END)),
    "relevance": Order(_relevance, (-MANY, -END), (1, 1)),
}
