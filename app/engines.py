"""The engine that speaks to a database, SQLite or PostgreSQL."""

from typing import Any

import sqlalchemy as sa


def connect(url: str) -> sa.Engine:
    """An engine for a database URL; on SQLite it waits for the writer and checks foreign keys."""
    engine = sa.create_engine(url)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare)
        sa.event.listen(engine, "begin", _begin)
    return engine


def writer(engine: sa.Engine) -> sa.Engine:
    """The same engine for transactions that write: on SQLite they take the write lock at once."""
    return engine.execution_options(writes=True)


def _prepare(connection: Any, record: object) -> None:
    connection.isolation_level = None  # _begin says BEGIN, not the driver
    for pragma in ("busy_timeout=30000", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: sa.Connection) -> None:
    if connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
        return  # a reader has begun by itself
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
