"""What is kept of a store is read once for each of its states, however many threads ask."""

from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa

from app import codebook, store
from app.extractors.coding import Coding
from app.query.kept import Kept
from app.query.reader import Reader, View
from app.store import Coder
from tests.factories import article, event


def test_a_state_is_read_once_and_the_next_anew(url: str, engine: sa.Engine) -> None:
    seen: list[int] = []

    def read(view: View) -> int:
        seen.append(view.state.seq)
        return len(seen)

    kept, reader, book = Kept(read), Reader(url), codebook.load()
    try:
        with ThreadPoolExecutor(4) as threads:
            assert {found for _, found in threads.map(lambda _: kept.read(reader), range(8))} == {1}
        store.save(engine, article(), Coding((event(),)), Coder("rules", book.version, book))
        state, found = kept.read(reader)
        assert (state.seq, found) == (1, 2)
        assert seen == [0, 1]
    finally:
        reader.close()


def test_an_article_without_events_makes_a_new_state(url: str, engine: sa.Engine) -> None:
    kept, reader, book = Kept(lambda view: view.state.last_ingest_at), Reader(url), codebook.load()
    try:
        assert kept.read(reader)[1] is None
        store.save(engine, article(), Coding(()), Coder("rules", book.version, book))
        assert kept.read(reader)[1] is not None
    finally:
        reader.close()


def test_each_store_has_what_is_its_own(url: str) -> None:
    kept: Kept[object] = Kept(lambda view: view.reader)
    first, second = Reader(url), Reader(url)
    try:
        assert kept.read(first)[1] is first
        assert kept.read(second)[1] is second
    finally:
        first.close()
        second.close()
