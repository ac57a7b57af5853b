"""Lexicon: the phrases that signal an act, a topic or a type, found by their first word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Form = Literal["base", "s", "past", "pp", "ing", "noun"]
SenseKind = Literal["act", "topic", "type"]
VOWELS = "aeiou"
WORD = re.compile(r"\w+(?:[.&'’]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase can mean: an act, a topic or an event type, and in which grammatical form."""

    kind: SenseKind
    name: str
    form: Form
    weak: bool = False


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], tuple[Sense, ...]], ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases: first word -> (the whole phrase, its senses), longest first."""

    phrases: Phrases
    grid: Mapping[tuple[str, str], str]
    alone: Mapping[str, str]


class Inflector:
    """Base form -> every form of a verb or noun, by rule, with the irregular forms of verb_forms.toml."""

    def __init__(self, irregular: Mapping[str, list[str]]) -> None:
        self._irregular = irregular

    def verb(self, phrase: str) -> Iterator[tuple[str, Form]]:
        """Each form of a verb phrase: its first word inflected, its tail kept."""
        head, _, tail = phrase.partition(" ")
        for word, form in self._verb_forms(head):
            yield f"{word} {tail}".strip(), form

    def _verb_forms(self, base: str) -> Iterator[tuple[str, Form]]:
        if base == "be":
            yield from _BE
            return
        past, participle = self._irregular.get(base, [_past(base)] * 2)
        yield from ((base, "base"), (_third(base), "s"), (past, "past"), (participle, "pp"))
        yield self._gerund(base, past), "ing"

    def _gerund(self, base: str, past: str) -> str:
        if past.endswith(base[-1] + "ed") and len(past) == len(base) + 3:
            return f"{base}{base[-1]}ing"
        if base in _DOUBLED:
            return f"{base}{base[-1]}ing"
        return f"{base[:-1]}ing" if base.endswith("e") and not base.endswith(("ee", "ye")) else f"{base}ing"


_BE: tuple[tuple[str, Form], ...] = (
    ("be", "base"), ("is", "s"), ("are", "s"), ("am", "s"), ("was", "past"), ("were", "past"), ("been", "pp"), ("being", "ing"),
)  # fmt: skip
_DOUBLED = {
    "begin",
    "cut",
    "get",
    "hit",
    "let",
    "put",
    "quit",
    "run",
    "set",
    "shut",
    "sit",
    "spin",
    "split",
    "win",
    "rid",
}


def plural(noun: str) -> str:
    """The regular plural of a noun phrase's last word."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun if noun.endswith("s") else f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in VOWELS else f"{noun}s"


def _third(base: str) -> str:
    if base in ("have", "must", "will", "would", "not"):
        return "has" if base == "have" else base
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in VOWELS else f"{base}s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in VOWELS else f"{base}ed"


def compile_phrases(entries: Iterable[tuple[str, Sense]]) -> Phrases:
    """Index phrases by their first word, longest first."""
    found: dict[tuple[str, ...], list[Sense]] = defaultdict(list)
    for phrase, sense in entries:
        words = tuple(WORD.findall(phrase.lower()))
        if sense not in found[words]:
            found[words].append(sense)
    index: dict[str, list[tuple[tuple[str, ...], tuple[Sense, ...]]]] = defaultdict(list)
    for words, senses in found.items():
        index[words[0]].append((words, tuple(senses)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in index.items()}
