"""json and ndjson: events as they are stored, joined and never re-encoded."""

from collections.abc import Iterator

from pydantic_core import to_json

from app.lines import END
from app.render.formats import Listed, output


@output("json", "application/json")
def as_json(listed: Listed) -> Iterator[bytes]:
    """One object with data, meta and links."""
    events = b",".join(batch.joined(b",") for batch in listed.batches if batch)
    around = to_json({"meta": listed.meta, "links": listed.links})
    yield b"".join((b'{"data":[', events, b"],", memoryview(around)[1:], END))


@output("ndjson", "application/x-ndjson", "ndjson", "jsonl", streams=True)
def as_ndjson(listed: Listed) -> Iterator[bytes]:
    """One event a line, a chunk for each batch."""
    for batch in listed.batches:
        if batch:
            yield batch.joined() + END
