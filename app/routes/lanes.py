"""Lanes: short reads run inline on the event loop, long work in a few threads of its own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from os import cpu_count
from typing import ParamSpec, TypeVar

import sqlalchemy as sa
from starlette.requests import Request

from app.query.reader import Reader
from app.query.totals import Totals
from app.routes.answers import Answers
from app.routes.memory import Memory

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Lanes:
    """The reader and the writing engine that all requests share, and the thread lane for long work.

    The lane is about as wide as there are cores: more threads only fight for the interpreter.
    """

    def __init__(self, reader: Reader, writer: sa.Engine) -> None:
        self.reader = reader
        self.writer = writer
        self.totals = Totals(reader)
        self.memory = Memory()
        self.answers = Answers()
        self._threads = ThreadPoolExecutor(max(2, cpu_count() or 2), "lane")

    async def apart(self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
        """What the work returns, run in a thread of the lane."""
        return await self.begin(work, *args, **kwargs)

    def begin(
        self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> asyncio.Future[Result]:
        """The same as a future, for work that shall go on before it is waited for."""
        return asyncio.get_running_loop().run_in_executor(self._threads, partial(work, *args, **kwargs))

    def close(self) -> None:
        """Wait for the work that a thread has begun, and take no more."""
        self._threads.shutdown(cancel_futures=True)


def lanes_of(request: Request) -> Lanes:
    """The lanes of the application that a request came to."""
    lanes: Lanes = request.app.state.lanes
    return lanes
