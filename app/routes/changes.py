"""/changes: the log of changes in pages, to keep a copy of the events in step."""

import json
from asyncio import get_running_loop
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app import __version__
from app.errors import Problem
from app.filters.faults import Fault
from app.filters.feed import PAGE, ChangesFeed
from app.query.changes import Change, Changes, changes, changes_apart, place
from app.query.cursors import fingerprint
from app.render import FORMATS, Format
from app.render.words import printable
from app.routes.addresses import encoded, here, link_header, with_query, without
from app.routes.answering import encoded as as_json
from app.routes.asking import asked, format_of
from app.routes.caching import unchanged, validators
from app.routes.following import attended, following_of
from app.routes.lanes import Lanes, lanes_of
from app.routes.reference import CACHED, EVENT, UNCHANGED, Responses, headers_of, parameters, problems
from app.routes.shapes.base import reference_to
from app.routes.shapes.changes import ChangeList

router = APIRouter(tags=["events"])
SHORT = 100  # changes that are read within a millisecond
FORM = frozenset({"since", "limit", "compact", "wait", "format", "per_page", "page_size"})
LINE = '{"seq":18424,"op":"leave","at":"2025-04-20T08:11:40Z","id":"evt_0000000000001","version":4'
SAMPLES: Mapping[str, Any] = {
    "json": {
        "data": [
            {"seq": 18424, "op": "update", "at": "2025-04-20T08:11:40Z", "id": EVENT["id"], "version": 4,
             "changed": ["date"], "event": EVENT},
        ],
        "next_since": 18431,
        "caught_up": True,
        "meta": {"returned": 1, "limit": 500, "compact": False, "since": 18423, "seq": 18431,
                 "query": {"actor": ["RUS"]}},
        "links": {"next": None},
    },
    "ndjson": f'{LINE},"changed":["date"],"event":null}}\n',
    "text": "18424  2025-04-20T08:11:40Z  update   evt_0000000000001  v4  Russia declares truce\n",
}  # fmt: skip
ANSWERS: Responses = {
    200: {
        "description": "Changes, oldest first, in the format asked for.",
        "headers": headers_of((*CACHED, "Link")),
        "content": {
            FORMATS[name].essence: {
                "schema": reference_to(ChangeList) if name == "json" else {"type": "string"},
                "example": sample,
            }
            for name, sample in SAMPLES.items()
        },
    },
    304: UNCHANGED,
    **problems(406, 410, 422, 503),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of changes with what is said about it."""

    found: Changes
    meta: Mapping[str, Any]
    links: Mapping[str, str | None]


@router.get(
    "/changes",
    operation_id="listChanges",
    responses=ANSWERS,
    openapi_extra=parameters(ChangesFeed, tuple(SAMPLES)),
)
async def list_changes(request: Request) -> Response:
    """What was changed after a place in the log, in order; ask again from `next_since` until `caught_up`.

    With filters it tells what a copy of the events under them needs: an event that matches comes whole, one
    that matched before is to be dropped (`leave`, `retract`, `merge`), nothing is told of the others. `event`
    is null for those to be dropped, else the event as this change left it.
    """
    feed = asked(request, ChangesFeed)
    format = format_of(request, None, feed.format, tuple(SAMPLES))
    if format.name not in SAMPLES:
        raise _no_such_format(format.name)
    with lanes_of(request).reader.inline() as view:
        since, state = place(view, feed.since), view.state
    if not feed.wait and unchanged(
        request, headers := _validators(request, feed, format, state.seq, state.at)
    ):
        return Response(None, 304, headers)
    found = await _read(lanes_of(request), feed, since)
    if feed.wait and _nothing(found):
        found = await _awaited(request, feed, found)
    headers = _validators(request, feed, format, found.seq, found.at)
    if unchanged(request, headers):
        return Response(None, 304, headers)
    links = _links(request, found)
    headers["Link"] = link_header(links, {})
    body = WRITERS[format.name](Answer(found, _meta(feed, found, since), links))
    return Response(body, 200, headers, format.media_type)


async def _read(lanes: Lanes, feed: ChangesFeed, since: int) -> Changes:
    """A page of the log: a few rows in their order are a short read, all else is one for a thread."""
    limit = feed.limit or PAGE
    if feed.shape() or feed.compact or limit > SHORT:
        return await lanes.apart(changes_apart, lanes.reader, feed, since, limit, compact=bool(feed.compact))
    with lanes.reader.inline() as view:
        return changes(view, feed, since, limit)


async def _awaited(request: Request, feed: ChangesFeed, found: Changes) -> Changes:
    """The same page as soon as it has something to tell, or at the end of the time to wait."""
    following, clock = following_of(request), get_running_loop().time
    until = clock() + (feed.wait or 0)
    with following.place():
        while _nothing(found) and clock() < until and not following.closed:
            if found.next_since >= following.reached:
                async with attended(request.receive):
                    await following.news(feed, found.next_since, until - clock())
            found = await _read(lanes_of(request), feed, found.next_since)
    return found


def _nothing(found: Changes) -> bool:
    return found.caught_up and not found.data


def _validators(
    request: Request, feed: ChangesFeed, format: Format, seq: int, at: datetime | None
) -> dict[str, str]:
    asking = (str(feed.since), feed.limit, feed.compact, format.name, str(request.url), __version__)
    return validators(f'W/"{seq}-{fingerprint(feed.echo(), *asking)}"', at)


def _meta(feed: ChangesFeed, found: Changes, since: int) -> dict[str, Any]:
    limits = {"returned": len(found.data), "limit": feed.limit or PAGE, "compact": bool(feed.compact)}
    return {**limits, "since": since, "seq": found.seq, "query": feed.echo()}


def _links(request: Request, found: Changes) -> dict[str, str | None]:
    following, filters = str(found.next_since), without(request, FORM)
    streaming = encoded([*filters, ("since", following)])
    return {
        "self": here(request),
        "next": None if found.caught_up else here(request, since=following),
        "stream": with_query("/events/stream", streaming),
        "events": with_query("/events", encoded(filters)),
    }


def _as_json(answer: Answer) -> bytes:
    found = answer.found
    data = ",".join(one.json() for one in found.data)
    after = f'"next_since":{found.next_since},"caught_up":{json.dumps(found.caught_up)}'
    meta, links = (as_json(each) for each in (answer.meta, answer.links))
    return f'{{"data":[{data}],{after},"meta":{meta},"links":{links}}}\n'.encode()


def _as_ndjson(answer: Answer) -> bytes:
    return "".join(f"{one.json()}\n" for one in answer.found.data).encode()


def _as_text(answer: Answer) -> bytes:
    found = answer.found
    lines = [_line(one) for one in found.data]
    changes = f"{len(lines)} change{'' if len(lines) == 1 else 's'}"
    lines.append(f"{changes}, {'caught up' if found.caught_up else 'read on'} at {found.next_since}.")
    if following := answer.links["next"]:
        lines.append(f"Next: {following}")
    return "".join(f"{line}\n" for line in lines).encode()


def _line(one: Change) -> str:
    title = printable(json.loads(one.event)["title"]) if one.event else ""
    return f"{one.seq}  {one.at}  {one.op:7}  {one.id}  v{one.version}  {title}".rstrip()


WRITERS: Mapping[str, Callable[[Answer], bytes]] = {"json": _as_json, "ndjson": _as_ndjson, "text": _as_text}


def _no_such_format(name: str) -> Problem:
    detail = f"'format' is '{name}'; changes are {', '.join(SAMPLES)}."
    return Problem(
        "invalid_value", detail, Fault("invalid_value", "format", detail, name, allowed=tuple(SAMPLES))
    )
