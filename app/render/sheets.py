"""csv: fixed columns, one row an event, safe to open in a spreadsheet."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.render.formats import Event, Listed, all_decoded, output
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
NOWHERE = ("",) * 5
QUOTED = re.compile('[,"\r\n]')
Cell = Callable[[str | None], str]


class Sheet(Options):
    """How a sheet is written."""

    csv_raw: Flag = flag("csv: text stays as it is, also where a spreadsheet would run it as a formula.")
    bom: Flag = flag("csv: begin with a byte order mark, by which Excel knows UTF-8.")


@output("csv", "text/csv; charset=utf-8; header=present", streams=True, options=Sheet)
def as_csv(listed: Listed) -> Iterator[bytes]:
    """A header and a row an event (RFC 4180), a chunk for each batch.

    The header waits for the first rows: where those cannot be had, nothing has been sent.
    """
    cell = raw if listed.options.get("csv_raw") else guarded
    head = (BOM if listed.options.get("bom") else b"") + _lines([",".join(COLUMNS)])
    for batch in listed.batches:
        if batch:
            yield head + _lines([line(event, cell) for event in all_decoded(batch)])
            head = b""
    if head:
        yield head


def line(event: Event, cell: Cell) -> str:
    """The row of an event in the order of COLUMNS; what may hold any text is made a cell by `cell`.

    The csv module's writer would look through every cell of a row: that takes a quarter more of an export.
    """
    date, told, counts = event["date"], event["corroboration"], event["quantities"]
    return ",".join(
        (
            event["id"],
            event["type"],
            event["family"],
            cell(event["title"]),
            date["start"] or "",
            date["end"] or "",
            date["precision"],
            date["extent"],
            date["edtf"] or "",
            date["basis"],
            cell(date["text"]),
            event["modality"],
            *map(cell, sides(event["actors"])),
            cell(joined(event["attributed_to"])),
            joined([f"{noun}={count}" for noun, count in counts.items()]) if counts else "",
            *(_where(event["place"], cell) if event["place"] else NOWHERE),
            str(event["confidence"]),
            str(told["articles"]),
            str(told["publishers"]),
            told["first_reported_at"] or "",
            told["last_reported_at"] or "",
            event["status"],
            str(event["version"]),
            str(event["seq"]),
            event["created_at"],
            event["updated_at"],
            event["url"],
        )
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


def guarded(text: str | None) -> str:
    """A cell of any text; one that a spreadsheet would run as a formula gets a leading apostrophe."""
    if not text or text.isalnum():  # as codes are, which most cells hold
        return text or ""
    return raw(f"'{text}" if text[0] in RISKY else text)


def raw(text: str | None) -> str:
    """A cell of any text, in quotes where it holds a comma, a quote or a line break."""
    if not text:
        return ""
    return '"' + text.replace('"', '""') + '"' if QUOTED.search(text) else text


def _where(place: Mapping[str, Any], cell: Cell) -> tuple[str, ...]:
    lat, lon = ("" if place[part] is None else str(place[part]) for part in ("lat", "lon"))
    return cell(place["name"]), cell(place["country"]), cell(place["admin1"]), lat, lon


def _lines(lines: Iterable[str]) -> bytes:
    return ("\r\n".join(lines) + "\r\n").encode()
