"""Dates in digits: "2025-04-22", "22/04/2025", "4/22/25", "22.4.2025", and years as "'98"."""

from datetime import date

from app.mentions.dates.foreign import absolute
from app.mentions.dates.hits import NOTHING, Heads, Hit
from app.mentions.dates.periods import day, month, real, year
from app.mentions.dates.state import State
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import MONTHS

_MARKS = ("-", "/", ".")
_BASE = date(2000, 1, 1)
_HEADING = (":", "-", "–", "—")


def read_numeric(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """Three numbers joined by the same mark, in any order that names a day."""
    mark = tokens.gap(at + 1)
    if mark not in _MARKS or tokens.gap(at + 2) != mark or not _alone(tokens, at, mark):
        return NOTHING
    one, two, three = (tokens.number(at + step) for step in range(3))
    if min(one, two, three) < 0 or tokens.ends[at + 2] - tokens.starts[at] > 10:
        return NOTHING
    if len(tokens.words[at]) == 4:
        when = real(one, two, three)
        return (Hit(at, at + 3, day(when), "explicit"),) if when else NOTHING
    if len(tokens.word(at + 2)) != 4 and (mark == "." or len(tokens.word(at + 2)) != 2):
        return NOTHING
    span = tokens.text[tokens.starts[at] : tokens.ends[at + 2]]
    period = absolute(span, state.anchor or _BASE)
    return (Hit(at, at + 3, period, "explicit"),) if period else NOTHING


def read_year_first(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A year before its month and day: "2025 April 22", "2025-Apr-22"."""
    mark = tokens.gap(at + 1)
    if (
        mark not in ("", *_MARKS)
        or tokens.word(at + 1) not in MONTHS
        or tokens.gap(at + 2).strip(".") != mark
    ):
        return NOTHING
    if not 1 <= tokens.number(at + 2) <= 31 or tokens.number(at + 3) > 999:
        return NOTHING
    span = tokens.text[tokens.starts[at] : tokens.ends[at + 2]]
    period = absolute(span, state.anchor or _BASE)
    return (Hit(at, at + 3, period, "explicit"),) if period else NOTHING


def read_month_entry(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A year and its month at the head of an entry in a list: "2012 March - Rebels seize the town"."""
    number, behind = MONTHS.get(tokens.word(at + 1)), tokens.gap(at + 2)
    if number is None or behind[:1] not in _HEADING or not behind or not tokens.opens_line(at):
        return NOTHING
    return (Hit(at, at + 2, month(tokens.number(at), number), "explicit"),)


def read_day_entry(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A bare day at the head of an entry in a list under a month: "- 14: Rebels seize the town"."""
    if tokens.after(at) != ":" or tokens.glued(at + 1) or not tokens.opens_line(at):
        return NOTHING
    state.head_list(at)
    if state.listed is None or (when := real(*state.listed, tokens.number(at))) is None:
        return NOTHING
    return (Hit(at, at + 1, day(when), "explicit"),)


def _alone(tokens: Tokens, at: int, mark: str) -> bool:
    return tokens.before(at) not in _MARKS and not tokens.glued(at) and tokens.gap(at + 3) != mark


def read_short_year(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A year of two digits behind an apostrophe, in the century of the text."""
    number = tokens.number(at)
    if (
        tokens.before(at) not in ("'", "’", "‘")
        or tokens.glued(at + 1)
        or tokens.gap(at) not in ("'", "’", "‘")
    ):
        return NOTHING
    today = state.today
    if today is None or tokens.ends[at - 1] + 1 == tokens.starts[at]:
        return NOTHING
    full = today.year // 100 * 100 + number
    return (Hit(at, at + 1, year(full - (100 if full > today.year + 10 else 0)), "explicit"),)


HEADS: tuple[Heads, ...] = (
    ([str(number) for number in range(1000, 2101)], read_numeric),
    ([str(number) for number in range(1000, 2101)], read_year_first),
    ([str(number) for number in range(1000, 2101)], read_month_entry),
    ([str(n) for n in range(1, 32)] + [f"0{n}" for n in range(1, 10)], read_numeric),
    ([str(n) for n in range(1, 32)], read_day_entry),
    ([f"{n:02}" for n in range(100)], read_short_year),
)
