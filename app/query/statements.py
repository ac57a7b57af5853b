"""Statement: SQL that Core wrote and compiled once for a shape, run as text with the values of a request."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from threading import Lock
from typing import Any

import sqlalchemy as sa

from app.tables import Instant

KEPT = 500


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL text whose parameters stand in the order of their names; `named` is the same where they bear these.

    psycopg counts its own parameters anew at each run of a long text, which takes it longer than PostgreSQL's
    answer; it takes text with $1 as it is.
    """

    text: str
    order: tuple[str, ...]
    named: str | None
    constants: Mapping[str, Any]
    written: Mapping[str, Callable[[Any], Any]]

    def rows(self, connection: sa.Connection, values: Mapping[str, Any]) -> Sequence[sa.Row[Any]]:
        """All rows for these values; database errors pass through."""
        given = self._given(values)
        if self.named is not None:
            return connection.exec_driver_sql(self.named, given).all()
        return connection.exec_driver_sql(self.text, self._ordered(given)).all()

    def tuples(self, raw: Any, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The same by the driver's own connection, as plain tuples; the driver's errors pass through."""
        cursor = raw if self.named is None else _numbered(raw)
        found: list[tuple[Any, ...]] = cursor.execute(
            self.text, self._ordered(self._given(values))
        ).fetchall()
        return found

    def _given(self, values: Mapping[str, Any]) -> dict[str, Any]:
        given = {**self.constants, **values}
        for name, write in self.written.items():
            given[name] = write(given[name])
        return given

    def _ordered(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple([given[name] for name in self.order])


def _numbered(raw: Any) -> Any:
    """A cursor that takes $1, $2 and so on as PostgreSQL does."""
    from psycopg import RawCursor

    return RawCursor(raw)


class Statements:
    """The statements of one dialect by shape; the least used give way."""

    def __init__(self, dialect: sa.Dialect) -> None:
        self._dialect = _hinted(dialect)
        self._numbering = None if dialect.positional else _numbering(self._dialect)
        self._kept: OrderedDict[Hashable, Statement] = OrderedDict()
        self._facts: OrderedDict[Hashable, bool] = OrderedDict()
        self._lock = Lock()

    def fact(self, shape: Hashable, find: Callable[[], bool]) -> bool:
        """What is true of a shape, found out when it is new."""
        with self._lock:
            if (kept := self._facts.get(shape)) is not None:
                return kept
        found = find()
        with self._lock:
            self._facts[shape] = found
            if len(self._facts) > KEPT:
                self._facts.popitem(last=False)
        return found

    def of(self, shape: Hashable, write: Callable[[], sa.Select[Any]]) -> Statement:
        """The statement of a shape, written and compiled when it is new."""
        with self._lock:
            if (kept := self._kept.get(shape)) is not None:
                self._kept.move_to_end(shape)
                return kept
        made = _compiled(write(), self._dialect, self._numbering)
        with self._lock:
            self._kept[shape] = made
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


def _hinted(dialect: sa.Dialect) -> sa.Dialect:
    """The dialect with the hints of a statement in its text, which name the index that SQLite shall walk."""
    made = copy(dialect)
    hints = {"get_from_hint_text": lambda self, table, text: text}
    made.statement_compiler = type("Hinted", (dialect.statement_compiler,), hints)
    return made


def _numbering(dialect: sa.Dialect) -> sa.Dialect:
    """The dialect with $1, $2 and so on for its parameters."""
    made = copy(dialect)
    made.paramstyle, made.positional = "numeric_dollar", True
    return made


def _compiled(select: sa.Select[Any], dialect: sa.Dialect, numbering: sa.Dialect | None) -> Statement:
    compiled = select.compile(dialect=numbering or dialect)
    constants = {
        name: value for name, value in compiled.construct_params(_check=False).items() if value is not None
    }
    named = str(select.compile(dialect=dialect)) if numbering else None
    order = tuple(compiled.positiontup or ())
    return Statement(str(compiled), order, named, constants, _writers(compiled, dialect))


def _writers(compiled: Any, dialect: sa.Dialect) -> dict[str, Callable[[Any], Any]]:
    """How the driver wants the instants among the parameters."""
    return {
        name: write
        for name, bind in compiled.binds.items()
        if isinstance(bind.type, Instant) and (write := bind.type.bind_processor(dialect))
    }
