"""Full text: `truce "prisoner swap" -odesa negotia* OR blockade` -> what an event's search text must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.events.words import folded

if TYPE_CHECKING:
    import sqlalchemy as sa

    from app.filters.where import Clause

PIECE = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
LONGEST = 400
EXPECTED = 'words, "a phrase", OR, -word or prefix*'


@dataclass(frozen=True, slots=True)
class Term:
    """A word, phrase or prefix as a LIKE pattern over the search text; `denied` when it must not occur."""

    pattern: str
    denied: bool

    def echo(self) -> str:
        """The term as it was understood: folded, a phrase in quotation marks."""
        text = self.pattern.strip("%").strip()
        quoted = f'"{text}"' if " " in text else text
        return f"{'-' if self.denied else ''}{quoted}{'' if self.pattern.endswith(' %') else '*'}"


@dataclass(frozen=True, slots=True)
class Words:
    """Alternatives (OR), each a group of terms that must all hold."""

    groups: tuple[tuple[Term, ...], ...]

    def echo(self) -> str:
        """The words as they were understood."""
        return " OR ".join(" ".join(term.echo() for term in group) for group in self.groups)


def parse_words(text: str) -> Words:
    """The words asked for; AND binds tighter than OR. ValueError says what cannot be read."""
    if len(text) > LONGEST:
        raise ValueError(f"{EXPECTED}, in at most {LONGEST} characters")
    if text.count('"') % 2:
        raise ValueError(f"{EXPECTED}: a quotation mark is not closed")
    groups: list[list[Term]] = [[]]
    for sign, phrase, word in PIECE.findall(text):
        if (sign, word) == ("", "OR"):
            groups.append([])
        else:
            groups[-1].append(_term(phrase or word, bool(sign), word.endswith("*")))
    if not all(groups):
        raise ValueError(f"{EXPECTED}: OR needs words on both sides")
    return Words(tuple(map(tuple, groups)))


def _term(text: str, denied: bool, prefix: bool) -> Term:
    found = folded(text)
    if not found:
        raise ValueError(f"{EXPECTED}: '{text}' holds no word")
    return Term(f"% {' '.join(found)}{'' if prefix else ' '}%", denied)


def holds(column: sa.ColumnElement[str], words: Words) -> Clause:
    """The condition that a search text, made by `searchable`, holds the words; each row is read."""
    import sqlalchemy as sa

    return sa.or_(*(sa.and_(*_each(column, group)) for group in words.groups))


def _each(column: sa.ColumnElement[str], group: Iterable[Term]) -> Iterable[Clause]:
    return (column.not_like(term.pattern) if term.denied else column.like(term.pattern) for term in group)
