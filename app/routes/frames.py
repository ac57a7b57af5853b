"""Frames of a server-sent event stream, as bytes that all its readers share."""

import json
from collections.abc import Iterable, Iterator

from app.query.changes import Change

RETRY = 5000  # milliseconds after which a browser connects again
CHUNK = 1 << 16  # bytes from which frames are no longer joined
COMMENT = b":\n\n"
Chunk = tuple[int, bytes]


def opening(seq: int | None) -> bytes:
    """The first frame: how soon to come back, and where to go on from even if nothing is told before that."""
    return b"retry: %d\n" % RETRY + (b"\n" if seq is None else b"id: %d\n\n" % seq)


def heartbeat(seq: int) -> bytes:
    """A comment that keeps the connection open, with the place up to which there is nothing to tell."""
    return b":\nid: %d\n\n" % seq


def reset(seq: int) -> bytes:
    """Tells a reader that the log cannot be read from where it stands; the stream goes on at `seq`."""
    detail = "The log of changes cannot be read from there: read /events anew, then what follows here."
    data = json.dumps({"seq": seq, "detail": detail})
    return f"id: {seq}\nevent: reset\ndata: {data}\n\n".encode()


def chunks(changes: Iterable[Change], until: int) -> Iterator[Chunk]:
    """The frames of changes, joined to chunks of some size, each with the place that it leads to."""
    parts: list[bytes] = []
    size, seq = 0, until
    for one in changes:
        if size >= CHUNK:
            yield seq, b"".join(parts)
            parts, size = [], 0
        seq = one.seq
        parts.append(_frame(one))
        size += len(parts[-1])
    if parts:
        yield until, b"".join(parts)


def _frame(one: Change) -> bytes:
    return f"id: {one.seq}\nevent: event.{one.op}\ndata: {one.json()}\n\n".encode()
