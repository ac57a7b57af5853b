"""Places found by name, the greater first among those of one name."""

from collections.abc import Iterator
from functools import cache

from app import codebook
from app.codebook.entries import PlaceEntry
from app.gazetteer.index import Index, Kind, Named

WEIGHTS = {"capital": 0, "city": 1, "region": 2, "sea": 3, "town": 4, "site": 5}


@cache
def index() -> Index[PlaceEntry]:
    """The index of all places of the codebook, built once a process."""
    places = codebook.load().places.values()
    return Index([Named(place, tuple(_names(place)), WEIGHTS[place.kind]) for place in places])


def _names(place: PlaceEntry) -> Iterator[tuple[Kind, str]]:
    yield "name", place.name
    yield "code", place.id
    yield from (("alias", name) for name in place.aliases)
