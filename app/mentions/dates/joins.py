"""What two neighbours mean together: ranges, a length from a day, a distance from a named day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.mentions.dates.periods import Period, days, real, shifted
from app.mentions.dates.rules.units import counted, whole
from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import ANY_UNIT, words
from app.mentions.mention import DateMention

_DASHES = words("to - — until through – till into")
_WIDEST_JOIN = 12  # characters between the two ends of a range
_LENGTH_BEFORE = 8  # words: "a 60-day ceasefire to be held from 27 November"
_MOVED = words("postponed moved rescheduled delayed brought shifted put")
_YEAR = 366  # days
_DAYS_LONG = {"D": 1, "W": 7, "F": 14, "H": 0}


def ranged(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The mentions, where both ends of a range such as "April 14-18" carry all its days."""
    joined = list(mentions)
    for at in range(len(joined) - 1):
        if not _is_linked(text, joined[at], joined[at + 1]):
            continue
        one, two = _in_order(joined[at], joined[at + 1])
        if one.first and two.first and two.last and one.first < two.first <= two.last:
            joined[at] = replace(one, last=two.last, bound="in")
            joined[at + 1] = replace(two, first=one.first, bound="in")
    return joined


def _is_linked(text: str, one: DateMention, two: DateMention) -> bool:
    if one.first is None or two.first is None or two.start - one.end > _WIDEST_JOIN:
        return False
    gap = text[one.end : two.start]
    if "\n\n" in gap:  # a heading and the list under it
        return False
    between = gap.strip().lower().removesuffix("the").strip()
    before = text[max(0, one.start - 40) : one.start].lower().split()
    if between == "and":
        return before[-1:] == ["between"] or before[-2:] == ["between", "the"]
    return between in _DASHES and not (before[-1:] == ["from"] and _MOVED.intersection(before))


def _in_order(one: DateMention, two: DateMention) -> tuple[DateMention, DateMention]:
    """Two ends told without a year, or as weekdays, with the one out of order moved back to the other."""
    if one.first is None or two.first is None or one.rule != two.rule or one.basis != two.basis:
        return one, two
    if one.rule == "weekday" and one.first > two.first:
        return _moved(one, *(shifted(day, -7) for day in (one.first, one.last or one.first))), two
    if one.rule != "month" or one.basis != "relative":
        return one, two
    if one.first > two.first:
        return _year_before(one), two
    return one, _year_before(two) if (two.first - one.first).days > _YEAR else two


def _year_before(mention: DateMention) -> DateMention:
    if mention.first is None or mention.last is None:
        return mention
    days = (mention.first, mention.last)
    return _moved(mention, *(real(d.year - 1, d.month, d.day) or shifted(d, -_YEAR) for d in days))


def _moved(mention: DateMention, first: date, last: date) -> DateMention:
    stem = first.isoformat()[: 7 if mention.precision == "month" else 10]
    return replace(mention, first=first, last=last, value=stem + mention.value[len(stem) :])


def lasting(tokens: Tokens, first: int, bound: str, period: Period) -> Period:
    """The period grown by a length told before it: "60-day ceasefire from 27 November"."""
    if bound != "since" or period.precision != "day" or period.first is None:
        return period
    for at in range(first - 1, max(0, first - _LENGTH_BEFORE), -1):
        letter = ANY_UNIT.get(tokens.words[at], "")
        start, count = counted(tokens, at)
        if letter in _DAYS_LONG and count and tokens.gap(at) == "-" and start < at:
            length = count * _DAYS_LONG[letter] or -(-count // 24)
            return days(period.first, shifted(period.first, length - 1), period.value)
        if tokens.opens_sentence(at):
            break
    return period


def distant(tokens: Tokens, first: int, period: Period) -> tuple[int, Period]:
    """The day that "two days after" or "the day before" makes of the day behind it, and where it begins."""
    at = first - 1 - (tokens.word(first - 1) == "the")
    word, unit = tokens.word(at), ANY_UNIT.get(tokens.word(at - 1), "")
    if word not in ("before", "after", "following") or unit not in ("D", "W", "MO", "Y"):
        return first, period
    start, count = counted(tokens, at - 1)
    if start == at - 1 and tokens.word(start) == "day":
        start, count = start - (tokens.word(start - 1) == "the"), 1
    if count is None or period.first is None or period.precision != "day":
        return first, period
    return start, whole(unit, period.first, -count if word == "before" else count)
