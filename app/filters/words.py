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

PIECE = re.compile(r'(-?)(?:"([^"]*)"(\*?)|([^\s"]+))')
LONGEST = 400
FEW = 4  # alternatives that are each looked for by themselves
EXPECTED = 'words, "a phrase", OR, -word or prefix*'


@dataclass(frozen=True, slots=True)
class Term:
    """A word, phrase or prefix as a LIKE pattern over the search text, and as what is counted there.

    `denied` when it must not occur.
    """

    pattern: str
    needle: str
    denied: bool

    def echo(self) -> str:
        """The term as it was understood: folded, a phrase in quotation marks."""
        text = " ".join(self.words)
        quoted = f'"{text}"' if " " in text else text
        return f"{'-' if self.denied else ''}{quoted}{'*' if self.prefix else ''}"

    @property
    def words(self) -> list[str]:
        """The folded words of the term, in order."""
        return self.pattern.strip("%").split()

    @property
    def prefix(self) -> bool:
        """Whether the last word may go on."""
        return not self.pattern.endswith(" %")


@dataclass(frozen=True, slots=True)
class Words:
    """Alternatives (OR), each a group of terms that must all hold.

    `match` asks the same of SQLite's FTS5, None where a group only denies; `lexemes` asks PostgreSQL for what
    surely holds the words, whatever their order. `plain` when a single word is asked for, or one of a few: an
    index of words then reads no more than it finds.
    """

    groups: tuple[tuple[Term, ...], ...]
    match: str | None
    lexemes: str
    plain: bool

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
    for sign, phrase, star, word in PIECE.findall(text):
        if (sign, word) == ("", "OR"):
            groups.append([])
        else:
            groups[-1].append(_term(phrase or word, bool(sign), (star or word).endswith("*")))
    if not all(groups):
        raise ValueError(f"{EXPECTED}: OR needs words on both sides")
    lexemes = " | ".join(f"({_lexemes(group)})" for group in groups)
    return Words(tuple(map(tuple, groups)), _match(groups), lexemes, _plain(groups))


def _plain(groups: list[list[Term]]) -> bool:
    terms = [term for group in groups for term in group]
    words = all(len(term.words) == 1 and not (term.prefix or term.denied) for term in terms)
    return words and len(terms) == len(groups) <= FEW


def _match(groups: list[list[Term]]) -> str | None:
    """The groups in the language of FTS5; None where one of them only denies, which it cannot say."""
    asked = [_matched(group) for group in groups]
    return " OR ".join(each for each in asked if each) if all(asked) else None


def _matched(group: list[Term]) -> str | None:
    told, denied = ([_quoted(term) for term in group if term.denied is side] for side in (False, True))
    if not told:
        return None
    return f"(({' AND '.join(told)})" + (f" NOT ({' OR '.join(denied)}))" if denied else ")")


def _quoted(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + (" *" if term.prefix else "")


def _lexemes(group: list[Term]) -> str:
    """A group as a tsquery; a denied phrase says nothing of its words alone."""
    asked = [_lexeme(term) for term in group if not (term.denied and len(term.words) > 1)]
    return " & ".join(asked) or "!''"


def _lexeme(term: Term) -> str:
    *before, last = term.words
    found = [*(f"'{word}'" for word in before), f"'{last}'{':*' if term.prefix else ''}"]
    return f"{'!' if term.denied else ''}({' & '.join(found)})"


def _term(text: str, denied: bool, prefix: bool) -> Term:
    found = folded(text)
    if not found:
        raise ValueError(f"{EXPECTED}: '{text}' holds no word")
    needle = f" {' '.join(found)}{'' if prefix else ' '}"
    return Term(f"%{needle}%", needle, denied)


def holds(column: sa.ColumnElement[str], words: Words) -> Clause:
    """The condition that a search text, made by `searchable`, holds the words; each row is read."""
    import sqlalchemy as sa

    return sa.or_(*(sa.and_(*_each(column, group)) for group in words.groups))


def _each(column: sa.ColumnElement[str], group: Iterable[Term]) -> Iterable[Clause]:
    return (column.not_like(term.pattern) if term.denied else column.like(term.pattern) for term in group)
