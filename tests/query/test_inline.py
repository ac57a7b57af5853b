"""Inline: the event loop's connection sees each write, ends what it began, is replaced when it is lost."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from app import engines, tables
from app.query.reader import Reader


@pytest.fixture
def reader(url: str) -> Iterator[Reader]:
    made = Reader(url)
    yield made
    made.close()


def write(url: str, seq: int) -> None:
    """Let another connection bring the store to a sequence number."""
    engine = engines.connect(url)
    with engines.writer(engine).begin() as connection:
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
    with reader.inline() as view:
        lost = view.connection.connection.dbapi_connection
    assert lost is not None
    lost.close()
    assert reader.state().seq == 0


def test_after_a_restart_of_the_database_the_first_look_is_an_answer(reader: Reader, url: str) -> None:
    with reader.inline() as view, reader.apart() as other, reader.apart() as third:
        assert view.state == other.state == third.state
    cut(url)
    assert reader.state().seq == 0
    with reader.apart() as view:
        assert view.state.seq == 0


def test_a_connection_lost_during_a_look_is_told_as_such(reader: Reader, url: str) -> None:
    with pytest.raises(sa.exc.DBAPIError):
        look_and_lose(reader, url)
    assert reader.state().seq == 0


def look_and_lose(reader: Reader, url: str) -> None:
    """Read over a connection that is cut after the look has begun."""
    with reader.inline() as view:
        if url.startswith("sqlite"):
            view.connection.connection.dbapi_connection.close()  # type: ignore[union-attr]
        cut(url)
        view.connection.execute(sa.select(tables.store_state.c.seq)).scalar_one()


def test_what_was_kept_of_a_store_is_dropped_when_it_becomes_another_one(reader: Reader, url: str) -> None:
    write(url, 5)
    assert (reader.state().seq, reader.era) == (5, 0)
    write(url, 3)
    assert (reader.state().seq, reader.era) == (3, 1)
    engine = engines.connect(url)
    with engines.writer(engine).begin() as connection:
        connection.execute(sa.update(tables.store_state).values(seq=8, secret="another"))
    engine.dispose()
    assert (reader.state().seq, reader.era) == (8, 2)


def cut(url: str) -> None:
    """Let PostgreSQL drop every other connection to its database."""
    if url.startswith("sqlite"):
        return
    engine = engines.connect(url)
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    with engine.begin() as connection:
        connection.execute(sa.text(f"{others} AND pid <> pg_backend_pid()"))
    engine.dispose()
