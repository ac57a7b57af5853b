"""Weekdays with their parts of day: "Monday", "late on Sunday", "Tuesday night", "last Friday"."""

from datetime import date

from app.mentions.dates.hits import NOTHING, Heads, Hit
from app.mentions.dates.periods import Period, day, shifted
from app.mentions.dates.state import State
from app.mentions.dates.tense import direction
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import FULL_DAYS, MONTHS, PARTS_OF_DAY, WEEKDAYS, words

_NAMES_BEFORE = words("good black bloody ash palm holy easter super maundy cyber whit red sunni")
_NAMES_AFTER = words(
    "times telegraph express mirror herald mail school schools league prayers newspaper newspapers post"
)
_BACK = frozenset({"last", "past", "previous"})
_FORTH = frozenset({"next", "coming", "following"})


def read_weekday(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A weekday with its part of day, placed by determiner and tense."""
    word = tokens.words[at]
    if not _is_weekday(tokens, at) or _heads_a_date(tokens, at):
        return NOTHING
    first, end = _left(tokens, at), at + 1
    part, end = _part_right(tokens, end)
    when, end = _when(tokens, at, first, end, state)
    if when is None:
        return (Hit(first, end, Period(f"XXXX-WXX-{WEEKDAYS[word]}{part}"), "relative"),)
    return (Hit(first, end, day(when, part), "relative"),)


def _is_weekday(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    if word not in FULL_DAYS:
        marked = (
            tokens.after(at) == "."
            or tokens.word(at - 1) in ("on", "last", "next")
            or _heads_a_date(tokens, at)
        )
        return marked and tokens.capital(at) and not tokens.glued(at + 1)
    if tokens.word(at - 1) in _NAMES_BEFORE and tokens.capital(at - 1) and tokens.near(at):
        return False
    return not (tokens.word(at + 1) in _NAMES_AFTER and tokens.near(at + 1))


def _heads_a_date(tokens: Tokens, at: int) -> bool:
    """Whether a date with a month follows, which the month's rule reads together with this weekday."""
    following = at + 1
    if not tokens.near(following, ",."):
        return False
    following += tokens.word(following) == "the"
    if tokens.word(following) in MONTHS and tokens.number(following + 1) > 0:
        return True
    if not 1 <= tokens.number(following) <= 31:
        return False
    following += 1 + (tokens.glued(following + 1))
    return tokens.word(following + (tokens.word(following) == "of")) in MONTHS


def _left(tokens: Tokens, at: int) -> int:
    before = tokens.word(at - 1)
    if before in _BACK or before in _FORTH or (before in ("this", "early", "late") and tokens.near(at)):
        return at - 1
    if before == "on" and tokens.word(at - 2) in ("late", "early"):
        return at - 2
    if before == "of" and tokens.word(at - 2) in PARTS_OF_DAY:
        return at - 2
    return at


def _part_right(tokens: Tokens, at: int) -> tuple[str, int]:
    at_part = at + (tokens.word(at) in ("at", "in", "s"))
    at_part += tokens.word(at_part) in ("the", "early", "late")
    part = PARTS_OF_DAY.get(tokens.word(at_part), "")
    if part and tokens.near(at_part, "'’-"):
        return part, at_part + 1
    return "", at


def _when(tokens: Tokens, at: int, first: int, end: int, state: State) -> tuple[date | None, int]:
    number, before, today = WEEKDAYS[tokens.words[at]], tokens.word(at - 1), state.now
    if today is None:
        return None, end
    if (week := _week_right(tokens, end)) is not None:
        return shifted(today, 7 * week + number - today.isoweekday()), end + 2
    if before in _BACK:
        return shifted(today, -((today.isoweekday() - number - 1) % 7 + 1)), end
    if before in _FORTH:
        return shifted(today, (number - today.isoweekday() - 1) % 7 + 1), end
    return state.weekday(number, direction(tokens, first, end)), end


def _week_right(tokens: Tokens, at: int) -> int | None:
    """The week that "Friday of last week" or "Tuesday next week" names, counted from this one."""
    at += tokens.word(at) == "of"
    if tokens.word(at + 1) != "week" or not tokens.near(at):
        return None
    return {"last": -1, "this": 0, "next": 1}.get(tokens.word(at))


HEADS: tuple[Heads, ...] = ((WEEKDAYS, read_weekday),)
