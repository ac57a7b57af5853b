"""csv: fixed columns, one row an event, safe to open in a spreadsheet."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import Any

from app.render.formats import Listed, output

Event = Mapping[str, Any]
RISKY = ("=", "+", "-", "@", "\t", "\r")


def _of(*path: str) -> Callable[[Event], Any]:
    def cell(event: Event) -> Any:
        value: Any = event
        for step in path:
            value = value.get(step) if value else None
        return value

    return cell


def _actors(role: str) -> Callable[[Event], str]:
    return lambda event: "|".join(actor["id"] for actor in event["actors"] if actor["role"] == role)


def _quantities(event: Event) -> str:
    return "|".join(f"{name}={count}" for name, count in event["quantities"].items())


# Readers go by position too: a new column goes to the end.
COLUMNS: dict[str, Callable[[Event], Any]] = {
    "id": _of("id"),
    "type": _of("type"),
    "family": _of("family"),
    "title": _of("title"),
    "date_start": _of("date", "start"),
    "date_end": _of("date", "end"),
    "date_precision": _of("date", "precision"),
    "date_extent": _of("date", "extent"),
    "date_edtf": _of("date", "edtf"),
    "date_basis": _of("date", "basis"),
    "date_text": _of("date", "text"),
    "modality": _of("modality"),
    "source_actors": _actors("source"),
    "target_actors": _actors("target"),
    "mediators": _actors("mediator"),
    "hosts": _actors("host"),
    "participants": _actors("participant"),
    "attributed_to": lambda event: "|".join(event["attributed_to"]),
    "quantities": _quantities,
    "place": _of("place", "name"),
    "country": _of("place", "country"),
    "admin1": _of("place", "admin1"),
    "lat": _of("place", "lat"),
    "lon": _of("place", "lon"),
    "confidence": _of("confidence"),
    "articles": _of("corroboration", "articles"),
    "publishers": _of("corroboration", "publishers"),
    "first_reported_at": _of("corroboration", "first_reported_at"),
    "last_reported_at": _of("corroboration", "last_reported_at"),
    "status": _of("status"),
    "version": _of("version"),
    "seq": _of("seq"),
    "created_at": _of("created_at"),
    "updated_at": _of("updated_at"),
    "url": _of("url"),
}


@output("csv", "text/csv; charset=utf-8; header=present", streams=True)
def as_csv(listed: Listed) -> Iterator[bytes]:
    """A header and a row an event (RFC 4180), a chunk for each batch."""
    yield _lines([list(COLUMNS)])
    for batch in listed.batches:
        if batch:
            yield _lines([row(json.loads(body)) for body in batch])


def row(event: Event) -> list[Any]:
    """The cells of an event, in the order of COLUMNS."""
    return [_guarded(cell(event)) for cell in COLUMNS.values()]


def _guarded(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets a leading apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def _lines(rows: list[list[Any]]) -> bytes:
    sheet = StringIO()
    csv.writer(sheet, lineterminator="\r\n").writerows(rows)
    return sheet.getvalue().encode()
