"""Months, alone or with a day and a year: "March 5, 1946", "14 July", "early October", "April 14-18"."""

from dataclasses import dataclass
from datetime import date

from app.mentions.dates.feasts import in_history
from app.mentions.dates.hits import NOTHING, Heads, Hit
from app.mentions.dates.periods import Period, day, month, real, third, week
from app.mentions.dates.rules.near import qualified
from app.mentions.dates.rules.years import year_right
from app.mentions.dates.state import State
from app.mentions.dates.tense import closely_past, direction, reaches_now
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import (
    ALSO_WORDS,
    FULL_MONTHS,
    MONTHS,
    ORDINAL_TAILS,
    ORDINALS,
    PREPOSITIONS,
    WEEKDAYS,
    words,
)

_DASHES = "-–—/"
_JOINS = frozenset({"to", "and", "or", "through", "until"})
_DETERMINERS = words("this next following same past coming previous last")
_AFTER_A_DAY = PREPOSITIONS | {"when", "as", "that", "with", "this"}


@dataclass(slots=True)
class _Reading:
    """A month's expression while it is read: tokens [first, end), its days with their tokens, its year."""

    month: int
    first: int
    end: int
    days: list[tuple[int, int, int]]
    year: int | None = None
    part: str = ""
    determiner: str = ""


def read_month(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A month name at a place, with the day, the year and the qualifier around it."""
    word = tokens.words[at]
    reading = _Reading(MONTHS[word], at, at + 1, [])
    _read_days(tokens, at, reading)
    _read_year(tokens, reading, state)
    if not reading.days:
        reading.first, reading.part = qualified(tokens, at)
        if tokens.word(at - 1) in _DETERMINERS and reading.first == at:
            reading.determiner, reading.first = tokens.word(at - 1), at - 1
    if not _is_month(tokens, at, reading):
        return NOTHING
    return _resolve(tokens, reading, state)


def _read_days(tokens: Tokens, at: int, reading: _Reading) -> None:
    right = _day_right(tokens, at)
    left = _day_left(tokens, at)
    if right is not None and not (left is not None and tokens.word(left - 1) in PREPOSITIONS):
        number, end = right
        reading.days.append((tokens.number(number), at, end))
        reading.end = end
        _range_right(tokens, reading)
    elif left is not None:
        reading.first = left
        day_number = ORDINALS.get(tokens.words[left], tokens.number(left))
        reading.days.append((day_number, left, at + 1))
        _range_left(tokens, reading)
    if reading.days:
        _weekday_left(tokens, reading)


def _day_right(tokens: Tokens, at: int) -> tuple[int, int] | None:
    number = at + 1 + (tokens.word(at + 1) == "the" and tokens.near(at + 1))
    if not 1 <= tokens.number(number) <= 31 or len(tokens.words[number]) > 2:
        return None
    if not tokens.near(number, ".") or tokens.after(number) == "%" or _is_clock(tokens, number):
        return None
    tail = tokens.glued(number + 1)
    if tail and tokens.word(number + 1) not in ORDINAL_TAILS:
        return None
    return number, number + 1 + tail


def _is_clock(tokens: Tokens, at: int) -> bool:
    return tokens.after(at) == ":" and tokens.ends[at] + 1 == (
        tokens.starts[at + 1] if tokens.word(at + 1) else 0
    )


def _day_left(tokens: Tokens, at: int) -> int | None:
    of = tokens.word(at - 1) == "of"
    number = at - 1 - of
    if tokens.word(number) in ORDINAL_TAILS and tokens.glued(number):
        number -= 1
    elif of:
        return number if tokens.word(number) in ORDINALS and tokens.word(number - 1) == "the" else None
    if not 1 <= tokens.number(number) <= 31 or len(tokens.words[number]) > 2 or not tokens.near(at, "-."):
        return None
    if tokens.before(number) in ("$", "€", "£", ",", ".", ":", "#"):
        return None
    return number


def _range_right(tokens: Tokens, reading: _Reading) -> None:
    for _ in range(4):
        joined = reading.end + (tokens.word(reading.end) in _JOINS)
        number = tokens.number(joined)
        gap = tokens.gap(joined)
        if not 1 <= number <= 31 or len(tokens.words[joined]) > 2:
            return
        by_mark = joined == reading.end and gap != "" and gap in _DASHES + ","
        if not by_mark and joined == reading.end:
            return
        end = joined + 1 + (tokens.glued(joined + 1) and tokens.word(joined + 1) in ORDINAL_TAILS)
        if (
            (not by_mark and not _closes(tokens, end) and not _between(tokens, reading))
            or tokens.glued(end)
            or (gap == "," and tokens.word(end) not in _JOINS)
        ):
            return
        reading.days.append((number, joined, end))
        reading.end = end


def _between(tokens: Tokens, reading: _Reading) -> bool:
    return tokens.word(reading.first - 1) in ("between", "from")


def _closes(tokens: Tokens, at: int) -> bool:
    """Whether no counted noun follows: "April 24 and 25 in Rome", not "April 24 and 25 people"."""
    gap, word = tokens.gap(at), tokens.word(at)
    if gap == "" and (word in MONTHS or tokens.glued(at)):
        return False
    return gap not in ("", ":", "%") or word in _AFTER_A_DAY or tokens.number(at) > 999


def _range_left(tokens: Tokens, reading: _Reading) -> None:
    """Days told before "14 July": "12-14 July", "between 3 and 5 May"."""
    at = reading.first
    for _ in range(4):
        joined = tokens.word(at - 1) in _JOINS
        number = at - 1 - joined
        end = number + 1
        if tokens.word(number) in ORDINAL_TAILS and tokens.glued(number):
            number -= 1
        if not 1 <= tokens.number(number) <= 31 or len(tokens.words[number]) > 2:
            return
        gap = tokens.gap(at)
        if not joined and (gap == "" or gap not in _DASHES + ","):
            return
        if tokens.before(number) in ("$", "€", "£", ".", ":", "/"):
            return
        reading.days.insert(0, (tokens.number(number), number, end))
        reading.first = at = number


def _weekday_left(tokens: Tokens, reading: _Reading) -> None:
    at = reading.first - 1 - (tokens.word(reading.first - 1) == "the")
    if tokens.word(at) in WEEKDAYS and tokens.near(at + 1, ",."):
        number, _, end = reading.days[0]
        reading.days[0] = (number, at, end)
        reading.first = at


def _read_year(tokens: Tokens, reading: _Reading, state: State) -> None:
    reading.year, reading.end = year_right(tokens, reading.end, state)
    if reading.days and reading.year is not None:
        number, start, _ = reading.days[-1]
        reading.days[-1] = (number, start, reading.end)
    if reading.year is None:
        reading.year = _borrowed_year(tokens, reading.end, state)


def _borrowed_year(tokens: Tokens, at: int, state: State) -> int | None:
    """The year that a month shares with the next: "August-September 1950", "from 1 May to 3 June 1944"."""
    for _ in range(3):
        gap = tokens.gap(at)
        if tokens.word(at) in _JOINS:
            at += 1
        elif gap == "" or gap not in _DASHES + ",":
            return None
        at += tokens.word(at) in ("early", "late", "mid", "the")
        while 1 <= tokens.number(at) <= 31 or tokens.word(at) in ORDINAL_TAILS:
            at += 1
        if tokens.word(at) not in MONTHS:
            return None
        at += 1
        while 1 <= tokens.number(at) <= 31 and len(tokens.words[at]) < 3 and tokens.near(at, "."):
            at += 1
        year, _ = year_right(tokens, at, state)
        if year is not None:
            return year
    return None


def _is_month(tokens: Tokens, at: int, reading: _Reading) -> bool:
    word = tokens.words[at]
    if reading.days:
        return tokens.capital(at) or word not in ALSO_WORDS or reading.year is not None
    if word not in FULL_MONTHS:
        return reading.end > at + 1 and tokens.capital(at)
    if not tokens.capital(at) and word in ALSO_WORDS:
        return False
    if reading.end > at + 1 or reading.part or reading.determiner:
        return True
    return _stands_as_month(tokens, at)


def _stands_as_month(tokens: Tokens, at: int) -> bool:
    """Whether a month name alone is no person, verb or modal: "in May", not "Theresa May" or "May I"."""
    before, word = tokens.word(at - 1), tokens.words[at]
    if word in ALSO_WORDS and tokens.word(at + 1) in ("of", "to", "on") and before in ("the", "that"):
        return False
    if before == "in" and (word not in ALSO_WORDS or tokens.opens_sentence(at - 1)):
        return True
    if before in PREPOSITIONS or before in ("the", "that", "each", "every"):
        return not (tokens.capital(at + 1) and tokens.near(at + 1) and not tokens.opens_sentence(at + 1))
    if word in ALSO_WORDS:
        return (
            (tokens.gap(at) != "" and tokens.gap(at) in "-–—,(")
            or tokens.gap(at + 1) in ("-", "–")
            or tokens.after(at) in "'’"
        )
    if tokens.capital(at - 1) and tokens.near(at) and not tokens.opens_sentence(at - 1):
        return False
    return not (tokens.capital(at + 1) and tokens.near(at + 1))


def _resolve(tokens: Tokens, reading: _Reading, state: State) -> tuple[Hit, ...]:
    explicit = reading.year is not None
    if not reading.days:
        period = third(_month(tokens, reading, state), reading.part)
        hit = Hit(
            reading.first, reading.end, period, "explicit" if explicit else "relative", bool(reading.part)
        )
        return (hit,)
    return tuple(_day_hit(tokens, reading, state, *named) for named in reading.days)


def _day_hit(tokens: Tokens, reading: _Reading, state: State, number: int, start: int, end: int) -> Hit:
    year = reading.year
    if year is None:
        year = in_history(reading.month, number, tokens.word(end), state.anchor)
    if year is None:
        year = _year_of_day(tokens, reading, state, number)
    if tokens.word(start - 1) in ("last", "this", "next"):
        start -= 1
    when = real(year, reading.month, number) if year is not None else None
    if when and reading.year is None:
        when = _on_weekday(when, WEEKDAYS.get(tokens.words[start]))
    period = day(when) if when else Period(f"XXXX-{reading.month:02}-{number:02}")
    if when and tokens.word(start - 1) == "of" and tokens.word(start - 2) == "week":
        start, period = start - 2, week(when)
    return Hit(start, end, period, "explicit" if reading.year is not None else "relative")


def _year_of_day(tokens: Tokens, reading: _Reading, state: State, number: int) -> int | None:
    if reaches_now(tokens, reading.first) and (since := state.latest(reading.month, number)):
        return since
    year = state.year_of_day(reading.month, number, direction(tokens, reading.first, reading.end))
    today, when = state.today, real(year or 0, reading.month, number)
    coming = not state.history and today is not None and when is not None and when > today
    return year - 1 if year and coming and closely_past(tokens, reading.first) else year


def _on_weekday(when: date, weekday: int | None) -> date:
    """The day in the year around that falls on the weekday told with it, else the day itself."""
    years = (when.year, when.year - 1, when.year + 1)
    falls = (day for year in years if (day := real(year, when.month, when.day)))
    return next((day for day in falls if weekday in (None, day.isoweekday())), when)


def _month(tokens: Tokens, reading: _Reading, state: State) -> Period:
    if reading.year is not None:
        return month(reading.year, reading.month)
    today = state.today
    if state.before_christ:
        return month(-state.before_christ, reading.month)
    if today is None:
        return Period(f"XXXX-{reading.month:02}")
    if reading.determiner in ("last", "past", "previous"):
        return month(today.year - (reading.month >= today.month), reading.month)
    if reading.determiner in ("next", "following", "coming"):
        return month(today.year + (reading.month <= today.month), reading.month)
    if reading.determiner in ("this", "same"):
        return month(today.year, reading.month)
    since = state.latest(reading.month) if reaches_now(tokens, reading.first) else None
    year = since or state.year_of_month(reading.month, direction(tokens, reading.first, reading.end))
    return month(year, reading.month) if year is not None else Period(f"XXXX-{reading.month:02}")


HEADS: tuple[Heads, ...] = ((MONTHS, read_month),)
