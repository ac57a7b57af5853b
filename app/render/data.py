"""json and ndjson: events as they are stored, joined and never re-encoded."""

from collections.abc import Iterator

from pydantic_core import to_json

from app.lines import END
from app.render.formats import Listed, output


@output("json", "application/json")
def as_json(listed: Listed) -> Iterator[bytes]:
    """One object with data, meta and links."""
    events = [event for batch in listed.batches for event in batch.apart] or [b""]
    around = to_json({"meta": listed.meta, "links": listed.links})[1:]
    events[0] = b'{"data":[' + events[0]  # a page is large enough for a second copy to count
    events[-1] = b"".join((events[-1], b"],", around, END))
    yield b",".join(events)


@output("ndjson", "application/x-ndjson", "ndjson", "jsonl", streams=True)
def as_ndjson(listed: Listed) -> Iterator[bytes]:
    """One event a line, a chunk for each batch."""
    for batch in listed.batches:
        if batch:
            yield batch.joined() + END
