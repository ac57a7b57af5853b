"""A reader of server-sent events, as strict as a browser's about what a frame is."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx2


class Frame(NamedTuple):
    """What stands between two blank lines."""

    id: int | None
    event: str | None
    data: Any
    comment: bool = False


@contextmanager
def reading(root: str, query: str = "", last: int | str | None = None) -> Iterator[Iterator[Frame]]:
    """The frames of a stream, for as long as one cares to read."""
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    address = f"{root}/events/stream?{query}"
    with quick() as client, client.stream("GET", address, headers=headers) as answer:
        if answer.status_code == 503 and b"about to stop" in answer.read():
            raise httpx2.ConnectError("about to stop")
        assert answer.status_code == 200, answer.read()
        yield frames(answer.iter_lines())


def quick() -> httpx2.Client:
    """A client that reads no certificates first, which takes longer than most answers."""
    return httpx2.Client(verify=False, timeout=30)


def frames(lines: Iterator[str]) -> Iterator[Frame]:
    """Lines -> frames; a line that is none of ours fails."""
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        if not line:
            data = json.loads(fields["data"]) if "data" in fields else None
            id = int(fields["id"]) if "id" in fields else None
            yield Frame(id, fields.get("event"), data, ":" in fields)
            fields = {}
        else:
            assert name in ("id", "event", "data", "retry", ":"), line
            assert name not in fields, line
            fields[name] = value


def told(found: Iterator[Frame]) -> Iterator[Frame]:
    """Only the frames that a browser would give to its page."""
    return (frame for frame in found if frame.event is not None)
