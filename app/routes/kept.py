"""Aggregates over HTTP: counted in the thread lane, kept by entity tag, 304 without a query of events."""

from collections.abc import Callable
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from app.filters.event_filter import EventFilter
from app.query.asof import seq_of
from app.query.counts import count
from app.query.reader import Reader, View
from app.routes.addresses import here, link_header
from app.routes.answering import JSON, of_state
from app.routes.asking import only_json
from app.routes.caching import lasting, unchanged
from app.routes.envelope import background
from app.routes.lanes import lanes_of
from app.routes.languages import in_language
from app.routes.memory import Kept
from app.routes.timings import Timings


class Told(NamedTuple):
    """What is answered, how many there are where all were counted, and the address of what follows."""

    body: str
    total: int | None
    following: str | None = None


Tell = Callable[[View, int], Told]


async def answer(
    request: Request, filter: EventFilter, language: str, tell: Tell, media: str = JSON
) -> Response:
    """What `tell` says of the events as they stand; 304 when the client has it already."""
    timings, lanes = Timings(), lanes_of(request)
    with lanes.reader.inline() as view:
        seq = seq_of(view, filter.as_of)
        validators = of_state(view.state, filter.echo(), str(request.url), language, media)
        headers = in_language(validators, language) | lasting(request, seq, view.state)
    if unchanged(request, headers):
        return Response(None, 304, headers)
    found = lanes.memory.get(headers["ETag"])
    if found is None:
        found = await lanes.apart(_told, lanes.reader, tell, seq)
        lanes.memory.keep(headers["ETag"], found)
    timings.spent("db")
    headers["Server-Timing"] = timings.header()
    headers["Link"] = link_header({"self": here(request), "next": found.following}, {})
    if found.total is not None:
        headers["X-Total-Count"] = str(found.total)
    return Response(found.body, 200, headers, media)


def accepting(request: Request, format: str | None) -> None:
    """Refuse a request that neither asks for JSON nor accepts it."""
    if format is None:
        only_json(request)


def meta(view: View, filter: EventFilter, seq: int) -> dict[str, Any]:
    """What was asked, as it was understood, and what stands behind the answer."""
    undated = _undated(view, filter, seq)
    return {"query": filter.echo(), "undated_excluded": undated, **background(view, seq)}


def _undated(view: View, filter: EventFilter, seq: int) -> int | None:
    """How many events only the date bounds leave out, for want of a date; None where nothing does."""
    left_out = filter.interval and filter.undated != "include"
    return count(view, filter.dateless(), seq) if left_out else None


def _told(reader: Reader, tell: Tell, seq: int) -> Kept:
    with reader.apart() as view:
        told = tell(view, seq)
    return Kept(f"{told.body.rstrip()}\n".encode(), told.total, told.following)
