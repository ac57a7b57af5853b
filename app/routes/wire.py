"""What every exchange gets on the wire: an id, browsers' headers, HEAD, gzip, an answer to the unforeseen.

One layer of plain ASGI: a layer for each of these costs a third of what a small answer costs in all.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Self

import anyio
import anyio.lowlevel
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import Problem, answer, answer_failure, problem_of
from app.filters.faults import Fault
from app.render.negotiation import accepts

EXPOSED = (
    "Link, ETag, Last-Modified, X-Total-Count, X-Request-Id, RateLimit, RateLimit-Policy, Retry-After, "
    "Location, Content-Disposition"
)
ALLOWED = "Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, Prefer, X-Request-Id"
READING = ("GET", "HEAD", "OPTIONS")
DAY = 86_400
SMALL = 1024  # bytes of an answer that are not worth compressing
LONGEST_QUERY = 16_384  # bytes; a list of 500 ids takes 10,000
LONGEST_HEADERS = 32_768  # bytes of all headers
READ_UP_TO = 65_536  # bytes of a request line with its headers, so that what is too long gets an answer
LOOPBACK = re.compile(rb"(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?")
GZIPPED = (b"content-encoding", b"gzip")
SANE_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
Busiest = Mapping[str, Callable[[Request], Awaitable[Response]]]  # by path
Dress = list[tuple[bytes, bytes]]
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Origins:
    """Whose pages may read here in a browser: any, or the named ones; only the named ones may write too."""

    any: bool
    named: frozenset[bytes]

    @classmethod
    def of(cls, setting: str) -> Self:
        """From a list such as `*, https://desk.example`."""
        listed = set(setting.replace(",", " ").encode("latin-1").split())
        return cls(b"*" in listed, frozenset(listed - {b"*"}))

    def may_write(self, origin: bytes, host: bytes) -> bool:
        """Whether a page of an origin may change what is stored: a named one's, or this machine's own.

        A host by any other name may be a stranger's that was made to stand for this machine.
        """
        own = origin.partition(b"://")[2] == host and LOOPBACK.fullmatch(host) is not None
        return own or origin in self.named

    def headers(self, origin: bytes | None) -> Dress:
        """What tells a browser that a page may read the answer; they are the same for all where any may."""
        exposed = (b"access-control-expose-headers", EXPOSED.encode())
        if self.any and origin not in self.named:
            return [(b"access-control-allow-origin", b"*"), exposed]
        varying = (b"vary", b"Origin")
        if origin is None or origin not in self.named:
            return [varying]
        return [(b"access-control-allow-origin", origin), exposed, varying]

    def preflight(self, origin: bytes) -> Dress:
        """The answer to a browser that asks first; what it does not list, the browser does not send."""
        methods = b"GET, HEAD, POST, OPTIONS" if origin in self.named else b"GET, HEAD, OPTIONS"
        return [
            (b"access-control-allow-methods", methods),
            (b"access-control-allow-headers", ALLOWED.encode()),
            (b"access-control-max-age", str(DAY).encode()),
        ]


class Wire:
    """The layer around the application.

    A failure after the answer has begun is passed on, so that the server drops the connection and the client
    does not take half an answer for a whole one.
    """

    def __init__(self, app: ASGIApp, origins: Origins, busiest: Busiest | None = None) -> None:
        self.app = app
        self.busiest = busiest or {}
        self.squeezed = GZipMiddleware(self._routed, minimum_size=SMALL, compresslevel=1)
        self.origins = origins
        self.open = origins.headers(None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asking: dict[bytes, bytes] = dict(scope["headers"])
        given = asking.get(b"x-request-id", b"")
        id = given.decode() if SANE_ID.fullmatch(given) else f"req_{token_hex(8)}"
        scope["request_id"] = id
        origin = asking.get(b"origin")
        open = self.open if origin is None else self.origins.headers(origin)
        dress = [*open, (b"x-request-id", id.encode())]
        begun = False

        async def send_dressed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message = {**message, "headers": [*_weakened(message["headers"]), *dress]}
            await send(message)

        try:
            await self._answer(asking, scope, receive, send_dressed)
        except Exception as failure:
            if begun:
                raise
            problem = problem_of(failure)
            if problem.code == "internal":
                logger.exception("request %s failed", id)
            await answer(Request(scope), problem)(scope, receive, send_dressed)

    async def _answer(self, asking: dict[bytes, bytes], scope: Scope, receive: Receive, send: Send) -> None:
        origin, method = asking.get(b"origin"), scope["method"]
        if origin is not None and method == "OPTIONS" and b"access-control-request-method" in asking:
            await send(
                {"type": "http.response.start", "status": 204, "headers": self.origins.preflight(origin)}
            )
            await send({"type": "http.response.body", "body": b""})
            return
        _refuse_oversize(scope)
        if origin is not None and method not in READING:
            self._refuse_stranger(origin, asking.get(b"host", b""))
        app = self.squeezed if _takes_gzip(asking.get(b"accept-encoding", b"")) else self._routed
        await (_head(app, scope, receive, send) if method == "HEAD" else app(scope, receive, send))

    async def _routed(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by the application, or at once where its layers cost as much as the answer."""
        answering = self.busiest.get(scope["path"]) if scope["method"] == "GET" else None
        if answering is None:
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive, send)
        try:
            response = await answering(request)
        except Exception as failure:
            response = await answer_failure(request, failure)
        await response(scope, receive, send)

    def _refuse_stranger(self, origin: bytes, host: bytes) -> None:
        """Keep a page that a person happens to visit from writing to the service on their machine."""
        if not self.origins.may_write(origin, host):
            told = origin.decode("latin-1")[:100]
            detail = f"A page of '{told}' may not write here; PARLEY_CORS_ORIGINS names those that may."
            raise Problem("forbidden", detail, Fault("forbidden", "origin", detail, told, place="header"))


def _refuse_oversize(scope: Scope) -> None:
    """Refuse a query string or headers longer than anything that could be meant."""
    if (length := len(scope["query_string"])) > LONGEST_QUERY:
        detail = f"The query string is {length} bytes long, at most {LONGEST_QUERY} are read; ask in parts."
        raise Problem("query_too_long", detail, Fault("query_too_long", "query", detail, length))
    if sum(len(name) + len(value) for name, value in scope["headers"]) > LONGEST_HEADERS:
        name = max(scope["headers"], key=lambda header: len(header[1]))[0].decode("latin-1")[:100]
        detail = f"The headers are longer than {LONGEST_HEADERS} bytes, '{name}' is the longest of them."
        raise Problem("headers_too_large", detail, Fault("headers_too_large", name, detail, place="header"))


def _weakened(headers: Dress) -> Dress:
    """The headers with a weak entity tag where the bytes are compressed: a strong one is of others."""
    if GZIPPED not in headers:
        return headers
    return [
        (name, b"W/" + value if name == b"etag" and value.startswith(b'"') else value)
        for name, value in headers
    ]


def _takes_gzip(accepted: bytes) -> bool:
    return b"gzip" in accepted and accepts(accepted.decode("latin-1"), "gzip")


async def _head(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer HEAD as GET, without the body; a body that would be streamed is not made."""
    with anyio.CancelScope() as until_body:

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                return
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            until_body.cancel()
            await anyio.lowlevel.checkpoint()  # ends here, and not where the next part is waited for

        await app({**scope, "method": "GET"}, receive, send_head)
