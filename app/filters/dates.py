"""Date bounds: the text of `from`, `to` and `on` -> the inclusive days it names."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from app.events.document import stamp

PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
BACK = re.compile(r"-(\d{1,5})([dwmy])", re.ASCII)
INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?([Zz]|[+ -]\d\d:\d\d)", re.ASCII)
EXPECTED = "a date: write 2025, 2025-04, 2025-04-18, 2025-04-18T09:30:00Z, today, now, -7d, -2w, -3m or -1y"


@dataclass(frozen=True, slots=True)
class Bound:
    """The inclusive days that a date bound names (ordinals), at the precision it was written with.

    `instant` holds the epoch seconds of a bound that is a point in time.
    """

    first: int
    last: int
    instant: int | None = None

    def before(self, since: "Bound") -> bool:
        """Whether no moment lies between the beginning of another bound and the end of this one."""
        if self.instant is not None and since.instant is not None:
            return self.instant < since.instant
        return self.last < since.first

    def echo(self) -> str:
        """The bound as short as it is exact: 2025, 2025-04, 2025-04-18 or 2025-04-18T09:30:00Z."""
        if self.instant is not None:
            return stamp(datetime.fromtimestamp(self.instant, UTC))
        first, days = iso(self.first), self.last - self.first
        return first[: 10 if days == 0 else 7 if days < 31 else 4]


@dataclass(frozen=True, slots=True)
class Interval:
    """Two bounds, of which None is an open end."""

    since: Bound | None
    until: Bound | None

    def echo(self) -> str:
        """The interval as OGC writes it, open ends as two dots."""
        return "/".join(bound.echo() if bound else ".." for bound in (self.since, self.until))

    @property
    def days(self) -> tuple[int | None, int | None]:
        """The first and the last day (ordinals)."""
        return (self.since.first if self.since else None, self.until.last if self.until else None)

    @property
    def instants(self) -> tuple[int | None, int | None]:
        """The first and the last second, where a bound is a point in time."""
        return (self.since and self.since.instant, self.until and self.until.instant)  # type: ignore[return-value]


def iso(day: int) -> str:
    """The ISO date of a day's ordinal."""
    return date.fromordinal(day).isoformat()


def moves(text: str) -> bool:
    """Whether a bound, or an end of an interval, names another day tomorrow: `-7d`, `today`."""
    ends = (end.strip() for end in text.lower().split("/"))
    return any(end in ("today", "now") or BACK.fullmatch(end) for end in ends)


def parse_bound(text: str, today: date) -> Bound:
    """The days a bound names (an instant counts as its UTC day); ValueError says what was expected."""
    return _parsed(text.strip().lower(), today)


@lru_cache(maxsize=10_000)
def _parsed(given: str, today: date) -> Bound:
    try:
        first, last = _days(given, today)
    except (ValueError, OverflowError):
        raise ValueError(EXPECTED) from None
    instant = int(_instant(given).timestamp()) if INSTANT.fullmatch(given) else None
    return Bound(first.toordinal(), last.toordinal(), instant)


def parse_interval(text: str, today: date) -> Interval:
    """The bounds of `2025-04-01/2025-05-01`, `../2025-05` or one date; ValueError says what was expected."""
    since, slash, until = text.strip().partition("/")
    if not slash:
        whole = parse_bound(since, today)
        return Interval(whole, whole)
    first, last = (None if end in ("..", "") else parse_bound(end, today) for end in (since, until))
    if not (first or last):
        raise ValueError(f"{EXPECTED}; at least one end")
    if first and last and last.before(first):
        raise ValueError("an interval that ends after it begins")
    return Interval(first, last)


def _days(text: str, today: date) -> tuple[date, date]:
    if text in ("today", "now"):
        return today, today
    if back := BACK.fullmatch(text):
        day = _before(today, int(back[1]), back[2])
        return day, day
    if INSTANT.fullmatch(text):
        return (_instant(text).date(),) * 2
    if partial := PARTIAL.fullmatch(text):
        return _whole(*(int(part) if part else None for part in partial.groups()))
    raise ValueError(text)


def _before(today: date, count: int, unit: str) -> date:
    if unit in "dw":
        return today - timedelta(days=count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _instant(text: str) -> datetime:
    # A plus sign of the zone reaches us as a space when the client did not escape it.
    return datetime.fromisoformat(text[:10] + "T" + text[11:].replace(" ", "+").upper()).astimezone(UTC)


def _whole(year: int | None, month: int | None, day: int | None) -> tuple[date, date]:
    first = date(year or 0, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])
