"""The engine, the order of events, and instants that come back as they went in."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import engines, tables
from app.tables import article, sort_key, store_state


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ((None, 7), (date(1, 1, 1), 1)),
        ((date(2025, 4, 21), 9), (date(2025, 4, 22), 1)),
        ((date(2025, 4, 21), 1), (date(2025, 4, 21), 2)),
        ((date(2025, 4, 21), 2**32 - 1), (date(2025, 4, 22), 0)),
    ],
)
def test_events_stand_in_order_of_day_then_serial(
    earlier: tuple[date | None, int], later: tuple[date | None, int]
) -> None:
    assert sort_key(*earlier) < sort_key(*later) < 2**63


def test_an_instant_of_any_zone_comes_back_in_utc(engine: sa.Engine) -> None:
    told = datetime(2025, 4, 22, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    with engines.writer(engine).begin() as connection:
        connection.execute(sa.update(store_state).values(last_ingest_at=told))
    with engine.connect() as connection:
        kept = connection.scalar(sa.select(store_state.c.last_ingest_at))
    assert kept == told
    assert kept is not None
    assert kept.tzinfo is UTC


def test_a_store_has_one_state(engine: sa.Engine) -> None:
    with pytest.raises(sa.exc.IntegrityError), engines.writer(engine).begin() as connection:
        connection.execute(sa.insert(store_state).values(id=2, seq=0, serial=0))


def test_foreign_keys_are_checked(engine: sa.Engine) -> None:
    row = {"article_id": "art_none", "revision": 1, "title": "", "text": "", "text_hash": ""}
    now = datetime.now(UTC)
    with pytest.raises(sa.exc.IntegrityError), engines.writer(engine).begin() as connection:
        connection.execute(sa.insert(tables.article_revision).values(**row, received_at=now, replaced_at=now))


def test_a_reader_on_sqlite_does_not_wait_for_the_writer(sqlite: Path, tmp_path: Path) -> None:
    (tmp_path / "parley.db").write_bytes(sqlite.read_bytes())
    engine = engines.connect(f"sqlite:///{tmp_path / 'parley.db'}")
    with engines.writer(engine).begin() as writing, engine.connect() as reading:
        writing.execute(sa.update(store_state).values(seq=5))
        assert reading.scalar(sa.select(store_state.c.seq)) == 0
        assert reading.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()


def test_the_newest_page_is_read_from_an_index(sqlite: Path) -> None:
    engine = engines.connect(f"sqlite:///{sqlite}")
    version = tables.event_version.c
    page = sa.select(version.body).where(version.live == 1).order_by(version.sort_key.desc()).limit(50)
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {page.compile(engine, compile_kwargs={'literal_binds': True})}"
        )
        told = " ".join(row[3] for row in plan)
    engine.dispose()
    assert "ix_live" in told
    assert "TEMP B-TREE" not in told


def test_every_foreign_key_and_index_is_named() -> None:
    for table in tables.metadata.tables.values():
        assert all(index.name for index in table.indexes)
        assert all(constraint.name for constraint in table.constraints)
    assert article.primary_key.name == "pk_article"
