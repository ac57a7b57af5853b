"""Sentence -> PlaceMentions: gazetteer names, told apart by the countries that the article speaks of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from app import codebook
from app.codebook.entries import PlaceEntry
from app.mentions.actors import LOCATIVE, ActorMention
from app.mentions.phrases import Phrases, by_words, standing
from app.text import Sentence, Word, bare_words

BEFORE_NAME = frozenset(
    "the and or of city town village port region province district island capital southern northern"
    " eastern western central coastal border neighbouring neighboring besieged nearby occupied frontline"
    " historic ancient its areas outskirts".split()
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
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
    return tuple(_found(sentence.words, actors, countries))


def _found(
    words: Sequence[Word], actors: Sequence[ActorMention], countries: Mapping[str, int]
) -> Iterator[PlaceMention]:
    acting = {i for actor in actors if _acts(words, actor) for i in range(actor.first, actor.last)}
    known, texts = _known(), tuple([word.text for word in words])
    free = 0
    for at in [at for at, text in enumerate(texts) if text in known and at not in acting]:
        found = next(standing(known, texts, at), None) if at >= free else None
        if found is None:
            continue
        free, entries = found
        entry = max(entries, key=lambda e: (countries.get(e.country or "", 0), e.kind == "capital"))
        yield PlaceMention(entry, at, free, " ".join(texts[at:free]), _is_located(words, at))


def _acts(words: Sequence[Word], actor: ActorMention) -> bool:
    """Whether a name is an actor's and no place's: "Gaza" in "in Gaza" is where something happens."""
    located = actor.first > 0 and words[actor.first - 1].lower in LOCATIVE and actor.last - actor.first == 1
    return actor.form in ("name", "role") and not located


def _is_located(words: Sequence[Word], at: int) -> bool:
    """Whether "in", "near", "the city of" ... stands before the name, over adjectives and lists."""
    for back in range(at - 1, max(at - 9, -1), -1):
        word = words[back]
        if word.lower in LOCATIVE or word.lower == "of":
            return True
        if not (word.text[0].isupper() or word.lower in BEFORE_NAME or word.text in (",", "-")):
            return False
    return False


@cache
def _known() -> Phrases[tuple[PlaceEntry, ...]]:
    by_name: dict[tuple[str, ...], list[PlaceEntry]] = defaultdict(list)
    for entry in codebook.load().places.values():
        for text in (entry.name, *entry.aliases):
            by_name[bare_words(text)].append(entry)
    return by_words((name, tuple(entries)) for name, entries in by_name.items())
