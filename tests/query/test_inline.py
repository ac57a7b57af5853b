"""Inline: the event loop's connection sees each write, ends what it began, is replaced when it is lost."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from app import tables
from app.query.reader import Reader


@pytest.fixture
def reader(url: str) -> Iterator[Reader]:
    made = Reader(url)
    yield made
    made.close()


def write(url: str, seq: int) -> None:
    """Let another connection bring the store to a sequence number."""
    engine = tables.connect(url)
    with tables.writer(engine).begin() as connection:
        connection.execute(sa.update(tables.store_state).values(seq=seq))
    engine.dispose()


def test_a_look_sees_what_others_have_written_before_it_and_nothing_after(reader: Reader, url: str) -> None:
    for seq in (1, 2, 3):
        write(url, seq)
        with reader.inline() as view:
            write(url, 10 * seq)
            row = view.connection.execute(sa.select(tables.store_state.c.seq)).scalar_one()
            assert (view.state.seq, row) == (seq, seq)
        assert reader.state().seq == 10 * seq


def test_a_look_that_failed_is_over(reader: Reader, url: str) -> None:
    for _ in range(2):
        with pytest.raises(sa.exc.DBAPIError), reader.inline() as view:
            view.connection.execute(sa.text("SELECT nothing FROM nowhere"))
    write(url, 4)
    assert reader.state().seq == 4


def test_nothing_can_be_written_in_a_look(reader: Reader) -> None:
    with pytest.raises(sa.exc.DBAPIError, match=r"read-?\s?only"), reader.inline() as view:
        view.connection.execute(sa.text("UPDATE store_state SET seq = 9"))
    assert reader.state().seq == 0


def test_a_connection_that_the_database_has_dropped_is_replaced(reader: Reader, url: str) -> None:
    if url.startswith("sqlite"):
        with reader.inline() as view:
            lost = view.connection.connection.dbapi_connection
        assert lost is not None
        lost.close()
    else:
        with reader.inline() as view:
            pid = view.connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
        engine = tables.connect(url)
        with engine.begin() as connection:
            connection.execute(sa.text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
        engine.dispose()
    assert reader.state().seq == 0
