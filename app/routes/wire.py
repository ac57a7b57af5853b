"""What every exchange gets on the wire: HEAD, a request id, an answer to the unforeseen."""

import logging
import re
from secrets import token_hex

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import answer, problem_of

SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
logger = logging.getLogger(__name__)


class Head:
    """Answers HEAD as GET, without the body; a body that would be streamed is not made."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return
        with anyio.CancelScope() as until_body:

            async def send_head(message: Message) -> None:
                if message["type"] == "http.response.start":
                    await send(message)
                    return
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                until_body.cancel()

            await self.app({**scope, "method": "GET"}, receive, send_head)


class Identified:
    """Gives each exchange a request id, and answers a failure that nothing else foresaw.

    A failure after the answer has begun is passed on, so that the server drops the connection and the client
    does not take half an answer for a whole one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["request_id"] = request_id = _request_id(Headers(scope=scope).get("x-request-id", ""))
        begun = False

        async def send_identified(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        try:
            await self.app(scope, receive, send_identified)
        except Exception as failure:
            if begun:
                raise
            logger.exception("request %s failed", request_id)
            await answer(Request(scope), problem_of(failure))(scope, receive, send_identified)


def _request_id(given: str) -> str:
    return given if SANE_ID.fullmatch(given) else f"req_{token_hex(8)}"
