"""Where: the SQL of a filter, written once for each shape of its value, run with any value of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlalchemy as sa

    Clause = sa.ColumnElement[bool]
else:
    Clause = Any

Leaf = str | int | float | datetime


@dataclass(frozen=True, slots=True)
class Where:
    """Marks a field of EventFilter as a filter: `clause` turns its value into a condition on event_version.

    The clause sees the value with a bind parameter in place of each leaf (str, number, instant), so the SQL
    depends on the value's shape alone; a leaf may be compared but not looked at. Switches are shape.
    """

    clause: Callable[[Any], Clause]


def leaves(value: object) -> Iterator[Leaf]:
    """The strings, numbers and instants of a value, depth first."""
    if isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from leaves(getattr(value, field.name))
    elif _is_leaf(value):
        yield value  # type: ignore[misc]


def shape(value: object) -> Hashable:
    """What is left of a value without its leaves; values of one shape share one SQL text."""
    if isinstance(value, tuple):
        return tuple(shape(item) for item in value)
    if is_dataclass(value):
        return (type(value).__name__, *(shape(getattr(value, field.name)) for field in fields(value)))
    return type(value).__name__ if _is_leaf(value) else value


def slots(value: object, names: Iterator[str]) -> Any:
    """The value with a named bind parameter in place of each leaf, in the order of `leaves`."""
    if isinstance(value, tuple):
        return tuple(slots(item, names) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(*(slots(getattr(value, field.name), names) for field in fields(value)))
    return _slot(next(names), value) if _is_leaf(value) else value


def _is_leaf(value: object) -> bool:
    return isinstance(value, str | int | float | datetime) and not isinstance(value, bool | Enum)


def _slot(name: str, value: object) -> Any:
    import sqlalchemy as sa  # here, not above: reading filters, and --help, must stay quick

    from app.tables import Instant

    return sa.bindparam(name, type_=Instant()) if isinstance(value, datetime) else sa.bindparam(name)
