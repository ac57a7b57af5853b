"""Named places -> their codes: place names and ids, first-level regions of countries, parts of the world."""

from collections.abc import Iterable, Mapping
from functools import cache

from app import codebook
from app.codebook import regions
from app.events.words import folded
from app.filters.faults import alike, wrong


def place(name: str) -> tuple[str, ...]:
    """The ids of the places that an id, name or alias stands for; an unknown one is refused."""
    return _known(name, _places(), "the id or name of a place")


def admin1(name: str) -> tuple[str, ...]:
    """The first-level regions of countries that a name stands for, as events spell them."""
    return _known(name, _provinces(), "a first-level region of a country")


def region(name: str) -> tuple[str, ...]:
    """The countries of a part of the world, by id, name, alias or UN M49 code."""
    found = regions.named(name)
    if found is None:
        names = [each for entry in regions.entries().values() for each in (entry.id, entry.name)]
        raise wrong(name, "a part of the world", "unknown_place", suggestions=alike(name, names))
    return tuple(sorted(found.countries))


def _known(name: str, known: Mapping[str, tuple[str, ...]], noun: str) -> tuple[str, ...]:
    codes = known.get(_key(name))
    if not codes:
        raise wrong(name, noun, "unknown_place", suggestions=alike(name, known))
    return codes


@cache
def _places() -> Mapping[str, tuple[str, ...]]:
    entries = codebook.load().places.values()
    return _index((name, e.id) for e in entries for name in (e.id, e.name, *e.aliases))


@cache
def _provinces() -> Mapping[str, tuple[str, ...]]:
    return _index((e.admin1, e.admin1) for e in codebook.load().places.values() if e.admin1)


def _index(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, code in pairs:
        found.setdefault(_key(name), {})[code] = None
    return {name: tuple(codes) for name, codes in found.items()}


def _key(name: str) -> str:
    return " ".join(folded(name))
