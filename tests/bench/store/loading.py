"""Rows -> an empty, migrated database, in bulk: its indexes and triggers are built when the rows are in."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

import psycopg
import sqlalchemy as sa

from app import tables
from app.store.ledger import Row

Bind = Callable[[Any], Any]
PARTS = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql NOT NULL"
# What the triggers do, in the order of the index: an earlier rowid makes FTS5 write out what it holds.
WORDS = (
    "INSERT INTO event_fts (rowid, words)"
    " SELECT sort_key, search_text || CASE WHEN span > 0 THEN ' |' || span ELSE '' END"
    " FROM event_version WHERE live = 1 ORDER BY sort_key"
)
INDEXES = (
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
)


class Loader(Protocol):
    """Takes rows by table into one database, while it is bare."""

    def write(self, table: str, rows: Sequence[Row]) -> None:
        """Append the rows; a key that a row lacks is null."""

    def bare(self) -> AbstractContextManager[None]:
        """A time without indexes and triggers; they are built when it ends."""


def loader(url: str) -> Loader:
    """The loader for a database URL."""
    return SqliteLoader(url) if url.startswith("sqlite") else PostgresLoader(url)


class SqliteLoader:
    """Loads by executemany without a journal."""

    def __init__(self, url: str) -> None:
        self._dialect = sa.make_url(url).get_dialect()()
        self._to = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "foreign_keys=OFF"):
            self._to.execute(f"PRAGMA {pragma}").close()

    def write(self, table: str, rows: Sequence[Row]) -> None:
        """Append the rows; a key that a row lacks is null."""
        names = _names(rows)
        into = f"INSERT INTO {table} ({_quoted(names)}) VALUES ({', '.join('?' * len(names))})"
        self._to.execute("BEGIN")
        self._to.executemany(into, _bound(table, rows, names, self._dialect))
        self._to.execute("COMMIT")

    @contextmanager
    def bare(self) -> Iterator[None]:
        """A time without indexes and triggers; they are built when it ends."""
        parts = self._to.execute(PARTS).fetchall()
        for kind, name, _ in parts:
            self._to.execute(f"DROP {kind} {name}")
        yield
        self._to.execute(WORDS)
        for _, _, sql in sorted(parts):
            self._to.execute(sql)
        self._to.execute("PRAGMA journal_mode=WAL").close()
        self._to.close()


class PostgresLoader:
    """Loads by COPY, with foreign keys and triggers asleep."""

    def __init__(self, url: str) -> None:
        self._dialect = sa.make_url(url).get_dialect()()
        self._to = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
        self._to.execute("SET session_replication_role = replica")
        self._to.execute("SET maintenance_work_mem = '512MB'")

    def write(self, table: str, rows: Sequence[Row]) -> None:
        """Append the rows; a key that a row lacks is null."""
        names = _names(rows)
        into = f"COPY {table} ({_quoted(names)}) FROM STDIN"
        with self._to.cursor() as cursor, cursor.copy(into.encode()) as copy:
            for row in _bound(table, rows, names, self._dialect):
                copy.write_row(row)

    @contextmanager
    def bare(self) -> Iterator[None]:
        """A time without indexes; they are built when it ends."""
        indexes = self._to.execute(INDEXES).fetchall()
        for name, _ in indexes:
            self._to.execute(f'DROP INDEX "{name}"'.encode())
        yield
        for _, sql in indexes:
            self._to.execute(sql.encode())
        self._to.execute("VACUUM ANALYZE")
        self._to.close()


def _names(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _bound(table: str, rows: Sequence[Row], names: Sequence[str], dialect: sa.Dialect) -> Iterator[Any]:
    """The rows as tuples of what the driver takes."""
    columns = tables.metadata.tables[table].c
    kinds = [columns[name].type.dialect_impl(dialect) for name in names]
    pairs = list(zip(names, [kind.bind_processor(dialect) for kind in kinds], strict=True))
    return (tuple([bind(row.get(name)) if bind else row.get(name) for name, bind in pairs]) for row in rows)
