"""Lexicon: the phrases that signal an act, a topic or a type, found by their first word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Form = Literal["base", "s", "past", "pp", "ing", "noun"]
SenseKind = Literal["act", "topic", "type", "nothing", "about"]
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
    """All phrases: first word -> (the whole phrase, its senses), longest first; themes by single word."""

    phrases: Phrases
    grid: Mapping[tuple[str, str], str]
    alone: Mapping[str, str]
    about: Phrases
    themes: Mapping[str, frozenset[str]]


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
        yield from ((base, "base"), (_third(base), "s"))
        past, participle = self._irregular.get(base, [_past(base)] * 2)
        yield from ((past, "past"), (participle, "pp"), (_gerund(base), "ing"))
        if _DOUBLING.fullmatch(base):
            double = base + base[-1]
            yield f"{double}ing", "ing"
            if base not in self._irregular:
                yield from ((f"{double}ed", "past"), (f"{double}ed", "pp"))


_BE: tuple[tuple[str, Form], ...] = (
    *(("be", "base"), ("is", "s"), ("are", "s"), ("am", "s")),
    *(("was", "past"), ("were", "past"), ("been", "pp"), ("being", "ing")),
)
# Verbs that may double their last letter (cancelled, stopped); a form that nobody writes does no harm.
_DOUBLING = re.compile(r"\w*[^aeiou\W][aeiou][bdglmnprt]|quit")
_LINKS = frozenset("of for to on in with against by at about over from between that".split())


def noun_forms(phrase: str) -> Iterator[str]:
    """A noun phrase and its plural; before a link ("delivery of") the noun takes it ("deliveries of")."""
    words = phrase.split()
    at = next((i for i in range(len(words) - 1, 0, -1) if words[i] in _LINKS), len(words))
    yield phrase
    yield " ".join((*words[: at - 1], plural(words[at - 1]), *words[at:]))


def _gerund(base: str) -> str:
    return f"{base[:-1]}ing" if base.endswith("e") and not base.endswith(("ee", "ye")) else f"{base}ing"


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
