"""Evidence rows <-> Tellings: which article told which event, in its own words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from app import resolve, tables
from app.events.document import Report
from app.events.event import Event
from app.resolve import Telling
from app.tables import article, event, event_actor, event_version, evidence

EVENT = TypeAdapter(Event)
_REPORTED = (article.c.publisher, article.c.published, article.c.published_at, article.c.language)
LIVE = sa.literal_column("1", sa.Integer)


@dataclass(frozen=True, slots=True)
class Stored:
    """A telling with the event it belongs to, the article that tells it and who coded it."""

    event_id: str
    event: Event
    report: Report
    revision: int
    extractor: str
    codebook_version: str
    id: int | None = None
    live: bool = True

    @property
    def telling(self) -> Telling:
        """The telling as resolve takes it."""
        start = self.event.evidence[0].start if self.event.evidence else 0
        report = self.report
        return Telling(self.event, report.article_id, report.publisher, report.published, start)


def of_events(connection: sa.Connection, ids: Iterable[str]) -> dict[str, list[Stored]]:
    """The live tellings of each of the events."""
    found: dict[str, list[Stored]] = defaultdict(list)
    wanted = list(ids)
    if wanted:
        for stored in _read(connection, evidence.c.event_id.in_(wanted), evidence.c.seq_to.is_(None)):
            found[stored.event_id].append(stored)
    return found


def of_article(connection: sa.Connection, article_id: str) -> list[Stored]:
    """What the article tells now, and what it told last of events that nobody tells and so are retracted."""
    mine = evidence.c.article_id == article_id
    ended = sa.select(event.c.id).where(event.c.status == "retracted")
    last = sa.select(sa.func.max(evidence.c.id)).where(mine, evidence.c.event_id.in_(ended))
    last = last.group_by(evidence.c.event_id)
    return _read(connection, mine, sa.or_(evidence.c.seq_to.is_(None), evidence.c.id.in_(last)))


def alike(connection: sa.Connection, events: Sequence[Event]) -> dict[str, list[Stored]]:
    """The tellings of the active events that could be one of these: of the same type, and near in time."""
    if not events:
        return {}
    live = sa.select(event_version.c.event_id).where(
        event_version.c.live == LIVE, sa.or_(*map(_block, events))
    )
    return of_events(connection, connection.scalars(live))


def row(stored: Stored, seq: int) -> dict[str, Any]:
    """The evidence row of a telling, live from `seq` on; ValueError when it quotes no sentence."""
    if not stored.event.evidence:
        raise ValueError(f"evidence of {stored.event.type}: expected at least one quoted sentence")
    quote = stored.event.evidence[0]
    return {
        "event_id": stored.event_id,
        "article_id": stored.report.article_id,
        "revision": stored.revision,
        "part": quote.part,
        "char_start": quote.start,
        "char_end": quote.end,
        "quote": quote.quote,
        "date_quote": quote.date_quote,
        "telling": EVENT.dump_python(stored.event, mode="json"),
        "extractor": stored.extractor,
        "codebook_version": stored.codebook_version,
        "seq_from": seq,
        "seq_to": None,
    }


def _block(event: Event) -> sa.ColumnElement[bool]:
    earliest, latest = resolve.starts(event)
    first, last = tables.sort_key(earliest, 0), tables.sort_key(latest, 2**32 - 1)
    near = sa.and_(event_version.c.type == event.type, event_version.c.sort_key.between(first, last))
    if latest is None:
        one = next((actor.id for actor in event.actors), None)
        return sa.and_(near, event_version.c.id.in_(_versions(one, last)))
    return near


def _versions(actor_id: str | None, last: int) -> sa.Select[tuple[int]]:
    live = sa.select(event_actor.c.version_id).where(event_actor.c.live == LIVE)
    return live.where(event_actor.c.actor_id == actor_id, event_actor.c.sort_key <= last)


def _read(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> list[Stored]:
    joined = sa.select(evidence, *_REPORTED)
    joined = joined.join(article, article.c.id == evidence.c.article_id)
    return [_stored(row) for row in connection.execute(joined.where(*where).order_by(evidence.c.id))]


def _stored(row: sa.Row[Any]) -> Stored:
    return Stored(
        event_id=row.event_id,
        event=EVENT.validate_python(row.telling),
        report=Report(row.article_id, row.publisher, row.published, row.published_at, row.language),
        revision=row.revision,
        extractor=row.extractor,
        codebook_version=row.codebook_version,
        id=row.id,
        live=row.seq_to is None,
    )
