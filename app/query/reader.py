"""Reader: connections that only read, each look at the store from one snapshot."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from app import engines
from app.query.bodies import Bodies
from app.query.inline import INLINE, Inline
from app.query.statements import Statement, Statements
from app.tables import change, event_version, store_state

LIVE = event_version.c.live == sa.literal_column("1", sa.Integer)
DATED_FROM = 1 << 32  # sort keys below are of undated events


@dataclass(frozen=True, slots=True)
class State:
    """How far the store has come: its last change and when, its last article, and its secret."""

    seq: int
    at: datetime | None
    last_ingest_at: datetime | None
    secret: bytes


@dataclass(frozen=True, slots=True)
class View:
    """The store as it stands at one sequence number, for as long as its transaction is open.

    `bodies` are what was read before; None where much is read once.
    """

    connection: sa.Connection
    state: State
    reader: "Reader"
    bodies: Bodies | None = None

    def tuples(self, statement: Statement, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows of a statement, by the driver's own connection: a page must not pay for more."""
        try:
            return statement.tuples(self.connection.connection.dbapi_connection, values)
        except self.reader.failures as fault:
            raise wrapped(statement, fault, self.reader.failures) from fault


class Reader:
    """Opens views on the store at a database URL, for the event loop (`inline`) and for threads (`apart`).

    `era` counts how often the store was seen to be another one, or to have lost its end: sequence numbers and
    ids then stand for other things.
    """

    def __init__(self, url: str) -> None:
        self.engine = _read_only(engines.connect(url))
        self.statements = Statements(self.engine.dialect)
        self.failures: type[Exception] = self.engine.dialect.loaded_dbapi.Error
        self.era = 0
        self._kept: Inline | None = None
        self._bodies = Bodies()
        self._known: State | None = None
        self._coverage: tuple[int, tuple[str | None, str | None]] | None = None

    @contextmanager
    def inline(self) -> Iterator[View]:
        """A view over the one kept connection; only for the event loop's thread, without awaiting inside."""
        kept, state = self._begun()
        try:
            yield View(kept.connection, state, self, self._bodies)
        finally:
            self._end(kept)

    def state(self) -> State:
        """The state of the store, without a view on it; only for the event loop's thread."""
        with self.inline() as view:
            return view.state

    @contextmanager
    def apart(self) -> Iterator[View]:
        """A view over a connection of its own."""
        with self.engine.connect() as connection, connection.begin():
            yield View(connection, self._state(connection), self)

    def close(self) -> None:
        """Give back every connection."""
        if self._kept is not None:
            self._kept.connection.close()
        self.engine.dispose()

    def coverage(self, view: View) -> tuple[str | None, str | None]:
        """The ISO days of the first and the last dated event; looked up once for each state of the store."""
        known = self._coverage
        if known is None or known[0] != view.state.seq:
            row = self.statements.of("coverage", _edges).rows(view.connection, {})[0]
            self._coverage = known = (view.state.seq, (_iso(row.first), _iso(row.last)))
        return known[1]

    def instant(self, view: View, seq: int) -> datetime | None:
        """When the change with a sequence number was made; None before the first."""
        if seq == view.state.seq:
            return view.state.at
        rows = self.statements.of("instant", _at).rows(view.connection, {"seq": seq})
        return aware(rows[0].at) if rows else None

    def _begun(self) -> tuple[Inline, State]:
        """A look at the store over the kept connection, or over a new one where the database dropped it."""
        if self._kept is not None:
            try:
                return self._kept, self._now(self._kept)
            except self.failures:
                self._drop()
        try:
            self._kept = INLINE[self.engine.dialect.name](self.engine.connect())
            return self._kept, self._now(self._kept)
        except self.failures as fault:
            self._drop()
            raise wrapped(None, fault, self.failures) from fault

    def _now(self, kept: Inline) -> State:
        row = kept.begin(self.statements.of("state", _state).text)
        if row is not None:
            self._learn(_state_of(row))
        assert self._known is not None  # a fresh connection gives a row
        return self._known

    def _learn(self, state: State) -> None:
        """Take note of the state; drop what was kept of another store, or of a lost end of this one."""
        known, self._known = self._known, state
        if known is not None and (state.seq < known.seq or state.secret != known.secret):
            self.era += 1
            self._bodies, self._coverage = Bodies(), None

    def _end(self, kept: Inline) -> None:
        try:
            kept.end()
        except (self.failures, sa.exc.SQLAlchemyError):
            self._drop()

    def _drop(self) -> None:
        if self._kept is not None:
            self._kept.drop()
        self._kept = None
        self.engine.dispose()  # what waits in the pool is as dead

    def _state(self, connection: sa.Connection) -> State:
        state = self.statements.of("state", _state)
        try:
            return _state_of(state.tuples(connection.connection.dbapi_connection, {})[0])
        except self.failures as fault:
            raise wrapped(state, fault, self.failures) from fault


def _state_of(row: Sequence[Any]) -> State:
    seq, at, last_ingest_at, secret = row
    return State(seq, at and aware(at), last_ingest_at and aware(last_ingest_at), secret.encode())


def is_unmigrated(failure: sa.exc.DBAPIError) -> bool:
    """Whether a database failed because it has no tables yet."""
    return type(failure.orig).__name__ == "UndefinedTable" or "no such table" in str(failure.orig)


def wrapped(statement: Statement | None, fault: Exception, failures: type[Exception]) -> Exception:
    """A driver's failure as SQLAlchemy tells it, so that every failure of a database is one kind."""
    text = statement.text if statement else "BEGIN"
    return sa.exc.DBAPIError.instance(text, None, fault, failures)


def _read_only(engine: sa.Engine) -> sa.Engine:
    if engine.dialect.name == "sqlite":
        sa.event.listen(
            engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only=ON").close()
        )
        return engine
    sa.event.listen(engine, "connect", _plan_anew)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _plan_anew(connection: Any, record: object) -> None:
    """Let PostgreSQL plan with the values of each query: a generic plan knows neither them nor the limit."""
    connection.execute("SET plan_cache_mode = force_custom_plan")
    connection.commit()


def _state() -> sa.Select[Any]:
    last = sa.select(change.c.at).where(change.c.seq == store_state.c.seq).scalar_subquery()
    return sa.select(store_state.c.seq, last.label("at"), store_state.c.last_ingest_at, store_state.c.secret)


def _at() -> sa.Select[Any]:
    return sa.select(change.c.at).where(change.c.seq == sa.bindparam("seq", type_=sa.BigInteger))


def _edges() -> sa.Select[Any]:
    dated = sa.select(event_version.c.day_first).where(LIVE, event_version.c.sort_key >= DATED_FROM).limit(1)
    first = dated.order_by(event_version.c.sort_key).scalar_subquery()
    last = dated.order_by(event_version.c.sort_key.desc()).scalar_subquery()
    return sa.select(first.label("first"), last.label("last"))


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


def aware(value: datetime | str) -> datetime:
    """A driver's instant as an aware one; SQLite's are UTC text."""
    instant = datetime.fromisoformat(value) if isinstance(value, str) else value
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
