"""One event with its evidence, one article with its events: read by id."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.query.reader import LIVE, View
from app.tables import article, event, event_version, evidence


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event as stored JSON, its evidence, and what became of it."""

    id: str
    status: str
    merged_into: str | None
    version: int
    updated_at: datetime
    body: str
    evidence: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article's stored fields and its events as (id, title), in page order."""

    fields: Mapping[str, Any]
    events: Sequence[tuple[str, str]]
    stored: Sequence[str] = ()

    def bodies(self) -> list[dict[str, Any]]:
        """The events themselves, as they are served."""
        return [json.loads(body) for body in self.stored]


def event_by_id(view: View, id: str) -> EventRecord | None:
    """The event of an id with the evidence that stands for it now; None for an unknown id."""
    if not id.isprintable():  # PostgreSQL takes no NUL
        return None
    joined = event.join(
        event_version, (event_version.c.event_id == event.c.id) & event_version.c.seq_to.is_(None)
    )
    columns = (
        event.c.id,
        event.c.status,
        event.c.merged_into,
        event.c.version,
        event_version.c.at,
        event_version.c.body,
    )
    row = view.connection.execute(
        sa.select(*columns).select_from(joined).where(event.c.id == id)
    ).one_or_none()
    return EventRecord(*row, evidence=_evidence(view, id)) if row else None


def _evidence(view: View, id: str) -> list[dict[str, Any]]:
    columns = (*_TOLD, article.c.url, article.c.publisher, article.c.title, article.c.language)
    query = (
        sa.select(*columns, article.c.published, article.c.published_at)
        .join_from(evidence, article, evidence.c.article_id == article.c.id)
        .where(evidence.c.event_id == id, evidence.c.seq_to.is_(None))
        .order_by(evidence.c.id)
    )
    return [_telling(row._asdict()) for row in view.connection.execute(query)]


_TOLD = (
    evidence.c.article_id,
    evidence.c.revision,
    evidence.c.part,
    evidence.c.quote,
    evidence.c.char_start,
    evidence.c.char_end,
    evidence.c.date_quote,
    evidence.c.telling,
)


def _telling(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "article_id": row["article_id"],
        "article": f"/articles/{row['article_id']}",
        "url": row["url"],
        "publisher": row["publisher"],
        "title": row["title"] or None,
        "language": row["language"],
        "published_at": published(row),
        "revision": row["revision"],
        "part": row["part"],
        "quote": row["quote"],
        "char_start": row["char_start"],
        "char_end": row["char_end"],
        "date_quote": row["date_quote"],
        "supports": _supports(row),
    }


def _supports(row: Mapping[str, Any]) -> list[str]:
    """What the sentence supports, as the telling it belongs to says."""
    for told in row["telling"].get("evidence", ()):
        if (told.get("start"), told.get("part")) == (row["char_start"], row["part"]):
            return list(told.get("supports", ()))
    return []


def article_by_id(view: View, id: str) -> ArticleRecord | None:
    """The article of an id with the active events that it tells now; None for an unknown id."""
    if not id.isprintable():
        return None
    row = view.connection.execute(sa.select(article).where(article.c.id == id)).one_or_none()
    if row is None:
        return None
    events = _events(view, id)
    return ArticleRecord(row._asdict(), [each[:2] for each in events], [each[2] for each in events])


def _events(view: View, id: str) -> list[tuple[str, str, str]]:
    told = sa.select(evidence.c.event_id).where(evidence.c.article_id == id, evidence.c.seq_to.is_(None))
    query = (
        sa.select(event_version.c.event_id, event_version.c.title, event_version.c.body)
        .where(LIVE, event_version.c.event_id.in_(told))
        .order_by(event_version.c.sort_key.desc())
    )
    return [(row.event_id, row.title, row.body) for row in view.connection.execute(query)]


def published(row: Mapping[str, Any]) -> str | None:
    """When an article was published: an instant in UTC to the second, else the day, else None."""
    if row["published_at"]:
        return f"{row['published_at']:%Y-%m-%dT%H:%M:%SZ}"
    return row["published"].isoformat() if row["published"] else None
