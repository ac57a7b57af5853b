"""The tables of the store, and the engine that speaks to them on SQLite or PostgreSQL."""

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import JSON, BigInteger, Column, Date, Float, ForeignKey, Index, Integer, Table, Text

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only in a column that is spelt INTEGER.
RowId = BigInteger().with_variant(Integer, "sqlite")


class Instant(sa.types.TypeDecorator[datetime]):
    """A point in time: aware in Python, UTC in the database."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


article = Table(
    "article",
    metadata,
    Column("id", Text, primary_key=True),
    Column("url", Text),
    Column("url_canonical", Text, unique=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_hash", Text, nullable=False, index=True),
    Column("publisher", Text),
    Column("language", Text, nullable=False),
    Column("published", Date),
    Column("published_at", Instant),
    Column("revision", Integer, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("withheld", Text),
    Column("extractor", Text, nullable=False),
    Column("codebook_version", Text, nullable=False),
)

# What an article said before it was changed; the current words stand in `article`.
article_revision = Table(
    "article_revision",
    metadata,
    Column("article_id", ForeignKey("article.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_hash", Text, nullable=False, index=True),
    Column("published", Date),
    Column("received_at", Instant, nullable=False),
    Column("replaced_at", Instant, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("id", Text, primary_key=True),
    Column("serial", BigInteger, nullable=False, unique=True),
    Column("status", Text, nullable=False),
    Column("merged_into", ForeignKey("event.id")),
    Column("version", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
)

# One telling of an event by one revision of an article; live while seq_to is null.
evidence = Table(
    "evidence",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("event_id", ForeignKey("event.id"), nullable=False, index=True),
    Column("article_id", ForeignKey("article.id"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("part", Text, nullable=False),
    Column("char_start", Integer, nullable=False),
    Column("char_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("date_quote", Text),
    Column("telling", JSON, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("codebook_version", Text, nullable=False),
    Column("seq_from", BigInteger, nullable=False),
    Column("seq_to", BigInteger),
)

# The state of an event from seq_from until seq_to (null: now); `body` is its JSON as served, `search_text`
# what full text searches: events.words.searchable of title, summary, quotes and actors as mentioned.
event_version = Table(
    "event_version",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("event_id", ForeignKey("event.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("seq_from", BigInteger, nullable=False, index=True),
    Column("seq_to", BigInteger),
    Column("sort_key", BigInteger, nullable=False),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("precision", Text, nullable=False),
    Column("extent", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("place_id", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("confidence", Float, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),
    Column("first_reported", Date),
    Column("last_reported", Date),
    Column("title", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text),
    Column("body", Text, nullable=False),
    Column("search_text", Text, nullable=False, server_default=""),
    sa.UniqueConstraint("event_id", "version"),
)


_live = event_version.c.seq_to.is_(None)
Index(
    "ix_event_version_live", event_version.c.sort_key, unique=True, sqlite_where=_live, postgresql_where=_live
)

# Not only for live rows: the later pages of a cursor, and as_of, read the versions of an earlier seq.
for _column in (None, "type", "country", "date_end"):
    Index(None, *(event_version.c[name] for name in (_column, "sort_key", "seq_to") if name))

# Who takes part in a version, in page order for each actor; role `attributed` marks who says so.
event_actor = Table(
    "event_actor",
    metadata,
    Column("actor_id", Text, primary_key=True),
    Column("sort_key", BigInteger, primary_key=True),
    Column("version_id", RowId, ForeignKey("event_version.id"), primary_key=True, index=True),
    Column("role", Text, primary_key=True),
    Column("event_id", ForeignKey("event.id"), nullable=False),
    Column("seq_from", BigInteger, nullable=False),
    Column("seq_to", BigInteger),
    sqlite_with_rowid=False,
)

change = Table(
    "change",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("op", Text, nullable=False),
    Column("event_id", ForeignKey("event.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text),
    Column("changed", JSON, nullable=False),
)

# One row: the last sequence number and event serial given out, when an article last came in, and the key that
# signs the cursors of every process that serves this store.
store_state = Table(
    "store_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("serial", BigInteger, nullable=False),
    Column("last_ingest_at", Instant),
    Column("secret", Text, nullable=False, server_default=""),
    sa.CheckConstraint("id = 1", name="one_row"),
)


def sort_key(day: date | None, serial: int) -> int:
    """Orders events by first day, then by serial; undated ones stand before the first day there is."""
    return (day.toordinal() if day else 0) * 2**32 + serial


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
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
