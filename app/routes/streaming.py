"""/events/stream: changes as server-sent events, from the log first and then as they are made."""

import asyncio
import re

from fastapi import APIRouter
from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.filters.event_filter import EventFilter
from app.filters.feed import Feed
from app.filters.record import Point
from app.query.changes import OutsideHistoryError, changes, place
from app.query.reader import Reader, View
from app.render.negotiation import preferred
from app.routes.asking import asked, not_acceptable
from app.routes.following import BATCH, PAUSE, Following, attended, following_of
from app.routes.frames import COMMENT, Chunk, chunks, heartbeat, opening, reset
from app.routes.lanes import Lanes, lanes_of
from app.routes.reference import headers_of, parameters, problems

router = APIRouter(tags=["events"])
MEDIA = "text/event-stream"
SEQ = re.compile(r"\d{1,18}", re.ASCII)
NOWHERE = 1 << 62
SAMPLE = (
    "retry: 5000\nid: 18423\n\nid: 18424\nevent: event.update\n"
    'data: {"seq":18424,"op":"update","at":"2025-04-20T08:11:40Z","id":"evt_0000000000001","version":4,'
    '"changed":["date"],"event":{"id":"evt_0000000000001"}}\n\n'
)
RESUMING = {
    "name": "Last-Event-ID",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
    "description": "The `id` of the last event that was received; goes before `since`.",
    "example": "18423",
}


class Stream(Response):
    """The answer that goes on for as long as the client is there and the server runs."""

    media_type = MEDIA

    def __init__(
        self, filter: EventFilter, since: int | None, now: int, lanes: Lanes, following: Following
    ) -> None:
        super().__init__(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self._filter, self._lanes, self._following = filter, lanes, following
        self._opening = opening(now if since is None else None)
        self._after = now if since is None else since
        self._behind = self._after != now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what there is to tell until either side ends it; too many open streams are refused."""
        with self._following.place():
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            async with attended(receive):
                await self._tell(send)
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _tell(self, send: Send) -> None:
        await _write(send, self._opening)
        while not self._following.closed:
            if self._behind or self._after < self._following.reached:
                await self._catch_up(send)
            else:
                await self._go_along(send)

    async def _catch_up(self, send: Send) -> None:
        """Read on in the log, some changes at once and no sooner than the client has taken those before."""
        try:
            found, self._after, self._behind = await self._lanes.apart(
                _read_on, self._lanes.reader, self._filter, self._after
            )
        except OperationalError:  # the database may come back, a browser that was refused once does not
            await asyncio.sleep(PAUSE)
            found = [(self._after, COMMENT)]
        for _, chunk in found or [(self._after, heartbeat(self._after))]:
            await _write(send, chunk)

    async def _go_along(self, send: Send) -> None:
        """Send what is new, as it is read for all, until the client takes it too slowly."""
        with self._following.subscribed(self._filter, self._after) as waiting:
            while (chunk := await waiting.next()) is not None:
                await _write(send, chunk)
        self._after, self._behind = waiting.after, True


@router.get(
    "/events/stream",
    operation_id="streamEvents",
    response_class=Stream,
    status_code=200,
    responses={
        200: {
            "description": "Changes, as they are made; `data` is a Change.",
            "headers": headers_of(("Cache-Control",)),
            "content": {MEDIA: {"schema": {"type": "string"}, "example": SAMPLE}},
        },
        **problems(406, 422, 503),
    },
    openapi_extra={"parameters": [*parameters(Feed)["parameters"], RESUMING]},
)
async def stream_events(request: Request) -> Response:
    """Changes under a filter as server-sent events: `event.create`, `event.update` and so on.

    The data of each is the change as /changes tells it. The stream starts now, or goes on after the change
    that `Last-Event-ID` or `since` names; where the log cannot be read from there, `reset` says so. Relative
    dates in the filter are those of the moment the stream was opened.
    """
    feed = asked(request, Feed)
    if preferred(request.headers.get("accept", ""), [MEDIA]) is None:
        raise not_acceptable(request, [MEDIA])
    lanes = lanes_of(request)
    with lanes.reader.inline() as view:
        now = view.state.seq
        since = _since(view, request.headers.get("last-event-id"), feed.since)
    return Stream(feed, since, now, lanes, following_of(request))


async def _write(send: Send, chunk: bytes) -> None:
    await send({"type": "http.response.body", "body": chunk, "more_body": True})


def _since(view: View, last: str | None, since: Point | None) -> int | None:
    """Where a reader stands; nowhere in the log if the last event that it names is none of ours."""
    if last:
        return int(last) if SEQ.fullmatch(last) else NOWHERE
    return None if since is None else place(view, since)


def _read_on(reader: Reader, filter: EventFilter, after: int) -> tuple[list[Chunk], int, bool]:
    """What follows in the log, the place that it leads to, and whether more follows."""
    with reader.apart() as view:
        try:
            found = changes(view, filter, after, BATCH)
        except OutsideHistoryError as gap:
            return [(gap.last, reset(gap.last))], gap.last, False
    return list(chunks(found.data, found.next_since)), found.next_since, not found.caught_up
