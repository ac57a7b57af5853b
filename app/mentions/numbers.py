"""Words -> Number: how many a run of figures or number words says, and the bound told with it."""

import re
from typing import Literal, NamedTuple

from app.codebook.phrases import Words

QuantityBound = Literal["exact", "at_least", "at_most", "about"]

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
NUMBERS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 10**12,
    "tn": 10**12,
}
# A plural without a number tells at least two of its kind.
VAGUE = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000}
SOME = frozenset(("several", "few", "couple"))
OPENING = frozenset((*NUMBERS, *VAGUE, *SOME, "a", "an", "half"))
DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(k|mn|m|bn|tn)?")
ORDINAL = frozenset(("st", "nd", "rd", "th"))
BOUNDS: dict[str, QuantityBound] = {
    **dict.fromkeys(("least", "over", "than", "above", "exceeding", "upwards", "excess"), "at_least"),
    **dict.fromkeys(("most",), "at_most"),
    **dict.fromkeys(
        "about around some almost nearly approximately roughly estimated close virtually".split(), "about"
    ),
}
PAIRED: dict[tuple[str, str], QuantityBound] = {
    **dict.fromkeys((("up", "to"), ("many", "as"), ("fewer", "than"), ("less", "than")), "at_most"),
    ("close", "to"): "about",
    ("upwards", "of"): "at_least",
    ("excess", "of"): "at_least",
}
AFTER: dict[str, QuantityBound] = {
    "or more": "at_least",
    "or so": "about",
    "or fewer": "at_most",
    "or less": "at_most",
}


class Number(NamedTuple):
    """A number at words [first, last), the bound told with it excluded, and which bound that is."""

    value: int
    bound: QuantityBound
    first: int
    last: int


def read(lower: Words, at: int) -> Number | None:
    """The number that starts at word `at`, None where none does; of a range its lower end."""
    told = _figure(lower, at) or _vague(lower, at)
    if told is None:
        return None
    value, last, least = told
    if last < len(lower) and lower[last] in ORDINAL:
        return None
    if (end := _range_end(lower, at, value, last)) is not None:
        return Number(int(value), "at_least", at, end)
    bound: QuantityBound = "at_least" if least else _bound(lower, at, last)
    return Number(int(value), bound, at, last)


def is_vague(lower: Words, number: Number) -> bool:
    """Whether only the least is known of how many a number tells ("dozens", "several hundred")."""
    return lower[number.first] in VAGUE or lower[number.first] in SOME


def _figure(lower: Words, at: int) -> tuple[float, int, bool] | None:
    """Figures, number words, "a dozen" and "half a million": value, the word behind, told as a bound."""
    word = lower[at]
    if word[0].isdecimal() and (digits := DIGITS.fullmatch(word)):
        value = float(digits[1].replace(",", "")) if len(word) < 16 else 0.0
        return (*_scaled(lower, value * SCALES.get(digits[2] or "", 1), at + 1), False)
    if word in NUMBERS:
        return (*_scaled(lower, float(NUMBERS[word]), at + 1), False)
    if word == "a" and lower[at + 1 : at + 2] and lower[at + 1] in SCALES:
        return (*_scaled(lower, 1.0, at + 1), False)
    if word == "half":
        scale = at + 1
        while scale < len(lower) and lower[scale] in ("-", "a"):
            scale += 1
        known = scale < len(lower) and lower[scale] in SCALES
        return (SCALES[lower[scale]] / 2, scale + 1, False) if known else None
    return None


def _scaled(lower: Words, value: float, last: int) -> tuple[float, int]:
    """A value with the scales and the rest of its number words: "two hundred and ten", "sixty-four"."""
    while last < len(lower):
        word, rest = lower[last], lower[last + 1 : last + 4]
        if word in SCALES:
            value, last = value * SCALES[word], last + 1
        elif word == "-" and rest and rest[0] in SCALES:
            value, last = value * SCALES[rest[0]], last + 2
        elif word == "-" and rest and NUMBERS.get(rest[0], 10) < 10 and 20 <= value < 100:
            value, last = value + NUMBERS[rest[0]], last + 2
        elif (
            NUMBERS.get(word, 10) < 10
            and 20 <= value < 100
            and value % 10 == 0
            and lower[last - 1] in NUMBERS
        ):
            value, last = value + NUMBERS[word], last + 1
        elif word == "and" and rest[:2] == ("a", "half") and rest[2:] and rest[2] in SCALES:
            value, last = (value + 0.5) * SCALES[rest[2]], last + 4
        elif word == "and" and lower[last - 1] == "hundred" and rest and rest[0] in NUMBERS:
            last += 1
        elif word in NUMBERS and "hundred" in lower[last - 2 : last]:
            value, last = value + NUMBERS[word], last + 1
        else:
            break
    return value, last


def _vague(lower: Words, at: int) -> tuple[float, int, bool] | None:
    """ "Dozens", "tens of thousands", "several hundred": the least that the words allow."""
    word, last = lower[at], at + 1
    if word in VAGUE:
        value = float(VAGUE[word])
        while last + 1 < len(lower) and lower[last] == "of" and lower[last + 1] in VAGUE:
            value, last = value * VAGUE[lower[last + 1]] / 2, last + 2
        return value, last, True
    if word in SOME and last < len(lower) and lower[last] in SCALES:
        return 2.0 * SCALES[lower[last]], last + 1, True
    return None


def _range_end(lower: Words, at: int, value: float, last: int) -> int | None:
    """The word behind a range that opens with this number: "between 10 and 15", "10 to 15", "10-15"."""
    before = lower[at - 1] if at else ""
    joins = ("and", "to") if before == "between" else () if before == "from" else ("to", "-", "–", "or")
    if last + 1 >= len(lower) or lower[last] not in joins or lower[last + 1] == "a":
        return None
    second = _figure(lower, last + 1)
    return second[1] if second and second[0] > value else None


def _bound(lower: Words, at: int, last: int) -> QuantityBound:
    before, pair = (lower[at - 1] if at else ""), tuple(lower[max(0, at - 2) : at])
    negated = at >= 3 and lower[at - 3] in ("no", "not")
    if len(pair) == 2 and before in ("than", "to", "as", "of"):
        if before == "than" and negated:
            return "at_most" if pair[0] == "more" else "at_least"
        return PAIRED.get((pair[0], before), "at_least" if before == "than" else "exact")
    return AFTER.get(" ".join(lower[last : last + 2]), BOUNDS.get(before, "exact"))
