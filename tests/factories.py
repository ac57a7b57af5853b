"""Articles and events with defaults, for tests to vary."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.codebook.entries import ActorEntry, EventType
from app.events.event import Actor, Event, EventDate, Evidence, Place
from app.text import Article

TEXT = "Norland declared a truce with Sudmark on Monday. The river bridges reopened the same evening."
TYPES = {
    "truce_declared": ("truce", "0871", "CONCEDE"),
    "truce_ended": ("truce", "164", "REJECT"),
    "talks_held": ("talks", "046", "CONSULT"),
    "talks_proposed": ("talks", "036", "AGREE"),
    "visit_made": ("talks", "042", "CONSULT"),
    "strike_reported": ("military", "195", "ASSAULT"),
    "war_started": ("military", "190", "ASSAULT"),
    "position_stated": ("statement", "010", ""),
}
STATES = {
    "RUS": ("Russia", "Russian"),
    "UKR": ("Ukraine", "Ukrainian"),
    "SDN": ("Sudan", "Sudanese"),
    "CHE": ("Switzerland", "Swiss"),
    "GBR": ("United Kingdom", "British"),
}


@dataclass(frozen=True, slots=True)
class FewNames:
    """A codebook of a few types and states, enough to render an event."""

    types: dict[str, EventType] = field(
        default_factory=lambda: {
            id: EventType(id, id.replace("_", " ").capitalize(), *codes, means="")
            for id, codes in TYPES.items()
        }
    )
    actors: dict[str, ActorEntry] = field(
        default_factory=lambda: {
            code: ActorEntry(code, "state", code, name, adjectives=(adjective,))
            for code, (name, adjective) in STATES.items()
        }
    )


NAMES = FewNames()
GENEVA = Place("Geneva", "CHE", "geneva", None, 46.2, 6.15)


def article(text: str = TEXT, **fields: Any) -> Article:
    """An English article of 22 April 2025 by the Northern Post, without a URL."""
    given: dict[str, Any] = {
        "title": "",
        "published": date(2025, 4, 22),
        "publisher": "Northern Post",
    } | fields
    return Article(text=text, **given)


def day(first: str | None, last: str | None = None, **fields: Any) -> EventDate:
    """The days between two ISO dates, read from a relative expression; undated without the first."""
    if first is None:
        return EventDate()
    until = date.fromisoformat(last or first)
    given = EventDate(date.fromisoformat(first), until, "day", "point", "relative", "on Monday")
    return replace(given, **fields)


def quoted(quote: str = TEXT.split(". ")[0] + ".", start: int = 0, **fields: Any) -> Evidence:
    """Evidence that quotes the article's text from `start`."""
    return Evidence(fields.pop("part", "text"), start, start + len(quote), quote, **fields)


def event(type: str = "truce_declared", **fields: Any) -> Event:
    """A truce that Russia declares with Ukraine on 21 April 2025, told in one sentence."""
    given: dict[str, Any] = {
        "modality": "occurred",
        "date": day("2025-04-21"),
        "actors": (Actor("RUS", "source", "Moscow"), Actor("UKR", "target", "Kyiv")),
        "confidence": 0.8,
        "evidence": (quoted(),),
    }
    return Event(type=type, **(given | fields))
