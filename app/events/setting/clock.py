"""The article's own time: its publication day, the story it tells, the days on which it lets people speak."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.events.clause import clauses, distances, positions
from app.events.clause.scene import Scene
from app.events.event import EventDate, Precision
from app.events.meaning.signals import Signal
from app.events.setting.dating import UNDATED, of
from app.mentions.dates.periods import shifted
from app.mentions.dates.rules.units import whole
from app.mentions.mention import DateMention
from app.mentions.triggers import Trigger

SPEAKING = frozenset(
    "said told interview speech statement address remarks claimed announced warned briefing tweeted news"
    " says letter message television".split()
)
CONTENT = frozenset("that when where who which if because".split())  # behind which another clause begins
PRESENT = frozenset("has have is are will continue continues remain remains".split())
ONWARD = frozenset("then later second third followed following afterwards eventually subsequently".split())
GOING_ON = frozenset(
    "strike_reported attack_reported clash_reported protest_held people_displaced aid_provided"
    " arms_supplied sanctions_imposed talks_held truce_violated".split()
)
DAYS = {"D": 1, "W": 7, "F": 14}
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
FRESH = 3  # days for which a weekday behind what is asked or vowed rather tells when that was said
STORY = 3  # sentences dated long ago in a row, after which a text is a history


@dataclass
class Clock:
    """The article's time: its publication day, and the day of the talk or statement it reports."""

    published: date | None
    speech: EventDate | None = None
    said: dict[str, EventDate] = field(default_factory=dict)
    story: EventDate | None = None
    told: int = 0
    paragraph: int = -1
    listed: bool = False
    heading: EventDate | None = None

    def now(self) -> EventDate:
        """The publication day as an assumed date, undated where the article has none."""
        if self.published is None:
            return UNDATED
        return EventDate(self.published, self.published, "day", "point", "publication")

    def ago(self, count: int, unit: str, words: str) -> EventDate:
        """The month or year so many units before the publication; undated where the article has no day."""
        return _moved(self.now(), -count, unit, words) or UNDATED

    def is_ahead(self, when: EventDate) -> bool:
        """Whether a date lies wholly after the day of publication."""
        return bool(self.published and when.first and when.first > self.published)

    def is_over(self, when: EventDate) -> bool:
        """Whether a date lies wholly before the day of publication."""
        return bool(self.published and when.last and when.last < self.published)

    def lately(self, when: EventDate) -> EventDate:
        """The day on which something was said that a weekday to come seems to date, else that of the news."""
        day = when.first - timedelta(days=7) if when.first and when.extent == "point" else None
        named = (when.text or "").lower().removeprefix("on ") in WEEKDAYS
        if not (named and day and self.published and (self.published - day).days <= FRESH):
            return self.now()
        return replace(when, first=day, last=day)

    def turn(self, scene: Scene) -> None:
        """Move on to a sentence: its main clause may set the time of those behind it."""
        sentence = scene.sentence
        if sentence.part == "title":
            return
        if sentence.paragraph != self.paragraph and not (self.told >= STORY or _goes_on(scene)):
            self.story, self.listed = self.heading, self.heading is not None
        self.paragraph = sentence.paragraph
        if (entry := clauses.entry(scene)) is not None:
            self.story, self.listed = replace(of(entry), basis="context", text=None), True
            self.heading = self.story if _is_heading(scene, entry) and self.is_over(of(entry)) else None
        elif (mention := clauses.setting(scene)) is not None:
            when = of(mention)
            self.told = self.told + 1 if self.is_past(when) else 0
            self.story = replace(when, basis="context", text=None)
        elif any(m.value == "PRESENT_REF" for m in scene.dates):
            self.story, self.told = None, 0

    def is_past(self, when: EventDate, days: int = clauses.LATELY) -> bool:
        """Whether a date lies so many days back, by default so far that what it dates is no news."""
        return bool(self.published and when.last and (self.published - when.last).days > days)

    def at_the_time(self, scene: Scene, signal: Signal) -> EventDate | None:
        """The date of the story that a sentence goes on with; words of the day keep the day of the talk."""
        if self.story is None or self.story.last is None or self.published is None:
            return None
        ahead = self.story.last > self.published
        spoken_now = signal.kind.sides == "speech" and not self.is_past(self.story)
        return None if ahead or spoken_now or not (self.listed or _narrates(scene, signal)) else self.story

    def is_term(self, mention: DateMention) -> bool:
        """Whether a date ("until Friday") tells how long something is to last, not when it happens."""
        ahead = mention.last is not None and self.published is not None and mention.last >= self.published
        return mention.bound == "until" and ahead

    def lasting(self, scene: Scene, signal: Signal, mention: DateMention) -> EventDate:
        """The days that a mention tells: what has gone on since a day lasts to the day of the news."""
        told = of(mention)
        behind = positions.word_after(scene, mention)
        dated_by = clauses.SAME_TIME.isdisjoint(scene.lower[behind : behind + 2])
        named = signal.trigger.noun and signal.trigger.first == behind  # "since the 2021 killing"
        since = mention.bound == "since" and "since" in scene.lower and dated_by and not named
        if not since or signal.type not in GOING_ON or told.first is None or self.published is None:
            return told
        if told.first >= self.published:
            return told
        return replace(told, last=self.published, precision="day", extent="span")

    def apart(self, scene: Scene, trigger: Trigger) -> EventDate | None:
        """The date of an event told by its distance from another that has one, or from the news."""
        if (found := distances.away(scene, trigger)) is None:
            return None
        mention, side = found
        steps, unit = mention.shift or (0, "D")
        behind = [m for m in scene.dates if m.start >= mention.end and clauses.dates_events(scene, m)]
        main = clauses.entry(scene) or clauses.setting(scene)
        told = main if side < 0 else next(iter(behind), None)
        base = of(told) if told else self.now() if side < 0 else UNDATED
        return _moved(base, side * steps, unit, mention.text)

    def spoken(self) -> EventDate:
        """The day on which the article's statements were made."""
        return replace(self.speech, basis="context") if self.speech else self.now()

    def hear(self, scene: Scene, codes: Sequence[str]) -> None:
        """Note on which day the speakers of a sentence spoke, by the date beside their saying."""
        for mention in scene.dates:
            near = (
                mention.first is not None
                and mention.basis == "relative"
                and _speaks_near(scene, positions.word_at(scene, mention))
            )
            if near and mention.last is not None and (mention.last - mention.first).days <= 1:  # type: ignore[operator]
                for code in codes:
                    day = replace(of(mention), basis="context", text=None)
                    told = self.said.setdefault(code, day)
                    self.said[code] = day if told == day else UNDATED


def _moved(base: EventDate, steps: int, unit: str, words: str) -> EventDate | None:
    """A date moved by calendar units, as exact as the unit."""
    if base.first is None or base.last is None:
        return None
    if unit in DAYS:
        first, last = (shifted(day, steps * DAYS[unit]) for day in (base.first, base.last))
        return EventDate(first, last, "day", "point", "relative", words)
    period = whole(unit, base.first, steps)
    if period.first is None or period.last is None:
        return None
    precision: Precision = "month" if unit == "MO" else "year"
    return EventDate(period.first, period.last, precision, "span", "relative", words)


def reports(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb of speech stands before a trigger ("announced on Monday that it had left")."""
    return not SPEAKING.isdisjoint(scene.lower[: trigger.first])


def _narrates(scene: Scene, signal: Signal) -> bool:
    """Whether a signal is told in the simple past."""
    trigger = signal.trigger
    if trigger.noun:
        return PRESENT.isdisjoint(scene.lower[trigger.last : trigger.last + 5])
    if trigger.forms == clauses.GERUND and scene.group_start(trigger.first) == trigger.first:
        return True
    return clauses.perfect(scene, trigger) in (None, "had") and not trigger.forms.isdisjoint(("past", "pp"))


def _is_heading(scene: Scene, entry: DateMention) -> bool:
    """Whether a sentence holds nothing but a date, which heads the paragraphs below it."""
    return not any(word[0].isalnum() for word in scene.lower[positions.word_after(scene, entry) :])


def _goes_on(scene: Scene) -> bool:
    """Whether a paragraph opens as the next step of a story ("Then", "A second", "In the days that")."""
    return not ONWARD.isdisjoint(scene.lower[:6])


def _speaks_near(scene: Scene, at: int) -> bool:
    """Whether a verb or an occasion of speech stands within a few words of word `at`, in its clause."""
    low = max(0, at - 8)
    parted = next((i for i in range(at - 1, low, -1) if scene.lower[i] in CONTENT), low)
    return not SPEAKING.isdisjoint(scene.lower[parted : at + 5])
