"""Articles as they are served, and what became of one that was sent."""

from typing import Annotated, Any

from pydantic import Field

from app.routes.shapes.base import DayOrInstant, Instant, Served
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


class ListedArticle(Stored):
    """An article among others, with how many events it tells."""

    title: str | None
    received_at: Instant
    events: int
    events_url: str


class ArticleListMeta(Served):
    """How the question was understood."""

    returned: int
    limit: int
    query: dict[str, Any]


class ArticleList(Served):
    """Articles, last published first."""

    data: list[ListedArticle]
    meta: ArticleListMeta
    links: dict[str, str | None]


class Posted(Stored):
    """What became of an article that was sent."""

    duplicate: Annotated[bool, Field(description="Known already, with the same words.")]
    revised: Annotated[
        bool, Field(description="Known already, with other words: its events were coded anew.")
    ]
    notes: Annotated[list[str], Field(description="What had to be mended to read it.")]
    events: list[Event]
