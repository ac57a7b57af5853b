"""Seasons, quarters and halves: "last fall", "the summer of 1943", "the third quarter", "H1 2014"."""

from app.mentions.dates.hits import NOTHING, Heads, Hit
from app.mentions.dates.periods import Period, half, quarter, season, third
from app.mentions.dates.rules.near import qualified
from app.mentions.dates.rules.years import year_right
from app.mentions.dates.state import State
from app.mentions.dates.tense import direction
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import ORDINALS, SEASONS, words

_BACK = frozenset({"last", "previous", "past", "preceding"})
_FORTH = frozenset({"next", "coming", "following"})
_PREPOSITIONS = words("during that by of for until since through in")
_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_HALVES = {"first": 1, "second": 2, "latter": 2, "last": 2}


def read_season(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A season with its year, determiner and part; "fall" and "spring" only where they cannot be verbs."""
    year, end = year_right(tokens, at + 1, state)
    first, part, determiner = _left(tokens, at)
    if not _is_season(tokens, at, year, determiner or part):
        return NOTHING
    name, basis = SEASONS[tokens.words[at]], "relative" if year is None else "explicit"
    if year is None:
        year = _season_year(tokens, name, determiner, first, end, state)
    period = third(season(year, name), part) if year is not None else Period(f"XXXX-{name}")
    return (Hit(first, end, period, "explicit" if basis == "explicit" else "relative", True),)


def _left(tokens: Tokens, at: int) -> tuple[int, str, str]:
    before = tokens.word(at - 1)
    if before in _BACK or before in _FORTH or before in ("this", "that", "same"):
        first = at - 1 - (tokens.word(at - 2) == "the")
        return first, "", before
    first, part = qualified(tokens, at)
    if first == at and before == "the":
        return at - 1, "", "the"
    return first - (tokens.word(first - 1) == "the"), part, ""


def _is_season(tokens: Tokens, at: int, year: int | None, marked: str) -> bool:
    word = tokens.words[at]
    if year is not None:
        return True
    if tokens.capital(at) and (_names(tokens, at - 1, at) or _names(tokens, at + 1, at + 1)):
        return False
    if word == "fall":
        return bool(marked) and tokens.word(at + 1) not in (
            ("of", "in", "to") if marked == "the" else ("of",)
        )
    if word == "spring":
        return bool(marked) or tokens.word(at - 1) in _PREPOSITIONS
    return True


def _names(tokens: Tokens, at: int, between: int) -> bool:
    return tokens.capital(at) and tokens.near(between) and not tokens.opens_sentence(at)


def _season_year(
    tokens: Tokens, name: str, determiner: str, first: int, end: int, state: State
) -> int | None:
    told = state.last.first if state.last and determiner in ("following", "same", "that") else None
    today = told or state.today
    if state.before_christ:
        return -state.before_christ
    if today is None:
        return None
    start = _FIRST_MONTH[name]
    begun = start <= today.month
    if determiner in _BACK:
        return today.year - (not (start + 2 < today.month))
    if determiner in _FORTH:
        return today.year + begun
    if determiner in ("same", "that") and told:
        return told.year
    if state.history:
        return today.year - (name == "WI" and today.month <= 3 and today.day > 1)
    if determiner == "this" or direction(tokens, first, end) > 0:
        return today.year + (determiner != "this" and start + 2 < today.month)
    return today.year - (not begun)


def read_quarter(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A numbered quarter or half of a year: "third quarter", "the first half of 2014"."""
    word, before = tokens.words[at], tokens.word(at - 1)
    nth = ORDINALS.get(before, 0) if word == "quarter" else _HALVES.get(before, 0)
    if not 1 <= nth <= 4 or (word == "half" and before == "last") or not tokens.near(at, "-"):
        return NOTHING
    year, end = year_right(tokens, at + 1, state)
    if year is None and word == "half":
        return NOTHING
    first = at - 1 - (tokens.word(at - 2) == "the")
    return (_quarter_hit(tokens, (first, end), word, nth, year, state),)


def read_short_quarter(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """Q1 to Q4, H1 and H2 with a year: "Q3 2023"."""
    nth = tokens.number(at + 1)
    letter = tokens.words[at]
    year, end = year_right(tokens, at + 2, state)
    if not tokens.glued(at + 1) or not 1 <= nth <= (4 if letter == "q" else 2) or year is None:
        return NOTHING
    return (_quarter_hit(tokens, (at, end), "quarter" if letter == "q" else "half", nth, year, state),)


def _quarter_hit(
    tokens: Tokens, span: tuple[int, int], word: str, nth: int, year: int | None, state: State
) -> Hit:
    told = year
    if year is None and state.today is not None:
        ahead = direction(tokens, *span) > 0
        year = state.today.year - (nth * 3 - 2 > state.today.month and not ahead)
    if year is None:
        return Hit(*span, Period(f"XXXX-Q{nth}"), "relative")
    period = quarter(year, nth) if word == "quarter" else half(year, nth)
    return Hit(*span, period, "relative" if told is None else "explicit")


HEADS: tuple[Heads, ...] = (
    (SEASONS, read_season),
    (("quarter", "half"), read_quarter),
    (("q", "h"), read_short_quarter),
)
