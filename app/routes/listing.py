"""The answer to a list: a page or a stream of events in the format asked for, with meta, links, headers."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app import __version__
from app.events.document import stamp
from app.filters.event_filter import EventFilter
from app.filters.listing import PAGE, Listing
from app.query.cursors import Cursor, decode, encode, fingerprint
from app.query.orders import Key
from app.query.reader import State, View
from app.query.timeline import AT_MOST, Page, Walk, batches, page, page_apart
from app.query.totals import Total
from app.render import FORMATS, Format, Listed
from app.routes.addresses import PAGING, encoded, here, link_header, with_query, without
from app.routes.asking import asked, format_of
from app.routes.caching import unchanged, validators
from app.routes.lanes import Lanes, lanes_of


@dataclass(frozen=True)
class Asked:
    """A list as it was asked for, at the state of the store that it found."""

    request: Request
    listing: Listing
    format: Format
    state: State

    @property
    def sort(self) -> str:
        """The order asked for, else that of the format, else newest first."""
        return self.listing.sort or self.format.order or "-date"

    @cached_property
    def query(self) -> str:
        """What a cursor is bound to: the filters as they were understood, and the order."""
        return fingerprint(self.listing.echo(), self.sort)

    @cached_property
    def cursor(self) -> Cursor | None:
        """Where to go on; raises when the text given is no cursor, or another query's."""
        text = self.listing.cursor
        return decode(text, self.state.secret, self.query) if text else None

    @property
    def walk(self) -> Walk:
        """The events in order, as the cursor's first page or this one found them."""
        return Walk(self.listing, self.sort, self.cursor.seq if self.cursor else self.state.seq)

    @property
    def after(self) -> Key | None:
        """The key of the last event that the client has seen."""
        return self.cursor.key if self.cursor else None

    @property
    def whole(self) -> bool:
        """Whether everything is to be sent, not a page."""
        return self.format.streams and self.listing.limit is None

    @property
    def limit(self) -> int:
        """How many events a page holds."""
        return self.listing.limit or PAGE

    def headers(self) -> dict[str, str]:
        """Validators that need no event query: the state of the store, and a hash of what was asked."""
        asking = (self.query, self.limit, self.whole, self.listing.cursor, self.format.name)
        tag = fingerprint({}, *asking, str(self.request.url), self.state.last_ingest_at, __version__)
        return validators(f'W/"{self.state.seq}-{tag}"', self.state.at)


async def answer_list(request: Request, suffix: str | None) -> Response:
    """The events that a request asks for, or 304 when the client has them."""
    listing = asked(request, Listing)
    format = format_of(request, suffix, listing.format)
    lanes = lanes_of(request)
    with lanes.reader.inline() as view:
        ask = Asked(request, listing, format, view.state)
        headers = ask.headers()
        if unchanged(request, headers):
            return Response(None, 304, headers)
        meta = _meta(ask, view)
        quick = ask.walk.quick and not ask.whole
        found = page(view, ask.walk, ask.limit, ask.after) if quick else None
    if not (quick or ask.whole):
        found = await lanes.apart(page_apart, lanes.reader, ask.walk, ask.limit, ask.after)
    total = await _total(ask, found, lanes)
    if total.exact:
        headers["X-Total-Count"] = str(total.count)
    if found is None:
        return await _stream(ask, lanes, headers)
    return _page(ask, found, total, meta, headers)


def _page(
    ask: Asked, found: Page, total: Total, meta: Mapping[str, Any], headers: dict[str, str]
) -> Response:
    links = _links(ask, found, total)
    counted = {
        "returned": len(found.bodies),
        "limit": ask.limit,
        "total": total.count,
        "total_is": "exact" if total.exact else "at_least",
        "undated_excluded": total.undated,
    }
    headers["Link"] = link_header(links, {name: each.essence for name, each in FORMATS.items()})
    body = b"".join(ask.format.write(Listed([found.bodies], {**counted, **meta}, links)))
    return Response(body, 200, headers, ask.format.media_type)


async def _stream(ask: Asked, lanes: Lanes, headers: dict[str, str]) -> Response:
    """Everything, chunk by chunk from the thread lane; a failure between two cuts the connection."""
    chunks = ask.format.write(Listed(batches(lanes.reader, ask.walk, ask.after)))
    first = await lanes.apart(next, chunks, b"")

    async def sent() -> AsyncIterator[bytes]:
        chunk = first
        while chunk:
            yield chunk
            chunk = await lanes.apart(next, chunks, b"")

    return StreamingResponse(sent(), 200, headers, ask.format.media_type)


async def _total(ask: Asked, found: Page | None, lanes: Lanes) -> Total:
    """The total of the first page, which its cursor carries on; a page never waits for a full count."""
    if ask.cursor is not None:
        return Total(*ask.cursor.total)
    if found is not None and not found.more and ask.listing.interval is None:
        return Total(len(found.bodies), True, None)
    most = None if found is None else AT_MOST
    return await total_of(lanes, ask.listing, ask.walk.seq, most)


async def total_of(lanes: Lanes, filter: EventFilter, seq: int, most: int | None) -> Total:
    """How many events match, from memory or counted in the thread lane."""
    known = lanes.totals.known(filter, seq, most)
    return known if known else await lanes.apart(lanes.totals.count, filter, seq, most)


def _meta(ask: Asked, view: View) -> dict[str, Any]:
    first, last = view.reader.coverage(view)
    return {
        "sort": ask.sort,
        "query": ask.listing.echo(),
        "interval": _interval(ask.listing.interval),
        "snapshot": {"seq": ask.walk.seq, "at": _stamp(view.reader.instant(view, ask.walk.seq))},
        "coverage": {
            "first_event": first,
            "last_event": last,
            "last_ingest_at": _stamp(ask.state.last_ingest_at),
        },
    }


def _interval(days: tuple[str | None, str | None] | None) -> dict[str, str | None] | None:
    """The instants that the date bounds come to; None for an open end."""
    if days is None:
        return None
    start, last = (date.fromisoformat(day) if day else None for day in days)
    return {
        "start": _midnight(start),
        "end_before": _midnight(last + timedelta(1)) if last and last < date.max else None,
    }


def _midnight(day: date | str | None) -> str | None:
    return f"{day}T00:00:00Z" if day else None


def _stamp(instant: datetime | None) -> str | None:
    return stamp(instant.astimezone(UTC)) if instant else None


def _links(ask: Asked, found: Page, total: Total) -> dict[str, str | None]:
    following = None
    if found.more and found.last is not None:
        carried = (total.count, total.exact, total.undated)
        cursor = Cursor(ask.query, ask.walk.seq, found.last, carried)
        following = here(ask.request, cursor=encode(cursor, ask.state.secret))
    listed = encoded(without(ask.request, ("cursor", "format")))
    alternates = {name: with_query(f"/events.{each.suffixes[0]}", listed) for name, each in FORMATS.items()}
    alternates["json"] = with_query("/events", listed)
    counted = with_query("/events/count", encoded(without(ask.request, PAGING)))
    return {"self": here(ask.request), "next": following, "count": counted, **alternates}
