"""Event + record -> a version: the rows that hold it, its parties, and the change that made it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from app import resolve, tables
from app.events import document as documents
from app.events.document import Names, Record, Report
from app.store import rows
from app.store.ledger import Ledger
from app.store.tellings import Stored

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
STAMPS = frozenset({"version", "seq", "updated_at"})


@dataclass(frozen=True, slots=True)
class Current:
    """An event as it stands in the store."""

    id: str
    serial: int
    status: str
    version: int
    created_at: datetime
    version_id: int = 0
    body: Mapping[str, Any] = field(default_factory=dict)


def current(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Current]:
    """The events as they stand, by id."""
    e, v = tables.event.c, tables.event_version.c
    joined = sa.select(e.id, e.serial, e.status, e.version, e.created_at, v.id, v.body)
    joined = joined.join(tables.event_version, sa.and_(v.event_id == e.id, v.seq_to.is_(None)))
    wanted = list(ids)
    rows = connection.execute(joined.where(e.id.in_(wanted))) if wanted else ()
    return {row[0]: Current(*row[:6], json.loads(row[6])) for row in rows}


def born(book: Ledger, origin: str) -> Current:
    """A new event without a version yet; `origin` is the article that tells it first."""
    serial = book.issue()
    places = (serial // 32**n % 32 for n in reversed(range(7)))
    mark = sha256(f"{origin} {serial}".encode()).digest()[:5]
    id = "evt_" + "".join(DIGITS[place] for place in places) + "".join(DIGITS[byte % 32] for byte in mark)
    return Current(id, serial, "new", 0, book.at)


def write(
    book: Ledger,
    held: Current,
    tellings: Sequence[Stored],
    names: Names,
    reason: str,
    before: Sequence[Stored] = (),
) -> str | None:
    """Bring an event to what its tellings add up to; the operation it took, None when nothing changed.

    Without a telling it is retracted; it is still found by the words and articles of those before.
    """
    if not tellings:
        return retract(book, held, reason, before) if held.status == "active" else None
    event = resolve.merge([stored.telling for stored in tellings])
    reports = _reports(tellings)
    record = Record(held.id, held.version + 1, book.seq + 1, held.created_at, book.at, reports)
    body = documents.document(event, record, names)
    if not _changed(held.body, body):
        return None
    op = {"new": "create", "retracted": "restore"}.get(held.status, "update")
    _store(book, held, op, body, reason, [quote.quote for quote in event.evidence], reports)
    return op


def retract(book: Ledger, held: Current, reason: str, before: Sequence[Stored] = ()) -> str:
    """Take back an event; all it said stays readable, and is found, under its last version."""
    stamps = {"version": held.version + 1, "seq": book.seq + 1, "updated_at": documents.stamp(book.at)}
    body = {**held.body, "status": "retracted", **stamps}
    quotes = [quote.quote for stored in before for quote in stored.event.evidence]
    _store(book, held, "retract", body, reason, quotes, _reports(before))
    return "retract"


def _reports(tellings: Iterable[Stored]) -> list[Report]:
    return list({stored.report.article_id: stored.report for stored in tellings}.values())


def _store(
    book: Ledger,
    held: Current,
    op: str,
    body: dict[str, Any],
    reason: str,
    quotes: Sequence[str] = (),
    reports: Sequence[Report] = (),
) -> None:
    seq = book.tick()
    about = {"event_id": held.id, "version": held.version + 1, "at": book.at, "by": book.by, "reason": reason}
    state = {"status": body["status"], "version": held.version + 1}
    if held.version:
        _close(book, held, seq, state)
    else:
        book.add(tables.event, {"id": held.id, "serial": held.serial, "created_at": held.created_at, **state})
    row = {"id": seq, "seq_from": seq, **about, **rows.version(body, held.serial, quotes)}
    book.add(tables.event_version, row)
    book.add(tables.event_actor, *rows.parties(row, body))
    book.add(tables.event_dyad, *rows.dyads(row, body))
    book.add(tables.event_report, *rows.reports(row, reports))
    changed = _changed(held.body, body) if held.version else []
    book.add(tables.change, {"seq": seq, "op": op, "changed": changed, **about})


def _close(book: Ledger, held: Current, seq: int, state: dict[str, Any]) -> None:
    version, event = tables.event_version, tables.event
    ended = sa.update(version).where(version.c.id == held.version_id).values(seq_to=seq, live=0)
    book.connection.execute(ended)
    for link in (tables.event_actor, tables.event_dyad, tables.event_report):
        book.connection.execute(sa.update(link).where(link.c.version_id == held.version_id).values(live=0))
    book.connection.execute(sa.update(event).where(event.c.id == held.id).values(state))


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return [key for key in after if key not in STAMPS and before.get(key) != after[key]]
