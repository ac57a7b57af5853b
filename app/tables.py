"""The tables of the store, on SQLite or PostgreSQL."""

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

# The state of an event from seq_from (which is `id`: each change makes one version) until seq_to (null: now);
# `live` is 1 for the current state of an active event, and the indexes that pages walk hold those rows alone.
# `body` is its JSON as served, `search_text` what full text searches, as events.words.searchable makes it.
event_version = Table(
    "event_version",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=False),
    Column("event_id", ForeignKey("event.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("seq_from", BigInteger, nullable=False),
    Column("seq_to", BigInteger),
    Column("live", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("sort_key", BigInteger, nullable=False),
    Column("day_first", Integer),
    Column("day_last", Integer),
    Column("month_day", Integer),
    Column("instant_first", BigInteger),
    Column("instant_last", BigInteger),
    Column("grain", Integer, nullable=False),
    Column("span", Integer, nullable=False),
    Column("extent", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("place_id", Text),
    Column("country", Text),
    Column("admin1", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("killed", Integer),
    Column("confidence", Float, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),
    Column("reported_first", Integer, nullable=False),
    Column("reported_last", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text),
    Column("title", Text, nullable=False),
    Column("mentions", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("search_text", Text, nullable=False),
    sa.UniqueConstraint("event_id", "version"),
)

# Who takes part in a version: an actor, and the whole it is a part of (SDN for SDN-CIV). `roles` are played
# by it or its parts, `own` by itself, as sums of ROLES; `kind` and `country` are its own.
event_actor = Table(
    "event_actor",
    metadata,
    Column("version_id", RowId, ForeignKey("event_version.id"), primary_key=True),
    Column("actor_id", Text, primary_key=True),
    Column("roles", Integer, nullable=False),
    Column("own", Integer, nullable=False),
    Column("kind", Text),
    Column("country", Text),
    Column("sort_key", BigInteger, nullable=False),
    Column("type", Text, nullable=False),
    Column("grain", Integer, nullable=False),
    Column("span", Integer, nullable=False),
    Column("day_last", Integer),
    Column("live", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Who stands opposite whom in a version: `dyad` is two actor codes in order, `RUS|UKR`; `ways` is a sum of 1
# (the first acts on the second), 2 (the second on the first), 4 (both are parties); `own` is 0 for wholes.
event_dyad = Table(
    "event_dyad",
    metadata,
    Column("version_id", RowId, ForeignKey("event_version.id"), primary_key=True),
    Column("dyad", Text, primary_key=True),
    Column("ways", Integer, nullable=False),
    Column("own", Integer, nullable=False),
    Column("sort_key", BigInteger, nullable=False),
    Column("type", Text, nullable=False),
    Column("grain", Integer, nullable=False),
    Column("span", Integer, nullable=False),
    Column("day_last", Integer),
    Column("live", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Which articles tell a version; `day` is the ordinal of the day of publication, 0 where it is not known.
event_report = Table(
    "event_report",
    metadata,
    Column("version_id", RowId, ForeignKey("event_version.id"), primary_key=True),
    Column("article_id", ForeignKey("article.id"), primary_key=True),
    Column("publisher", Text),
    Column("language", Text),
    Column("day", Integer, nullable=False),
    Column("sort_key", BigInteger, nullable=False),
    Column("live", Integer, nullable=False),
    sqlite_with_rowid=False,
)

ROLES = {"source": 1, "target": 2, "mediator": 4, "host": 8, "participant": 16, "attributed": 32}
GRAINS = ("minute", "hour", "day", "week", "month", "quarter", "year", "decade", "unknown")
# The most days of an event of span 0, 1, and so on: units of the calendar apart, so that those of one that
# ended the day before are not looked at. What is longer than all has the last span.
SPANS = (1, 3, 7, 14, 28, 30, 31, 90, 91, 92, 365, 366, 3653)


def _walked(name: str, table: Table, *columns: str, where: str = "live = 1", unique: bool = False) -> None:
    """An index to walk by name; it ends in `live`, for which SQLite before 3.42 would look the row up."""
    held = [table.c[column] for column in (*columns, *(() if unique else ("live",)))]
    on: dict[str, Any] = {f"{dialect}_where": sa.text(where) for dialect in ("sqlite", "postgresql")}
    Index(f"ix_{name}", *held, unique=unique, **on)


LONG, LONGER = ("span", "sort_key", "day_last"), "live = 1 AND span > 0"
_walked("live", event_version, "sort_key", "type", "modality", "family", "country", "grain", "confidence")
_walked("live_type", event_version, "type", "sort_key", "modality", "grain")
_walked("live_country", event_version, "country", "sort_key", "type", "grain")
_walked("live_place", event_version, "place_id", "sort_key")
_walked("live_span", event_version, *LONG, "type", "modality", "grain", where=LONGER)
_walked("live_type_span", event_version, "type", *LONG, "modality", "grain", where=LONGER)
_walked("live_country_span", event_version, "country", *LONG, "type", "grain", where=LONGER)
_walked("live_place_span", event_version, "place_id", *LONG, where=LONGER)
_walked("live_grain_span", event_version, "grain", *LONG, where=LONGER)
_walked("live_admin1_span", event_version, "admin1", *LONG, where=LONGER)
_walked("live_grain", event_version, "grain", "sort_key")
_walked("live_month_day", event_version, "month_day", "sort_key")
_walked("live_admin1", event_version, "admin1", "sort_key")
_walked("live_confidence", event_version, "confidence", "sort_key")
_walked("live_publishers", event_version, "publishers", "sort_key")
_walked("live_reported", event_version, "reported_last", "sort_key")
_walked("live_event", event_version, "event_id", unique=True)
_walked("gone", event_version, "sort_key", where="live = 0 AND seq_to IS NULL")
_walked("past", event_version, "seq_to", where="seq_to IS NOT NULL")
_walked("actor", event_actor, "actor_id", "sort_key", "roles", "own", "type", "grain")
_walked("actor_type", event_actor, "actor_id", "type", "sort_key", "roles", "own", "grain")
_walked("actor_span", event_actor, "actor_id", *LONG, "roles", "own", "type", "grain", where=LONGER)
_walked("actor_type_span", event_actor, "actor_id", "type", *LONG, "roles", "own", "grain", where=LONGER)
_walked("dyad", event_dyad, "dyad", "sort_key", "type", "ways", "own", "grain")
_walked("dyad_span", event_dyad, "dyad", *LONG, "type", "ways", "own", "grain", where=LONGER)
_walked("report_publisher", event_report, "publisher", "sort_key")
_walked("report_article", event_report, "article_id", "sort_key")

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
    Index(None, "at", "seq"),
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


def span(first: date | None, last: date | None) -> int:
    """How long an event is, as a place in SPANS; 0 for a day and for the undated."""
    days = (last - first).days + 1 if first and last else 1
    return next((n for n, most in enumerate(SPANS) if days <= most), len(SPANS))
