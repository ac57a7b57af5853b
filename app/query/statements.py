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
    """SQL text in a driver's own style; `order` names its parameters where the driver counts them."""

    text: str
    order: tuple[str, ...] | None
    constants: Mapping[str, Any]
    written: Mapping[str, Callable[[Any], Any]]

    def rows(self, connection: sa.Connection, values: Mapping[str, Any]) -> Sequence[sa.Row[Any]]:
        """All rows for these values; database errors pass through."""
        return connection.exec_driver_sql(self.text, self._parameters(values)).all()

    def tuples(self, raw: Any, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The same by the driver's own connection, as plain tuples; the driver's errors pass through."""
        found: list[tuple[Any, ...]] = raw.execute(self.text, self._parameters(values)).fetchall()
        return found

    def _parameters(self, values: Mapping[str, Any]) -> Any:
        given = {**self.constants, **values}
        for name, write in self.written.items():
            given[name] = write(given[name])
        return given if self.order is None else tuple(given[name] for name in self.order)


class Statements:
    """The statements of one dialect by shape; the least used give way."""

    def __init__(self, dialect: sa.Dialect) -> None:
        self._dialect = _hinted(dialect)
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
        made = _compiled(write(), self._dialect)
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


def _compiled(select: sa.Select[Any], dialect: sa.Dialect) -> Statement:
    compiled = select.compile(dialect=dialect)
    constants = {
        name: value for name, value in compiled.construct_params(_check=False).items() if value is not None
    }
    order = tuple(compiled.positiontup) if compiled.positiontup else None
    return Statement(str(compiled), order, constants, _writers(compiled, dialect))


def _writers(compiled: Any, dialect: sa.Dialect) -> dict[str, Callable[[Any], Any]]:
    """How the driver wants the instants among the parameters."""
    return {
        name: write
        for name, bind in compiled.binds.items()
        if isinstance(bind.type, Instant) and (write := bind.type.bind_processor(dialect))
    }
