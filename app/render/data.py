"""json and ndjson: events as they are stored, joined and never re-encoded."""

import json
from collections.abc import Iterator

from app.render.formats import Listed, output


@output("json", "application/json")
def as_json(listed: Listed) -> Iterator[bytes]:
    """One object with data, meta and links."""
    events = ",".join(body for batch in listed.batches for body in batch)
    meta = json.dumps(listed.meta, ensure_ascii=False, separators=(",", ":"))
    links = json.dumps(listed.links, ensure_ascii=False, separators=(",", ":"))
    yield f'{{"data":[{events}],"meta":{meta},"links":{links}}}\n'.encode()


@output("ndjson", "application/x-ndjson", "ndjson", "jsonl", streams=True)
def as_ndjson(listed: Listed) -> Iterator[bytes]:
    """One event a line, a chunk for each batch."""
    for batch in listed.batches:
        if batch:
            yield ("\n".join(batch) + "\n").encode()
