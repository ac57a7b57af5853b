"""Chunks: a list of values in parts of a few fixed lengths, so that all lists share a few statements."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

LENGTHS = (1, 20, 60, 200)
Value = TypeVar("Value", str, int)


def chunks(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """The values in parts of LENGTHS; the last one is filled up with its last value."""
    most = LENGTHS[-1]
    for start in range(0, len(values), most):
        part = list(values[start : start + most])
        length = next(length for length in LENGTHS if length >= len(part))
        yield part + part[-1:] * (length - len(part))


def among(column: sa.ColumnElement[Any], length: int) -> sa.ColumnElement[bool]:
    """The condition that a column holds a value of a chunk, which `binds` gives."""
    return column.in_([sa.bindparam(f"value_{number}", type_=column.type) for number in range(length)])


def binds(chunk: Sequence[Value]) -> Mapping[str, Value]:
    """The bind parameters of a chunk's values."""
    return {f"value_{number}": value for number, value in enumerate(chunk)}
