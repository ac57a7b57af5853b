"""When an event happened: the date of its clause, else what the article's own time tells."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import islice, takewhile
from operator import itemgetter
from typing import Literal, cast, get_args

from app.events.event import EventDate, Precision
from app.events.scene import BRACKETS, STOPS, Scene
from app.mentions.mention import DateMention
from app.mentions.triggers import Trigger
from app.text import Sentence

UNDATED = EventDate()
BREAKS = (STOPS - BRACKETS - {"as"}) | {"following", "ahead"}
SPEAKING = frozenset(
    "said told interview speech statement address remarks claimed announced warned briefing tweeted news"
    " says letter message television".split()
)
OPENING = 3
KNOWN = frozenset(get_args(Precision)) - {"unknown"}


@dataclass
class Clock:
    """The article's time: its publication day, and the day of the talk or statement it reports."""

    published: date | None
    speech: EventDate | None = None
    said: dict[str, EventDate] = field(default_factory=dict)

    def now(self) -> EventDate:
        """The publication day as an assumed date, undated where the article has none."""
        if self.published is None:
            return UNDATED
        return EventDate(self.published, self.published, "day", "point", "publication")

    def spoken(self) -> EventDate:
        """The day on which the article's statements were made."""
        return replace(self.speech, basis="context") if self.speech else self.now()

    def hear(self, scene: Scene, codes: Sequence[str]) -> None:
        """Note on which day the speakers of a sentence spoke, by the date beside their saying."""
        for mention in scene.dates:
            near = (
                mention.first is not None
                and mention.basis == "relative"
                and _speaks_near(scene, _word_at(scene, mention))
            )
            if near and mention.last is not None and (mention.last - mention.first).days <= 1:  # type: ignore[operator]
                for code in codes:
                    self.said.setdefault(code, replace(of(mention), basis="context", text=None))


def _speaks_near(scene: Scene, at: int) -> bool:
    """Whether a verb or an occasion of speech stands within a few words of word `at`."""
    return not SPEAKING.isdisjoint(scene.lower[max(0, at - 8) : at + 5])


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


def nearest(scene: Scene, trigger: Trigger) -> DateMention | None:
    """The date mention that belongs to a trigger: the closest in its clause, else the closest."""
    usable = [
        m
        for m in scene.dates
        if m.first is not None and _usable(m) and not _anothers(scene, trigger, _word_at(scene, m))
    ]
    if not usable:
        return None
    return min(usable, key=lambda mention: _distance(scene, trigger, mention))


def _usable(mention: DateMention) -> bool:
    return mention.bound in ("in", "since", "after", "by", "until") and not mention.value.endswith("REF")


def _distance(scene: Scene, trigger: Trigger, mention: DateMention) -> tuple[int, int]:
    at = _word_at(scene, mention)
    low, high = sorted((at, trigger.first))
    between = scene.lower[low:high]
    parted = sum(word in BREAKS for word in between) + (at > trigger.first and between.count(",") > 1)
    return parted + _modifies(scene, mention), high - low


def _modifies(scene: Scene, mention: DateMention) -> bool:
    """Whether a date only names the noun behind it ("the Easter truce")."""
    end = mention.end - scene.sentence.start
    follower = bisect_left(scene.spans, (end,))
    return any(t.noun and t.first == follower and scene.lower[follower] != "to" for t in scene.triggers)


def _anothers(scene: Scene, trigger: Trigger, at: int) -> bool:
    """Whether another verb stands between a trigger and a date, and so owns the date."""
    if at <= OPENING:
        return False
    low, high = sorted((at, trigger.first))
    return any(not t.noun and low < t.first < high and t.first != trigger.first for t in scene.triggers)


def _word_at(scene: Scene, mention: DateMention) -> int:
    offset = mention.start - scene.sentence.start
    return bisect_right(scene.spans, offset, key=itemgetter(1))


def parted(scene: Scene, trigger: Trigger, mention: DateMention) -> int:
    """How many clause boundaries lie between a trigger and a date."""
    return _distance(scene, trigger, mention)[0]


def words_of(sentence: Sentence, mentions: Sequence[DateMention]) -> frozenset[int]:
    """The words of a sentence that stand in a date ("March" is no march)."""
    if not mentions:
        return frozenset()
    starts, base = [start for start, _ in sentence.spans()], sentence.start
    reaches = [(bisect_left(starts, m.start - base), bisect_left(starts, m.end - base)) for m in mentions]
    return frozenset(at for first, last in reaches for at in range(first, last))


def in_span(mentions: Sequence[DateMention], start: int, end: int) -> tuple[DateMention, ...]:
    """The mentions, of those in reading order, inside characters [start, end)."""
    at = bisect_left(mentions, start, key=lambda mention: mention.start)
    return tuple(takewhile(lambda mention: mention.end <= end, islice(mentions, at, None)))
