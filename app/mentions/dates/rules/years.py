"""Years, decades, centuries: "2014", "early 2022", "2014-15", "the 1990s", "480 BC", "the 19th century"."""

from app.mentions.dates.hits import NOTHING, Heads, Hit
from app.mentions.dates.periods import Period, century, decade, third, year, year_before_christ
from app.mentions.dates.rules.near import qualified
from app.mentions.dates.state import State
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import DECADES, ORDINAL_TAILS, ORDINALS, words

_YEARS = range(1000, 2101)
_NO_YEAR_BEFORE = words(
    """resolution resolutions article no number flight section room highway route boeing airbus page
    pages chapter than least most nearly almost about some only approximately over under totaling another
    day"""
)
_NO_YEAR_AFTER = words(
    """people troops soldiers men women children refugees migrants civilians dead deaths wounded victims
    houses homes tons tonnes miles km kilometers kilometres meters metres feet dollars euros pounds
    percent hours gmt utc hrs others prisoners fighters rockets missiles drones casualties members
    employees workers borders lines ships aircraft tanks guns m ft kg mm hectares acres square years
    days police officers"""
)
_YEARS_ON = {"this": 0, "same": 0, "that": 0, "next": 1, "following": 1, "last": -1, "previous": -1}
_JOINED_TO_FIGURES = frozenset("$€£#.,:/+'’")
_ERAS = frozenset({"bc", "bce"})


def year_right(tokens: Tokens, at: int, state: State) -> tuple[int | None, int]:
    """The year told at a place right of a month, and the place behind it: "1946", "of that year", "'98"."""
    of = tokens.word(at) == "of"
    gap, number = tokens.gap(at + of), tokens.number(at + of)
    if (
        gap in ("", ",", ".", "-", "/", ".,")
        and number in _YEARS
        and len(tokens.words[at + of]) == 4
        and _ends_year(tokens, at + of)
    ):
        return number, at + of + 1
    if number > 0 and tokens.near(at + of, ",") and tokens.word(at + of + 1) in _ERAS:
        return -number, at + of + 2
    if gap in ("'", "’", "‘") and number >= 0 and len(tokens.words[at]) == 2:
        return _full_year(number), at + 1
    return _spoken_year(tokens, at + of, state, at)


def _spoken_year(tokens: Tokens, at: int, state: State, end: int) -> tuple[int | None, int]:
    definite = tokens.word(at) == "the"
    at += definite
    word, unit = tokens.word(at), at + 1 + (tokens.word(at + 1) == "same")
    if tokens.word(unit) != "year" or state.today is None or not tokens.near(at) or word not in _YEARS_ON:
        return None, end
    told = state.last.first.year if state.last and state.last.first else None
    if word == "that":
        return told, unit + 1
    return (told if definite and told else state.today.year) + _YEARS_ON[word], unit + 1


def _ends_year(tokens: Tokens, at: int) -> bool:
    return not tokens.glued(at + 1) and tokens.after(at) != "%"


def _full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits > 40 else 2000)


def read_year(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """Four digits that name a year, with "early", "the end of" and the like, and a range's second year."""
    if not _is_year(tokens, at):
        return NOTHING
    first, part = qualified(tokens, at)
    number = tokens.number(at)
    fiscal = _fiscal_start(tokens, at)
    hit = Hit(min(first, fiscal), at + 1, third(year(number), part), "explicit", bool(part) or fiscal < at)
    if tokens.fills_line(first, at + 1):
        state.headed = number
    second = _second_year(tokens, at)
    if second is None:
        return (hit,)
    return hit, Hit(at + 1, at + 2, year(second), "explicit")


def _fiscal_start(tokens: Tokens, at: int) -> int:
    """Where "fiscal 2014" or "FY2014" begins; the months of such a year are the state's or firm's own."""
    if tokens.word(at - 1) in ("fiscal", "fy"):
        return at - 1
    return at - 2 if tokens.word(at - 1) == "year" and tokens.word(at - 2) == "fiscal" else at


def _second_year(tokens: Tokens, at: int) -> int | None:
    """The year that "15" means in "2014-15"."""
    number = tokens.number(at + 1)
    if tokens.gap(at + 1) not in ("-", "–", "/") or len(tokens.word(at + 1)) != 2 or number < 0:
        return None
    full = tokens.number(at) // 100 * 100 + number
    follows = tokens.number(at) < full <= tokens.number(at) + 20
    return full if follows and tokens.gap(at + 2) not in ("-", "/") else None


def _is_year(tokens: Tokens, at: int) -> bool:
    if tokens.before(at) in _JOINED_TO_FIGURES or tokens.after(at) == "%":
        return False
    if tokens.glued(at) and tokens.word(at - 1) != "fy":
        return False
    if tokens.glued(at + 1) or _continues(tokens, at):
        return False
    if tokens.word(at - 1) in _NO_YEAR_BEFORE or tokens.word(at + 1) in _ERAS:
        return False
    return not (tokens.word(at + 1) in _NO_YEAR_AFTER and tokens.near(at + 1))


def _continues(tokens: Tokens, at: int) -> bool:
    """Whether the digits go on over a point or comma: "1,500.25"."""
    gap = tokens.text[tokens.ends[at] : tokens.ends[at] + 2]
    return len(gap) == 2 and gap[0] in ",." and gap[1].isdigit()


def read_era(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """Years before our era: "480 BC", "499-493 BC", "the 470s BC", "the 4th century BC"."""
    if tokens.words[at] == "b" and not (tokens.word(at + 1) == "c" and tokens.gap(at + 1) == "."):
        return NOTHING
    number = at - 1
    if tokens.word(number) == "century":
        return _century_before_christ(tokens, number)
    tens = tokens.word(number) == "s" and tokens.glued(number)
    number -= tens
    if tokens.number(number) < 1 or not tokens.near(at, "."):
        return NOTHING
    first, part = qualified(tokens, number)
    value = year_before_christ(tokens.number(number))
    if tens:
        value = Period(value.value[:-1], precision="decade")
    hit = Hit(first, at + 1 + (tokens.words[at] == "b"), value, "explicit", bool(part))
    earlier = _earlier_end(tokens, number)
    return (*earlier, hit)


def _earlier_end(tokens: Tokens, number: int) -> tuple[Hit, ...]:
    joined = tokens.word(number - 1) in ("to", "and")
    start = number - 1 - joined
    if tokens.number(start) < 1 or not (joined or tokens.gap(number) in ("-", "–", "—")):
        return NOTHING
    first, part = qualified(tokens, start)
    return (Hit(first, start + 1, year_before_christ(tokens.number(start)), "explicit", bool(part)),)


def _century_before_christ(tokens: Tokens, at: int) -> tuple[Hit, ...]:
    nth, start = _ordinal_left(tokens, at)
    if nth < 1:
        return NOTHING
    first, part = qualified(tokens, start)
    return (Hit(first, at + 2, Period(f"BC{nth - 1:02}", precision="decade"), "explicit", bool(part)),)


def _ordinal_left(tokens: Tokens, at: int) -> tuple[int, int]:
    """The ordinal number left of a place and its first token; 0 when there is none."""
    word = tokens.word(at - 1)
    if word in ORDINALS:
        nth, start = ORDINALS[word], at - 1
        return (nth + 20, at - 2) if tokens.word(at - 2) == "twenty" else (nth, start)
    if word in ORDINAL_TAILS and tokens.glued(at - 1):
        return tokens.number(at - 2), at - 2
    return 0, at


def read_century(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A century by its number: "the 19th century", "the early twenty-first century"."""
    nth, start = _ordinal_left(tokens, at)
    if not 1 <= nth <= 30 or tokens.word(at + 1) in _ERAS:
        return NOTHING
    first, part = qualified(tokens, start)
    return (Hit(first, at + 1, third(century(nth), part), "explicit", bool(part)),)


def read_decade(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A decade written with digits, "1990s" or "'90s", or with a word, "the nineties"."""
    in_words = tokens.words[at] in DECADES
    start = at if in_words else at - 1
    number = _decade_in_words(tokens, at) if in_words else _decade_number(tokens, at)
    if number < 0 or tokens.word(at + 1) in _ERAS:
        return NOTHING
    first, part = qualified(tokens, start)
    return (Hit(first, at + 1, third(decade(number), part), "explicit", bool(part)),)


def _decade_in_words(tokens: Tokens, at: int) -> int:
    meant = tokens.word(at - 1) in ("the", "early", "late", "mid")
    return 1900 + DECADES[tokens.words[at]] if meant else -1


def _decade_number(tokens: Tokens, at: int) -> int:
    if not (tokens.glued(at) or tokens.gap(at) in ("'", "’")):
        return -1
    number, width = tokens.number(at - 1), len(tokens.word(at - 1))
    if number < 0 or number % 10:
        return -1
    if width == 4 and number in _YEARS:
        return number
    return 1900 + number if width == 2 and tokens.before(at - 1) in ("'", "’", "‘") and number > 10 else -1


HEADS: tuple[Heads, ...] = (
    ([str(number) for number in _YEARS], read_year),
    ((*_ERAS, "b"), read_era),
    (("century",), read_century),
    (("s", *DECADES), read_decade),
)
