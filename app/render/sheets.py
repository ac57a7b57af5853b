"""csv: fixed columns, one row an event, safe to open in a spreadsheet."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from operator import itemgetter
from typing import Any

from app.render.formats import Event, Listed, decoded, output
from app.render.options import Flag, Options, flag

BOM = b"\xef\xbb\xbf"
RISKY = frozenset("=+-@\t\r")
# Readers go by position too: a new column goes to the end.
COLUMNS = (
    *("id", "type", "family", "title"),
    *("date_start", "date_end", "date_precision", "date_extent", "date_edtf", "date_basis", "date_text"),
    *("modality", "source_actors", "target_actors", "mediators", "hosts", "participants"),
    *("attributed_to", "quantities", "place", "country", "admin1", "lat", "lon", "confidence"),
    *("articles", "publishers", "first_reported_at", "last_reported_at"),
    *("status", "version", "seq", "created_at", "updated_at", "url"),
)
Getter = Callable[[Any], tuple[Any, ...]]
HEAD: Getter = itemgetter("id", "type", "family")
DATE: Getter = itemgetter("start", "end", "precision", "extent", "edtf", "basis")
PLACE: Getter = itemgetter("name", "country", "admin1", "lat", "lon")
TOLD: Getter = itemgetter("articles", "publishers", "first_reported_at", "last_reported_at")
RECORD: Getter = itemgetter("status", "version", "seq", "created_at", "updated_at", "url")
NOWHERE = (None,) * 5
Guard = Callable[[str | None], str | None]


class Sheet(Options):
    """How a sheet is written."""

    csv_raw: Flag = flag("csv: text stays as it is, also where a spreadsheet would run it as a formula.")
    bom: Flag = flag("csv: begin with a byte order mark, by which Excel knows UTF-8.")


@output("csv", "text/csv; charset=utf-8; header=present", streams=True, options=Sheet)
def as_csv(listed: Listed) -> Iterator[bytes]:
    """A header and a row an event (RFC 4180), a chunk for each batch.

    The header waits for the first rows: where those cannot be had, nothing has been sent.
    """
    guard = _raw if listed.options.get("csv_raw") else guarded
    head = (BOM if listed.options.get("bom") else b"") + _lines([COLUMNS])
    for batch in listed.batches:
        if batch:
            yield head + _lines([row(decoded(body), guard) for body in batch])
            head = b""
    if head:
        yield head


def row(event: Event, guard: Guard) -> tuple[Any, ...]:
    """The cells of an event in the order of COLUMNS; what strangers wrote goes through the guard."""
    date, counts = event["date"], event["quantities"]
    name, country, admin1, lat, lon = PLACE(event["place"]) if event["place"] else NOWHERE
    return (
        *HEAD(event),
        guard(event["title"]),
        *DATE(date),
        guard(date["text"]),
        event["modality"],
        *map(guard, sides(event["actors"])),
        guard(joined(event["attributed_to"])),
        joined([f"{noun}={count}" for noun, count in counts.items()]) if counts else "",
        guard(name),
        country,
        guard(admin1),
        lat,
        lon,
        event["confidence"],
        *TOLD(event["corroboration"]),
        *RECORD(event),
    )


def sides(actors: Iterable[Mapping[str, Any]]) -> list[str]:
    """The actors of each role, in the order of the columns."""
    held: dict[str, list[str]] = {
        "source": [], "target": [], "mediator": [], "host": [], "participant": []
    }  # fmt: skip
    for actor in actors:
        held[actor["role"]].append(actor["id"])
    return [joined(side) if side else "" for side in held.values()]


def joined(items: Sequence[str]) -> str:
    """A list as one cell: `RUS|UKR`; a bar or backslash inside an item gets a backslash."""
    cell = "|".join(items)
    if cell.count("|") < len(items) and "\\" not in cell:
        return cell
    return "|".join([item.replace("\\", "\\\\").replace("|", "\\|") for item in items])


def guarded(cell: str | None) -> str | None:
    """Text that a spreadsheet would run as a formula gets a leading apostrophe."""
    return f"'{cell}" if cell and cell[0] in RISKY else cell


def _raw(cell: str | None) -> str | None:
    return cell


def _lines(rows: Iterable[Sequence[Any]]) -> bytes:
    sheet = StringIO()
    csv.writer(sheet, lineterminator="\r\n").writerows(rows)
    return sheet.getvalue().encode()
