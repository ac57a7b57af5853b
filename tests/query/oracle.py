"""Oracle: which events a query means and in which order, found by looking at each of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from tests.query.meanings import FILTERS, SCOPED, kilometres
from tests.query.spoken import Query, relevance
from tests.timeline import Body

# Parameters that mean nothing without each other; what is asked of one part is independent of the others.
PARTS = (
    ("from", "to", "on", "datetime", "date_match", "undated"),
    ("reported_from", "reported_to"),
    ("lat", "lon", "radius_km"),
)


class Oracle:
    """Answers queries about some events; what each part of a query matches is kept."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        self.bodies = bodies
        self.mask = cache(self._mask)

    def matching(self, query: Query) -> list[Body]:
        """The events that a query means, as they were given."""
        mask = (1 << len(self.bodies)) - 1
        for part in parts({"status": "active", **query}):
            mask &= self.mask(part)
        return [body for number, body in enumerate(self.bodies) if mask >> number & 1]

    def ids(self, query: Query, sort: str = "-date") -> list[str]:
        """The ids of the events that a query means, in an order."""
        key = ORDERS[sort.removeprefix("-")]
        found = sorted(self.matching(query), key=lambda body: (key(body, query), _tie(body)))
        falling = sort.startswith("-") != (sort.removeprefix("-") == "relevance")  # the best comes first
        return [body["id"] for body in (found[::-1] if falling else found)]

    def _mask(self, part: tuple[tuple[str, str], ...]) -> int:
        asked = dict(part)
        return sum(1 << n for n, body in enumerate(self.bodies) if all(_told(body, asked)))


def parts(query: Query) -> Iterator[tuple[tuple[str, str], ...]]:
    """A query cut into parts that are independent of each other."""
    left = dict(query)
    scope = {"actor_scope": left.pop("actor_scope")} if "actor_scope" in left else {}
    for names in PARTS:
        if part := {name: left.pop(name) for name in names if name in left}:
            yield tuple(part.items())
    for name, value in left.items():
        yield tuple(({name: value} | (scope if name in SCOPED else {})).items())


def _told(body: Body, asked: Query) -> Iterator[bool]:
    return (FILTERS[name](body, value, asked) for name, value in asked.items() if name in FILTERS)


def _tie(body: Body) -> tuple[str, str]:
    return body["date"]["start"] or "", body["id"]


ORDERS: Mapping[str, Callable[[Body, Query], Any]] = {
    "date": lambda body, query: 0,
    "reported": lambda body, query: (body["corroboration"]["last_reported_at"] or "")[:10],
    "created": lambda body, query: body["id"],
    "updated": lambda body, query: body["seq"],
    "confidence": lambda body, query: body["confidence"],
    "corroboration": lambda body, query: body["corroboration"]["publishers"],
    "distance": lambda body, query: round(kilometres(body, query), 6),
    "relevance": relevance,
}
