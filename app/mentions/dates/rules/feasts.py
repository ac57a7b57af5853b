"""Feasts by name: "Easter", "last Thanksgiving", "Eid al-Fitr", "Christmas 1914", "9/11"."""

from datetime import date

from app.mentions.dates.feasts import FEASTS, LUNAR, NAMED_DAYS, Days
from app.mentions.dates.hits import NOTHING, Heads, Hit
from app.mentions.dates.periods import Period, day, days, week
from app.mentions.dates.rules.years import year_right
from app.mentions.dates.state import State
from app.mentions.dates.tense import direction
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import PARTS_OF_DAY, words

_NAMES = {tuple(name.split()): name for name in (*FEASTS, *NAMED_DAYS)}
_LONGEST = max(map(len, _NAMES))
_LOWER_CASE = words("ramadan passover thanksgiving christmas easter")
_OTHER_YEARS = words("lunar chinese tamil khmer thai tibetan burmese vietnamese islamic orthodox")
_NOT_AFTER = {
    "easter": frozenset({"rising", "offensive", "egg", "eggs", "bunny"}),
    "christmas": frozenset({"tree", "island"}),
}


def read_feast(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """The longest name of a feast or named day at a place, with its year or the nearest fitting one."""
    name, end = _name(tokens, at)
    if not name or (tokens.words[at] == "new" and tokens.word(at - 1) in _OTHER_YEARS):
        return NOTHING
    if name in NAMED_DAYS:
        return (Hit(at, end, day(NAMED_DAYS[name]), "explicit"),)
    year, end = year_right(tokens, end, state)
    part = PARTS_OF_DAY.get(tokens.word(end), "")
    end += bool(part)
    first = at - (tokens.word(at - 1) in ("last", "next", "this"))
    found = _fall(tokens, name, first, end, year, state)
    if found is None:
        return (Hit(first, end, Period("XXXX"), "relative"),)
    period, end = _widened(tokens, found, part, end)
    return (Hit(first, end, period, "relative" if year is None else "explicit", name in LUNAR),)


def _name(tokens: Tokens, at: int) -> tuple[str, int]:
    if not tokens.capital(at) and tokens.words[at] not in _LOWER_CASE and tokens.number(at) < 0:
        return "", at
    for size in range(_LONGEST, 0, -1):
        name = _NAMES.get(tuple(tokens.words[at : at + size]))
        if name and _joined(tokens, at, size):
            banned = tokens.word(at + size) in _NOT_AFTER.get(name, ())
            return ("", at) if banned else (name, at + size)
    return "", at


def _joined(tokens: Tokens, at: int, size: int) -> bool:
    marks = "/" if tokens.number(at) > 0 else "'’-."
    return all(tokens.near(at + step, marks) for step in range(1, size)) and _whole(tokens, at, size)


def _whole(tokens: Tokens, at: int, size: int) -> bool:
    """Whether "9/11" is no part of a longer date or fraction, and "new year" is written with capitals."""
    if tokens.number(at) > 0:
        return tokens.before(at) not in ("/", "-", ".") and tokens.after(at + size - 1) != "/"
    return (
        size == 1
        or tokens.capital(at + size - 1)
        or tokens.words[at + size - 1] in ("s", "fitr", "adha", "day", "birthday")
    )


def _fall(tokens: Tokens, name: str, first: int, end: int, year: int | None, state: State) -> Days | None:
    calendar, today = FEASTS[name], state.today
    if year is not None and 623 < year < 2300:
        return next(iter(calendar(year)), None)
    if today is None or not 623 < today.year < 2300:
        return None
    around = [fall for step in (-1, 0, 1) for fall in calendar(today.year + step)]
    determiner = tokens.words[first]
    ahead = determiner == "next" or (determiner != "last" and direction(tokens, first, end) > 0)
    if determiner not in ("last", "next") and not state.history and not ahead:
        return _nearest(around, today)
    if ahead:
        return next((fall for fall in around if fall[1] >= today), None)
    return next((fall for fall in reversed(around) if fall[0] <= today), None)


def _nearest(around: list[Days], today: date) -> Days:
    """The latest fall, or the coming one when it is near: within two months against ten."""
    past = [fall for fall in around if fall[0] <= today]
    coming = [fall for fall in around if fall[0] > today and (fall[0] - today).days <= 60]
    if not past or (coming and (today - past[-1][1]).days > 200):
        return coming[0] if coming else around[0]
    return past[-1]


def _widened(tokens: Tokens, fall: Days, part: str, end: int) -> tuple[Period, int]:
    """The days of the feast, or the week or weekend that is named after it."""
    first, last = fall
    if tokens.word(end) == "week" and first == last:
        return week(first), end + 1
    if tokens.word(end) == "weekend" and first == last:
        monday = week(first).first or first
        return days(
            monday.fromordinal(monday.toordinal() + 5),
            monday.fromordinal(monday.toordinal() + 6),
            f"{week(first).value}-WE",
        ), end + 1
    if first == last:
        return day(first, part), end
    return days(first, last, f"{first.isoformat()}/{last.isoformat()}"), end


HEADS: tuple[Heads, ...] = (({name[0] for name in _NAMES}, read_feast),)
