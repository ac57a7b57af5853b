"""The migrations build what app.tables says, and can be undone, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from app import migrate, tables


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        yield request.getfixturevalue("empty_postgres")


def names(url: str) -> set[str]:
    engine = tables.connect(url)
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
    assert names(empty) == set(tables.metadata.tables) | {"alembic_version"}


def test_upgrading_twice_changes_nothing(url: str) -> None:
    before = names(url)
    migrate.upgrade(url)
    assert names(url) == before


def test_a_full_text_table_is_left_alone(sqlite: Path, tmp_path: Path) -> None:
    copy = tmp_path / "parley.db"
    copy.write_bytes(sqlite.read_bytes())
    engine = tables.connect(f"sqlite:///{copy}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE event_fts USING fts5(title)")
    engine.dispose()
    migrate.check(f"sqlite:///{copy}")


def test_revisions_are_numbered_without_gaps_and_end_in_one_head() -> None:
    script = ScriptDirectory.from_config(migrate.config("sqlite://"))
    numbers = sorted(int(revision.revision) for revision in script.walk_revisions())
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(script.get_heads()) == 1
