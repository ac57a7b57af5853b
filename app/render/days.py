"""An event's date -> words and figures, no finer than it is known; every format tells its dates from here."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

Date = Mapping[str, Any]
EXACT = ("minute", "hour", "day")
ORDINALS = ("first", "second", "third", "fourth")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def edges(date: Date) -> tuple[str, str] | None:
    """The first and last year, month or day, each written no finer than it is known; None when undated."""
    if date["start"] is None:
        return None
    first, _, last = date["edtf"].partition("/")
    return first, last or first


def coarse(date: Date) -> bool:
    """Whether the day is not known: a month, a year, or one of several days."""
    return date["precision"] not in EXACT or (date["extent"] == "point" and date["start"] != date["end"])


def span(date: Date) -> str:
    """The days in figures: 2025-04-19..20, 2025-04, 2022; `undated` without any."""
    if (known := edges(date)) is None:
        return "undated"
    first, last = known
    if first == last:
        return first
    if first[:8] == last[:8] and len(first) == 10:
        return f"{first}..{last[8:]}"
    return f"{first}..{last[5:]}" if first[:5] == last[:5] and len(first) > 4 else f"{first}..{last}"


def words(date: Date) -> str:
    """The days in words: 19–20 April 2025, 18 or 19 April 2025, April 2025; `undated` without any."""
    if (known := edges(date)) is None:
        return "undated"
    return (_unit(date, *known) or _joined(*known, date["extent"])) + _time(date)


def heading(date: Date) -> str:
    """Where an event stands in an agenda: under the day it begins, else under all that is known."""
    if date["start"] is not None and not coarse(date):
        return f"{_weekday(date['start'])} {told(date['start'])}"
    phrase = words(date)
    return phrase[0].upper() + phrase[1:]


def beside(date: Date) -> str:
    """What an agenda adds to the heading: the day until which an event lasts, or its time; else empty."""
    if date["start"] is None or coarse(date):
        return ""
    return f"until {told(date['end'])}" if date["start"] != date["end"] else _time(date).removeprefix(", ")


def told(day: str) -> str:
    """A year, month or day in words: 2025-04 is April 2025."""
    return " ".join(_parts(day))


def following(day: str) -> str | None:
    """The day after, as calendars end a span; None at the end of the calendar."""
    this = date.fromisoformat(day)
    return (this + timedelta(1)).isoformat() if this < date.max else None


def _unit(date: Date, first: str, last: str) -> str:
    """The name of the week, quarter or decade that the days fill, if they fill one."""
    if date["precision"] == "week" and _count(last) - _count(first) == 6:
        return f"week of {told(first)}"
    if date["precision"] == "quarter" and first.count("-") == 1 and _count(last) - _count(first) == 2:
        return f"{ORDINALS[_count(first) % 12 // 3]} quarter of {_parts(first)[-1]}"
    if date["precision"] == "decade" and "-" not in first and _count(last) - _count(first) == 9:
        return f"{first}s"
    return ""


def _joined(first: str, last: str, extent: str) -> str:
    """Two ends as one phrase, with what they share told once: 29 April – 2 May 2025."""
    if first == last:
        return told(first)
    ahead, behind, shared = _parts(first), _parts(last), 0
    while shared < len(ahead) - 1 and ahead[-1 - shared] == behind[-1 - shared]:
        shared += 1
    head, tail = " ".join(ahead[: len(ahead) - shared]), " ".join(behind)
    if extent == "span":
        return f"{head} – {tail}" if " " in head else f"{head}–{tail}"
    return f"{head} or {tail}" if _count(last) - _count(first) == 1 else f"between {head} and {tail}"


def _time(date: Date) -> str:
    """The time of an event that is known to the minute or hour, with its day where UTC has another."""
    at = date["start_at"]
    if at is None or date["start"] != date["end"]:
        return ""
    elsewhere = "" if at[:10] == date["start"] else f" on {told(at[:10])}"
    return f", {at[11:16]} UTC{elsewhere}"


def _parts(day: str) -> list[str]:
    """The day, month and year, as many as there are, in the order of speech."""
    year, *rest = day.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    return [*(str(int(number)) for number in rest[1:]), *month, str(int(year))]


def _count(day: str) -> int:
    """A year, month or day as a number, one more than the one before."""
    year, *rest = (int(number) for number in day.split("-"))
    if not rest:
        return year
    return 12 * year + rest[0] - 1 if len(rest) == 1 else date(year, *rest).toordinal()


def _weekday(day: str) -> str:
    return WEEKDAYS[date.fromisoformat(day).weekday()]
