"""Listing: a filter with the order, size, place and format of the page that is wanted."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, field_validator

from app.filters.codes import one_of
from app.filters.event_filter import EventFilter
from app.filters.faults import wrong
from app.filters.schema import param, single

KEYS = ("date", "reported", "created", "updated", "confidence", "corroboration", "relevance", "distance")
SORTS = tuple(f"{sign}{key}" for key in KEYS for sign in ("-", ""))
NEEDED = {"relevance": "q", "distance": "lat"}
PAGE, MOST = 100, 1000


def _sort(text: str) -> str:
    return one_of(SORTS, "an order")(text)[0]


def parse_limit(text: str) -> int:
    """A page size from 1 to 1000; anything else is refused, never clamped."""
    if not (text.isascii() and text.isdigit()) or int(text[:9]) < 1:
        raise wrong(text, f"a whole number from 1 to {MOST}")
    if len(text.lstrip("0")) > len(str(MOST)) or int(text) > MOST:
        raise wrong(
            text, f"at most {MOST}: follow links.next for more, or ask for csv or ndjson", "limit_too_large"
        )
    return int(text)


def _format(text: str, info: ValidationInfo) -> str:
    return one_of((info.context or {})["formats"], "a format")(text)[0]


Format = Annotated[str | None, BeforeValidator(_format)]


def format_param() -> Any:
    """The declaration of `format`; the endpoint says which formats it has."""
    return param(
        "The format of the answer; a path suffix beats it, it beats Accept.", "text", single("string")
    )


class Counting(EventFilter):
    """The filter of /events/count."""

    format: Format = format_param()


class Listing(EventFilter):
    """The filter of /events with the page wanted."""

    sort: Annotated[str | None, BeforeValidator(_sort)] = param(
        "The order; `-` is descending, ties are broken by the event. Newest first unless given; `relevance` "
        "needs `q`, `distance` needs `lat` and `lon`.",
        "-date",
        single("string", enum=list(SORTS)),
    )
    limit: Annotated[int | None, BeforeValidator(parse_limit)] = param(
        f"Events a page: {PAGE} unless given. CSV and NDJSON without it stream everything.",
        50,
        single("integer", minimum=1, maximum=MOST),
    )
    cursor: str | None = param(
        "Where to go on: copied from `links.next` of the previous page.", "eyJx…", single("string")
    )
    format: Format = format_param()

    @field_validator("sort", mode="after")
    @classmethod
    def _sortable(cls, sort: str | None, info: ValidationInfo) -> str | None:
        needed = NEEDED.get((sort or "").removeprefix("-"))
        if needed and needed in info.data and info.data[needed] is None:
            raise wrong(sort, f"an order without '{needed}'", "conflicting_parameters")
        return sort
