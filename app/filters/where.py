"""Where: the SQL of a filter, written once for each shape of its value, run with any value of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlalchemy as sa

    Clause = sa.ColumnElement[bool]
else:
    Clause = Any

Leaf = str | int | float | datetime
LEAVES = frozenset({str, int, float, datetime})
KNOWN: dict[type, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Where:
    """Marks a field of EventFilter as a filter: `clause` turns its value into a condition on event_version.

    The clause sees the value with a bind parameter in place of each leaf (str, number, instant), so the SQL
    depends on the value's shape alone; a leaf may be compared but not looked at. Switches are shape.
    """

    clause: Callable[[Any], Clause]


def version_column(name: str) -> Any:
    """A column of event_version; its table is imported only when SQL is written."""
    from app.tables import event_version

    return event_version.c[name]


def leaves(value: object) -> list[Leaf]:
    """The strings, numbers and instants of a value, depth first."""
    found: list[Leaf] = []
    _gather(value, found)
    return found


def shape(value: object) -> Hashable:
    """What is left of a value without its leaves; values of one shape share one SQL text."""
    if isinstance(value, tuple):
        return tuple([shape(item) for item in value])
    kind = type(value)
    if names := _fields(kind):
        return (kind.__name__, *[shape(getattr(value, name)) for name in names])
    return kind.__name__ if kind in LEAVES else value


def slots(value: object, names: Iterator[str]) -> Any:
    """The value with a named bind parameter in place of each leaf, in the order of `leaves`."""
    if isinstance(value, tuple):
        return tuple(slots(item, names) for item in value)
    if inner := _fields(type(value)):
        return type(value)(*(slots(getattr(value, name), names) for name in inner))
    return _slot(next(names), value) if type(value) in LEAVES else value


def _gather(value: object, found: list[Leaf]) -> None:
    if isinstance(value, tuple):
        for item in value:
            _gather(item, found)
    elif names := _fields(type(value)):
        for name in names:
            _gather(getattr(value, name), found)
    elif type(value) in LEAVES:
        found.append(value)  # type: ignore[arg-type]


def _fields(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields, looked up once; none for other types."""
    if (known := KNOWN.get(kind)) is None:
        known = KNOWN[kind] = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    return known


def _slot(name: str, value: object) -> Any:
    import sqlalchemy as sa  # here, not above: reading filters, and --help, must stay quick

    from app.tables import Instant

    return sa.bindparam(name, type_=Instant()) if isinstance(value, datetime) else sa.bindparam(name)
