"""Codebook: the checked, frozen whole of the data files, and the look-ups that the road needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.codebook.entries import ActorEntry, EventType, Leader, PlaceEntry
from app.codebook.lexicon import Lexicon


@dataclass(frozen=True)
class Codebook:
    """Event types, lexicon, actors, leaders and places, with a version that events record."""

    version: str
    types: Mapping[str, EventType]
    lexicon: Lexicon
    actors: Mapping[str, ActorEntry]
    leaders: tuple[Leader, ...]
    places: Mapping[str, PlaceEntry]
    roles: Mapping[str, str]
    heads: Mapping[str, str]

    def resolve(self, name: str) -> tuple[str, ...]:
        """A name, alias, adjective, seat, leader or code, in any case -> actor codes; () for none."""
        wanted = name.strip().casefold()
        if (code := wanted.upper()) in self.actors:
            return (code,)
        return self._names.get(wanted) or self._iso2.get(wanted, ())

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name that `resolve` knows, casefolded: what suggestions are drawn from."""
        return tuple(self._names)

    @cached_property
    def _iso2(self) -> Mapping[str, tuple[str, ...]]:
        """ISO 3166-1 alpha-2 codes; a name comes first ("AU" is the African Union)."""
        return {entry.iso2.casefold(): (entry.code,) for entry in self.actors.values() if entry.iso2}

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.actors.values():
            for name in all_names(entry):
                found.setdefault(name.casefold(), (entry.code,))
        for leader in self.leaders:
            for name in (leader.name, *leader.aliases):
                codes = found.get(name.casefold(), ())
                found[name.casefold()] = codes if leader.code in codes else (*codes, leader.code)
        return found


def all_names(entry: ActorEntry) -> tuple[str, ...]:
    """Every string that stands for the actor: code, name, aliases, adjectives, capital, metonyms."""
    own = (
        entry.code,
        entry.name,
        *entry.aliases,
        *entry.adjectives,
        *entry.capital,
        *entry.metonyms,
    )
    return tuple(name for name in own if name)
