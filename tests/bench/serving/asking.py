"""Single requests: what a check, a cursor or a validator needs before the load begins."""

import json
import urllib.request
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.bench.serving.servers import Server

STEPS = 300


def answer(server: Server, path: str) -> Any:
    """The JSON at a path."""
    with urllib.request.urlopen(server.root + path) as response:
        return json.load(response)


def etags(server: Server, paths: Sequence[str]) -> list[str]:
    """The entity tag of each path."""
    return [_etag(server, path) for path in paths]


def _etag(server: Server, path: str) -> str:
    with urllib.request.urlopen(server.root + path) as response:
        response.read()
        return str(response.headers["ETag"])


def full(server: Server, paths: Sequence[str], rows: int) -> None:
    """Refuse to measure pages that are not what they are taken for; AssertionError names the path."""
    for path in paths:
        returned = len(answer(server, path)["data"])
        assert returned == rows, f"{path}: {returned} events, expected {rows}"


def deep(server: Server, row: int, number: int) -> list[str]:
    """Paths of pages of 50 without a filter from a row on, each with a word that is dropped."""
    path = "/events?limit=1000"
    for _ in range(row // 1000):
        path = _next(server, path)
    cursor = parse_qs(urlsplit(path).query)["cursor"][0]
    steps = _steps(server, f"/events?limit=2&cursor={cursor}")
    cursors = [next(steps) for _ in range(STEPS)]
    return [f"/events?limit=50&cursor={cursors[n % STEPS]}&utm_term={n}" for n in range(number)]


def _steps(server: Server, path: str) -> Iterator[str]:
    while True:
        path = _next(server, path)
        yield parse_qs(urlsplit(path).query)["cursor"][0]


def _next(server: Server, path: str) -> str:
    """The path, with its query, of the page behind the one at a path."""
    address = urlsplit(answer(server, path)["links"]["next"])
    return f"{address.path}?{address.query}"
