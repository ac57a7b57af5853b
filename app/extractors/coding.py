"""Coding: what an extractor answers for one article."""

from collections.abc import Callable
from dataclasses import dataclass

from app.events.event import Event
from app.text import Article


@dataclass(frozen=True, slots=True)
class Coding:
    """The events of one article; `withheld` says why it was not coded at all (its language, no text)."""

    events: tuple[Event, ...] = ()
    withheld: str | None = None


Extractor = Callable[[Article], Coding]
