"""Addresses of lists: the filters of a request, with one value selected more or less."""

from collections.abc import Iterable

from starlette.requests import Request

from app.filters import reading
from app.filters.codes import literal
from app.filters.event_filter import EventFilter
from app.filters.who import SCOPED
from app.query.facets import selected, words
from app.routes.addresses import encoded, here, with_query

LIST = "/events"


def filters(request: Request, *but: str) -> list[tuple[str, str]]:
    """The request's filters by their own names, but for some."""
    known = reading.parameters(EventFilter).keys() - set(but)
    pairs = ((reading.ALIASES.get(name, name), value) for name, value in request.query_params.multi_items())
    return [(name, value) for name, value in pairs if name in known and value]


def listed(pairs: Iterable[tuple[str, str]]) -> str:
    """The list of some filters; a scope of actors that would stand there idle is left out."""
    found = list(pairs)
    if not any(name in SCOPED for name, _ in found):
        found = [pair for pair in found if pair[0] != "actor_scope"]
    return with_query(LIST, encoded(found))


def links(request: Request) -> dict[str, str]:
    """Where an aggregate stands, and the list of the events that it counts."""
    return {"self": here(request), "events": listed(filters(request))}


class Selecting:
    """The lists that come of selecting one more value of a field, or of selecting one no longer."""

    def __init__(self, request: Request, filter: EventFilter, field: str) -> None:
        given = words(filter, field)
        self.chosen = selected(filter, field)
        self._excluded = [word[1:] for word in given if word.startswith("-")]
        self._others = filters(request, field)
        self._field = field

    def url(self, value: str) -> str:
        """The list with the value if it is not selected, without it if it is."""
        others = [each for each in self.chosen if each != value]
        include = others if value in self.chosen else [*others, value]
        without = [f"-{each}".replace(",", "\\,") for each in self._excluded if each != value]
        asked = [*map(literal, include), *without]
        chosen = [(self._field, ",".join(asked))] if asked else []
        return listed([*self._others, *chosen])
