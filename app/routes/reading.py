"""Reading: a query string of a list, understood; kept, since clients ask the same things again and again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache, lru_cache, partial
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from pydantic import BaseModel, create_model
from starlette.requests import Request

from app.events.document import stamp
from app.filters import reading
from app.filters.event_filter import EventFilter
from app.filters.faults import Fault, Refused
from app.filters.listing import COUNTS, Listing
from app.filters.parties import Met, nobody
from app.filters.when import today
from app.query.acting import met
from app.query.cursors import fingerprint
from app.query.reader import View
from app.render import FORMATS, Format
from app.render.options import Options
from app.routes.addresses import PAGING, others, quoted_again, with_query
from app.routes.asking import format_of
from app.routes.headers import every

Model = TypeVar("Model", bound=BaseModel)
Pairs = list[tuple[str, str]]
NEWEST_FIRST, OLDEST_FIRST = "-date", "date"
LAST_SECOND = int(datetime.max.replace(microsecond=0, tzinfo=UTC).timestamp())
SHORT = 1000  # bytes of a query string whose reading is kept
SOME_HAVE = frozenset({"fields", "include", "pretty", "limit", "per_page", "page_size"})
MEDIA = {name: each.essence for name, each in FORMATS.items()}
COUNTED = {"count": "/events/count", "facets": "/events/facets", "histogram": "/events/histogram"}
RAW = frozenset({"json", "ndjson"})  # formats that give an event as it is stored


@dataclass(frozen=True, slots=True)
class Reading:
    """A list as it was asked for: what, in which format, with its options, and in which order.

    `walked` is the listing with what the format adds: some have no place for events without a date.

    `query` is what a cursor is bound to; `told` says how the list was understood. The request's parameters
    again, as query strings, are `listed` without cursor, format and its options, `own` with the format's
    options alone, `followed` with the filters that hold for what comes later. `beside` has the addresses of
    the same list in other forms, and `alternates` those in other formats as a part of a Link header.
    """

    listing: Listing
    walked: Listing
    format: Format
    options: Mapping[str, Any]
    sort: str
    query: str
    told: Mapping[str, Any]
    listed: str
    own: str
    followed: str
    beside: Mapping[str, str]
    alternates: str

    @property
    def whole(self) -> bool:
        """Whether everything is to be sent, not a page."""
        return self.format.streams and self.listing.limit is None

    @property
    def limit(self) -> int:
        """How many events a page holds."""
        return self.listing.limit or self.format.default


def read(request: Request, suffix: str | None, view: View, order: str = NEWEST_FIRST) -> Reading:
    """What a request asks for; raises Refused with every fault in it, Problem where no format fits.

    Only where a name stands for no actor of the codebook, the store is asked, and the reading is not kept.
    """
    format = format_asked(request, suffix)
    query, path = request.scope["query_string"], request.scope["path"]
    understand = _understood if len(query) <= SHORT else _understood.__wrapped__
    asking = query, path, format.name, order, today().toordinal()
    try:
        found = understand(*asking)
    except Refused as refused:
        if not refused.strangers:
            raise
        found = _understood.__wrapped__(*asking, partial(met, view))
    prefer = every(request, b"prefer")
    return _preferring(found, prefer) if prefer else found


def format_asked(request: Request, suffix: str | None) -> Format:
    """The format of the answer, before the query is read, which refuses one that there is not."""
    query: bytes = request.scope["query_string"]
    given = _given(query) if b"format" in query and suffix is None else ""
    return FORMATS.get(given, FORMATS["json"]) if given else format_of(request, suffix, None)


def _given(query: bytes) -> str:
    return dict(parse_qsl(query.decode("latin-1"))).get("format", "").lower()


@lru_cache(maxsize=2000)
def _understood(query: bytes, path: str, name: str, order: str, day: int, met: Met = nobody) -> Reading:
    """Readings are kept by day, since relative dates move at midnight."""
    format = FORMATS[name]
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    asked = asked_in(Listing, format, pairs, path, met)
    if faults := [*_too_much(asked, format), *unfit(asked, format)]:
        raise Refused(*faults)
    walked = asked.having(undated="exclude") if format.dated and asked.period is None else asked
    options = {field: getattr(asked, field) for field in format.options.model_fields}
    sort = asked.sort or format.order or order
    listed, plain, own, filtered, followed = _again(query, pairs, options)
    beside = _beside(listed, plain, filtered)
    told = {"sort": sort, "query": asked.echo(), "interval": _interval(asked)}
    bound, alternates = fingerprint(asked.echo(), sort), others(beside, MEDIA)
    return Reading(
        asked, walked, format, options, sort, bound, told, listed, own, followed, beside, alternates
    )


def _again(query: bytes, pairs: Pairs, options: Iterable[str]) -> Iterator[str]:
    """As query strings `listed`, that without what some formats lack, `own`, the filters, `followed`."""
    written = (part for part in query.split(b"&") if part)
    quoted = [
        (name, quoted_again(name, value, part.decode("latin-1")))
        for (name, value), part in zip(pairs, written, strict=True)
        if value and not name.startswith("utm_")
    ]
    own, given = frozenset(options), {name for name, _ in quoted}
    listed = given - own - {"cursor", "format"}
    centre = frozenset(() if "radius_km" in given else ("lat", "lon"))  # that only an order asked for
    filters = given - PAGING - _other() - centre
    for wanted in (listed, listed - SOME_HAVE, own, filters, filters - {"as_of"}):
        yield "&".join(pair for name, pair in quoted if name in wanted)


def _beside(listed: str, plain: str, filtered: str) -> Mapping[str, str]:
    """The counts of a list, and the list in every format."""
    counts = {name: with_query(path, filtered) for name, path in COUNTED.items()}
    formats = {name: with_query(f"/events.{each.suffixes[0]}", plain) for name, each in FORMATS.items()}
    return {**counts, **formats, "json": with_query("/events", listed)}


def _interval(asked: EventFilter) -> Mapping[str, str | None] | None:
    """The instants that the date bounds come to, the second one not included; None for an open end."""
    period = asked.period
    if period is None or asked.interval is None:
        return None
    beyond = _after(period.last, date.max.toordinal()), _after(period.until, LAST_SECOND)
    return {"start": _instant(period.first, period.since), "end_before": _instant(*beyond)}


def _after(last: int | None, most: int) -> int | None:
    """What comes after the last day or second; None where there is no bound, or the calendar ends."""
    return None if last is None or last >= most else last + 1


def _instant(day: int | None, second: int | None) -> str | None:
    """An instant given in epoch seconds, else the midnight that a day begins with."""
    if second is not None:
        return stamp(datetime.fromtimestamp(second, UTC))
    return f"{date.fromordinal(day)}T00:00:00Z" if day else None


def asked_in(model: type[Model], format: Format, pairs: Pairs, path: str, met: Met = nobody) -> Model:
    """The parameters of a model and of a format, read from decoded pairs; raises Refused."""
    context = {"formats": tuple(FORMATS), "elsewhere": _elsewhere(format.name), "met": met}
    found: Model = reading.read(_in_formats(model, (format.options,)), pairs, f"GET {path}", context)
    return found


def described(model: type[BaseModel] = Listing) -> type[BaseModel]:
    """The parameters of a model in any format, for the documentation."""
    options = dict.fromkeys(format.options for format in FORMATS.values())
    found: type[BaseModel] = _in_formats(model, tuple(options))
    return found


@cache
def _in_formats(model: type[BaseModel], options: tuple[type[BaseModel], ...]) -> Any:
    """The parameters of a model with those of formats."""
    own = [each for each in options if each is not Options]
    bases: Any = (model, *own)
    name = "".join(each.__name__ for each in bases)
    return create_model(name, __base__=bases) if own else model


@cache
def _elsewhere(name: str) -> Mapping[str, str]:
    """The parameters that only other formats have, each with such a format."""
    own = FORMATS[name].options.model_fields
    having = ((field, each.name) for each in FORMATS.values() for field in each.options.model_fields)
    return {field: f"format={other}" for field, other in having if field not in own}


@cache
def _other() -> frozenset[str]:
    """The parameters of a list that are no filters."""
    return frozenset(reading.parameters(described())) - frozenset(reading.parameters(EventFilter))


def _too_much(asked: Listing, format: Format) -> Iterator[Fault]:
    """What was asked of a page that the format does not hold."""
    if asked.limit is not None and asked.limit > format.most:
        detail = f"limit: '{asked.limit}' is more than {format.most}, the most that {format.name} holds."
        yield Fault("limit_too_large", "limit", detail, asked.limit)
    if asked.cursor and format.name == "ics":
        yield _conflict("cursor", format.name, "the formats with pages")


def unfit(asked: Any, format: Format) -> Iterator[Fault]:
    """What was asked of events that the format does not have; `asked` has fields, include and pretty."""
    for name in ("fields", "include"):
        if getattr(asked, name) and format.name not in RAW:
            yield _conflict(name, format.name, "json and ndjson")
    if (asked.pretty and "json" not in format.media_type) or (asked.pretty and format.streams):
        yield _conflict("pretty", format.name, "the JSON formats")


def _conflict(name: str, format: str, having: str) -> Fault:
    detail = f"{name}: the format {format} does not have it; {having} do."
    return Fault("conflicting_parameters", name, detail, format)


def _preferring(found: Reading, prefer: str) -> Reading:
    """The reading under a Prefer header: `count=exact` and the like."""
    told = prefer.replace(" ", "").lower().partition("count=")[2]
    mode = told.partition(",")[0].partition(";")[0].strip('"')
    if found.listing.count is not None or mode not in COUNTS:
        return found
    return replace(found, listing=found.listing.having(count=mode), walked=found.walked.having(count=mode))
