"""One event as it stood, one article with its events: read by id."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.query.reader import LIVE, View, aware
from app.tables import article, event, event_version, evidence

LONGEST = 100  # characters of an id


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event as stored JSON, what became of it, and who made this version, when and why."""

    id: str
    status: str
    merged_into: str | None
    version: int
    seq: int
    updated_at: datetime
    by: str
    reason: str | None
    body: str


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article's stored fields and its events as (id, title), in page order."""

    fields: Mapping[str, Any]
    events: Sequence[tuple[str, str]]
    stored: Sequence[str] = ()

    def bodies(self) -> list[dict[str, Any]]:
        """The events themselves, as they are served."""
        return [json.loads(body) for body in self.stored]


def event_by_id(view: View, id: str, seq: int | None = None) -> EventRecord | None:
    """The event of an id as it stands, or stood at a sequence number; None for an id that was unknown."""
    if not sane(id):
        return None
    statement = view.reader.statements.of("event", _standing)
    then = view.state.seq if seq is None else seq
    return next((_record(*row) for row in view.tuples(statement, {"id": id, "seq": then})), None)


def version_by_number(view: View, id: str, number: int) -> EventRecord | None:
    """A version of an event, the first of which is 1; None where there is none."""
    if not sane(id):
        return None
    statement = view.reader.statements.of("version", _numbered)
    return next((_record(*row) for row in view.tuples(statement, {"id": id, "number": number})), None)


def sane(id: str) -> bool:
    """Whether an id can be looked up: PostgreSQL takes no NUL, and none is longer than a line."""
    return id.isprintable() and len(id) <= LONGEST


def _record(
    id: str, status: str, into: str | None, version: int, seq: int, at: Any, by: str, *told: str
) -> EventRecord:
    reason, body = told
    return EventRecord(id, status, into, version, seq, aware(at), by, reason, body)


def _standing() -> sa.Select[Any]:
    v = event_version.c
    until = v.id <= sa.bindparam("seq", type_=sa.BigInteger)
    return _versions().where(until).order_by(v.version.desc()).limit(sa.literal_column("1", sa.Integer))


def _numbered() -> sa.Select[Any]:
    return _versions().where(event_version.c.version == sa.bindparam("number", type_=sa.Integer))


def _versions() -> sa.Select[Any]:
    v = event_version.c
    columns = (v.event_id, v.status, event.c.merged_into, v.version, v.id, v.at, v.by, v.reason, v.body)
    joined = sa.select(*columns).join_from(event_version, event, event.c.id == v.event_id)
    return joined.where(v.event_id == sa.bindparam("id", type_=sa.Text))


def article_by_id(view: View, id: str) -> ArticleRecord | None:
    """The article of an id with the active events that it tells now; None for an unknown id."""
    if not sane(id):
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
