"""Phrases by their first and second word, so that few of thousands are compared at a word of a sentence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

Words = tuple[str, ...]
Told = TypeVar("Told")
Phrases = Mapping[str, Mapping[str, tuple[tuple[Words, Told], ...]]]


def by_words(entries: Iterable[tuple[Words, Told]]) -> Phrases[Told]:
    """Phrases and what they tell -> first word -> second word ("" for none) -> the phrases, longest first."""
    index: dict[str, dict[str, list[tuple[Words, Told]]]] = defaultdict(lambda: defaultdict(list))
    for words, told in entries:
        index[words[0]]["".join(words[1:2])].append((words, told))
    return {
        first: {second: tuple(sorted(rows, key=lambda row: -len(row[0]))) for second, rows in seconds.items()}
        for first, seconds in index.items()
    }


def starts(phrases: Phrases[Told], words: Words) -> list[int]:
    """The words at which a phrase may stand, by its first word alone."""
    return [at for at, word in enumerate(words) if word in phrases]


def standing(phrases: Phrases[Told], words: Words, at: int) -> list[tuple[int, Told]]:
    """The phrases that stand at word `at`, longest first: the word behind each, and what it tells."""
    seconds = phrases.get(words[at], {})
    found: list[tuple[int, Told]] = []
    if at + 1 < len(words):
        for phrase, told in seconds.get(words[at + 1], ()):
            last = at + len(phrase)
            if len(phrase) == 2 or words[at:last] == phrase:
                found.append((last, told))
    for _, told in seconds.get("", ()):
        found.append((at + 1, told))
    return found


def longest(phrases: Phrases[Told], words: Words, at: int) -> tuple[int, Told] | None:
    """The longest phrase that stands at word `at`: the word behind it, and what it tells."""
    seconds = phrases.get(words[at])
    if seconds is None:
        return None
    if at + 1 < len(words):
        for phrase, told in seconds.get(words[at + 1], ()):
            last = at + len(phrase)
            if len(phrase) == 2 or words[at:last] == phrase:
                return last, told
    for _, told in seconds.get("", ()):
        return at + 1, told
    return None
