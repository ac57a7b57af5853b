"""A walk over pages stands still, whatever is written meanwhile: one snapshot, no repeat, no gap."""

import json
import time
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from app.extractors.coding import Coding
from app.query.orders import Key
from app.query.reader import Reader
from app.query.timeline import page
from app.query.walks import Walk
from app.store import Coder, recode
from tests.factories import NAMES
from tests.query.conftest import filter_of
from tests.query.meddling import meddled
from tests.query.oracle import Oracle
from tests.query.spoken import Query
from tests.timeline import filled, live, standing

WALKS: tuple[tuple[Query, str], ...] = (
    ({}, "-date"),
    ({"from": "2025-02-10", "undated": "include"}, "date"),
    ({"actor": "RUS,SDN", "modality": "-denied"}, "-date"),
    ({"status": "all"}, "-date"),
    ({}, "confidence"),
    ({"q": "swap OR side"}, "-updated"),
)


@pytest.fixture
def reader(engine: sa.Engine, url: str) -> Iterator[Reader]:
    filled(engine)
    made = Reader(url)
    yield made
    made.close()


def seq_of(reader: Reader) -> int:
    with reader.inline() as view:
        return view.state.seq


def walked(reader: Reader, walk: Walk, pause: Callable[[], None]) -> list[tuple[str, int]]:
    """Id and version of each event, over pages of seven."""
    after: Key | None = None
    seen: list[tuple[str, int]] = []
    while True:
        with reader.inline() as view:
            found = page(view, walk, 7, after)
        seen += [(body["id"], body["version"]) for body in map(json.loads, found.bodies)]
        if not found.more:
            return seen
        after = found.last
        pause()


def expected(engine: sa.Engine, query: Query, sort: str, seq: int) -> list[tuple[str, int]]:
    """What stood at a sequence number."""
    oracle = Oracle(standing(engine, seq))
    versions = {body["id"]: body["version"] for body in oracle.bodies}
    return [(id, versions[id]) for id in oracle.ids(query, sort)]


def test_walks_beside_a_process_that_inserts_edits_and_retracts(
    engine: sa.Engine, url: str, reader: Reader
) -> None:
    first, told = seq_of(reader), []
    with meddled(url, 90) as busy:

        def until_something_is_written() -> None:
            before = seq_of(reader)
            while busy() and seq_of(reader) == before:
                time.sleep(0.002)

        until_something_is_written()
        for query, sort in WALKS:
            seq = seq_of(reader)
            seen = walked(reader, Walk(filter_of(query), sort, seq), until_something_is_written)
            told.append((query, sort, seq, seq_of(reader) - seq, seen))
    for query, sort, seq, _, seen in told:
        assert seen == expected(engine, query, sort, seq), (query, sort)
    assert sum(written > 5 for *_, written, _ in told) >= 3, (
        "the other process should write while pages are read"
    )
    assert {body["id"] for body in live(engine)} != {id for id, _ in expected(engine, {}, "-date", first)}


def test_every_sequence_number_is_read_as_it_stood(engine: sa.Engine, url: str, reader: Reader) -> None:
    with meddled(url, 25):
        pass
    for seq in range(0, seq_of(reader) + 1, 29):
        for query, sort in WALKS:
            seen = walked(reader, Walk(filter_of(query), sort, seq), lambda: None)
            assert seen == expected(engine, query, sort, seq), (seq, query, sort)


def test_what_was_corrected_is_told_as_before_until_the_correction_and_as_after_from_then_on(
    engine: sa.Engine, reader: Reader
) -> None:
    def told(query: Query, seq: int) -> bool:
        return (told_id, 1) in walked(reader, Walk(filter_of(query), "-date", seq), lambda: None)

    with engine.connect() as connection:
        article_id, told_id = connection.execute(
            sa.text("SELECT article_id, event_id FROM evidence ORDER BY id LIMIT 1")
        ).one()
    (before,) = [body for body in standing(engine) if body["id"] == told_id]
    seq = seq_of(reader)
    recode(engine, article_id, Coding(), Coder("rules", "2026.1", NAMES))
    assert before["version"] == 1
    assert [told({"id": told_id}, seq), told({"id": told_id}, seq_of(reader))] == [True, False]
    assert [told({"id": told_id}, before["seq"] - 1), told({"id": told_id}, before["seq"])] == [False, True]
    assert told({"id": told_id, "type": before["type"]}, seq)
    assert not told({"id": told_id, "type": f"-{before['type']}"}, seq)
