"""Words that point from the day of writing: today, yesterday, tonight, overnight, now, recently."""

from app.mentions.dates.hits import NOTHING, Heads, Hit
from app.mentions.dates.periods import Period, day, days, shifted
from app.mentions.dates.state import State
from app.mentions.dates.tense import direction
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import PARTS_OF_DAY, words

_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_PRESENT = frozenset({"now", "currently", "current", "nowadays"})
_PAST = frozenset({"recent", "recently"})
_UNIT_AFTER = words("day days week weeks month months year years decades time times hours")


def read_near_day(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """Today, yesterday, tomorrow or tonight, with a part of day behind it."""
    word, end = tokens.words[at], at + 1
    part = "TNI" if word == "tonight" else PARTS_OF_DAY.get(tokens.word(end), "")
    end += bool(part) and word != "tonight"
    if state.history and word == "today":
        return (Hit(at, end, Period("PRESENT_REF"), "relative", moves=False),)
    if state.anchor is None:
        return (Hit(at, end, Period("XXXX-XX-XX" + part), "relative"),)
    return (Hit(at, end, day(shifted(state.anchor, _OFFSETS[word]), part), "relative"),)


def read_overnight(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """Overnight: the night into the day of writing, or the coming one when the clause looks ahead."""
    if state.anchor is None or state.history:
        return (Hit(at, at + 1, Period("XXXX-XX-XXTNI"), "relative"),)
    ahead = direction(tokens, at, at + 1) > 0
    first = shifted(state.anchor, 0 if ahead else -1)
    value = state.anchor.isoformat() + "TNI"
    return (Hit(at, at + 1, days(first, shifted(first, 1), value), "relative"),)


def read_vague(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """Now, currently, recently, the future, the past: a side of the present and no day."""
    word = tokens.words[at]
    value = _vague_value(tokens, at, word, state)
    if not value:
        return NOTHING
    return (Hit(at, at + 1, Period(value), "relative", moves=False),)


def _vague_value(tokens: Tokens, at: int, word: str, state: State) -> str:
    if word in _PRESENT:
        return "" if tokens.word(at - 1) == "from" or tokens.word(at + 1) in _UNIT_AFTER else "PRESENT_REF"
    if word in _PAST:
        return "" if tokens.word(at + 1) in _UNIT_AFTER else "PAST_REF"
    if word == "future":
        return "FUTURE_REF"
    if word == "former":
        return "PAST_REF" if state.history else ""
    closes = tokens.gap(at + 1) != "" or not tokens.word(at + 1)
    return "PAST_REF" if word == "past" and tokens.words[at - 2 : at] == ["in", "the"] and closes else ""


HEADS: tuple[Heads, ...] = (
    (_OFFSETS, read_near_day),
    (("overnight",), read_overnight),
    ((*_PRESENT, *_PAST, "future", "former", "past"), read_vague),
)
