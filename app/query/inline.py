"""Inline: the kept connection of the event loop, which looks at one snapshot after another.

SQLAlchemy is not told of these transactions: its own cost more than a page's rows.
"""

from typing import Any

import sqlalchemy as sa

Row = tuple[Any, ...]

# The event loop only walks indexes: its plans are made once, for any values, and neither scan nor sort.
WALKING = "; ".join(
    (
        "SET plan_cache_mode = force_generic_plan",
        *(f"SET enable_{way} = off" for way in ("seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin")),
    )
)

# SQLite's own 2 MiB hold few of the leaves that pages are read from; a system call for each is dear.
CACHING = "PRAGMA cache_size = -16384"  # KiB
BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; EXECUTE parley_state"


class Inline:
    """A connection to SQLite, which tells by a number of its own whether others have written."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.raw: Any = connection.connection.dbapi_connection
        self._version = -1
        self._ready()

    def begin(self, state: str) -> Row | None:
        """Begin to look at a snapshot: the row of the query for its state, None if that is as it was."""
        self.raw.execute("BEGIN")
        (version,) = self.raw.execute("PRAGMA data_version").fetchone()
        if version == self._version:
            return None
        row: Row = self.raw.execute(state).fetchone()
        self._version = version
        return row

    def end(self) -> None:
        """Look away, whatever was done with the connection."""
        if self.connection.in_transaction():
            self.connection.rollback()
        elif self.raw.in_transaction:
            self.raw.execute("ROLLBACK")

    def drop(self) -> None:
        """Give the connection up."""
        self.connection.invalidate()
        self.connection.close()

    def _ready(self) -> None:
        self.raw.execute(CACHING)


class InlinePostgresql(Inline):
    """A connection to PostgreSQL, which begins and reads the state in one exchange.

    It only reads, and commits: psycopg forgets what it has prepared when a transaction is rolled back.
    """

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(connection.execution_options(isolation_level="AUTOCOMMIT"))
        self._prepared = False

    def begin(self, state: str) -> Row | None:
        """Begin to look at a snapshot: the row of the query for its state."""
        if not self._prepared:
            self.raw.execute(f"PREPARE parley_state AS {state}", prepare=False)
            self._prepared = True
        cursor = self.raw.execute(BEGIN, prepare=False)
        cursor.nextset()
        row: Row = cursor.fetchone()
        return row

    def end(self) -> None:
        """Look away, whatever was done with the connection."""
        if self.connection.in_transaction():
            self.connection.commit()
        self.raw.commit()

    def _ready(self) -> None:
        self.raw.execute(WALKING, prepare=False)
        self.raw.prepare_threshold = 0


INLINE: dict[str, type[Inline]] = {"sqlite": Inline, "postgresql": InlinePostgresql}
