"""Articles as they are served, and what became of one that was sent."""

from typing import Annotated

from pydantic import Field

from app.routes.shapes.base import DayOrInstant, Served
from app.routes.shapes.events import Event


class ToldEvent(Served):
    """An event that an article tells."""

    id: str
    url: str
    title: str


class Stored(Served):
    """An article as the store has it."""

    id: str
    url: str
    source_url: str | None
    publisher: str | None
    published_at: DayOrInstant | None
    language: str | None
    revision: int
    withheld: Annotated[str | None, Field(description="Why it was not coded.")]
    extractor: str
    codebook_version: str


class Article(Stored):
    """An article with its words and the events that it tells."""

    title: str | None
    text: str
    events: list[ToldEvent]


class Posted(Stored):
    """What became of an article that was sent."""

    duplicate: Annotated[bool, Field(description="Known already, with the same words.")]
    revised: Annotated[
        bool, Field(description="Known already, with other words: its events were coded anew.")
    ]
    notes: Annotated[list[str], Field(description="What had to be mended to read it.")]
    events: list[Event]
