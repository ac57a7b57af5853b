"""What a change costs the service for 1, 50 and 500 readers of /events/stream, against a bare fan-out.

Run: python -m tests.bench.bench_stream [ROUNDS], 20 unless given; about a second for every round. The figure
is the processor time of the serving process for each change, readers and writer being other processes.
"""

import asyncio
import sys
import tempfile
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from random import Random
from statistics import median

import sqlalchemy as sa

from app import codebook, engines, migrate, store, tables
from app.extractors.coding import Coding
from app.store import Coder
from tests.bench.report import Report, spread
from tests.bench.serving.servers import Server, fan, service
from tests.factories import article
from tests.timeline import made

READERS = (1, 50, 500)
ROUNDS, PARTS = 20, 4  # changes for each number of readers, in so many turns
MOST = 2.0  # times what a reader costs a bare fan-out
FRAME = "id: {}\nevent: event.update\ndata: " + "x" * 1200 + "\n\n"
Tell = Callable[[], int]
Costs = Mapping[int, Sequence[float]]


def measure(rounds: int, report: Report) -> None:
    """Tell what a change costs by the number of readers, and hold one reader more against a bare write."""
    with ExitStack() as servers:
        ours, told = servers.enter_context(_ours())
        bare = servers.enter_context(fan())
        telling = {ours: told, bare: _telling(bare)}
        begun = ours.memory()
        costs: dict[Server, dict[int, list[float]]] = {each: {n: [] for n in READERS} for each in telling}
        for _ in range(PARTS):
            for server, tell in telling.items():
                for readers, found in costs[server].items():
                    found.append(asyncio.run(_cost(server, readers, tell, max(1, rounds // PARTS))))
        grown = ours.memory() - begun
    report.head("a change for open streams, processor time of the service")
    _lines(costs[ours], costs[bare], report)
    report.told("growth of the service's memory, MiB", f"{grown:.0f} of {grown + begun:.0f}")


def _lines(ours: Costs, bare: Costs, report: Report) -> None:
    for readers in READERS:
        each = [1000 * cost for cost in ours[readers]]
        report.told(f"{readers} readers, ms a change", f"{median(each):.1f} {spread(each)}")
    more, least = (_more(costs) for costs in (ours, bare))
    told = f"({1e6 * more:.0f} against {1e6 * least:.0f} microseconds)"
    report.at_most("one reader more, times a bare write", MOST, more / least, told)


def _more(costs: Costs) -> float:
    """What one reader more costs, in seconds."""
    few, many = READERS[0], READERS[-1]
    return (median(costs[many]) - median(costs[few])) / (many - few)


async def _cost(server: Server, readers: int, tell: Tell, rounds: int) -> float:
    """Seconds of processor time that a change takes until the last of its readers has it."""
    async with _reading(server, readers) as streams:
        before = server.cpu()
        for _ in range(rounds):
            seq = await asyncio.to_thread(tell)
            for stream in streams:
                await stream.readuntil(b"id: %d\n" % seq)
        return (server.cpu() - before) / rounds


@asynccontextmanager
async def _reading(server: Server, readers: int) -> AsyncIterator[list[asyncio.StreamReader]]:
    """So many open streams."""
    host, port = server.root.removeprefix("http://").split(":")
    opened = [await asyncio.open_connection(host, int(port)) for _ in range(readers)]
    for reader, writer in opened:
        writer.write(b"GET /events/stream?modality=occurred HTTP/1.1\r\nHost: x\r\n\r\n")
        await reader.readuntil(b"id: ")
    try:
        yield [reader for reader, _ in opened]
    finally:
        for _, writer in opened:
            writer.close()
            await writer.wait_closed()


@contextmanager
def _ours() -> Iterator[tuple[Server, Tell]]:
    """The service over a store of its own, and what makes one change to an event that all readers follow."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'stream.db'}"
        migrate.upgrade(url)
        engine = engines.connect(url)
        with service(url) as server:
            yield server, _changing(engine)
        engine.dispose()


def _changing(engine: sa.Engine) -> Tell:
    dice, book, numbers = Random(1), codebook.load(), count()
    coder = Coder("rules", book.version, book)

    def tell() -> int:
        event = next(each for each in iter(lambda: made(dice), None) if each.modality == "occurred")
        store.save(engine, article(f"Telling {next(numbers)}."), Coding((event,)), coder)
        with engine.connect() as connection:
            return int(connection.execute(sa.select(tables.store_state.c.seq)).scalar_one())

    return tell


def _telling(server: Server) -> Tell:
    numbers = count(1)

    def tell() -> int:
        seq = next(numbers)
        urllib.request.urlopen(f"{server.root}/tell", FRAME.format(seq).encode()).close()
        return seq

    return tell


if __name__ == "__main__":
    lines = Report()
    measure(int(sys.argv[1]) if sys.argv[1:] else ROUNDS, lines)
    raise SystemExit(lines.close())
