"""json and ndjson: events as they are stored, joined and never re-encoded."""

from collections.abc import Iterator

from pydantic_core import to_json

from app.render.formats import Listed, output


@output("json", "application/json")
def as_json(listed: Listed) -> Iterator[bytes]:
    """One object with data, meta and links."""
    events = ",".join(body for batch in listed.batches for body in batch)
    around = to_json({"meta": listed.meta, "links": listed.links}).decode()
    yield f'{{"data":[{events}],{around[1:]}\n'.encode()


@output("ndjson", "application/x-ndjson", "ndjson", "jsonl", streams=True)
def as_ndjson(listed: Listed) -> Iterator[bytes]:
    """One event a line, a chunk for each batch."""
    for batch in listed.batches:
        if batch:
            yield ("\n".join(batch) + "\n").encode()
