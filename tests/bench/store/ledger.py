"""A ledger in memory: takes the rows that the store builds, and its updates of them, without a database."""

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast

import sqlalchemy as sa

from app.store.ledger import Ledger, Row

Column = tuple[str, str]


class Memory:
    """Stands where a ledger has its connection: an update of equal rows is made in the rows held."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self._found: dict[Column, dict[Any, list[Row]]] = {}

    def add(self, table: sa.Table, row: Row) -> None:
        """Hold one more row."""
        self.rows[table.name].append(row)
        for (name, column), found in self._found.items():
            if name == table.name:
                found[row[column]].append(row)

    def execute(self, statement: sa.Update) -> None:
        """Change the held rows whose column equals a value; no other statement is understood."""
        where: Any = statement.whereclause
        table, values = cast(sa.Table, statement.table), statement.compile().params
        changed = {name: value for name, value in values.items() if name in table.c}
        for row in self.found(table.name, where.left.key)[where.right.effective_value]:
            row.update(changed)

    def found(self, table: str, column: str) -> dict[Any, list[Row]]:
        """The rows of a table by the values of a column."""
        if (table, column) not in self._found:
            found = self._found[table, column] = defaultdict(list)
            for row in self.rows[table]:
                found[row[column]].append(row)
        return self._found[table, column]

    def clear(self) -> None:
        """Let go of every row."""
        self.rows.clear()
        for found in self._found.values():
            found.clear()


class Bulk(Ledger):
    """A ledger of made changes, which hands its rows on in bulk, in the order of their tables."""

    def __init__(self, by: str, write: Callable[[str, list[Row]], None]) -> None:
        self.memory = Memory()
        super().__init__(cast(sa.Connection, self.memory), by, datetime(2015, 1, 1, tzinfo=UTC), 0, 0)
        self._write = write

    def add(self, table: sa.Table, *rows: Row) -> None:
        """Hold rows until the ledger is flushed."""
        for row in rows:
            self.memory.add(table, row)

    def flush(self) -> None:
        """Hand on the rows, table by table."""
        for name, rows in self.memory.rows.items():
            self._write(name, rows)
        self.memory.clear()
