"""Articles and events with defaults, for tests to vary."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.events.event import Actor, Event, EventDate, Evidence, Place
from app.text import Article

TEXT = "Norland declared a truce with Sudmark on Monday. The river bridges reopened the same evening."
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
