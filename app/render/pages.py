"""text: one line an event, at most 100 columns, for a person with curl."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.render.formats import Listed, output

WIDTH = 100
ACTORS = 20
LED = ("Planned", "Possible", "Claimed", "Denied")
ORDERS = {
    "-date": "newest first",
    "date": "oldest first",
    "-confidence": "surest first",
    "confidence": "least sure first",
    "-updated": "last changed first",
    "updated": "first changed first",
}
Event = Mapping[str, Any]


@output("text", "text/plain; charset=utf-8", "txt", "text")
def as_text(listed: Listed) -> Iterator[bytes]:
    """Date, type, actors, title, publishers and confidence of each event; then the count and the next URL."""
    events = [json.loads(body) for batch in listed.batches for body in batch]
    yield "".join(f"{line}\n" for line in (*lines(events), *_ending(listed))).encode()


def lines(events: Sequence[Event]) -> list[str]:
    """Each event as one line of aligned columns; the title gives way where a line would be too long."""
    cells = [(span(e["date"]), e["type"], parties(e["actors"])) for e in events]
    widths = [max((len(row[column]) for row in cells), default=0) for column in range(3)]
    return [_line(event, row, widths) for event, row in zip(events, cells, strict=True)]


def _line(event: Event, cells: Sequence[str], widths: Sequence[int]) -> str:
    left = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    right = f"{event['corroboration']['publishers']} pub  {event['confidence']:.2f}"
    room = WIDTH - len(left) - len(right) - 4
    return f"{left}  {_cut(_title(event), room).ljust(room)}  {right}"


def _title(event: Event) -> str:
    """The title, led by how real the event is where it is not told as fact."""
    title = printable(event["title"])
    if event["modality"] == "occurred" or title.startswith(LED):
        return title
    return f"{event['modality']}: {title}"


def span(date: Mapping[str, Any]) -> str:
    """An event's days, no finer than they are known: 2025-04-19..20, 2025-04, 2022; `undated` without any."""
    if date["start"] is None:
        return "undated"
    first, _, last = date["edtf"].partition("/")
    if not last:
        return str(first)
    if first[:8] == last[:8] and len(first) == 10:
        return f"{first}..{last[8:]}"
    return f"{first}..{last[5:]}" if first[:5] == last[:5] and len(first) > 4 else f"{first}..{last}"


def parties(actors: Sequence[Mapping[str, Any]]) -> str:
    """Who to whom: `TUR > RUS,UKR`; parties of a two-sided event stand on the left."""
    target = [actor["id"] for actor in actors if actor["role"] == "target"]
    others = [actor["id"] for actor in actors if actor["role"] != "target"]
    left, right = (",".join(dict.fromkeys(side)) for side in (others, target))
    return _cut(f"{left or '?'} > {right}" if right else left, ACTORS)


def printable(text: str) -> str:
    """Text without line breaks and control characters, which a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 0)] + "…"


def _ending(listed: Listed) -> Iterator[str]:
    meta, links = listed.meta, listed.links
    total = f"at least {meta['total']}" if meta["total_is"] == "at_least" else str(meta["total"])
    whole = meta["returned"] == meta["total"]
    events = (
        f"{total} event{'' if meta['total'] == 1 else 's'}"
        if whole
        else f"{meta['returned']} of {total} events"
    )
    yield f"{events}, sorted {ORDERS[meta['sort']]}. JSON: {links['json']}"
    if meta.get("undated_excluded"):
        yield f"{meta['undated_excluded']} more without a date."
    if links["next"]:
        yield f"Next: {links['next']}"
