"""Event: one happening as the coder read it; the value that every later stage passes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from app.mentions.mention import Basis

Modality = Literal["occurred", "claimed", "planned", "hypothetical", "denied"]
Role = Literal["source", "target", "mediator", "host", "participant"]
Precision = Literal["minute", "hour", "day", "week", "month", "quarter", "year", "decade", "unknown"]
PlacePrecision = Literal["site", "city", "region", "country", "sea"]
Bound = Literal["at_least", "at_most", "about"]
COARSE = ("month", "quarter", "year", "decade")


@dataclass(frozen=True, slots=True)
class EventDate:
    """The inclusive days on which an event may have happened (point) or did last (span); None: undated."""

    first: date | None = None
    last: date | None = None
    precision: Precision = "unknown"
    extent: Literal["point", "span"] = "point"
    basis: Basis = "none"
    text: str | None = None
    start_at: datetime | None = None
    end_at: datetime | None = None

    @property
    def edtf(self) -> str | None:
        """The date in EDTF (ISO 8601-2), as short as it is exact: 2022, 2022-02, 2025-04-19/2025-04-20."""
        if self.first is None or self.last is None:
            return None
        if self.precision in COARSE and _whole_years(self.first, self.last):
            return _pair(self.first.isoformat()[:4], self.last.isoformat()[:4])
        if self.precision in COARSE and _whole_months(self.first, self.last):
            return _pair(self.first.isoformat()[:7], self.last.isoformat()[:7])
        return _pair(self.first.isoformat(), self.last.isoformat())


def _pair(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _whole_years(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and date.fromordinal(last.toordinal() + 1).day == 1


@dataclass(frozen=True, slots=True)
class Actor:
    """A party to an event: its code, the part it plays, and the words that named it."""

    id: str
    role: Role
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened: the name, its country and a point no finer than the text supports."""

    name: str
    country: str | None = None
    id: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "city"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that tells an event: [start, end) in characters of the article's stored title or text."""

    part: Literal["title", "text"]
    start: int
    end: int
    quote: str
    date_quote: str | None = None
    supports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One dated happening with its evidence, as coded from one article or merged from several."""

    type: str
    modality: Modality
    date: EventDate
    actors: tuple[Actor, ...] = ()
    place: Place | None = None
    attributed_to: tuple[str, ...] = ()
    quantities: Mapping[str, int] = field(default_factory=dict)
    bounds: Mapping[str, Bound] = field(default_factory=dict)
    confidence: float = 0.5
    evidence: tuple[Evidence, ...] = ()
    rule: str = ""

    def by_role(self, *roles: Role) -> tuple[str, ...]:
        """The ids of the actors in any of the roles, in the order told."""
        return tuple([actor.id for actor in self.actors if actor.role in roles])
