"""Where: the SQL of a filter, written once for each shape of its value, run with any value of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlalchemy as sa

    Clause = sa.ColumnElement[bool]
else:
    Clause = Any

Leaf = str | int | float


@dataclass(frozen=True, slots=True)
class Where:
    """Marks a field of EventFilter as a filter: `clause` turns its value into a condition on event_version.

    The clause sees the value with a bind parameter in place of each leaf (str, int, float), so the SQL
    depends on the value's shape alone; a leaf may be compared but not looked at.
    """

    clause: Callable[[Any], Clause]


def leaves(value: object) -> Iterator[Leaf]:
    """The strings and numbers of a value, depth first."""
    if isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from leaves(getattr(value, field.name))
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield value


def shape(value: object) -> Hashable:
    """What is left of a value without its leaves; values of one shape share one SQL text."""
    if isinstance(value, tuple):
        return tuple(shape(item) for item in value)
    if is_dataclass(value):
        return (type(value).__name__, *(shape(getattr(value, field.name)) for field in fields(value)))
    return value if value is None or isinstance(value, bool) else type(value).__name__


def slots(value: object, names: Iterator[str]) -> Any:
    """The value with a named bind parameter in place of each leaf, in the order of `leaves`."""
    if isinstance(value, tuple):
        return tuple(slots(item, names) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(*(slots(getattr(value, field.name), names) for field in fields(value)))
    if value is None or isinstance(value, bool):
        return value
    import sqlalchemy as sa  # here, not above: reading filters, and --help, must stay quick

    return sa.bindparam(next(names))
