"""Units of time: "last week", "two days ago", "a year later", "the past 24 hours", "that month"."""

from datetime import date

from app.mentions.dates.hits import NOTHING, Heads, Hit
from app.mentions.dates.periods import (
    Period,
    century,
    day,
    days,
    decade,
    month,
    quarter,
    shifted,
    third,
    week,
    weekend,
    year,
)
from app.mentions.dates.rules.near import qualified
from app.mentions.dates.state import State
from app.mentions.dates.tense import direction, tells_past
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import ANY_UNIT, CARDINALS, PLURALS, UNITS, VAGUE_COUNTS, words

_ABOUT = words("less more about some almost nearly around roughly over than just exactly least only")
UNKNOWN = {
    "D": "XXXX-XX-XX", "N": "XXXX-XX-XXTNI", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "MO": "XXXX-XX",
    "Y": "XXXX", "DE": "XXX", "CE": "XX", "Q": "XXXX-QX", "F": "XXXX-WXX", "H": "XXXX-XX-XX",
}  # fmt: skip
_DURATION = {"S": "PT{}S", "M": "PT{}M", "H": "PT{}H", "D": "P{}D", "N": "P{}D", "W": "P{}W", "WE": "P{}W",
             "F": "P{}W", "MO": "P{}M", "Q": "P{}Q", "Y": "P{}Y", "DE": "P{}DE", "CE": "P{}CE"}  # fmt: skip
_LASTING = words("will would to can could may might should must shall ll not")  # "will last 30 years"
_BACK = {"last": -1, "this": 0, "next": 1, "current": 0, "coming": 1}
_REFERRING = {
    "previous": -1,
    "preceding": -1,
    "following": 1,
    "next": 1,
    "same": 0,
    "that": 0,
    "subsequent": 1,
}
_ROLLING_DAYS = {"D": 1, "W": 7, "F": 14, "MO": 30, "Y": 365, "H": 1, "DE": 3652}


def whole(letter: str, when: date, steps: int) -> Period:
    """The calendar unit that holds a day, moved by a number of such units."""
    if letter in ("D", "H", "M", "S"):
        return day(shifted(when, steps if letter == "D" else 0))
    if letter == "N":
        return day(shifted(when, steps), "TNI")
    if letter in ("W", "F"):
        return week(shifted(when, steps * (14 if letter == "F" else 7)))
    if letter == "WE":
        return weekend(shifted(when, steps * 7))
    if letter == "MO":
        return month(when.year, when.month + steps)
    if letter == "Q":
        return quarter(when.year, (when.month + 2) // 3 + steps)
    if letter == "DE":
        return decade((when.year // 10 + steps) * 10)
    if letter == "CE":
        return century(when.year // 100 + 1 + steps)
    return year(when.year + steps)


def read_unit(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A unit with what counts it on the left and what places it on the right."""
    return (
        _rolling(tokens, at, state) or _calendar_unit(tokens, at, state) or _unit_in_force(tokens, at, state)
    )


def reference(state: State, unit: str) -> date | None:
    """The day from which "later" or "the same week" counts: for days the day last told, else the period."""
    then = state.last_day if ANY_UNIT[unit] in ("D", "N", "H") and state.last_day else None
    return then or (state.last.first if state.last else None)


def counted(tokens: Tokens, at: int) -> tuple[int, int | None]:
    """Where the count left of a unit begins, and the count; None for "a few", "several" or a bare plural."""
    before = at - 1
    if tokens.word(before) in ("more", "full", "whole", "short", "mere", "long"):
        before -= 1
    word, number = tokens.word(before), tokens.number(before)
    if not tokens.near(before + 1, "-"):
        return at, None
    if word in VAGUE_COUNTS:
        return before - (tokens.word(before - 1) == "a"), None
    if number < 0 and word not in CARDINALS:
        return at, None
    count = number if number >= 0 else CARDINALS[word]
    tens = CARDINALS.get(tokens.word(before - 1), 0)
    if number < 0 and tens >= 20 and count < 10 and tokens.near(before, "-"):
        before, count = before - 1, tens + count
    while tokens.word(before - 1) in _ABOUT and before > at - 5:
        before -= 1
    return before, count


def _rolling(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """The past week, the last 24 hours, the next three months, recent days: they end or begin today."""
    word, letter = tokens.words[at], ANY_UNIT[tokens.words[at]]
    first, count = counted(tokens, at)
    side = tokens.word(first - 1)
    if tokens.word(at - 1) == "recent" and word in PLURALS:
        side, first, count = "past", at, None
    if side not in ("past", "last", "next", "coming", "recent") or letter not in _ROLLING_DAYS:
        return NOTHING
    if first == at and word in UNITS:
        if side != "past" or letter == "H":
            return NOTHING
        count = 1
    if side == "last" and tokens.word(first - 2) in _LASTING:
        return NOTHING
    start = first - 1 - (tokens.word(first - 2) == "the")
    value = _DURATION[letter].format("X" if count is None else count)
    period = _stretch(state, -1 if side in ("past", "last", "recent") else 1, letter, count, value)
    return (Hit(start, at + 1, period, "relative", approximate=True, moves=False),)


def _stretch(state: State, side: int, letter: str, count: int | None, value: str) -> Period:
    if state.now is None or (count is None and (side > 0 or letter not in ("D", "W"))):
        return Period(value)
    size = -(-count // 24) if letter == "H" and count else _ROLLING_DAYS[letter] * (count or 7)
    if letter == "H" and count is None:
        size = 1
    other = shifted(state.now, side * size)
    return days(min(other, state.now), max(other, state.now), value)


def _calendar_unit(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """Last week, this month, next year, the following day, that year, the weekend."""
    letter, before = UNITS.get(tokens.words[at], ""), tokens.word(at - 1)
    if not letter or letter in ("S", "M", "H", "HA") or not tokens.near(at):
        return NOTHING
    if before == "last" and tokens.word(at + 1) == "of":  # "the last decade of the 20th century"
        return NOTHING
    article = tokens.word(at - 2) == "the" or (tokens.word(at - 2) == "that" and before == "same")
    if before == "this" and letter == "D":
        return _referring(tokens, at, letter, "same", False, state) if state.history else NOTHING
    if before in _REFERRING and (article or before != "next"):
        return _referring(tokens, at, letter, before, article, state)
    if before in _BACK or (before == "the" and letter == "WE"):
        return _pointing(tokens, at, letter, before, state)
    return NOTHING


def _referring(
    tokens: Tokens, at: int, letter: str, before: str, article: bool, state: State
) -> tuple[Hit, ...]:
    base = reference(state, tokens.words[at])
    first = at - 1 - article
    start, part = qualified(tokens, first)
    first = start if start < first else first - (tokens.word(first - 1) in ("later", "earlier"))
    if base is None:
        return (Hit(first, at + 1, Period(UNKNOWN.get(letter, "XXXX")), "relative"),)
    if letter == "D" and before in ("that", "same") and state.last and state.last.precision == "month":
        return (Hit(first, at + 1, state.last._replace(value=state.last.value + "-XX"), "relative"),)
    period = third(whole(letter, base, _REFERRING[before]), part)
    return (Hit(first, at + 1, period, "relative", bool(part)),)


def _pointing(tokens: Tokens, at: int, letter: str, before: str, state: State) -> tuple[Hit, ...]:
    first, part = _pointed_part(tokens, at)
    now = state.now
    if now is None:
        return (Hit(first, at + 1, Period(UNKNOWN.get(letter, "XXXX")), "relative"),)
    steps = _BACK.get(before, 0)
    if letter == "WE":
        ahead = direction(tokens, first, at + 1)
        gone = before != "this" or now.isoweekday() == 1 or tells_past(tokens, first)
        steps = _weekend_steps(before, now, ahead if gone else 1)
    period = _cut(third(whole(letter, now, steps), part), tokens.words[first], now)
    if letter == "W" and before == "this" and now.isoweekday() == 1 and direction(tokens, first, at + 1) < 0:
        previous = week(shifted(now, -7))  # told on a Monday, "this week" in the past is the week before
        period = period._replace(first=previous.first, last=previous.last)
    return (Hit(first, at + 1, period, "relative", bool(part)),)


def _weekend_steps(before: str, now: date, ahead: int) -> int:
    """Weeks from the running one: the last whole weekend or the running one, the coming one when ahead."""
    running = now.isoweekday() > 5
    if before == "next":
        return 1
    if before == "last":
        return -1
    return 0 if ahead > 0 or running else -1


def _cut(period: Period, first_word: str, now: date) -> Period:
    """The unit up to now for "earlier this week", from now on for "later this week"."""
    if period.first is None or period.last is None or not period.first <= now <= period.last:
        return period
    if first_word == "earlier":
        return period._replace(last=now)
    return period._replace(first=now) if first_word == "later" else period


def _pointed_part(tokens: Tokens, at: int) -> tuple[int, str]:
    first, part = qualified(tokens, at - 1)
    if first < at - 1:
        return first, part
    return at - 1 - (tokens.word(at - 2) in ("earlier", "later")), ""


def _unit_in_force(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """The end of the year, late in the month: the unit in which the text now moves."""
    word, end = tokens.words[at], at + 1
    if word not in ("year", "month", "week", "decade", "century"):
        return NOTHING
    first, part = qualified(tokens, at) if tokens.word(at - 1) == "the" else (at, "")
    if first == at and (end := _end_of(tokens, at)):
        part = "late"
    elif first == at:
        return NOTHING
    base = reference(state, word) if state.history or state.scene else state.anchor
    if base is None:
        return (Hit(first, end, Period(UNKNOWN[UNITS[word]]), "relative"),)
    return (Hit(first, end, third(whole(UNITS[word], base, 0), part), "relative", bool(part)),)


def _end_of(tokens: Tokens, at: int) -> int:
    """The place behind "year's end" or "year-end", 0 elsewhere."""
    if tokens.words[at + 1 : at + 3] == ["s", "end"]:
        return at + 3
    return at + 2 if tokens.word(at + 1) == "end" and tokens.gap(at + 1) in ("-", "") else 0


HEADS: tuple[Heads, ...] = ((ANY_UNIT, read_unit),)
