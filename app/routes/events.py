"""/events: lists and counts."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.errors import Problem
from app.filters.faults import Fault
from app.filters.listing import Counting
from app.query.asof import seq_of
from app.query.cursors import fingerprint
from app.routes.answering import encoded
from app.routes.asking import asked, format_of
from app.routes.caching import lasting, unchanged, validators
from app.routes.lanes import lanes_of
from app.routes.listing import answer_list
from app.routes.reading import described
from app.routes.reference import COUNTING, LIST, documented, parameters
from app.routes.shapes.events import EventCount
from app.routes.timings import Timings

router = APIRouter(tags=["events"])


@router.get("/events", operation_id="listEvents", responses=LIST, openapi_extra=parameters(described()))
async def list_events(request: Request) -> Response:
    """Events under a filter, newest first; every filter combines with the others."""
    return await answer_list(request, None)


@router.get(
    "/events.{suffix}",
    operation_id="listEventsAs",
    responses=LIST,
    openapi_extra=parameters(described()),
)
async def list_events_as(request: Request, suffix: str) -> Response:
    """The same list in the format that the suffix names: csv, ndjson, txt, json."""
    return await answer_list(request, suffix)


@router.get(
    "/events/count",
    operation_id="countEvents",
    responses=documented(
        "How many events match.",
        {"count": 412, "undated": 7},
        *(406, 422, 503),
        schema=EventCount,
        text="412\n",
        headers=COUNTING,
    ),
    openapi_extra=parameters(Counting, ("json", "text")),
)
async def count_events(request: Request) -> Response:
    """How many events match, how many more would but have no date; `format=text`: the bare number."""
    filter = asked(request, Counting)
    format = format_of(request, None, filter.format, ("json", "text"))
    if format.name not in ("json", "text"):
        raise _no_such_count(format.name)
    timings, lanes = Timings(), lanes_of(request)
    with lanes.reader.inline() as view:
        tag = fingerprint(filter.echo(), format.name)
        seq = seq_of(view, filter.as_of)
        headers = validators(f'W/"{view.state.seq}-{tag}"', view.state.at) | lasting(request, seq, view.state)
    if unchanged(request, headers):
        return Response(None, 304, headers)
    total = lanes.totals.known(filter, seq, "exact")
    if total is None:
        total = await lanes.apart(lanes.totals.count, filter, seq, "exact")
    timings.spent("db")
    headers |= {"Server-Timing": timings.header(), "X-Total-Count": str(total.count)}
    if format.name == "text":
        return Response(f"{total.count}\n", 200, headers, format.media_type)
    return Response(
        encoded({"count": total.count, "undated": total.undated}) + "\n", 200, headers, format.media_type
    )


def _no_such_count(name: str) -> Problem:
    detail = f"'format' is '{name}'; a count is json or text."
    return Problem(
        "invalid_value", detail, Fault("invalid_value", "format", detail, name, allowed=("json", "text"))
    )
