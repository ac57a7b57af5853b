"""The migrations build what app.tables says, and can be undone, on both databases."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from app import engines, migrate, tables
from tests.timeline import filled


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        yield request.getfixturevalue("empty_postgres")


def names(url: str) -> set[str]:
    engine = engines.connect(url)
    with engine.connect() as connection:
        found = set(sa.inspect(connection).get_table_names())
    engine.dispose()
    return found


def test_up_down_up_gives_the_tables_of_the_program(empty: str) -> None:
    migrate.upgrade(empty)
    migrate.check(empty)
    migrate.downgrade(empty, "base")
    assert names(empty) == {"alembic_version"}
    migrate.upgrade(empty)
    migrate.check(empty)
    assert {name for name in names(empty) if not name.startswith("event_fts")} == {
        *tables.metadata.tables,
        "alembic_version",
    }


def test_a_filled_store_goes_down_and_up_again_unchanged(url: str, engine: sa.Engine) -> None:
    filled(engine, 5)
    before = contents(engine)
    assert before["event_dyad"]
    assert before["event_report"]
    engine.dispose()
    migrate.downgrade(url, "0002")
    migrate.upgrade(url)
    migrate.check(url)
    assert contents(engine) == before


def contents(engine: sa.Engine) -> dict[str, list[tuple[object, ...]]]:
    wanted = ("event_version", "event_actor", "event_dyad", "event_report")
    with engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(sa.select(table).order_by(*table.primary_key))]
            for name, table in tables.metadata.tables.items()
            if name in wanted
        }


def test_upgrading_twice_changes_nothing(url: str) -> None:
    before = names(url)
    migrate.upgrade(url)
    assert names(url) == before


def test_a_full_text_table_is_left_alone(sqlite: Path, tmp_path: Path) -> None:
    copy = tmp_path / "parley.db"
    copy.write_bytes(sqlite.read_bytes())
    engine = engines.connect(f"sqlite:///{copy}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE other_fts USING fts5(title)")
    engine.dispose()
    migrate.check(f"sqlite:///{copy}")


def test_revisions_are_numbered_without_gaps_and_end_in_one_head() -> None:
    script = ScriptDirectory.from_config(migrate.config("sqlite://"))
    numbers = sorted(int(revision.revision) for revision in script.walk_revisions())
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(script.get_heads()) == 1


def test_full_text_marks_longer_events_and_forgets_them_with_their_words(
    sqlite: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'parley.db'}"
    (tmp_path / "parley.db").write_bytes(sqlite.read_bytes())
    engine = engines.connect(url)
    filled(engine, 5)
    spans = marked(engine)
    assert spans
    engine.dispose()
    migrate.downgrade(url, "0003")
    assert not any(marked(engine).values())
    engine.dispose()
    migrate.upgrade(url)
    with engine.begin() as connection:
        lasting = sa.select(tables.event_version.c.span).where(tables.event_version.c.live == 1)
        assert marked(engine) == spans == Counter(filter(None, connection.scalars(lasting)))
        connection.execute(sa.update(tables.event_version).values(live=0))
    assert not any(marked(engine).values())
    engine.dispose()


def marked(engine: sa.Engine) -> Counter[int]:
    """How many events full text finds by the mark of each span."""
    asked = "SELECT count(*) FROM event_fts WHERE event_fts MATCH ?"
    with engine.connect() as connection:
        found = {
            span: connection.exec_driver_sql(asked, (f'"|{span}"',)).scalar_one()
            for span in range(1, len(tables.SPANS) + 1)
        }
    return Counter({span: count for span, count in found.items() if count})
