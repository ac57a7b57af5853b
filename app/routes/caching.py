"""Conditional requests: entity tags and dates from the store's sequence number, and the 304 they earn."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache

from starlette.requests import Request

from app.filters.dates import moves
from app.query.reader import State
from app.routes.headers import every

FOR_EVER = "public, max-age=31536000, immutable"
OPEN = "public, max-age=0, must-revalidate"


def validators(etag: str, changed: datetime | None) -> dict[str, str]:
    """The headers that let a client or proxy keep an answer and ask whether it still holds."""
    headers = {"ETag": etag, "Cache-Control": OPEN, "Vary": "Accept, Accept-Encoding"}
    if changed is not None:
        headers["Last-Modified"] = _written(changed)
    return headers


@lru_cache(maxsize=100)
def _written(instant: datetime) -> str:
    return format_datetime(instant.replace(microsecond=0), usegmt=True)


def lasting(request: Request, seq: int, state: State) -> dict[str, str]:
    """That an answer holds for ever: it is of a past that was named by number or date, not as `-7d`.

    Nor may another bound move with the day. As of the last sequence number, what tells an event may still
    change.
    """
    if seq >= state.seq:
        return {}
    given = request.query_params
    named = given.get("as_of", "").strip().lower()
    settled = named[:1].isdigit() or named.startswith("seq:")
    return {"Cache-Control": FOR_EVER} if settled and not any(map(moves, given.values())) else {}


def unchanged(request: Request, headers: Mapping[str, str]) -> bool:
    """Whether the client has this answer already, by If-None-Match (weak comparison)."""
    known = every(request, b"if-none-match")
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return "*" in tags or headers["ETag"].removeprefix("W/") in tags
