"""What one event is asked for by, and what is answered where it is not there to be shown."""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.errors import Problem
from app.events.document import stamp
from app.filters.faults import Fault
from app.filters.listing import Fields, Flag, Format, fields_param, format_param, pretty_param, some_of
from app.filters.record import POINT, Point, Since
from app.filters.schema import PLAIN, listed, param, single
from app.query.asof import seq_of
from app.query.included import PARTS
from app.query.reader import View
from app.query.records import EventRecord, event_by_id
from app.render.options import word_of
from app.routes.answering import JSON
from app.routes.caching import unchanged, validators


class Reading(BaseModel):
    """How what is read of one event is laid out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pretty: Flag = pretty_param()


class Standing(Reading):
    """The parameters of what is told of one event: as of when, and whether it may have been taken back."""

    as_of: Since = param(f"The event as it stood then: {POINT}.", "2025-05-01T00:00:00Z", single("string"))
    status: Annotated[Literal["active", "all"] | None, word_of("a status", "active", "all")] = param(
        "`all` shows the record also where it was retracted or merged into another; without it the one is "
        "gone, and the other leads to what it became part of.",
        "all",
        single("string", enum=["active", "all"]),
    )


class Single(Standing):
    """The parameters of one event."""

    fields: Fields = fields_param()
    include: Annotated[tuple[str, ...] | None, some_of(*PARTS)] = param(
        "With the event its `evidence` (there anyway unless `fields` are chosen), `articles`, `history` or "
        "`related` events. JSON and NDJSON have it.",
        ["articles", "related"],
        listed(lambda: list(PARTS), PLAIN),
    )
    format: Format = format_param()

    @property
    def parts(self) -> tuple[str, ...]:
        """What goes with the event."""
        always = () if self.fields else ("evidence",)
        return tuple(dict.fromkeys((*always, *(self.include or ()))))


def standing(view: View, id: str, asked: Standing) -> tuple[EventRecord, int]:
    """The event as it is asked for, and the sequence number it is read at; else the problem is raised."""
    seq = seq_of(view, asked.as_of)
    found = event_by_id(view, id, seq)
    if found is None:
        raise _unknown(view, id, asked.as_of)
    if found.status == "retracted" and asked.status != "all":
        raise _retracted(found)
    return found, seq


def moved(request: Request, found: EventRecord, asked: Standing) -> Response | None:
    """The way to the event that this one became part of, if it did, with suffix and query kept."""
    if found.status != "merged" or not found.merged_into or asked.status == "all":
        return None
    rest = request.scope["path"].removeprefix(f"/events/{found.id}")
    query = request.scope["query_string"].decode("latin-1")
    address = f"/events/{quote(found.merged_into)}{quote(rest)}"
    return RedirectResponse(f"{address}?{query}" if query else address, 308)


def answer(
    request: Request, found: EventRecord, body: bytes, more: Mapping[str, str], media: str = JSON
) -> Response:
    """What is told of an event with a strong entity tag of its version and these very bytes, or 304.

    A changed article may tell the same event in another sentence: same version, other evidence.
    """
    mark = blake2b(body, digest_size=8).hexdigest()
    headers = validators(f'"{found.id}-{found.version}-{mark}"', found.updated_at) | dict(more)
    return (
        Response(None, 304, headers) if unchanged(request, headers) else Response(body, 200, headers, media)
    )


def written(told: Any, pretty: bool | None) -> bytes:
    """JSON as it is served: in one line, or indented."""
    laid = {"indent": 2} if pretty else {"separators": (",", ":")}
    return f"{json.dumps(told, ensure_ascii=False, **laid)}\n".encode()


def not_found(kind: str, id: str) -> Problem:
    """The problem of an id that nothing in the store has."""
    detail = f"There is no {kind} '{id[:100]}'."
    return Problem("not_found", detail, Fault("not_found", "id", detail, id, place="path"))


def _unknown(view: View, id: str, point: Point | None) -> Problem:
    now = event_by_id(view, id)
    if point is None or now is None:
        return not_found("event", id)
    made = json.loads(now.body)["created_at"]
    detail = f"There was no event '{id}' at {point.echo()}: it was first told at {made}."
    return Problem("not_found", detail, Fault("not_found", "as_of", detail, point.echo()))


def _retracted(found: EventRecord) -> Problem:
    told: dict[str, Any] = json.loads(found.body)
    detail = f"Event '{found.id}' ({told['title']}) was retracted: no article tells it any more."
    tombstone = {name: told[name] for name in ("id", "url", "type", "title", "status", "version")}
    tombstone |= {"retracted_at": stamp(found.updated_at), "by": found.by, "reason": found.reason}
    tombstone["last_told"] = f"/events/{found.id}/versions/{found.version - 1}"
    fault = Fault("retracted", "id", detail, found.id, place="path")
    return Problem("retracted", detail, fault, tombstone=tombstone)
