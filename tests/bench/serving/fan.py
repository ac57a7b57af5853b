"""The least that a fan-out can cost: bare ASGI that writes what it is sent to every open stream."""

import asyncio
import sys

import uvicorn
from starlette.types import Receive, Scope, Send

waiting: set[asyncio.Queue[bytes]] = set()


async def fan(scope: Scope, receive: Receive, send: Send) -> None:
    """GET opens a stream, POST sends its body to all of them."""
    if scope["type"] == "lifespan":
        return
    if scope["method"] == "POST":
        told = (await receive())["body"]
        for queue in waiting:
            queue.put_nowait(told)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    if scope["method"] == "GET" and scope["path"] != "/":
        mine: asyncio.Queue[bytes] = asyncio.Queue()
        waiting.add(mine)
        leaving = asyncio.create_task(_leave(receive, mine))
        told = b"id: 0\n\n"
        while told:
            await send({"type": "http.response.body", "body": told, "more_body": True})
            told = await mine.get()
        await leaving
    await send({"type": "http.response.body", "body": b""})


async def _leave(receive: Receive, mine: "asyncio.Queue[bytes]") -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    waiting.discard(mine)
    mine.put_nowait(b"")


if __name__ == "__main__":
    uvicorn.run(fan, port=int(sys.argv[-1]), log_level="error", lifespan="off")
