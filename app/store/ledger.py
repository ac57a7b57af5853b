"""Ledger: one transaction that writes, the sequence numbers it gives out, and the rows it will leave."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from app import engines, tables
from app.tables import store_state

Row = dict[str, Any]

# Parents before children, as foreign keys ask.
ORDER = (
    tables.event,
    tables.event_version,
    tables.event_actor,
    tables.event_dyad,
    tables.event_report,
    tables.evidence,
    tables.change,
)


@dataclass(slots=True)
class Ledger:
    """An open write: who writes, when, the last numbers given out, and the rows to insert at its end."""

    connection: sa.Connection
    by: str
    at: datetime
    seq: int
    serial: int
    ingested: bool = False
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def tick(self) -> int:
        """The sequence number of one more change."""
        self.seq += 1
        return self.seq

    def issue(self) -> int:
        """The serial of one more event."""
        self.serial += 1
        return self.serial

    def add(self, table: sa.Table, *rows: Row) -> None:
        """Keep rows to insert when the ledger is flushed."""
        self.rows.setdefault(table.name, []).extend(rows)

    def flush(self) -> None:
        """Insert the rows, table by table."""
        for table in ORDER:
            if rows := self.rows.pop(table.name, None):
                self.connection.execute(sa.insert(table), rows)


@contextmanager
def opened(engine: sa.Engine, by: str, at: datetime | None = None) -> Iterator[Ledger]:
    """A transaction that holds the store's one write lock, so that numbers are given out in commit order."""
    with engines.writer(engine).begin() as connection:
        state = connection.execute(sa.select(store_state.c.seq, store_state.c.serial).with_for_update()).one()
        book = Ledger(connection, by, at or datetime.now(UTC), state.seq, state.serial)
        yield book
        book.flush()
        last: Row = {"seq": book.seq, "serial": book.serial} if book.seq != state.seq else {}
        last |= {"last_ingest_at": book.at} if book.ingested else {}
        if last:
            connection.execute(sa.update(store_state).values(last))
