"""Distances in time: "two days ago", "a year earlier", "three weeks later", "two days after the summit"."""

from datetime import date
from typing import NamedTuple

from app.mentions.dates.hits import NOTHING, Heads, Hit
from app.mentions.dates.periods import Period, month, shifted
from app.mentions.dates.rules.units import UNKNOWN, counted, reference, whole
from app.mentions.dates.state import State
from app.mentions.dates.tense import direction
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import ANY_UNIT, UNITS, words

_LATER = words("later afterward afterwards after hence following")
_EARLIER = words("earlier before previously prior")
_BEEN = frozenset({"is", "s", "been", "was"})
_NEEDS_COUNT = frozenset({"after", "before", "following", "since"})
_SHIFTING = frozenset({"D", "W", "F", "MO", "Y", "DE", "CE"})
_AS_YEARS = {"DE": 10, "CE": 100}


class _Distance(NamedTuple):
    """Tokens [first, end) that tell a signed way from a base day: from now, or from the day told before."""

    first: int
    end: int
    sign: int
    base: date | None
    marker: str


def read_distance(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A counted unit with a marker behind it; vague counts give only a side of the base."""
    first, count = _one(tokens, at) or counted(tokens, at)
    distance = _measured(tokens, at, first, state)
    if distance is None:
        return NOTHING
    if tokens.word(first - 1) == "half" or tokens.words[at] == "half":
        return _with_half(tokens, at, distance)
    if distance.marker in _NEEDS_COUNT and first == at:
        return NOTHING
    if count is None:
        return NOTHING if first == at and tokens.words[at] in UNITS else (_vague(distance),)
    return (_from_event(tokens, at, distance, count, state),)


def _one(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The one unit that "the day after" and "the night before" count."""
    single = tokens.words[at] in UNITS and tokens.word(at - 1) == "the" and tokens.near(at)
    return (at - 1, 1) if single and tokens.word(at + 1) in ("before", "after") else None


def _with_half(tokens: Tokens, at: int, distance: _Distance) -> tuple[Hit, ...]:
    """Half a year ago; a year and a half ago; other halves are no distance."""
    if distance.marker == "half" or distance.base is None:
        return NOTHING
    if tokens.words[at] == "year":
        start, months = at - 2, 6
    elif tokens.words[at - 2 : at] == ["and", "a"] and tokens.word(at - 3) in ("year", "years"):
        start, count = counted(tokens, at - 3)
        months = 12 * (count or 1) + 6
    else:
        return NOTHING
    period = month(distance.base.year, distance.base.month + distance.sign * months)
    return (Hit(start, distance.end, period, "relative", approximate=True),)


def _measured(tokens: Tokens, at: int, first: int, state: State) -> _Distance | None:
    word = tokens.word(at + 1)
    if tokens.word(first - 1) == "in" and tokens.words[at] != "half" and _looks_ahead(tokens, first, at):
        return _Distance(first - 1, at + 1, 1, state.anchor, "in")
    if not tokens.near(at + 1, "'’-"):
        return None
    if word == "from" and tokens.word(at + 2) in ("now", "today"):
        return _Distance(first, at + 3, 1, state.anchor, "now")
    if word == "ago":
        return _Distance(first, at + 2, -1, state.anchor, word)
    if (end := _since(tokens, at + 1)) and tokens.word(first - 1) in _BEEN:
        return _Distance(first, end, 1, state.anchor, "since")
    if word in _LATER or word in _EARLIER:
        sign = 1 if word in _LATER else -1
        return _Distance(first, at + 2, sign, reference(state, tokens.words[at]), word)
    return None


def _looks_ahead(tokens: Tokens, first: int, at: int) -> bool:
    """Whether "in two weeks" tells when something is to happen, not how long it took."""
    counts = first < at and ANY_UNIT[tokens.words[at]] in _SHIFTING
    return counts and tokens.word(at + 1) not in ("of", "and") and direction(tokens, first - 1, at + 1) > 0


def _since(tokens: Tokens, at: int) -> int:
    """The place behind "since" or "to the day since", 0 elsewhere."""
    at += 3 * (tokens.words[at : at + 3] == ["to", "the", "day"])
    return at + 1 if tokens.word(at) == "since" else 0


def _vague(distance: _Distance) -> Hit:
    value = "PAST_REF" if distance.sign < 0 else "FUTURE_REF"
    return Hit(distance.first, distance.end, Period(value), "relative", approximate=True, moves=False)


def _from_event(tokens: Tokens, at: int, distance: _Distance, count: int, state: State) -> Hit:
    """The hit; from an event that is only named ("after the summit") it keeps the order and tells no days."""
    hit = _moved(ANY_UNIT[tokens.words[at]], distance, count)
    named = distance.marker in _NEEDS_COUNT and tokens.near(distance.end)
    if not named or tokens.opens_sentence(distance.end):
        return hit
    letter = ANY_UNIT[tokens.words[at]]
    value = hit.period.value if state.history else UNKNOWN.get(letter, "XXXX")
    steps = distance.sign * count * _AS_YEARS.get(letter, 1)
    shift = (steps, "Y" if letter in _AS_YEARS else letter) if letter in _SHIFTING else None
    return hit._replace(period=Period(value), moves=False, shift=shift)


def _moved(letter: str, distance: _Distance, count: int) -> Hit:
    span, base = (distance.first, distance.end), distance.base
    if base is None:
        return Hit(*span, Period(UNKNOWN.get(letter, "XXXX")), "relative")
    if letter == "H":
        return Hit(*span, whole("D", shifted(base, distance.sign * (count // 24)), 0), "relative")
    steps = distance.sign * count * _AS_YEARS.get(letter, 1)
    years = letter == "Y" or letter in _AS_YEARS
    period = whole("Y" if years else letter, base, steps)
    if years and steps == -1 and distance.marker == "ago":
        near = month(base.year - 1, base.month)
        period = period._replace(first=near.first, last=near.last)
    return Hit(*span, period, "relative", approximate=years)


HEADS: tuple[Heads, ...] = ((ANY_UNIT, read_distance),)
