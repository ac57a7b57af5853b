"""EventType, ActorEntry, Leader, PlaceEntry: one row of a codebook file each."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

ActorKind = Literal["state", "territory", "body", "group", "party", "bloc", "role"]
PlaceKind = Literal["capital", "city", "town", "region", "site", "sea"]


@dataclass(frozen=True, slots=True)
class EventType:
    """One code of the vocabulary: what counts, what signals it, sentences that are and are not coded so."""

    id: str
    label: str
    family: str
    cameo: str
    plover: str
    means: str
    sides: Literal["one", "two", "speech", "deed"] = "one"
    grid: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    voiced: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A party that can act: its code (ISO 3166-1 alpha-3 for states), kind, names, and what stands for it."""

    code: str
    kind: ActorKind
    country: str | None
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    iso2: str | None = None


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who acts for an actor while in office, `since` to `until` (None: open on that side)."""

    name: str
    code: str
    office: str
    since: date | None
    until: date | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place with its country (None for seas), first-level region, WGS84 degrees and kind."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    kind: PlaceKind
    aliases: tuple[str, ...] = ()
