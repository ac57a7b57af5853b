"""Phrases by their first and second word, so that few of thousands are compared at a word of a sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from app.text import Words

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


def longest(phrases: Phrases[Told], texts: Words, at: int) -> tuple[int, Told] | None:
    """The longest phrase that stands at word `at`: the word behind it, and what it tells."""
    return next(standing(phrases, texts, at), None) if texts[at] in phrases else None


def standing(phrases: Phrases[Told], texts: Words, at: int) -> Iterator[tuple[int, Told]]:
    """The phrases that stand at word `at`, longest first: the word behind each, and what it tells."""
    seconds = phrases.get(texts[at])
    if seconds is None:
        return
    if at + 1 < len(texts):
        for words, told in seconds.get(texts[at + 1], ()):
            last = at + len(words)
            if len(words) == 2 or texts[at:last] == words:
                yield last, told
    for _, told in seconds.get("", ()):
        yield at + 1, told
