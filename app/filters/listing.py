"""Listing: a filter with the order, size, place, fields and format of the page that is wanted."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, field_validator

from app.filters.codes import one_of, words
from app.filters.event_filter import EventFilter
from app.filters.faults import alike, wrong
from app.filters.fields import INCLUDED, PATHS, PRESETS
from app.filters.languages import Lang, lang_param
from app.filters.schema import PLAIN, listed, param, single

KEYS = ("date", "reported", "created", "updated", "confidence", "corroboration", "relevance", "distance")
SORTS = tuple(f"{sign}{key}" for key in KEYS for sign in ("-", ""))
NEEDED = {"relevance": "q", "distance": "lat"}
COUNTS = ("auto", "exact", "estimated", "none")
PAGE, MOST = 100, 1000


def _sort(text: str) -> str:
    return one_of(SORTS, "an order")(text)[0]


def _count(text: str) -> str:
    return one_of(COUNTS, "a way to count")(text)[0]


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


def _fields(values: Iterable[str]) -> tuple[str, ...] | None:
    """Dotted paths of an event's JSON, presets spelt out."""
    found: dict[str, None] = {}
    for word in words(values):
        if word not in PATHS and word not in PRESETS:
            raise wrong(word, "a field of an event", suggestions=alike(word, (*PATHS, *PRESETS)))
        found.update(dict.fromkeys(PRESETS.get(word, (word,))))
    return tuple(found) or None


def some_of(*allowed: str) -> BeforeValidator:
    """A parser of `include` that takes these parts."""
    resolve: Callable[[str], tuple[str, ...]] = one_of(allowed, "a part that can be included")
    return BeforeValidator(
        lambda values: tuple(dict.fromkeys(part for word in words(values) for part in resolve(word))) or None
    )


def _flag(text: str) -> bool:
    return one_of(("true", "false"), "true or false")(text)[0] == "true"


Format = Annotated[str | None, BeforeValidator(_format)]
Flag = Annotated[bool | None, BeforeValidator(_flag)]
Fields = Annotated[tuple[str, ...] | None, BeforeValidator(_fields)]


def format_param() -> Any:
    """The declaration of `format`; the endpoint says which formats it has."""
    return param(
        "The format of the answer; a path suffix beats it, it beats Accept.", "text", single("string")
    )


def fields_param() -> Any:
    """The declaration of `fields`."""
    return param(
        "Only these fields, by dotted path; `compact` and `full` are presets. JSON and NDJSON have it.",
        ["id", "date.start", "type", "title"],
        listed(lambda: [*PRESETS, *PATHS], PLAIN),
    )


def pretty_param() -> Any:
    """The declaration of `pretty`."""
    return param("Indent JSON for reading.", True, single("boolean"))


class Counting(EventFilter):
    """The filter of /events/count."""

    format: Format = format_param()


class Listing(EventFilter):
    """The filter of /events with the page wanted."""

    sort: Annotated[str | None, BeforeValidator(_sort)] = param(
        "The order; `-` is descending, ties are broken by the event. Newest first unless given; `relevance` "
        "(best first) needs `q`, `distance` (nearest first) needs `lat` and `lon`.",
        "-date",
        single("string", enum=list(SORTS)),
    )
    limit: Annotated[int | None, BeforeValidator(parse_limit)] = param(
        f"Events a page: {PAGE} unless given. CSV and NDJSON without it stream everything.",
        50,
        single("integer", minimum=1, maximum=MOST),
    )
    cursor: str | None = param(
        "Where to go on: copied from `links.next` or `links.prev` of a page.", "eyJx…", single("string")
    )
    count: Annotated[str | None, BeforeValidator(_count)] = param(
        "How the total is counted: up to 10,000 (`auto`), whatever it costs (`exact`), as a guess beyond "
        "10,000 (`estimated`), or not at all (`none`). `Prefer: count=exact` does the same.",
        "exact",
        single("string", enum=list(COUNTS)),
    )
    fields: Fields = fields_param()
    include: Annotated[tuple[str, ...] | None, some_of(*INCLUDED)] = param(
        "With each event its `evidence`, `articles`, `history` or `related` events, beside the list its "
        "`facets` and `histogram`. JSON and NDJSON have it.",
        ["evidence"],
        listed(lambda: list(INCLUDED), PLAIN),
    )
    format: Format = format_param()
    lang: Lang = lang_param()
    download: Flag = param(
        "Ask the browser to save the answer as a file, named by the query.", True, single("boolean")
    )
    pretty: Flag = pretty_param()

    @field_validator("sort", mode="after")
    @classmethod
    def _sortable(cls, sort: str | None, info: ValidationInfo) -> str | None:
        needed = NEEDED.get((sort or "").removeprefix("-"))
        if needed and needed in info.data and info.data[needed] is None:
            raise wrong(sort, f"an order without '{needed}'", "conflicting_parameters")
        return sort
