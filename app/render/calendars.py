"""ics: the newest events as a calendar to subscribe to (RFC 5545), the same bytes for the same events."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from app.render import days, words
from app.render.days import Date
from app.render.formats import Event, Listed, decoded, output

NEWEST = 500
FIRST_LINE, NEXT_LINES = 75, 74  # octets; the space that marks a next line is the 75th
BREAK = re.compile("\r\n|[\r\n\u2028\u2029]")
HEADER = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parley//Events//EN", "CALSCALE:GREGORIAN")
FRESH = ("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H")


@output("ics", "text/calendar; charset=utf-8", default=NEWEST, order="-date", tombstones=True, dated=True)
def as_ics(listed: Listed) -> Iterator[bytes]:
    """The dated events in the order of their days, then those that are gone, as cancelled."""
    events = sorted(listed.events(), key=lambda event: (event["date"]["start"] or "", event["id"]))
    dated = [event for event in events if event["date"]["start"]]
    shown = {event["id"] for event in events}
    gone = [
        event for event in map(decoded, listed.gone) if event["date"]["start"] and event["id"] not in shown
    ]
    lines = [*_header(listed, len(events) - len(dated))]
    for event in (*dated, *sorted(gone, key=lambda event: str(event["id"]))):
        lines += _event(event, listed)
    yield b"".join(folded(line) for line in (*lines, "END:VCALENDAR"))


def folded(line: str) -> bytes:
    """A content line in lines of at most 75 octets, each character whole, ended by CRLF."""
    octets, parts, start, room = line.encode(), [], 0, FIRST_LINE
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # inside a character of several octets
            end -= 1
        parts.append(octets[start:end])
        start, room = end, NEXT_LINES
    return b"\r\n ".join([*parts, octets[start:]]) + b"\r\n"


def text(value: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line breaks escaped."""
    escaped = words.clean(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return BREAK.sub(r"\\n", escaped)


def _header(listed: Listed, undated: int) -> Iterator[str]:
    yield from HEADER
    for name in ("NAME", "X-WR-CALNAME"):
        yield f"{name}:{text(words.asked(listed))}"
    yield f"X-WR-CALDESC:{text(_described(listed, undated))}"
    yield from FRESH


def _described(listed: Listed, undated: int) -> str:
    """What the calendar holds, and what cannot stand in it."""
    without = undated + (listed.meta.get("undated_excluded") or 0)
    left = f" {without} without a date cannot stand in a calendar." if without else ""
    return f"{words.tally(listed.meta)}.{left}"


def _event(event: Event, listed: Listed) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event['id']}@{urlsplit(listed.root).hostname or 'localhost'}"
    yield f"DTSTAMP:{_stamp(event['updated_at'])}"
    yield f"CREATED:{_stamp(event['created_at'])}"
    yield f"LAST-MODIFIED:{_stamp(event['updated_at'])}"
    yield f"SEQUENCE:{event['version'] - 1}"
    yield f"STATUS:{_status(event)}"
    yield from _times(event["date"])
    yield from _telling(event, listed)
    yield "TRANSP:TRANSPARENT"  # news does not make its reader busy
    yield "END:VEVENT"


def _status(event: Event) -> str:
    if event["status"] != "active":
        return "CANCELLED"
    return "CONFIRMED" if event["modality"] == "occurred" else "TENTATIVE"


def _times(date: Date) -> Iterator[str]:
    """Whole days, the last one included; or instants where the hour is known."""
    if date["start_at"] and not days.coarse(date):
        yield f"DTSTART:{_stamp(date['start_at'])}"
        if until := _until(date):
            yield f"DTEND:{_stamp(until)}"
        return
    yield f"DTSTART;VALUE=DATE:{_stamp(date['start'])}"
    if after := days.following(date["end"]):
        yield f"DTEND;VALUE=DATE:{_stamp(after)}"


def _until(date: Date) -> str | None:
    """The instant at which a timed event ends: as told, else with its last day; None for a moment."""
    after = days.following(date["end"])
    midnight = f"{after}T00:00:00Z" if after and date["start"] != date["end"] else None
    return next((end for end in (date["end_at"], midnight) if end and end > date["start_at"]), None)


def _telling(event: Event, listed: Listed) -> Iterator[str]:
    url = listed.absolute(event["url"])
    about = "~" if days.coarse(event["date"]) else ""
    yield f"SUMMARY:{text(BREAK.sub(' ', words.clean(about + words.title(event))))}"
    told = [event["summary"], *(f"{name}: {fact}" for name, fact in words.facts(event) if fact), url]
    yield f"DESCRIPTION:{text(chr(10).join(filter(None, told)))}"
    if where := words.place(event):
        yield f"LOCATION:{text(where)}"
    if event["place"] and event["place"]["lat"] is not None and event["place"]["lon"] is not None:
        yield f"GEO:{event['place']['lat']:.6f};{event['place']['lon']:.6f}"
    yield f"CATEGORIES:{text(event['type'])},{text(event['family'])}"
    if listed.root:
        yield f"URL:{url}"


def _stamp(served: str) -> str:
    """A day or instant as it is served, without its dashes and colons."""
    return served.replace("-", "").replace(":", "")
