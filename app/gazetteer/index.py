"""Index: what begins with the letters typed, and what a whole name means, out of some ten thousand names."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from math import ceil
from typing import Generic, Literal, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.events.words import folded

Kind = Literal["code", "iso2", "name", "alias", "adjective", "capital", "metonym", "holder"]
How = Literal["exact", "prefix", "word", "fuzzy"]
Item = TypeVar("Item", bound=Hashable)

EXACT: dict[Kind, float] = {"name": 1.0, "code": 1.0, "iso2": 0.9}  # how surely a whole name is meant; else:
OTHER = 0.95
ALIKE = 0.7  # share of letters that must stand as typed for a misspelt name
LAST = "\U0010ffff"
LONGEST = 120  # letters typed that are compared; no name is longer
JOINED = str.maketrans("", "", ".'’‘ʻʼ`´")  # N'Djamena, U.S.: one word each
PLAIN = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae"}
)


@dataclass(frozen=True, slots=True)
class Named(Generic[Item]):
    """Something with its names, each of a kind; of equal matches the lower `weight` comes first."""

    item: Item
    names: tuple[tuple[Kind, str], ...]
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Match(Generic[Item]):
    """What was found, by which of its names, of what kind, in what way, and how surely (0 to 1)."""

    item: Item
    text: str
    kind: Kind
    how: How
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """One way to find something: a name whole, or from an inner word on."""

    key: str
    owner: int
    kind: Kind
    text: str
    whole: bool


Wanted = Callable[[Item], bool]


class Index(Generic[Item]):
    """All names, sorted; built once, read by any thread."""

    def __init__(self, named: Sequence[Named[Item]]) -> None:
        self._items = [each.item for each in named]
        found = [entry for owner, each in enumerate(named) for entry in _entries(owner, each)]
        found.sort(key=lambda entry: (_class(entry), named[entry.owner].weight, len(entry.key), entry.text))
        self._ranked = found
        order = sorted(range(len(found)), key=lambda rank: found[rank].key)
        self._keys = [found[rank].key for rank in order]
        self._ranks = order
        self._whole = {rank: entry.key for rank, entry in enumerate(found) if entry.whole}
        self._by_length: dict[int, list[int]] = {}
        for rank, key in self._whole.items():
            self._by_length.setdefault(len(key), []).append(rank)

    def suggest(self, typed: str, wanted: Wanted[Item], limit: int) -> list[Match[Item]]:
        """What the letters typed may become: whole names first, then beginnings of main names, then of
        other names, then words inside; the names alike when there is none of these."""
        return self.begun(typed, wanted, limit) or self.alike(typed, wanted, limit)

    def resolve(self, typed: str, wanted: Wanted[Item], limit: int) -> list[Match[Item]]:
        """What a name may stand for, the surest first; misspelt names only where none is met exactly."""
        found = self.begun(typed, wanted)
        return surest(found if is_exact(found) else [*found, *self.alike(typed, wanted, limit)], limit)

    def begun(self, typed: str, wanted: Wanted[Item], limit: int | None = None) -> list[Match[Item]]:
        """What begins with the letters typed, at a name's beginning or at a word inside, in that order."""
        word = self._spelt(fold(typed))
        return list(islice(self._distinct(self._begun(word), word, wanted), limit))

    def alike(self, typed: str, wanted: Wanted[Item], limit: int | None = None) -> list[Match[Item]]:
        """What is spelt much like the letters typed, the likest first."""
        word = fold(typed)
        return list(islice(self._distinct(self._alike(word), word, wanted), limit))

    def holding(self, typed: str, wanted: Wanted[Item]) -> list[Item]:
        """All with the letters typed somewhere in a name: those that begin with them first."""
        word = fold(typed)
        inside = (rank for rank, key in self._whole.items() if word and word in key)
        return [match.item for match in self._distinct(chain(self._begun(word), inside), word, wanted)]

    def _spelt(self, word: str) -> str:
        """A word as it is, or as one word (`cote d ivoire`) where no name begins with it."""
        at = bisect_left(self._keys, word)
        known = at < len(self._keys) and self._keys[at].startswith(word)
        return word if known else word.replace(" ", "")

    def _begun(self, word: str) -> Iterator[int]:
        """The ranks of what begins with a word, names that are just the word first."""
        if not word:
            return
        first, after = bisect_left(self._keys, word), bisect_right(self._keys, word)
        exact = [rank for rank in self._ranks[first:after] if rank in self._whole]
        exact.sort(key=lambda rank: (-EXACT.get(self._ranked[rank].kind, OTHER), rank))
        yield from exact
        yield from sorted(set(self._ranks[first : bisect_left(self._keys, word + LAST)]).difference(exact))

    def _alike(self, word: str) -> Iterator[int]:
        """The ranks of the names that look like a misspelt word, the likest first."""
        if len(word) < 4:
            return
        lengths = range(ceil(ALIKE * len(word)), int(len(word) / ALIKE) + 1)
        ranks = [rank for length in lengths for rank in self._by_length.get(length, ())]
        keys = [self._whole[rank] for rank in ranks]
        found = process.extract(word, keys, scorer=OSA.normalized_similarity, limit=50, score_cutoff=ALIKE)
        yield from (rank for _, rank in sorted((-likeness, ranks[at]) for _, likeness, at in found))

    def _distinct(self, ranks: Iterator[int], word: str, wanted: Wanted[Item]) -> Iterator[Match[Item]]:
        """A match for each thing found, by the best of its names."""
        seen: set[int] = set()
        for rank in ranks:
            entry = self._ranked[rank]
            item = self._items[entry.owner]
            if entry.owner not in seen and wanted(item):
                seen.add(entry.owner)
                yield Match(item, entry.text, entry.kind, *_judged(entry, word))


def is_exact(found: Sequence[Match[Item]]) -> bool:
    """Whether the first of the matches is a whole name."""
    return bool(found) and found[0].how == "exact"


def surest(found: Iterable[Match[Item]], limit: int) -> list[Match[Item]]:
    """The first match of each thing found, the surest first, in the order given among equals."""
    first: dict[Item, Match[Item]] = {}
    for match in sorted(found, key=lambda match: -match.score):
        first.setdefault(match.item, match)
    return list(first.values())[:limit]


def fold(typed: str) -> str:
    """What is compared of a name: its words without case, accents, dots and apostrophes."""
    return " ".join(folded(typed.translate(JOINED).translate(PLAIN)))[:LONGEST]


def _entries(owner: int, named: Named[Item]) -> Iterator[_Entry]:
    seen: set[str] = set()
    for kind, text in named.names:
        words = fold(text).split()
        keys = {" ".join(words): True, "".join(words): True}
        keys |= {" ".join(words[at:]): False for at in range(1, len(words))}
        for key, whole in keys.items():
            if key and (key not in seen or whole):
                seen.add(key)
                yield _Entry(key, owner, kind, text, whole)


def _class(entry: _Entry) -> int:
    """0 for the beginning of a main name, 1 of another, 2 for a word inside."""
    if not entry.whole:
        return 2
    return 0 if entry.kind == "name" else 1


def _judged(entry: _Entry, word: str) -> tuple[How, float]:
    """In what way an entry matches a word, and how surely."""
    if entry.key == word and entry.whole:
        return "exact", EXACT.get(entry.kind, OTHER)
    if entry.key.startswith(word):
        least = 0.55 if entry.whole else 0.45
        return "prefix" if entry.whole else "word", round(
            least + 0.3 * min(len(word) / len(entry.text), 1), 3
        )
    return "fuzzy", round(0.9 * OSA.normalized_similarity(word, entry.key), 3)
