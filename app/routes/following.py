"""Following: one task reads the log of changes for every open stream, once for each filter among them."""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Hashable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

import anyio
import anyio.to_thread
from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.types import Receive

from app.errors import Problem
from app.filters.event_filter import EventFilter
from app.query.changes import told
from app.query.reader import Reader
from app.routes.frames import Chunk, chunks, heartbeat

POLL = 0.25  # seconds between two looks at the store
PAUSE = 1.0  # seconds after which what has failed is tried again
HEARTBEAT = 15.0  # seconds after which every stream is sent a comment
BATCH = 200  # changes that are read at once
MOST_CHUNKS, MOST_BYTES = 64, 1 << 20  # what waits for a client that reads slowly
logger = logging.getLogger(__name__)


class Subscription:
    """What one client has yet to be sent; it lapses when that grows too long, and goes on from the log."""

    __slots__ = ("_arrived", "_size", "_waiting", "after", "filter", "group", "lapsed", "since")

    def __init__(self, filter: EventFilter, since: int) -> None:
        self.filter, self.since, self.after, self.lapsed = filter, since, since, False
        self.group: Hashable = (filter.shape(), tuple(filter.binds().items()))
        self._waiting: deque[Chunk] = deque()
        self._size = 0
        self._arrived = asyncio.Event()

    async def next(self) -> bytes | None:
        """The next bytes to send; None once lapsed. Asking for more says that the last ones were sent."""
        while not self._waiting and not self.lapsed:
            self._arrived.clear()
            await self._arrived.wait()
        if self.lapsed:
            return None
        self.after, chunk = self._waiting.popleft()
        self._size -= len(chunk)
        return chunk

    def put(self, told: Sequence[Chunk], until: int) -> None:
        """Take what is told up to a place in the log."""
        if not told and not self._waiting:
            self.after = until
        for chunk in told:
            self._waiting.append(chunk)
            self._size += len(chunk[1])
        if len(self._waiting) > MOST_CHUNKS or self._size > MOST_BYTES:
            self.lapse()
        elif told:
            self._arrived.set()

    def beat(self, chunk: Chunk) -> None:
        """Take a heartbeat, unless something is still to be sent."""
        if not self._waiting:
            self.put([chunk], chunk[0])

    def lapse(self) -> None:
        """Forget what was to be sent; it stands in the log."""
        self.lapsed = True
        self._waiting.clear()
        self._arrived.set()


class Following:
    """The open streams of one process, and the task that reads the store's log for them while there are any.

    `told` is the place in the log up to which every subscription has been told, `reached` the one up to which
    changes are being read. Who subscribes must have read the log up to `reached` by itself.
    """

    def __init__(self, reader: Reader, most: int) -> None:
        self.reached = self.told = 0
        self.closed = False
        self._reader, self._most, self._open = reader, most, 0
        self._subscriptions: set[Subscription] = set()
        self._task: asyncio.Task[None] | None = None
        self._limiter = anyio.CapacityLimiter(1)
        self._beaten = 0.0
        self._woken = asyncio.Event()

    @contextmanager
    def place(self) -> Iterator[None]:
        """One of the places for connections that stay open; raises Problem when there is none."""
        if self.closed:
            raise Problem(
                "unavailable", "The service is about to stop; try again.", headers={"Retry-After": "1"}
            )
        if self._open >= self._most:
            detail = f"All {self._most} places for streams and waiting requests are taken; try again."
            raise Problem("unavailable", detail, headers={"Retry-After": "30"})
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1

    @contextmanager
    def subscribed(self, filter: EventFilter, since: int) -> Iterator[Subscription]:
        """A subscription to what comes after `since`, which must not lie before `reached`."""
        if not self._subscriptions:
            self.reached = self.told = since
        made = Subscription(filter, since)
        self._subscriptions.add(made)
        if self.closed:
            made.lapse()
        elif self._task is None or self._task.done():
            self._task = asyncio.create_task(self._follow())
        try:
            yield made
        finally:
            self._subscriptions.discard(made)

    async def news(self, filter: EventFilter, since: int, seconds: float) -> None:
        """Return when there is something to tell after `since`, or when the time is over."""
        with self.subscribed(filter, since) as waiting, anyio.move_on_after(seconds):
            await waiting.next()

    def wake(self) -> None:
        """Look at the store now; whoever writes in this process may say so."""
        self._woken.set()

    def close(self) -> None:
        """End every stream, for good."""
        self.closed = True
        self._lapse()
        if self._task is not None:
            self._task.cancel()

    async def _follow(self) -> None:
        self._beaten = asyncio.get_running_loop().time()
        while self._subscriptions:
            try:
                moved = await self._step()
            except OperationalError as failure:
                logger.warning("the streams wait for the database: %s", failure)
                await asyncio.sleep(PAUSE)
                continue
            except Exception:
                logger.exception("the streams go on from the log, each by itself")
                await asyncio.sleep(PAUSE)
                self._lapse()
                return
            if not moved:
                with anyio.move_on_after(POLL):
                    await self._woken.wait()
                self._woken.clear()

    async def _step(self) -> bool:
        """Tell every subscription what is new; False when nothing is."""
        self._beat()
        if self.reached == self.told:
            self.reached = self._next()
        if self.reached == self.told:
            return False
        groups = self._groups()
        filters = [group[0].filter for group in groups]
        found = await anyio.to_thread.run_sync(
            _read, self._reader, filters, self.told, self.reached, limiter=self._limiter
        )
        for group, told_to_it in zip(groups, found, strict=True):
            for each in group:
                each.put(told_to_it, self.reached)
        self.told = self.reached
        return True

    def _next(self) -> int:
        """How far to read: to where the store stands or the next client joins, some changes at once."""
        with self._reader.inline() as view:
            seq = view.state.seq
        if seq < self.told:  # another store, or an older copy of it, was put in place of this one
            self._lapse()
            self.told = seq
        joining = (each.since for each in self._subscriptions if each.since > self.told)
        return min(seq, self.told + BATCH, *joining)

    def _groups(self) -> list[list[Subscription]]:
        """The subscriptions that have been told as much as all, by their filters."""
        groups: dict[Hashable, list[Subscription]] = {}
        for each in self._subscriptions:
            if each.since <= self.told and not each.lapsed:
                groups.setdefault(each.group, []).append(each)
        return list(groups.values())

    def _beat(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._beaten < HEARTBEAT:
            return
        self._beaten = now
        chunk = (self.told, heartbeat(self.told))
        for each in self._subscriptions:
            if each.since <= self.told:
                each.beat(chunk)

    def _lapse(self) -> None:
        for each in self._subscriptions:
            each.lapse()


@asynccontextmanager
async def attended(receive: Receive) -> AsyncIterator[None]:
    """Does what stands inside for as long as the client is there."""
    async with anyio.create_task_group() as group:

        async def leave() -> None:
            while (await receive())["type"] != "http.disconnect":
                pass
            group.cancel_scope.cancel()

        group.start_soon(leave)
        yield
        group.cancel_scope.cancel()


def following_of(request: Request) -> Following:
    """The streams of the application that a request came to."""
    following: Following = request.app.state.following
    return following


def _read(reader: Reader, filters: Sequence[EventFilter], after: int, until: int) -> list[list[Chunk]]:
    """What is told to the readers of each filter by the changes between two places in the log."""
    with reader.apart() as view:
        return [list(chunks(told(view, filter, after, until), until)) for filter in filters]
