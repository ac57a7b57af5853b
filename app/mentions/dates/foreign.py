"""dateparser for the absolute dates that the own grammar does not know; loaded when first asked."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from app.mentions.dates.periods import Period, day, month

_EARLIEST_YEAR = 1800
_YEARS_AHEAD = 10
_PARSERS_KEPT = 256
_ANSWERS_KEPT = 4096


def absolute(span: str, base: date) -> Period | None:
    """The day or month that an absolute date span names, None when dateparser finds none that can be."""
    return _answer(span.lower(), base)


@lru_cache(_ANSWERS_KEPT)
def _answer(span: str, base: date) -> Period | None:
    data = _parser(base).get_date_data(span)
    when = data.date_obj
    if when is None or not _EARLIEST_YEAR <= when.year <= base.year + _YEARS_AHEAD:
        return None
    if data.period == "month":
        return month(when.year, when.month)
    return day(when.date()) if data.period == "day" else None


@lru_cache(_PARSERS_KEPT)
def _parser(base: date) -> Any:
    from dateparser.date import DateDataParser  # costs 0.1 s and 22 MB, so only when a text needs it

    settings = {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day),
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
    }
    return DateDataParser(languages=["en"], settings=settings)
