"""Names: every string that can stand for an actor, by its first word, with the terms of office holders."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from app import codebook
from app.codebook.entries import ActorEntry, Leader
from app.codebook.phrases import Phrases, Words, by_words
from app.text import tokenize

# Breakaway lands with a government of their own: they act by themselves, though their land is a state's.
APART = frozenset(
    "ABKHAZIA SOUTH_OSSETIA TRANSNISTRIA NKR SOMALILAND PUNTLAND JUBALAND ANJOUAN BOUGAINVILLE KRG"
    " NORTHERN_CYPRUS SERBIAN_KRAJINA REPUBLIKA_SRPSKA".split()
)
Form = Literal["name", "modifier", "seat", "role"]
Term = tuple[str, date | None, date | None]
ByName = dict[tuple[str, ...], tuple[Form, list[Term]]]


class Name(NamedTuple):
    """How a name is used, and whom it stands for when."""

    form: Form
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Names:
    """Every name and every role word, by their first words; persons by their last two words, and last.

    `shared` are the names that several groups go by, with their codes.
    """

    known: Phrases[Name]
    roles: Phrases[str]
    people: frozenset[tuple[str, ...]]
    surnames: frozenset[str]
    initials: Mapping[str, frozenset[str]]
    shared: Mapping[tuple[str, ...], tuple[str, ...]]


@cache
def names() -> Names:
    """The index of the shipped codebook, made once a process."""
    book = codebook.load()
    by_name: ByName = {}
    for entry in book.actors.values():
        for text, form in _forms(entry):
            for key in _keys(text):
                by_name.setdefault(key, (form, []))[1].append((_acts_as(entry), None, None))
    codes = {key: tuple(dict.fromkeys(code for code, *_ in terms)) for key, (_, terms) in by_name.items()}
    shared = {key: several for key, several in codes.items() if len(several) > 1}
    for leader in book.leaders:
        for key in {key for text in (leader.name, *leader.aliases) for key in _keys(text)}:
            _add_leader(by_name, key, leader)
    people = frozenset(tuple(leader.name.split(" ")[-2:]) for leader in book.leaders if " " in leader.name)
    surnames = frozenset(
        text.rpartition(" ")[2] for leader in book.leaders for text in (leader.name, *leader.aliases)
    )
    return Names(_indexed(by_name), _role_index(), people, surnames, _initials(book.leaders), shared)


def _initials(leaders: Sequence[Leader]) -> dict[str, frozenset[str]]:
    """The first letters of the names that stand before each surname which goes by itself."""
    given: dict[str, set[str]] = {}
    for leader in leaders:
        for surname in (text for text in leader.aliases if " " not in text):
            full = (leader.name, *(text for text in leader.aliases if " " in text))
            given.setdefault(surname, set()).update(word[0] for text in full for word in text.split(" "))
    return {surname: frozenset(letters) for surname, letters in given.items()}


def _add_leader(by_name: ByName, key: tuple[str, ...], leader: Leader) -> None:
    _, terms = by_name.setdefault(key, ("name", []))
    if all(since or until for _, since, until in terms):
        terms.append((leader.code, leader.since, leader.until))


def _acts_as(entry: ActorEntry) -> str:
    """A region of a state, which has a code of our own making, acts as that state; its name is a place."""
    return entry.country if _is_region(entry) and entry.country else entry.code


def _is_region(entry: ActorEntry) -> bool:
    return entry.kind == "territory" and entry.country != entry.code and entry.code not in APART


def _forms(entry: ActorEntry) -> Iterator[tuple[str, Form]]:
    own: Form = "seat" if entry.code in APART else "name"
    yield from ((text, own) for text in (() if _is_region(entry) else (entry.name, *entry.aliases)))
    yield from ((text, "name") for text in entry.metonyms)
    yield from ((text, _form(text, entry)) for text in entry.adjectives)
    yield from ((text, "seat") for text in entry.capital if not _is_region(entry))


def _form(adjective: str, entry: ActorEntry) -> Form:
    """A people's plural ("Russians") acts by itself; an adjective ("Russian", "Swiss") needs a noun."""
    people = adjective.endswith("s") and adjective[:-1] in entry.adjectives
    return "name" if people or entry.kind not in ("state", "territory", "bloc") else "modifier"


def _keys(text: str) -> set[tuple[str, ...]]:
    """A name's words as spelled, without the accents that agencies leave out, and with "Al X" for "al-X"."""
    letters = text if text.isascii() else unicodedata.normalize("NFD", text)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return {_key(spelled) for spelled in {text, plain, text.replace("al-", "Al ")}}


def _key(text: str) -> tuple[str, ...]:
    return tuple(word for word in tokenize(text) if word != ".")


def _indexed(by_name: ByName) -> Phrases[Name]:
    return by_words((words, Name(form, tuple(terms))) for words, (form, terms) in by_name.items() if words)


def _role_index() -> Phrases[str]:
    return by_words((tokenize(role.lower()), suffix) for role, suffix in codebook.load().roles.items())


def written(words: Words, first: int, last: int) -> str:
    """The words [first, last) of a name as they are written, without the space before an 's."""
    return " ".join(words[first:last]).replace(" 's", "'s").replace(" ’s", "’s")
