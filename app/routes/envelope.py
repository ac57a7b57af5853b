"""What goes around a page: meta (how it was understood, counted and found) and links to what is beside it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from starlette.requests import Request

from app.events.document import stamp
from app.query.cursors import Cursor, encode
from app.query.reader import View
from app.query.timeline import Page
from app.query.totals import Total
from app.routes.addresses import HOST, with_query
from app.routes.headers import header
from app.routes.reading import Reading

Links = Mapping[str, str | None]


def meta(reading: Reading, view: View, seq: int) -> dict[str, Any]:
    """How the query was understood, and what stands behind its answer."""
    return {**reading.told, **background(view, seq)}


def background(view: View, seq: int) -> dict[str, Any]:
    """The snapshot that an answer is of, and what the store covers: to tell none found from none there."""
    first, last = view.reader.coverage(view)
    return {
        "snapshot": {"seq": seq, "at": _stamp(view.reader.instant(view, seq))},
        "coverage": {
            "first_event": first,
            "last_event": last,
            "last_ingest_at": _stamp(view.state.last_ingest_at),
        },
    }


def counted(found: Sequence[str], limit: int, total: Total) -> dict[str, Any]:
    """How many events are shown, and how many there are."""
    return {
        "returned": len(found),
        "limit": limit,
        "total": total.count,
        "total_is": total.certainty if total.count is not None else None,
        "undated_excluded": total.undated,
    }


def links(request: Request, reading: Reading, page: tuple[str | None, str | None], seq: int) -> Links:
    """Addresses of the page, of those before and behind it, and of the same query in every other form."""
    base = f"{root(request)}{_path(request.scope['path'])}"
    before, behind = page
    followed = "&".join(filter(None, (reading.followed, f"since={seq}")))
    query = request.scope["query_string"].decode("latin-1")
    return {
        "self": with_query(base, query),
        "next": _turned(base, reading, behind),
        "prev": _turned(base, reading, before),
        **reading.beside,
        "changes": f"/changes?{followed}",
        "stream": f"/events/stream?{followed}",
    }


def cursors(
    reading: Reading, cursor: Cursor | None, found: Page, total: Total, seq: int, secret: bytes
) -> tuple[str | None, str | None]:
    """The cursors of the pages before and behind a page; None where there is none."""
    if not found.bodies:
        return None, None
    back = cursor is not None and cursor.back
    earlier, later = (found.more, True) if back else (cursor is not None, found.more)
    carried = (total.count, total.certainty, total.undated)

    def made(key: Any, back: bool) -> str:
        return encode(Cursor(reading.query, seq, key, carried, back), secret)

    return made(found.first, True) if earlier else None, made(found.last, False) if later else None


def root(request: Request) -> str:
    """Where the service stands, as the client calls it; empty where its Host header is not sane."""
    return _root(request.scope["scheme"], header(request, b"host"))


@lru_cache(maxsize=100)
def _path(path: str) -> str:
    return quote(path)


@lru_cache(maxsize=100)
def _root(scheme: str, host: str) -> str:
    return f"{scheme}://{host}" if HOST.fullmatch(host) else ""


def _turned(base: str, reading: Reading, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    form = f"format={reading.format.name}" if not base.endswith(reading.format.suffixes) else ""
    asked = (reading.listed, "" if form == "format=json" else form, reading.own, f"cursor={cursor}")
    return f"{base}?{'&'.join(filter(None, asked))}"


@lru_cache(maxsize=100)
def _stamp(instant: datetime | None) -> str | None:
    return stamp(instant.astimezone(UTC)) if instant else None
