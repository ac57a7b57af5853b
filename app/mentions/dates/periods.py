"""Periods of the calendar: each with its TIMEX3 value, its first and last day, and its precision."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Period(NamedTuple):
    """A stretch of whole days, both ends inclusive; without days when the calendar cannot place it."""

    value: str
    first: date | None = None
    last: date | None = None
    precision: str = "unknown"


def day(when: date, part: str = "") -> Period:
    """One day, or the part of it that a TIMEX3 tail such as TNI or T10:35 names."""
    precision = "minute" if ":" in part else "hour" if part[1:2].isdigit() else "day"
    return Period(when.isoformat() + part, when, when, precision)


def days(first: date, last: date, value: str, precision: str = "day") -> Period:
    """The days from first to last under a given value."""
    return Period(value, first, last, precision)


def week(when: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    year, number, weekday = when.isocalendar()
    monday = shifted(when, 1 - weekday)
    return Period(f"{year}-W{number:02}", monday, shifted(monday, 6), "week")


def weekend(when: date) -> Period:
    """Saturday and Sunday of the week that holds a day."""
    monday = shifted(when, 1 - when.isoweekday())
    year, number, _ = when.isocalendar()
    return Period(f"{year}-W{number:02}-WE", shifted(monday, 5), shifted(monday, 6), "day")


def month(year: int, number: int) -> Period:
    """A month; numbers outside 1 to 12 run on into the years around, and years below 1 are before our era."""
    if year < 0:
        return Period(f"BC{-year:04}-{number:02}", precision="month")
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return Period(f"XXXX-{number:02}")
    last = date(year, number, monthrange(year, number)[1])
    return Period(f"{year:04}-{number:02}", date(year, number, 1), last, "month")


def year(number: int) -> Period:
    """A year of our era."""
    if not MINYEAR <= number <= MAXYEAR:
        return Period("XXXX")
    return Period(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def year_before_christ(number: int) -> Period:
    """A year before our era, which the calendar of `datetime` cannot place."""
    return Period(f"BC{number:04}", precision="year")


def quarter(number: int, nth: int) -> Period:
    """The nth quarter of a year; an nth outside 1 to 4 runs on into the years around."""
    number, nth = number + (nth - 1) // 4, (nth - 1) % 4 + 1
    return _months(f"{number:04}-Q{nth}", number, nth * 3 - 2, nth * 3, "quarter")


def half(number: int, nth: int) -> Period:
    """The first or second half of a year."""
    return _months(f"{number:04}-H{nth}", number, nth * 6 - 5, nth * 6, "quarter")


def season(number: int, name: str) -> Period:
    """A season (SP, SU, FA, WI) of a year; winter runs on into the next."""
    if number < 0:
        return Period(f"BC{-number:04}-{name}", precision="quarter")
    start = _SEASON_MONTHS[name]
    return _months(f"{number:04}-{name}", number, start, start + 2, "quarter")


def decade(number: int) -> Period:
    """The ten years that begin with a year such as 1990."""
    return _years(f"{number // 10:03}", number, number + 9)


def century(nth: int) -> Period:
    """The nth century, by the hundred years that its number covers: the 19th is 1800 to 1899."""
    return _years(f"{nth - 1:02}", max(1, nth * 100 - 100), nth * 100 - 1)


def third(whole: Period, part: str) -> Period:
    """The early, mid or late third of a month or year under the value of the whole; others stay whole."""
    if whole.first is None or whole.last is None or part not in _THIRDS:
        return whole
    if whole.precision == "month":
        opening, closing = ((1, 10), (11, 20), (21, whole.last.day))[_THIRDS[part]]
        return whole._replace(first=whole.first.replace(day=opening), last=whole.first.replace(day=closing))
    if whole.precision == "year" and whole.first.year == whole.last.year:
        start = _THIRDS[part] * 4 + 1
        return whole._replace(
            first=month(whole.first.year, start).first, last=month(whole.first.year, start + 3).last
        )
    length = (whole.last - whole.first).days + 1
    if length < len(_THIRDS):
        return whole
    start, end = length * _THIRDS[part] // 3, length * (_THIRDS[part] + 1) // 3 - 1
    return whole._replace(first=shifted(whole.first, start), last=shifted(whole.first, end))


_THIRDS = {"early": 0, "mid": 1, "late": 2}


def shifted(when: date, by: int) -> date:
    """A day moved by a number of days, held inside the calendar."""
    try:
        return when + timedelta(by)
    except OverflowError:
        return date.max if by > 0 else date.min


def real(year_number: int, month_number: int, day_number: int) -> date | None:
    """The day that three numbers name, None when the calendar has no such day."""
    try:
        return date(year_number, month_number, day_number)
    except ValueError:
        return None


def _months(value: str, number: int, first: int, last: int, precision: str) -> Period:
    start, end = month(number, first), month(number, last)
    if start.first is None or end.last is None:
        return Period("XXXX")
    return Period(value, start.first, end.last, precision)


def _years(value: str, first: int, last: int) -> Period:
    start, end = year(first), year(last)
    if start.first is None or end.last is None:
        return Period("XXXX")
    return Period(value, start.first, end.last, "decade")
