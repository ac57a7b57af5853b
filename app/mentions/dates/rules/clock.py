"""Times of day: "10:35 a.m.", "0300 GMT on Saturday", "this morning", "the night of June 4", "at dawn"."""

from datetime import date

from app.mentions.dates.hits import NOTHING, Heads, Hit
from app.mentions.dates.periods import Period, day, shifted
from app.mentions.dates.rules.deictic import read_near_day
from app.mentions.dates.rules.months import read_month
from app.mentions.dates.rules.weekdays import read_weekday
from app.mentions.dates.state import State
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import MONTHS, PARTS_OF_DAY, WEEKDAYS, words

_ZONES = words("gmt utc est edt cst cdt mst mdt pst pdt cet cest eet eest bst msk ist et local z")
_REMEMBERED = 40  # words: a clock time belongs to a day told at most so far back
_POINTS = words("dusk dawn sunset sunrise midnight nightfall noon midday daybreak")


def read_clock(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A clock time with its zone, on the day told beside it or last before it."""
    time, end = _time(tokens, at)
    if not time:
        return NOTHING
    behind = _behind_zone(tokens, end)
    universal = "Z" if tokens.word(end) in ("gmt", "utc", "z") and behind > end else ""
    return _on_its_day(tokens, (at, end, behind), time + universal, state)


def _time(tokens: Tokens, at: int) -> tuple[str, int]:
    if tokens.before(at) in ("$", "€", "£", ":", ".", "-", "/", "#") or tokens.number(at) < 0:
        return "", at
    word = tokens.words[at]
    if len(word) == 4:
        zoned = tokens.word(at + 1) in _ZONES | {"hours", "hrs"} and tokens.near(at + 1)
        return (_written(int(word[:2]), word[2:], ""), at + 1) if zoned else ("", at)
    hour, end, minutes = int(word), at + 1, "00"
    if tokens.gap(end) in (":", ".") and len(tokens.word(end)) == 2 and 0 <= tokens.number(end) < 60:
        minutes, end = tokens.word(end), end + 1
    half, behind = _half(tokens, end)
    if half:
        return _written(hour, minutes, half), behind
    if end > at + 1 and tokens.gap(at + 1) == ":" and tokens.after(end - 1) not in (":", "%"):
        return _written(hour, minutes, ""), end + (tokens.word(end) in ("hrs", "hours"))
    return "", at


def _half(tokens: Tokens, at: int) -> tuple[str, int]:
    """The half of the day: "a.m.", "pm", "in the afternoon", "o'clock"."""
    word = tokens.word(at)
    if word in ("am", "pm") and tokens.near(at):
        return word[0], at + 1
    if word in ("a", "p") and tokens.word(at + 1) == "m" and tokens.gap(at + 1) == "." and tokens.near(at):
        return word, at + 2
    if word == "o" and tokens.word(at + 1) == "clock":
        return "o", at + 2
    if (
        word == "in"
        and tokens.word(at + 1) == "the"
        and tokens.word(at + 2) in ("morning", "afternoon", "evening")
    ):
        return ("a" if tokens.word(at + 2) == "morning" else "p"), at + 3
    return "", at


def _written(hour: int, minutes: str, half: str) -> str:
    if half in ("a", "p") and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{minutes}" if hour <= 24 and int(minutes) < 60 else ""


def _behind_zone(tokens: Tokens, at: int) -> int:
    """The place behind a zone and behind the same time told for another: "EST", "(0735 GMT)"."""
    if tokens.word(at) in _ZONES and tokens.near(at, "."):
        at += 1 + (tokens.word(at) == "local" and tokens.word(at + 1) == "time")
    zoned = tokens.number(at) >= 0 and tokens.word(at + 1) in _ZONES
    if zoned and tokens.gap(at).endswith("(") and tokens.gap(at + 2).startswith(")"):
        at += 2
    return at


def _on_its_day(tokens: Tokens, places: tuple[int, int, int], time: str, state: State) -> tuple[Hit, ...]:
    at, end, behind = places
    beside = _day_beside(tokens, behind, state)
    if beside is not None and beside.period.first is not None:
        return (Hit(at, beside.end, day(beside.period.first, time), beside.basis),)
    when = state.day_within(at, _REMEMBERED)
    if when is None:
        return (Hit(at, end, Period("XXXX-XX-XX" + time), "relative", moves=False),)
    return (Hit(at, end, day(when, time), "relative", moves=False),)


def _day_beside(tokens: Tokens, at: int, state: State) -> Hit | None:
    """The single day told right behind a time: "Tuesday", "on Saturday", "on 5 June", "of June 4"."""
    at += tokens.word(at) in ("on", "of", "the", "late", "early") and tokens.near(at, ",.")
    if not tokens.near(at, ",.)"):
        return None
    head = at + (1 <= tokens.number(at) <= 31)
    word = tokens.word(head)
    if word in WEEKDAYS:
        hits = read_weekday(tokens, head, state) or _dated_weekday(tokens, head, state)
    elif word in ("today", "yesterday", "tomorrow"):
        hits = read_near_day(tokens, head, state)
    elif word in MONTHS:
        hits = read_month(tokens, head, state)
    else:
        return None
    return hits[0] if len(hits) == 1 and hits[0].period.precision == "day" else None


def _dated_weekday(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    month = next((at + step for step in (1, 2, 3) if tokens.word(at + step) in MONTHS), 0)
    return read_month(tokens, month, state) if month else NOTHING


def read_part(tokens: Tokens, at: int, state: State) -> tuple[Hit, ...]:
    """A part of the day with what places it: "this morning", "last night", "the next morning", "at dawn"."""
    word, before = tokens.words[at], tokens.word(at - 1)
    part = PARTS_OF_DAY[word]
    if hits := _part_of_day_told(tokens, at, part, state):
        return hits
    if before in ("this", "last"):
        return _pointed(state, at, part, -1 if before == "last" else 0)
    if before in ("that", "same", "next", "following"):
        return _referred(tokens, at, part, state)
    if word in _POINTS and before in ("at", "before", "until", "by", "around", "since", "from"):
        when = state.day_within(at, _REMEMBERED)
        period = Period("XXXX-XX-XX" + part) if when is None else day(when, part)
        return (Hit(at, at + 1, period, "relative", moves=False),)
    return NOTHING


def _part_of_day_told(tokens: Tokens, at: int, part: str, state: State) -> tuple[Hit, ...]:
    """The morning of June 4, noon on Friday."""
    if tokens.word(at + 1) != "of" and tokens.words[at] not in _POINTS:
        return NOTHING
    beside = _day_beside(tokens, at + 1, state)
    if beside is None or beside.period.first is None:
        return NOTHING
    first = at - (tokens.word(at - 1) in ("the", "early", "late"))
    return (Hit(first, beside.end, day(beside.period.first, part), beside.basis),)


def _pointed(state: State, at: int, part: str, offset: int) -> tuple[Hit, ...]:
    today: date | None = state.now
    if today is None or (state.history and offset):
        return (Hit(at - 1, at + 1, Period("XXXX-XX-XX" + part), "relative", moves=False),)
    return (Hit(at - 1, at + 1, day(shifted(today, offset), part), "relative"),)


def _referred(tokens: Tokens, at: int, part: str, state: State) -> tuple[Hit, ...]:
    before = tokens.word(at - 1)
    first = at - 1 - (tokens.word(at - 2) in ("the", "that"))
    offset = 1 if before in ("next", "following") else 0
    if state.last_day is None:
        return (Hit(first, at + 1, Period("XXXX-XX-XX" + part), "relative", moves=False),)
    return (Hit(first, at + 1, day(shifted(state.last_day, offset), part), "relative"),)


_HOURS = [str(hour) for hour in range(25)] + [f"0{hour}" for hour in range(10)]
_MILITARY = [f"{hour:02}{minute:02}" for hour in range(24) for minute in range(60)]
HEADS: tuple[Heads, ...] = (
    ((*_HOURS, *_MILITARY), read_clock),
    (PARTS_OF_DAY, read_part),
)
