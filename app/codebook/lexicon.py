"""Lexicon: the phrases that signal an act, a topic or a type, found by their first words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.codebook.phrases import Phrases, Words, by_words

Form = Literal["base", "s", "past", "pp", "ing", "noun"]
SenseKind = Literal["act", "topic", "type", "nothing"]
VOWELS = "aeiou"
CEASEFIRE = ("ceasefire", "cease-fire")  # as British and American agencies spell it
WORD = re.compile(r"\w+(?:[.&'’]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase can mean: an act, a topic or an event type, and in which grammatical form.

    A `voiced` one tells its type of whoever says the sentence, not of the subject.
    """

    kind: SenseKind
    name: str
    form: Form
    weak: bool = False
    voiced: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """The senses of a phrase in one use, its forms there, and the names of each kind that it can mean."""

    senses: tuple[Sense, ...]
    forms: frozenset[Form]
    names: Mapping[SenseKind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Uses:
    """What a phrase means as a noun and as a verb, None where it is never one, and all forms it can have."""

    noun: Meaning | None
    verb: Meaning | None
    forms: frozenset[Form]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases with their uses, the grid of acts and topics, and words of domains, themes, plurals."""

    phrases: Phrases[Uses]
    grid: Mapping[tuple[str, str], str]
    alone: Mapping[str, str]
    about: Phrases[str]
    themes: Mapping[str, frozenset[str]]
    plurals: frozenset[str]


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
    if base in ("have", "must", "should", "will", "would", "can", "could", "not"):
        return "has" if base == "have" else base
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in VOWELS else f"{base}s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in VOWELS else f"{base}ed"


def compile_phrases(entries: Iterable[tuple[str, Sense]]) -> Phrases[Uses]:
    """Index phrases by their words, each with all its senses."""
    found: dict[Words, list[Sense]] = defaultdict(list)
    for phrase, sense in entries:
        for spelling in dict.fromkeys((phrase, phrase.replace(*CEASEFIRE))):
            senses = found[words_of(spelling)]
            if sense not in senses:
                senses.append(sense)
    return by_words((words, _uses(tuple(senses))) for words, senses in found.items())


def words_of(phrase: str) -> Words:
    """The words of a phrase in small letters, cut as those of a sentence are."""
    return tuple(WORD.findall(phrase.lower()))


@cache  # thousands of phrases share some hundred ways to be read
def _uses(senses: tuple[Sense, ...]) -> Uses:
    noun = _meaning([sense for sense in senses if sense.form == "noun"])
    verb = _meaning([sense for sense in senses if sense.form != "noun"])
    return Uses(noun, verb, frozenset(sense.form for sense in senses))


def _meaning(senses: Sequence[Sense]) -> Meaning | None:
    if not senses:
        return None
    names: dict[SenseKind, tuple[str, ...]] = {}
    for sense in senses:
        told = names.get(sense.kind, ())
        names[sense.kind] = told if sense.name in told else (*told, sense.name)
    return Meaning(tuple(senses), frozenset(sense.form for sense in senses), names)
