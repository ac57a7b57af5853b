"""Reading: it cannot write, an empty store is an answer, and statements are shared."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from app.filters.listing import SORTS
from app.query.counts import count
from app.query.reader import Reader
from app.query.timeline import page
from app.query.walks import Walk
from tests.query.asked import UNNAMED
from tests.query.conftest import Made, filter_of
from tests.query.spoken import Query
from tests.query.test_pages import beside


@pytest.fixture
def empty(url: str) -> Iterator[Reader]:
    made = Reader(url)
    yield made
    made.close()


def test_a_reader_cannot_write(empty: Reader) -> None:
    with empty.apart() as view, pytest.raises(sa.exc.DBAPIError, match=r"read-?\s?only"):
        view.connection.execute(sa.text("UPDATE store_state SET seq = 0"))


def test_an_empty_store_answers_every_question_with_nothing(empty: Reader) -> None:
    with empty.inline() as view:
        assert (view.state.seq, view.state.at, empty.coverage(view)) == (0, None, (None, None))
        for query in ({}, *UNNAMED):
            found = page(view, Walk(filter_of(query), "-date", 0), 10)
            assert (list(found.bodies), found.more, found.first, found.last) == ([], False, None, None)
            assert count(view, filter_of(query), 0) == 0
        for sort in SORTS:
            assert not page(view, Walk(filter_of(beside(sort), sort), sort, 0), 10).bodies


def test_statements_are_shared_by_queries_of_one_shape(timeline: Made) -> None:
    def ask(query: Query) -> int:
        with timeline.reader.inline() as view:
            page(view, Walk(filter_of(query), "-date", timeline.seq), 1000)
        return len(timeline.reader.statements._kept)

    kept = ask({"actor": "RUS", "from": "2025", "min_confidence": "0.1"})
    assert ask({"actor": "UKR", "from": "2024-03", "min_confidence": "0.9"}) == kept
