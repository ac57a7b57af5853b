"""A whole export over HTTP: how fast its lines come, when the first does, how the server's memory grows."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from threading import Event, Thread
from urllib.parse import urlsplit

from tests.bench.serving.servers import Server

CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Export:
    """How many lines came, lines a second, ms until the first byte, and MiB by which the server grew."""

    lines: int
    rate: float
    first: float
    growth: float


def export(server: Server, path: str) -> Export:
    """Read everything at a path."""
    connection = HTTPConnection(urlsplit(server.root).netloc)
    with _growth(server) as grown:
        begun = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        lines, first = answer.read1(CHUNK).count(b"\n"), time.perf_counter() - begun
        while chunk := answer.read1(CHUNK):
            lines += chunk.count(b"\n")
        spent = time.perf_counter() - begun
    connection.close()
    return Export(lines, lines / spent, first * 1000, max(grown))


@contextmanager
def _growth(server: Server) -> Iterator[list[float]]:
    """How much larger than at the start the server was, every 20 ms."""
    before, stop, seen = server.memory(), Event(), [0.0]

    def watch() -> None:
        while not stop.wait(0.02):
            seen.append(server.memory() - before)

    watching = Thread(target=watch)
    watching.start()
    try:
        yield seen
    finally:
        stop.set()
        watching.join()
