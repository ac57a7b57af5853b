"""Sentence -> Quantities: how many were killed, freed, fired, paid, for how long, and the bound told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.text import Sentence, Words

QuantityBound = Literal["exact", "at_least", "at_most", "about"]

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
NUMBERS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS |= {"dozen": 12, "both": 2}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 10**12,
}
BOUNDS: dict[str, QuantityBound] = {
    **dict.fromkeys(("least", "over", "than", "above", "exceeding"), "at_least"),
    **dict.fromkeys(("most", "to"), "at_most"),
    **dict.fromkeys(("about", "around", "some", "almost", "nearly", "approximately", "roughly"), "about"),
}
BETWEEN = frozenset("at least about around some almost nearly more than over up to another".split())
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
VERBS = {
    word: key
    for key, words in {
        "killed": "killed dead died kills kill killing deaths lives",
        "injured": "injured wounded hurt injuring wounding injures wounds injuries",
        "displaced": "displaced fled evacuated homeless flee homes",
        "released": "released freed swapped exchanged release free frees exchange repatriated",
        "captured": "captured arrested detained kidnapped abducted hostage arrest seized",
    }.items()
    for word in words.split()
}
WEAPONS = frozenset(
    "drones missiles rockets shells missile drone bombs mortars projectiles rounds uavs".split()
)
UNITS = {"hour": "duration_hours", "hours": "duration_hours", "day": "duration_days", "days": "duration_days"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at words [first, last): its key of annotation, its value, and the bound told with it."""

    key: str
    value: int
    bound: QuantityBound
    first: int
    last: int


def find(sentence: Sentence, taken: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """The quantities of a sentence that can belong to an event, in reading order, none in a `taken` word."""
    return tuple(_found(sentence.lower, taken))


def _found(lower: Words, taken: frozenset[int]) -> Iterator[Quantity]:
    at = 0
    while at < len(lower):
        number = None if at in taken else _number(lower, at)
        if number is None:
            at += 1
            continue
        value, last = number
        if key := _key(lower, at, last):
            yield Quantity(key, value, _bound(lower, at), at, last)
        at = last


def _number(lower: Words, at: int) -> tuple[int, int] | None:
    word = lower[at]
    if word[0].isdecimal() and DIGITS.fullmatch(word):
        value = float(word.replace(",", "")) if len(word) < 16 else 0.0
    elif word in NUMBERS:
        value = float(NUMBERS[word])
    else:
        return None
    last = at + 1
    while last < len(lower) and (
        lower[last] in SCALES or (lower[last] == "-" and last + 1 < len(lower) and lower[last + 1] in NUMBERS)
    ):
        if lower[last] == "-":
            value, last = value + NUMBERS[lower[last + 1]], last + 2
        else:
            value, last = value * SCALES[lower[last]], last + 1
    return int(value), last


def _bound(lower: Words, at: int) -> QuantityBound:
    before = lower[at - 1] if at else ""
    if before == "than" and at >= 2 and lower[at - 2] in ("fewer", "less"):
        return "at_most"
    if before == "to" and (at < 2 or lower[at - 2] != "up"):
        return "exact"
    return BOUNDS.get(before, "exact")


def _key(lower: Words, first: int, last: int) -> str | None:
    """What a number counts, by the words around it: money, time, weapons, breaches, or people harmed."""
    if first and lower[first - 1] in ("$", "£", "€"):
        return "amount_usd" if lower[first - 1] == "$" else None
    after = lower[last : last + 3]
    unit = after[1] if after[:1] == ("-",) and len(after) > 1 else (after[0] if after else "")
    if unit in UNITS:
        return UNITS[unit] if lower[last] == "-" else None
    if unit == "dollars":
        return "amount_usd"
    if unit == "times":
        return "violations"
    if any(word in WEAPONS for word in after):
        return "munitions"
    return _harm(lower, first, last)


def _harm(lower: Words, first: int, last: int) -> str | None:
    """The nearest word of harm, flight, release or capture around a count of people."""
    at = first - 1
    while at > 0 and lower[at] in BETWEEN:
        at -= 1
    if at >= 0 and lower[at] in VERBS:
        return VERBS[lower[at]]
    right = lower[last : last + 7]
    for distance, word in enumerate(right):
        if word in VERBS and not (word in ("free", "release") and distance > 2):
            return VERBS[word]
        if word in (".", ";") or (distance > 0 and word.isdigit()):
            break
    left = lower[max(0, first - 5) : first]
    for word in reversed(left):
        if word in VERBS:
            return VERBS[word]
        if word in (".", ";", ","):
            break
    return None
