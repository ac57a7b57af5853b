"""The answer to a list: a page or a stream of events in the format asked for, with meta, links, headers."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app import __version__
from app.filters.when import today
from app.lines import Lines
from app.query.asof import seq_of
from app.query.cursors import Cursor, decode, digest
from app.query.orders import Key
from app.query.reader import Reader, State, View
from app.query.timeline import Page, batches, gone, page, page_before, quick
from app.query.totals import UNCOUNTED, Total
from app.query.walks import Walk
from app.render import Listed
from app.render.labels import type_labels
from app.routes import envelope
from app.routes.addresses import turns
from app.routes.answers import Answer, key_of
from app.routes.caching import lasting, unchanged, validators
from app.routes.headers import header
from app.routes.including import BESIDE, beside, dressed
from app.routes.lanes import Lanes, lanes_of
from app.routes.languages import in_language, language_of
from app.routes.reading import NEWEST_FIRST, Reading, read
from app.routes.timings import Timings

LIGHT = 100  # events that any format is written of in the event loop
KEPT_GONE = timedelta(30)  # how long calendars and feeds tell what was taken back


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as it was asked for at the state of the store that it found.

    `walk` are the events in order, as the cursor's first page or this one found them; `seq` is the change
    that was asked for, and `language` that of the labels.
    """

    request: Request
    reading: Reading
    state: State
    seq: int
    cursor: Cursor | None
    walk: Walk
    language: str

    @classmethod
    def of(cls, request: Request, reading: Reading, state: State, seq: int) -> "Asked":
        """What a request asks for; raises when its cursor is none, or another query's."""
        text, lang = reading.listing.cursor, reading.listing.lang
        cursor = decode(text, state.secret, reading.query) if text else None
        walk = Walk(reading.walked, reading.sort, cursor.seq if cursor else seq)
        return cls(request, reading, state, seq, cursor, walk, language_of(request, lang))

    @property
    def mode(self) -> str:
        """How the total is to be counted."""
        return self.reading.listing.count or ("exact" if self.reading.whole else "auto")

    def headers(self) -> dict[str, str]:
        """Validators that need no event query: the state of the store, and a hash of what was asked."""
        scope, host = self.request.scope, header(self.request, b"host")
        asking = (scope["scheme"], scope["path"], scope["query_string"], host, self.reading.format.name)
        about = (self.language, self.mode, self.state.last_ingest_at, today().toordinal(), __version__)
        tag = digest(*asking, *about)
        headers = in_language(validators(f'W/"{self.state.seq}-{tag}"', self.state.at), self.language)
        headers["Vary"] = f"{headers['Vary']}, Prefer"
        if not self.reading.listing.include:  # articles may be revised, and what is counted beside is of now
            headers |= lasting(self.request, self.seq, self.state)
        if self.reading.listing.download:
            headers["Content-Disposition"] = f'attachment; filename="{_name(self.reading)}"'
        return headers


async def answer_list(request: Request, suffix: str | None, order: str = NEWEST_FIRST) -> Response:
    """The events that a request asks for, or 304 when the client has them."""
    timings, lanes = Timings(), lanes_of(request)
    key, day = key_of(request), today().toordinal()
    with lanes.reader.inline() as view:
        if kept := lanes.answers.get(key, view.state, day):
            return _again(request, kept)
        reading = read(request, suffix, view, order)
        ask = Asked.of(request, reading, view.state, seq_of(view, reading.listing.as_of))
        headers = ask.headers()
        if unchanged(request, headers):
            return Response(None, 304, headers)
        meta = envelope.meta(reading, view, ask.walk.seq)
        found, total = _inline(view, ask, lanes)
    found, total = await _apart(ask, lanes, found, total)
    timings.spent("db")
    if total.exact:
        headers["X-Total-Count"] = str(total.count)
    if found is None:
        return await _stream(ask, lanes, headers)
    body = await _body(ask, lanes, found, total, meta, headers)
    timings.spent("render")
    headers["Server-Timing"] = timings.header()
    lanes.answers.keep(key, Answer(ask.state, day, headers, reading.format.media_type, body))
    return Response(body, 200, headers, reading.format.media_type)


def _again(request: Request, kept: Answer) -> Response:
    if unchanged(request, kept.headers):
        return Response(None, 304, kept.headers)
    return Response(kept.body, 200, kept.headers, kept.media)


def _inline(view: View, ask: Asked, lanes: Lanes) -> tuple[Page | None, Total | None]:
    """The page and its total, each None where it is not short to read or not wanted."""
    total, walk = _known(lanes, ask), ask.walk
    short = walk.by == "date" and walk.seq == view.state.seq and quick(view, walk.filter)
    if ask.reading.whole or not short:
        return None, total
    if total is None and ask.mode == "auto":
        return lanes.totals.opening(view, walk, ask.reading.limit)
    return _page(view, ask), total


def _known(lanes: Lanes, ask: Asked) -> Total | None:
    """The total where nothing need be counted."""
    if ask.cursor is not None:
        return Total.of(ask.cursor.total)
    if ask.mode == "none":
        return UNCOUNTED
    return lanes.totals.known(ask.walk.filter, ask.walk.seq, ask.mode)


async def _apart(
    ask: Asked, lanes: Lanes, found: Page | None, total: Total | None
) -> tuple[Page | None, Total]:
    """What was found, and what takes longer; no page where everything is to be streamed."""
    if found is None and not ask.reading.whole:
        found = await lanes.apart(_page_apart, lanes.reader, ask)
    if total is None:
        total = await lanes.apart(lanes.totals.count, ask.walk.filter, ask.walk.seq, ask.mode)
    return found, total


def _page(view: View, ask: Asked) -> Page:
    cursor = ask.cursor
    if cursor and cursor.back:
        return page_before(view, ask.walk, ask.reading.limit, cursor.key)
    return page(view, ask.walk, ask.reading.limit, cursor.key if cursor else None)


def _page_apart(reader: Reader, ask: Asked) -> Page:
    with reader.apart() as view:
        return _page(view, ask)


async def _body(
    ask: Asked, lanes: Lanes, found: Page, total: Total, meta: dict[str, Any], headers: dict[str, str]
) -> bytes:
    """The answer's bytes; its links go into the headers, too."""
    found, meta = await _including(ask, lanes, found, meta)
    listed = _listed(ask, found, total, meta, headers, await _taken_back(ask, lanes))
    light = ask.reading.format.name == "json" or len(found.bodies) <= LIGHT
    return _written(ask.reading, listed) if light else await lanes.apart(_written, ask.reading, listed)


def _written(reading: Reading, listed: Listed) -> bytes:
    body = b"".join(reading.format.write(listed))
    return _indented(body) if reading.listing.pretty else body


async def _including(
    ask: Asked, lanes: Lanes, found: Page, meta: dict[str, Any]
) -> tuple[Page, dict[str, Any]]:
    """The page with the fields and parts asked for in its events, and the counts asked for in meta."""
    listing, seq = ask.reading.listing, ask.walk.seq
    if listing.fields or listing.include:
        bodies = await lanes.apart(dressed, lanes.reader, listing, found.bodies, seq)
        found = replace(found, bodies=bodies)
    if listing.include and BESIDE.keys() & set(listing.include):
        meta |= await lanes.apart(beside, lanes.reader, ask.request, listing, ask.language, seq)
    return found, meta


def _listed(
    ask: Asked,
    found: Page,
    total: Total,
    meta: Mapping[str, Any],
    headers: dict[str, str],
    taken_back: list[str],
) -> Listed:
    neighbours = envelope.cursors(ask.reading, ask.cursor, found, total, ask.walk.seq, ask.state.secret)
    links = envelope.links(ask.request, ask.reading, neighbours, ask.walk.seq)
    headers["Link"] = f"{turns(links)}{ask.reading.alternates}"
    about = {**envelope.counted(found.bodies, ask.reading.limit, total), **meta}
    labels = type_labels(ask.language)
    root = envelope.root(ask.request)
    return Listed([found.bodies], about, links, ask.reading.options, root, taken_back, labels)


async def _stream(ask: Asked, lanes: Lanes, headers: dict[str, str]) -> Response:
    """Everything, chunk by chunk from the thread lane; a failure between two cuts the connection."""
    format, after = ask.reading.format, ask.cursor.key if ask.cursor else None
    links = envelope.links(ask.request, ask.reading, (None, None), ask.walk.seq)
    headers["Link"] = f"{turns(links)}{ask.reading.alternates}"
    chunks = format.write(Listed(_batches(lanes.reader, ask, after), options=ask.reading.options))
    first = await lanes.apart(next, chunks, b"")
    rest = partial(lanes.begin, next, chunks, b"")
    return StreamingResponse(_ahead(first, rest), 200, headers, format.media_type)


async def _ahead(first: bytes, begin: Callable[[], Awaitable[bytes]]) -> AsyncIterator[bytes]:
    """Chunks up to an empty one, each of them read while the one before is sent."""
    chunk = first
    while chunk:
        coming = asyncio.ensure_future(begin())
        try:
            yield chunk
            chunk = await coming
        finally:
            coming.cancel()


def _batches(reader: Reader, ask: Asked, after: Key | None) -> Iterator[Lines]:
    listing, found = ask.reading.listing, batches(reader, ask.walk, after)
    if not (listing.fields or listing.include):
        return found
    return (dressed(reader, listing, batch, ask.walk.seq) for batch in found)


async def _taken_back(ask: Asked, lanes: Lanes) -> list[str]:
    """The events taken back of late, for the formats whose readers keep what they once saw."""
    if not ask.reading.format.tombstones or ask.cursor or ask.reading.listing.as_of:
        return []  # a state of the past knows nothing of what came after
    since = datetime.combine(today() - KEPT_GONE, time(), UTC)
    return await lanes.apart(_gone, lanes.reader, ask.reading, since)


def _gone(reader: Reader, reading: Reading, since: datetime) -> list[str]:
    with reader.apart() as view:
        return gone(view, reading.listing, since, reading.format.most)


def _indented(body: bytes) -> bytes:
    return json.dumps(json.loads(body), ensure_ascii=False, indent=2).encode() + b"\n"


def _name(reading: Reading) -> str:
    """A name for the answer as a file: what was asked, in letters that every system takes."""
    told = "_".join(str(value) for value in reading.listing.echo().values())
    plain = "".join(sign if (sign.isascii() and sign.isalnum()) or sign in "-_" else "" for sign in told)
    return "_".join(filter(None, ("events", plain[:80]))) + f".{reading.format.suffixes[0]}"
