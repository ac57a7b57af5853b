"""Following: one reading of the log for all who ask the same, and bounds on what waits for each of them."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import sqlalchemy as sa
from starlette.types import Message

from app.errors import Problem
from app.filters.event_filter import EventFilter
from app.filters.reading import read
from app.query.reader import Reader
from app.routes import following, streaming
from app.routes.following import Following, Subscription
from app.routes.lanes import Lanes
from app.routes.streaming import Stream
from tests.edits import Editor
from tests.timeline import filled


def filter_of(query: str) -> EventFilter:
    pairs = [tuple(part.split("=")) for part in query.split("&") if part]
    return read(EventFilter, pairs, "GET /events/stream", {"formats": ()})  # type: ignore[arg-type]


@pytest.fixture
def reader(url: str) -> Iterator[Reader]:
    made = Reader(url)
    yield made
    made.close()


def statements(reader: Reader) -> list[str]:
    """The statements that look for changes, as SQLite runs them from now on."""
    seen: list[str] = []

    def note(text: str) -> None:
        if "FROM change" in text and "event_version" in text:
            seen.append(text)

    def trace(connection: Any, *_: object) -> None:
        connection.set_trace_callback(note)

    if reader.engine.dialect.name == "sqlite":
        sa.event.listen(reader.engine, "checkout", trace)
    return seen


def run(work: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(work(), 30))


def test_five_hundred_readers_of_one_filter_cost_one_query_and_share_its_bytes(
    engine: sa.Engine, reader: Reader
) -> None:
    async def work() -> None:
        streams = Following(reader, 1000)
        seen = statements(reader)
        with ExitStack() as opened:
            for query, count in (("actor=RUS", 500), ("", 3), ("actor=RUS,UKR", 2)):
                for _ in range(count):
                    subscriptions.append(opened.enter_context(streams.subscribed(filter_of(query), 0)))
            filled(engine, 5)
            first = [await each.next() for each in subscriptions]
        assert len(seen) == (3 if engine.dialect.name == "sqlite" else 0)
        assert len({id(chunk) for chunk in first}) == 3
        assert {first.count(chunk) for chunk in set(first)} == {500, 3, 2}
        streams.close()

    subscriptions: list[Subscription] = []
    run(work)


def test_nothing_is_read_while_nobody_follows(engine: sa.Engine, reader: Reader) -> None:
    async def work() -> None:
        streams, before = Following(reader, 1), asyncio.all_tasks()
        with streams.subscribed(filter_of(""), 0) as one:
            filled(engine, 1)
            assert await one.next()
            assert asyncio.all_tasks() > before
        await asyncio.sleep(2 * following.POLL)
        assert asyncio.all_tasks() == before

    run(work)


def test_what_waits_for_one_reader_is_bounded_and_its_place_in_the_log_is_kept() -> None:
    one = Subscription(filter_of(""), 5)
    one.put([(6, b"six"), (7, b"seven")], 8)

    async def work() -> None:
        assert (await one.next(), one.after) == (b"six", 6)
        one.put([(9, b"x" * (following.MOST_BYTES + 1))], 9)
        assert (await one.next(), one.after) == (None, 6)

    run(work)
    other = Subscription(filter_of(""), 5)
    for seq in range(6, 6 + following.MOST_CHUNKS + 1):
        other.put([(seq, b"x")], seq)
    assert (other.lapsed, other.after) == (True, 5)


def test_a_reader_moves_on_where_there_is_nothing_to_tell() -> None:
    one = Subscription(filter_of("actor=RUS"), 5)
    one.put([], 9)
    assert one.after == 9
    one.put([(11, b"eleven")], 12)
    one.put([], 15)
    assert one.after == 9


def test_places_are_given_back_and_none_is_given_after_the_end(reader: Reader) -> None:
    streams = Following(reader, 1)
    with streams.place(), pytest.raises(Problem, match="places"), streams.place():
        pass
    with streams.place():
        streams.close()
    with pytest.raises(Problem), streams.place():
        pass


class Client:
    """What a server gives a stream to speak to its client with."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[bytes] = asyncio.Queue()
        self.gone = asyncio.Event()

    async def send(self, message: Message) -> None:
        """Take a message."""
        await self.sent.put(message.get("body", b""))

    async def receive(self) -> Message:
        """Say nothing until gone."""
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def read(self, stream: Stream, parts: int, meanwhile: Callable[[], object] = int) -> bytes:
        """So many parts of a stream, the last of them after something was done meanwhile."""
        answer = asyncio.create_task(stream({"type": "http"}, self.receive, self.send))
        seen = [await self.sent.get() for _ in range(parts)]
        meanwhile()
        seen.append(await self.sent.get())
        self.gone.set()
        await answer
        return b"".join(seen)


def test_who_opens_a_stream_while_others_are_told_more_reads_what_it_missed_in_the_log(
    engine: sa.Engine, reader: Reader
) -> None:
    async def work() -> None:
        streams = Following(reader, 2)
        with streams.subscribed(filter_of("actor=NOR"), 3):
            stream = Stream(filter_of(""), None, 0, Lanes(reader, engine), streams)
            seen = await Client().read(stream, 3, lambda: filled(engine, 1, seed=2))
        assert re.findall(rb"id: (\d+)\nevent", seen) == [b"1", b"2", b"3", b"4", b"5", b"6"]

    filled(engine, 1)
    run(work)


class Away(Lanes):
    """Lanes whose database is away for the first two readings."""

    asked = 0

    async def apart(self, work: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """The reading, from the third on."""
        self.asked += 1
        if self.asked < 3:
            raise sa.exc.OperationalError("SELECT", None, OSError("the database is away"))
        return await super().apart(work, *given, **named)


def test_a_database_that_is_away_for_a_while_delays_a_stream_but_does_not_end_it(
    engine: sa.Engine, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        stream = Stream(filter_of(""), 0, 3, Away(reader, engine), Following(reader, 1))
        assert (await Client().read(stream, 4)).startswith(
            b"retry: 5000\n\n:\n\n:\n\nid: 1\nevent: event.create"
        )

    monkeypatch.setattr(streaming, "PAUSE", 0.01)
    filled(engine, 1)
    run(work)


class Broken(EventFilter):
    """A filter that promises a value which it does not have."""

    def binds(self) -> dict[str, Any]:
        """Nothing."""
        return {}


def test_a_failure_of_ours_sends_every_reader_back_to_the_log(
    engine: sa.Engine, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    async def work() -> None:
        streams, broken = Following(reader, 2), Broken.model_validate({"min_articles": "2"})
        with streams.subscribed(filter_of(""), 0) as one, streams.subscribed(broken, 0) as other:
            assert (await one.next(), await other.next()) == (None, None)

    Editor(engine, 1).edits(1)
    run(work)
    assert "go on from the log" in caplog.text
