"""/events/{id}/...: what tells an event, how it came about, how it was before, and what is near it."""

import json
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BeforeValidator
from starlette.requests import Request
from starlette.responses import Response

from app.errors import Problem
from app.events.document import stamp
from app.filters.faults import Fault
from app.filters.listing import parse_limit
from app.filters.schema import param, single
from app.query.cursors import Cursor, decode, encode, fingerprint
from app.query.history import history_apart
from app.query.included import evidence_of
from app.query.reader import View
from app.query.records import EventRecord, event_by_id, version_by_number
from app.query.related import related
from app.routes.addresses import here
from app.routes.asking import asked, only_json
from app.routes.caching import FOR_EVER
from app.routes.lanes import lanes_of
from app.routes.reference import CACHED, EVENT, EVIDENCE, documented, parameters
from app.routes.shapes.events import Event
from app.routes.shapes.records import EventHistory, EventRelated, EventSources
from app.routes.single import (
    Reading,
    Standing,
    answer,
    moved,
    not_found,
    standing,
    written,
)

router = APIRouter(tags=["events"])
PAGE = 100
NEAR = {
    **{name: EVENT[name] for name in ("id", "url", "type", "title")},
    "date": {"edtf": "2025-04-19/2025-04-20"},
}
MADE = {
    "version": 2, "url": "/events/evt_0000000000001/versions/2", "seq": 37, "at": "2025-04-21T08:00:00Z",
    "by": "rules", "reason": "told by art_example", "op": "update", "changed": ["date"],
    "diff": [{"path": "date.end", "from": None, "to": "2025-04-20"}],
}  # fmt: skip
META = {
    "id": EVENT["id"],
    "version": 3,
    "status": "active",
    "returned": 1,
    "snapshot": {"seq": 41, "at": EVENT["updated_at"]},
}
LINKS = {"self": "http://localhost:8000/events/evt_0000000000001", "event": EVENT["url"]}
HEADERS = (*CACHED, "Link")


class Dated(Reading):
    """The parameters of the history of an event."""

    limit: Annotated[int | None, BeforeValidator(parse_limit)] = param(
        f"Versions a page: {PAGE} unless given.", 20, single("integer", minimum=1, maximum=1000)
    )
    cursor: str | None = param(
        "Where to go on: copied from `links.next` of the previous page.", "eyJx…", single("string")
    )


@router.get(
    "/events/{id}/evidence",
    operation_id="getEventEvidence",
    responses=documented(
        "The sentences.",
        {"data": [EVIDENCE], "meta": META, "links": LINKS},
        404,
        406,
        410,
        422,
        503,
        schema=EventSources,
    ),
    openapi_extra=parameters(Standing),
)
async def get_event_evidence(request: Request, id: str) -> Response:
    """The sentences that tell an event, each with its article and its place in it."""
    return _beside(request, id, evidence_of)


@router.get(
    "/events/{id}/related",
    operation_id="getEventRelated",
    responses=documented(
        "The events near it.",
        {"data": [{**NEAR, "when": "before", "by": "dyad"}], "meta": META, "links": LINKS},
        404, 406, 410, 422, 503, schema=EventRelated,
    ),
    openapi_extra=parameters(Standing),
)  # fmt: skip
async def get_event_related(request: Request, id: str) -> Response:
    """Up to five events before an event and five after it, oldest first, that have to do with it.

    The nearest between the same two sides go first (`by`: dyad), or of the same actor where there are no two
    sides (actor), then those of the same type at the same place (place).
    """
    return _beside(request, id, related)


@router.get(
    "/events/{id}/history",
    operation_id="getEventHistory",
    responses=documented(
        "The versions.",
        {"data": [MADE], "meta": {"id": EVENT["id"], "returned": 1, "limit": PAGE, "total": 3},
         "links": {**LINKS, "next": None}},
        400, 404, 406, 422, 503, schema=EventHistory, headers=(*CACHED, "X-Total-Count"),
    ),
    openapi_extra=parameters(Dated),
)  # fmt: skip
async def get_event_history(request: Request, id: str) -> Response:
    """Every version of an event, newest first: who made it, when, why, and what it changed, by dotted path.

    Also of an event that was retracted or merged: nothing of what was told is lost.
    """
    wanted = asked(request, Dated)
    only_json(request)
    lanes = lanes_of(request)
    with lanes.reader.inline() as view:
        found, state = _known(view, id), view.state
    query, limit = fingerprint({"history": id}), wanted.limit or PAGE
    before = decode(wanted.cursor, state.secret, query).key[0] if wanted.cursor else found.version + 1
    told = await lanes.apart(history_apart, lanes.reader, id, int(before), limit)
    following = None
    if told.more:
        cursor = Cursor(query, state.seq, (told.entries[-1]["version"],), (found.version, "exact", None))
        following = here(request, cursor=encode(cursor, state.secret))
    meta = {"id": id, "returned": len(told.entries), "limit": limit, "total": found.version}
    links = {"self": here(request), "event": f"/events/{id}", "next": following}
    body = written({"data": told.entries, "meta": meta, "links": links}, wanted.pretty)
    return answer(request, found, body, {"X-Total-Count": str(found.version)})


@router.get(
    "/events/{id}/versions/{version}",
    operation_id="getEventVersion",
    responses=documented(
        "The version.", {**EVENT, "version": 1}, 404, 406, 422, 503, schema=Event, headers=HEADERS
    ),
    openapi_extra=parameters(Reading),
)
async def get_event_version(request: Request, id: str, version: str) -> Response:
    """An event as one of its versions had it, the first of which is 1; it never changes."""
    wanted = asked(request, Reading)
    only_json(request)
    with lanes_of(request).reader.inline() as view:
        now = _known(view, id)
        sane = version.isascii() and version.isdigit() and len(version) < 10
        found = version_by_number(view, id, int(version)) if sane else None
    if found is None:
        detail = f"Event '{id}' has no version '{version[:100]}'; its versions are 1 to {now.version}."
        raise Problem("not_found", detail, Fault("not_found", "version", detail, version, place="path"))
    body = written(json.loads(found.body), True) if wanted.pretty else f"{found.body}\n".encode()
    return answer(request, found, body, {"Cache-Control": FOR_EVER, "Link": _versions_beside(found)})


def _beside(request: Request, id: str, read: Any) -> Response:
    """What is told beside an event as it stood."""
    wanted = asked(request, Standing)
    only_json(request)
    with lanes_of(request).reader.inline() as view:
        found, seq = standing(view, id, wanted)
        if elsewhere := moved(request, found, wanted):
            return elsewhere
        told: Sequence[Any] = read(view, [id], seq).get(id, ())
        at = view.reader.instant(view, seq)
    meta = {"id": id, "version": found.version, "status": found.status, "returned": len(told)}
    meta["snapshot"] = {"seq": seq, "at": at and stamp(at)}
    links = {"self": here(request), "event": f"/events/{id}"}
    return answer(request, found, written({"data": told, "meta": meta, "links": links}, wanted.pretty), {})


def _known(view: View, id: str) -> EventRecord:
    found = event_by_id(view, id)
    if found is None:
        raise not_found("event", id)
    return found


def _versions_beside(found: EventRecord) -> str:
    """The Link header of a version (RFC 5829)."""
    event = f"/events/{found.id}"
    earlier = (
        f'<{event}/versions/{found.version - 1}>; rel="predecessor-version", ' if found.version > 1 else ""
    )
    return f'{earlier}<{event}>; rel="latest-version", <{event}/history>; rel="version-history"'
