"""Feasts and named days: name -> the days it falls on in a year, computed by formula."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import chain

from app.mentions.dates.periods import real, shifted
from app.mentions.dates.vocabulary import words

Days = tuple[date, date]
Calendar = Callable[[int], tuple[Days, ...]]


def western_easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 19 * golden + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a Gregorian date (Meeus, chapter 8)."""
    shift = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - shift + 34) % 7
    month, day = divmod(shift + weekday + 114, 31)
    return shifted(date(year, month, day + 1), year // 100 - year // 400 - 2)


def islamic(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (civil epoch, leap years 2 5 7 10 13 16 18 21 24 26 29)."""
    elapsed = (year - 1) * 354 + (11 * year + 3) // 30 + (59 * (month - 1) + 1) // 2 + day
    return shifted(date(622, 7, 19), elapsed - 1)


def new_year_of_the_jews(year: int) -> date:
    """Rosh Hashanah in the autumn of a year of our era, from the molad and its four postponements."""
    hebrew = year + 3761
    return shifted(date(1, 1, 1), _hebrew_days(hebrew) - 1373428)


def _hebrew_days(year: int) -> int:
    """Days from the Hebrew epoch to a new year (Reingold and Dershowitz, Calendrical Calculations)."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    return days + (3 * (days + 1) % 7 < 3)


def hanukkah(year: int) -> date:
    """The first of the eight days of Hanukkah, 25 Kislev, in a year of our era."""
    start = new_year_of_the_jews(year)
    length = (new_year_of_the_jews(year + 1) - start).days
    return shifted(start, 54 + 29 + (length in (355, 385)))


def passover(year: int) -> date:
    """The first day of Passover, always 163 days before the next new year."""
    return shifted(new_year_of_the_jews(year), -163)


def nowruz(year: int) -> date:
    """The Iranian new year: the day of the March equinox, the next when it falls after noon in Tehran."""
    millennia = (year - 2000) / 1000
    julian = 2451623.80984 + 365242.37404 * millennia + 0.05169 * millennia**2 - 0.00411 * millennia**3
    tehran_noon = julian + 3.5 / 24 - 0.0008
    return date.fromordinal(int(tehran_noon + 1) - 1721425)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth (-1: last) weekday, 1 Monday to 7 Sunday, of a month."""
    if nth > 0:
        first = date(year, month, 1)
        return shifted(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = shifted(date(year + month // 12, month % 12 + 1, 1), -1)
    return shifted(last, -((last.isoweekday() - weekday) % 7))


def _fixed(month: int, day: int, length: int = 1) -> Calendar:
    return lambda year: ((date(year, month, day), shifted(date(year, month, day), length - 1)),)


def _moving(base: Callable[[int], date], offset: int = 0, length: int = 1) -> Calendar:
    def days(year: int) -> tuple[Days, ...]:
        first = shifted(base(year), offset)
        return ((first, shifted(first, length - 1)),)

    return days


def _weekday(month: int, weekday: int, nth: int) -> Calendar:
    return lambda year: ((nth_weekday(year, month, weekday, nth),) * 2,)


def _islamic(month: int, day: int, length: int) -> Calendar:
    """The lunar feast once, or twice when the lunar year ends inside ours."""

    def days(year: int) -> tuple[Days, ...]:
        lunar = (year - 622) * 33 // 32
        starts = (islamic(lunar + step, month, day) for step in (-1, 0, 1, 2) if lunar + step > 0)
        return tuple((first, shifted(first, length - 1)) for first in starts if first.year == year)

    return days


def quds_day(year: int) -> tuple[Days, ...]:
    """The last Friday of each Ramadan that ends in a year."""
    ends = [last for first, last in _islamic(9, 1, 30)(year)]
    return tuple((shifted(end, -((end.isoweekday() - 5) % 7)),) * 2 for end in ends)


def _election(year: int) -> tuple[Days, ...]:
    return ((shifted(nth_weekday(year, 11, 1, 1), 1),) * 2,)


_EASTER = {
    "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2,
    "holy saturday": -1, "easter saturday": -1, "easter": 0, "easter sunday": 0, "easter monday": 1,
    "ascension day": 39, "pentecost": 49, "whit monday": 50,
}  # fmt: skip
_FIXED = {
    "new year": (1, 1), "new year s day": (1, 1), "new year s": (1, 1), "new year s eve": (12, 31),
    "orthodox christmas": (1, 7), "orthodox christmas eve": (1, 6), "epiphany": (1, 6),
    "valentine s day": (2, 14), "st patrick s day": (3, 17),
    "international women s day": (3, 8), "may day": (5, 1), "ve day": (5, 8), "victory day": (5, 9),
    "bastille day": (7, 14), "halloween": (10, 31), "all saints day": (11, 1), "armistice day": (11, 11),
    "veterans day": (11, 11), "remembrance day": (11, 11), "christmas": (12, 25), "christmas day": (12, 25),
    "christmas eve": (12, 24), "boxing day": (12, 26),
}  # fmt: skip
_WEEKDAYS = {
    "martin luther king day": (1, 1, 3), "presidents day": (2, 1, 3), "memorial day": (5, 1, -1),
    "labor day": (9, 1, 1), "columbus day": (10, 1, 2), "thanksgiving": (11, 4, 4),
    "thanksgiving day": (11, 4, 4), "mother s day": (5, 7, 2), "father s day": (6, 7, 3),
}  # fmt: skip
_EID_FITR, _EID_ADHA = _islamic(10, 1, 3), _islamic(12, 10, 4)
_NEW_YEAR = new_year_of_the_jews

FEASTS: Mapping[str, Calendar] = dict(
    chain(
        ((name, _moving(western_easter, offset)) for name, offset in _EASTER.items()),
        ((f"orthodox {name}", _moving(orthodox_easter, offset)) for name, offset in _EASTER.items()),
        ((name, _fixed(*when)) for name, when in _FIXED.items()),
        ((name, _weekday(*when)) for name, when in _WEEKDAYS.items()),
        ((name, _islamic(9, 1, 30)) for name in ("ramadan", "ramazan")),
        ((name, _EID_FITR) for name in ("eid al fitr", "eid ul fitr", "eid el fitr", "eid")),
        ((name, _EID_ADHA) for name in ("eid al adha", "eid ul adha", "eid el adha", "feast of sacrifice")),
        ((name, _islamic(1, 10, 1)) for name in ("ashura", "ashoura")),
        ((name, _moving(nowruz)) for name in ("nowruz", "norouz", "nawroz", "newroz", "persian new year")),
        ((name, _moving(passover, 0, 7)) for name in ("passover", "pesach")),
        ((name, _moving(_NEW_YEAR, 0, 2)) for name in ("rosh hashanah", "jewish new year")),
        ((name, _moving(_NEW_YEAR, 9)) for name in ("yom kippur",)),
        ((name, _moving(hanukkah, 0, 8)) for name in ("hanukkah", "chanukah")),
        (
            (name, _islamic(3, 12, 1))
            for name in ("mawlid", "prophet s birthday", "prophet mohammed s birthday")
        ),
        ((name, quds_day) for name in ("quds day", "al quds day")),
        ((name, _moving(_NEW_YEAR, 14, 7)) for name in ("sukkot",)),
        ((name, _moving(western_easter, -7, 7)) for name in ("holy week",)),
        ((name, _election) for name in ("election day",)),
    )
)
LUNAR = frozenset(
    name
    for name in FEASTS
    if name.startswith(("ramad", "ramaz", "eid", "ashou", "ashur", "feast", "mawlid", "prophet"))
)

NAMED_DAYS: Mapping[str, date] = {
    "d day": date(1944, 6, 6),
    "9 11": date(2001, 9, 11),
}
# (month, day) and the words behind them that make it a day of history -> its year
DAYS_OF_HISTORY: Mapping[tuple[int, int], tuple[int, frozenset[str]]] = {
    (9, 11): (2001, words("attack attacks hijackings hijackers terror terrorist terrorists")),
    (10, 7): (2023, words("attack attacks massacre massacres assault raid hamas")),
    (2, 24): (2022, words("invasion full")),
    (1, 6): (2021, words("attack riot riots insurrection assault committee")),
    (7, 7): (2005, words("bombings bombers")),
}


def in_history(month: int, day: int, word: str, before: date | None) -> int | None:
    """The year of "the October 7 attack" and the like, None for other days or a text from before it."""
    year, words = DAYS_OF_HISTORY.get((month, day), (0, frozenset[str]()))
    when = real(year, month, day) if word in words else None
    return year if when and (before is None or before > when) else None
