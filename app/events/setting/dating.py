"""A date mention as an event's date, and the mentions and words of a sentence that tell dates."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import Literal, cast, get_args

from app.events.event import EventDate, Precision
from app.mentions.mention import DateMention
from app.text import Sentence

UNDATED = EventDate()
KNOWN = frozenset(get_args(Precision)) - {"unknown"}


def of(mention: DateMention) -> EventDate:
    """A date mention as an event's date, a span where it names several days."""
    if mention.first is None or mention.last is None:
        return UNDATED
    days = (mention.last - mention.first).days + 1
    extent: Literal["point", "span"] = "point" if days == 1 else "span"
    return EventDate(
        mention.first, mention.last, _precision(mention, days), extent, mention.basis, mention.text
    )


def _precision(mention: DateMention, days: int) -> Precision:
    """How exactly a date is known: as its words tell, else by the calendar unit that its days fill."""
    if mention.precision in KNOWN and not (days > 1 and mention.precision == "day"):
        return cast(Precision, mention.precision)
    first, after = mention.first or date.min, (mention.last or date.min) + timedelta(days=1)
    if first.day == 1 and after.day == 1:
        return "year" if first.month == after.month == 1 else "month"
    return "week" if days == 7 and first.weekday() == 0 else "day"


def words_of(sentence: Sentence, mentions: Sequence[DateMention]) -> frozenset[int]:
    """The words of a sentence that stand in a date ("March" is no march)."""
    if not mentions:
        return frozenset()
    spans, base = sentence.spans, sentence.start
    reaches = [(bisect_left(spans, (m.start - base,)), bisect_left(spans, (m.end - base,))) for m in mentions]
    return frozenset(at for first, last in reaches for at in range(first, last))


def in_span(mentions: Sequence[DateMention], start: int, end: int) -> tuple[DateMention, ...]:
    """The mentions, of those in reading order, inside characters [start, end)."""
    at = bisect_left(mentions, start, key=lambda mention: mention.start)
    return tuple(takewhile(lambda mention: mention.end <= end, islice(mentions, at, None)))
