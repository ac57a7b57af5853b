"""Code lists: `a,b`, repetition and `-c` -> the codes to include and to exclude."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from app.filters.faults import alike, wrong

if TYPE_CHECKING:
    import sqlalchemy as sa

    from app.filters.where import Clause

COMMA = re.compile(r"(?<!\\),")
MOST = 500


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes of which one must be met, and codes of which none may be."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def echo(self) -> list[str]:
        """The list as a client would write it."""
        return [*map(_dashed, self.include), *(f"-{code}" for code in self.exclude)]


class Chosen(Protocol):
    """Values of which one must be met, and values of which none may be."""

    @property
    def include(self) -> tuple[Any, ...]: ...
    @property
    def exclude(self) -> tuple[Any, ...]: ...


def words(values: Iterable[str]) -> list[str]:
    """The items of a list parameter: split at commas (`\\,` is a literal one), at most 500 of them."""
    found = [word.strip().replace("\\,", ",") for value in values for word in COMMA.split(value)]
    if len(found) > MOST:
        raise wrong(f"a list of {len(found)}", f"a list of at most {MOST}")
    return [word for word in found if word]


def literal(name: str) -> str:
    r"""A name as one item of a list parameter: its commas are written `\,`, a leading `-` is `\-`."""
    return _dashed(name.replace(",", "\\,"))


def plain(word: str) -> str:
    r"""An item of a list as the name that it stands for: `\-` is a `-` that excludes nothing."""
    return word[1:] if word.startswith("\\-") else word


def _dashed(name: str) -> str:
    return f"\\{name}" if name.startswith("-") else name


def parse_codes(values: Iterable[str], resolve: Callable[[str], tuple[str, ...]]) -> Codes | None:
    """A list parameter with each word resolved to its codes; None for an empty list.

    A leading `-` excludes.
    """
    include: dict[str, None] = {}
    exclude: dict[str, None] = {}
    for word in words(values):
        side, name = (exclude, word[1:]) if word.startswith("-") else (include, word)
        side.update(dict.fromkeys(resolve(plain(name))))
    return Codes(tuple(sorted(include)), tuple(sorted(exclude))) if include or exclude else None


def one_of(
    allowed: Iterable[str], noun: str, code: str = "invalid_value"
) -> Callable[[str], tuple[str, ...]]:
    """A resolver that knows a closed vocabulary; a word outside it is refused with what looks like it."""
    known = tuple(allowed)

    def resolve(word: str) -> tuple[str, ...]:
        if word.lower() not in known:
            raise wrong(word, noun, code, suggestions=alike(word, known), allowed=known)
        return (word.lower(),)

    return resolve


def among(column: sa.ColumnElement[Any], codes: Chosen) -> Clause:
    """The condition that a column holds an included value and no excluded one (null is never excluded)."""
    import sqlalchemy as sa

    clauses: list[Clause] = [column.in_(codes.include)] if codes.include else []
    if codes.exclude:
        clauses.append(sa.or_(column.is_(None), column.not_in(codes.exclude)))
    return sa.and_(*clauses)
