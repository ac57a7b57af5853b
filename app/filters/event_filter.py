"""EventFilter: every filter there is, each declared once, with its SQL, its documentation and its echo."""

from collections.abc import Hashable, Iterator
from functools import cached_property
from hashlib import sha256
from itertools import count
from typing import Any, Self

from pydantic import ConfigDict

from app.filters.dates import iso
from app.filters.period import Undated, meeting
from app.filters.record import Record
from app.filters.telling import REPORTED, Telling
from app.filters.what import What
from app.filters.when import When
from app.filters.where import Clause, Leaf, Where, leaves, shape, slots
from app.filters.whereabouts import AROUND, Whereabouts
from app.filters.who import Who

KEPT = ("period", "_given", "_echo", "_shape", "_binds", "_dateless", "_key")  # made once for a reading
BOUNDS = ("from_", "to", "on", "datetime_")


class EventFilter(Record, Telling, Whereabouts, Who, What, When):
    """Which events: filters combine with AND, the values of one filter with OR."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def interval(self) -> tuple[str | None, str | None] | None:
        """The first and the last ISO day asked for (None: open end); None when no date bound is given."""
        period = self.period
        if period is None or period.first is period.last is None:
            return None
        days = (period.first, period.last)
        return iso(days[0]) if days[0] else None, iso(days[1]) if days[1] else None

    @property
    def drops_undated(self) -> bool:
        """Whether events are left out for want of a date."""
        return self.period is not None and self.period.undated is Undated.EXCLUDE

    def without(self, *names: str) -> Self:
        """The same filter without some of its fields."""
        return self.having(**dict.fromkeys(names))

    def dateless(self) -> Self:
        """The same filter for events that have no date."""
        return self._dateless

    def having(self, **changed: Any) -> Self:
        """The same filter with other values in some of its fields."""
        fresh = self.model_copy(update=changed)
        for kept in KEPT:
            fresh.__dict__.pop(kept, None)
        return fresh

    def echo(self) -> dict[str, Any]:
        """The query as it was understood, by parameter: codes for names, days for relative dates."""
        return self._echo

    def given(self) -> frozenset[str]:
        """The names of the filters that the query gives."""
        return frozenset(name for name, _, _ in self._given)

    def key(self) -> Hashable:
        """What tells this filter from all others."""
        return self._key

    def shape(self) -> tuple[Any, ...]:
        """What the SQL depends on: which filters are given, and the shape of their values."""
        return self._shape

    def clauses(self, *known: str) -> list[Clause]:
        """The conditions on event_version, with the bind parameters of `binds`; not those known to hold."""
        return [
            where.clause(slots(value, _slot_names(name)))
            for name, value, where in self._given
            if name not in known
        ]

    def slot(self, name: str) -> Any:
        """The value of one filter with its bind parameters, for a query led by it; None when not given."""
        value = getattr(self, name)
        return None if value is None else slots(value, _slot_names(name))

    def binds(self) -> dict[str, Leaf]:
        """The value of each bind parameter of `clauses` and `slot`."""
        return self._binds

    # A reading of a query string is kept and asked by every request that repeats it.

    @cached_property
    def _given(self) -> tuple[tuple[str, Any, Where], ...]:
        wanted = self.model_fields_set | TOGETHER.keys()
        found = ((name, getattr(self, name), where) for name, where in FILTERS.items() if name in wanted)
        return tuple(each for each in found if each[1] is not None)

    @cached_property
    def _echo(self) -> dict[str, Any]:
        wanted = self.model_fields_set
        given = ((name, getattr(self, name)) for name in EventFilter.model_fields if name in wanted)
        told = {
            PARAMETERS[name]: value.echo() if hasattr(value, "echo") else value
            for name, value in given
            if value is not None
        }
        return told | ({"date_match": self.date_match or "overlaps"} if self.interval else {})

    @cached_property
    def _key(self) -> Hashable:
        return sha256(repr((self._shape, tuple(self._binds.values()))).encode()).digest()

    @cached_property
    def _dateless(self) -> Self:
        return self.having(**dict.fromkeys(BOUNDS), undated="only")

    @cached_property
    def _shape(self) -> tuple[Any, ...]:
        return tuple((name, shape(value)) for name, value, _ in self._given)

    @cached_property
    def _binds(self) -> dict[str, Leaf]:
        return {
            f"{name}_{number}": leaf
            for name, value, _ in self._given
            for number, leaf in enumerate(leaves(value))
        }


def _slot_names(field: str) -> Iterator[str]:
    return (f"{field}_{number}" for number in count())


PARAMETERS: dict[str, str] = {name: field.alias or name for name, field in EventFilter.model_fields.items()}

# Some parameters make one condition together: the date bounds, the days of publication, a circle.
TOGETHER = {"period": Where(meeting), "reported": REPORTED, "circle": AROUND}

FILTERS: dict[str, Where] = TOGETHER | {
    name: mark
    for name, field in EventFilter.model_fields.items()
    for mark in field.metadata
    if isinstance(mark, Where)
}
