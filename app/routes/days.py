"""The parameter `on` of look-ups: the days that a date names."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from app.filters.dates import parse_bound
from app.filters.faults import wrong
from app.filters.schema import param, single
from app.filters.when import today


def _days(text: str, info: ValidationInfo) -> tuple[date, date]:
    try:
        bound = parse_bound(text, (info.context or {}).get("today") or today())
    except ValueError as fault:
        raise wrong(text, str(fault)) from None
    return date.fromordinal(bound.first), date.fromordinal(bound.last)


Days = Annotated[tuple[date, date] | None, BeforeValidator(_days)]


def days_param(description: str) -> Any:
    """The declaration of `on`."""
    return param(description, "2024-05-01", single("string"))
