"""/events/{id}: one event in every format, as it stands or stood, with what goes with it."""

import json
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.events.document import stamp
from app.filters.faults import Refused
from app.lines import Lines
from app.query.included import included
from app.query.reader import View
from app.query.records import EventRecord
from app.render import FORMATS, Format, Listed
from app.render.fields import picked
from app.render.labels import type_labels
from app.routes.addresses import here, link_header
from app.routes.caching import lasting
from app.routes.envelope import root
from app.routes.lanes import lanes_of
from app.routes.reading import MEDIA, RAW, asked_in, described, format_asked, unfit
from app.routes.reference import (
    CACHED,
    EVENT,
    EVIDENCE,
    Responses,
    documented,
    headers_of,
    listed,
    parameters,
)
from app.routes.shapes.formats import Story, VisTimeline
from app.routes.shapes.records import EventWithEvidence
from app.routes.single import (
    Single,
    answer,
    moved,
    standing,
    written,
)

router = APIRouter(tags=["events"])


def _one(description: str, schema: Any) -> Responses:
    """The answers of an endpoint that gives one event in every format; `schema` is that of its JSON."""
    example, headers = {**EVENT, "evidence": [EVIDENCE]}, (*CACHED, "Link")
    told = documented(description, example, 404, 406, 410, 422, 503, schema=schema, headers=headers)
    told[200]["content"] = listed("")["content"] | told[200]["content"]
    merged = {"description": "The event became part of another.", "headers": headers_of(("Location",))}
    return told | {308: merged}


@router.get(
    "/events/{id}.{suffix}",
    operation_id="getEventAs",
    responses=_one("The event, in the format asked for.", EventWithEvidence | Story | VisTimeline),
    openapi_extra=parameters(described(Single)),
)
async def get_event_as(request: Request, id: str, suffix: str) -> Response:
    """The same event in the format that the suffix names: ics, geojson, csv, txt, json."""
    return _answered(request, id, suffix)


@router.get(
    "/events/{id}",
    operation_id="getEvent",
    responses=_one("One event with its evidence.", EventWithEvidence),
    openapi_extra=parameters(described(Single)),
)
async def get_event(request: Request, id: str) -> Response:
    """One event with the sentences that tell it; a merged one redirects to what it became part of.

    With `fields` only these are given, and its evidence only if it is included.
    """
    return _answered(request, id, None)


def _answered(request: Request, id: str, suffix: str | None) -> Response:
    format = format_asked(request, suffix)
    query = request.scope["query_string"].decode("latin-1")
    wanted = asked_in(Single, format, parse_qsl(query, keep_blank_values=True), request.url.path)
    if faults := list(unfit(wanted, format)):
        raise Refused(*faults)
    with lanes_of(request).reader.inline() as view:
        found, seq = standing(view, id, wanted)
        if elsewhere := moved(request, found, wanted):
            return elsewhere
        body = _written(view, request, found, seq, wanted, format)
        headers = {"Link": link_header(_links(request, found), MEDIA)}
        if format.name not in RAW or not wanted.parts:  # evidence quotes articles, which may be revised
            headers |= lasting(request, seq, view.state)
    if wanted.pretty:
        body = written(json.loads(body), True)
    return answer(request, found, body, headers, format.media_type)


def _written(
    view: View, request: Request, found: EventRecord, seq: int, wanted: Single, format: Format
) -> bytes:
    """The event in a format: as it is stored with what goes with it, or as a list of one."""
    if format.name in RAW:
        parts = included(view, [found.id], wanted.parts, seq)[found.id]
        return f"{picked(found.body, wanted.fields or (), parts)}\n".encode()
    at = view.reader.instant(view, seq)
    meta = {
        "returned": 1, "limit": 1, "total": 1, "total_is": "exact", "undated_excluded": None, "sort": "-date",
        "query": {"id": [found.id]}, "snapshot": {"seq": seq, "at": at and stamp(at)},
    }  # fmt: skip
    gone = found.status != "active" and format.tombstones
    shown, taken_back = ([], [found.body]) if gone else ([found.body], [])
    options = {name: getattr(wanted, name) for name in format.options.model_fields}
    links, lines = _links(request, found), [Lines.of(shown)]
    listed = Listed(lines, meta, links, options, root(request), taken_back, type_labels())
    return b"".join(format.write(listed))


def _links(request: Request, found: EventRecord) -> dict[str, str | None]:
    address = f"/events/{found.id}"
    others = {name: f"{address}.{each.suffixes[0]}" for name, each in FORMATS.items()}
    return {"self": here(request), "next": None, "prev": None, **others, "json": address}
