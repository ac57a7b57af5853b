"""Lanes: short reads run inline on the event loop, long work in a few threads of its own."""

import asyncio
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import ParamSpec, TypeVar

import sqlalchemy as sa
from starlette.requests import Request

from app.query.reader import Reader
from app.query.totals import Totals
from app.routes.answers import Answers
from app.routes.memory import Memory

Given = ParamSpec("Given")
Result = TypeVar("Result")

LOWER = 5
"""Steps of nice that long work stands below pages: a third of their share where both want a core (sched(7)).

At 10, an aggregate on a machine busy with other things takes five times as long, and pages gain little.
"""


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
        self._threads = ThreadPoolExecutor(max(2, os.cpu_count() or 2), "lane", _give_way)

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


def _give_way() -> None:
    """Lower the priority of the calling thread, on Linux: elsewhere it would be that of the whole process.

    A refusal is let pass, since without it pages only wait a little longer.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            os.nice(LOWER)


def lanes_of(request: Request) -> Lanes:
    """The lanes of the application that a request came to."""
    lanes: Lanes = request.app.state.lanes
    return lanes
