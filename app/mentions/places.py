"""Sentence -> PlaceMentions: gazetteer names, told apart by the countries that the article speaks of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from app import codebook
from app.codebook.entries import PlaceEntry
from app.codebook.phrases import Phrases, Words, by_words, longest, starts
from app.mentions.actors import LOCATIVE, ActorMention
from app.mentions.qualifiers import names_pact
from app.text import Sentence, tokenize

BEFORE_NAME = frozenset(
    "the and or of city town village port region province district island capital southern northern"
    " eastern western central coastal border neighbouring neighboring besieged nearby occupied frontline"
    " historic ancient its areas outskirts".split()
)


ARTICLES = ("Al-", "El-")
# What bears the name of a place and lies anywhere; a school tells a country where nothing happens at it.
NAMED_AFTER = tuple((word,) for word in "institute times post street group bank process memorandum".split())
SCHOOLS = (("university",), ("college",))


class PlaceMention(NamedTuple):
    """Words [first, last) that name a place; `located` when a preposition puts something there."""

    entry: PlaceEntry
    first: int
    last: int
    text: str
    located: bool


def find(
    sentence: Sentence, actors: Sequence[ActorMention], countries: Mapping[str, int]
) -> tuple[PlaceMention, ...]:
    """The places of a sentence; of several with one name, the one in the country most spoken of."""
    return tuple(_found(sentence, actors, countries))


def _is_namesake(sentence: Sentence, at: int, free: int) -> bool:
    """Whether words [at, free) only lend a place's name to what stands behind them ("the Oxford Group")."""
    behind = sentence.lower[free : free + 2]
    if behind[:1] in SCHOOLS:
        return is_located(sentence, at)
    return behind[:1] in NAMED_AFTER or behind == ("-", "based")


def _found(
    sentence: Sentence, actors: Sequence[ActorMention], countries: Mapping[str, int]
) -> Iterator[PlaceMention]:
    known, words = _known(), sentence.words
    at_name = starts(known, words)
    acting = _acting(sentence.lower, actors) if at_name else set[int]()
    free = 0
    for at in at_name:
        found = longest(known, words, at) if at >= free and at not in acting else None
        if found is None:
            continue
        free, entries = found
        if names_pact(sentence.lower, free) or _is_namesake(sentence, at, free):
            continue
        entry = max(entries, key=lambda e: (countries.get(e.country or "", 0), e.kind == "capital"))
        yield PlaceMention(entry, at, free, " ".join(words[at:free]), is_located(sentence, at))


def _acting(lower: Words, actors: Sequence[ActorMention]) -> set[int]:
    return {i for actor in actors if _acts(lower, actor) for i in range(actor.first, actor.last)}


def _acts(lower: Words, actor: ActorMention) -> bool:
    """Whether a name is an actor's and no place's: "Gaza" in "in Gaza" is where something happens."""
    located = actor.first > 0 and lower[actor.first - 1] in LOCATIVE and actor.last - actor.first == 1
    return actor.form in ("name", "role") and not located


def outside(actors: Sequence[ActorMention], spots: Sequence[PlaceMention]) -> tuple[ActorMention, ...]:
    """The actors without those that only belong to a longer place name ("Chad" in "Lake Chad")."""
    longer = [spot for spot in spots if spot.last - spot.first > 1]
    if not longer:
        return tuple(actors)
    return tuple(a for a in actors if not any(_is_within(a, spot) for spot in longer))


def _is_within(actor: ActorMention, spot: PlaceMention) -> bool:
    inside = spot.first <= actor.first and actor.last <= spot.last
    return inside and actor.last - actor.first < spot.last - spot.first


def is_located(sentence: Sentence, at: int) -> bool:
    """Whether "in", "near", "the city of" ... stands before the name, over adjectives and lists."""
    for back in range(at - 1, max(at - 9, -1), -1):
        word = sentence.lower[back]
        if word in LOCATIVE or word == "of":
            return sentence.lower[back - 1 : back + 1] != ("according", "to")
        if not (sentence.words[back][0].isupper() or word in BEFORE_NAME or word in (",", "-")):
            return False
    return False


def is_known(words: Words) -> bool:
    """Whether words as they are written are a place's whole name."""
    found = longest(_known(), words, 0)
    return found is not None and found[0] == len(words)


@cache
def _known() -> Phrases[tuple[PlaceEntry, ...]]:
    by_name: dict[tuple[str, ...], list[PlaceEntry]] = defaultdict(list)
    for entry in codebook.load().places.values():
        for text in (entry.name, *entry.aliases):
            by_name[tokenize(text)].append(entry)
            if text.startswith(ARTICLES):  # "El-Fasher" is written "el-Fasher" too
                by_name[tokenize(text[0].lower() + text[1:])].append(entry)
    return by_words((name, tuple(entries)) for name, entries in by_name.items())
