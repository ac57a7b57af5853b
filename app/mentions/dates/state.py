"""The time in force down a text: where its words are anchored and what was dated last."""

from datetime import date

from app.mentions.dates.periods import Period, shifted

_CARRIED_BACK = 10  # months: December, then "January", is the next year; a smaller step back looks back


class State:
    """The anchor of one text (its publication day, if known) and the periods read so far.

    News is anchored at its publication; a history (`history`) carries the date last read along.
    """

    __slots__ = (
        "anchor",
        "before_christ",
        "floor",
        "headed",
        "here",
        "history",
        "last",
        "last_at",
        "last_day",
        "last_told",
        "listed",
    )

    def __init__(self, anchor: date | None, history: bool) -> None:
        self.anchor = anchor
        self.history = history
        self.last: Period | None = None
        self.last_day: date | None = None
        self.last_at = 0
        self.before_christ = 0
        self.last_told = 0
        self.here = 0
        self.headed: int | None = None  # the year that heads the part of a text read now
        self.listed: tuple[int, int] | None = None  # the year and month that head a list of days
        self.floor = 0

    @property
    def today(self) -> date | None:
        """The day from which relative words count: the anchor, or in a history the day last read."""
        if not self.history:
            return self.anchor
        return self.last.first if self.last else None

    @property
    def now(self) -> date | None:
        """The day from which "last week" counts: as today, but never taken from an undated text."""
        return self.today if self.anchor is not None else None

    def settle(self, sent: date | None) -> None:
        """Anchor the text at the day of its dateline."""
        self.anchor = sent or self.anchor

    def note(self, period: Period, at: int, lasts: bool = False) -> None:
        """Carry a period that was just read at a token; one that lasts until now sets no scene."""
        if period.value.startswith("BC") and period.precision != "decade":
            self.before_christ = int(period.value[2:6])
        if period.first is None:
            return
        self.before_christ = 0
        self.last, self.last_told = period, at - lasts * (_SCENE + 1)
        if period.precision in ("day", "hour", "minute") and period.first == period.last:
            self.last_day, self.last_at = period.first, at

    def head_list(self, at: int) -> None:
        """Let the month told right before a place head the list of days that begins there."""
        month = self.last if self.last and self.last.precision == "month" else None
        if month and month.first and at - self.last_told <= _HEAD:
            self.listed = month.first.year, month.first.month

    def day_within(self, at: int, words: int) -> date | None:
        """The day last told, if at most so many words back; else the day of writing."""
        if self.last_day is not None and (self.history or (at - self.last_at <= words and self._is_near())):
            return self.last_day
        return self.anchor if not self.history else None

    def _is_near(self) -> bool:
        """Whether the day last told lies within a few days of the writing."""
        if self.anchor is None or self.last_day is None:
            return True
        return abs((self.anchor - self.last_day).days) <= _NEAR

    def year_of_month(self, month: int, direction: int) -> int | None:
        """The year of a month told without one, negative before our era; direction -1, 0 unknown, 1."""
        if self.before_christ:
            return -self.before_christ
        today = self.today
        if today is None:
            return None
        if self.headed is not None:
            return self.headed
        if self.history:
            return today.year + (1 if today.month - month >= _CARRIED_BACK else 0)
        if direction > 0:
            return today.year + (month < today.month)
        if (year := self._year_of_scene(month)) is not None:
            return year
        soon = direction == 0 and 0 < month - today.month <= _SOON // 30
        return today.year - (month > today.month and not soon)

    def year_of_day(self, month: int, day: int, direction: int) -> int | None:
        """The year of a month and day told without one: the latest up to now, the next when ahead."""
        today = self.today
        if today is None or self.history or self.headed:
            return self.year_of_month(month, direction)
        ahead = (month, day) > (today.month, today.day)
        if direction > 0:
            gone = (month, day) < (today.month, today.day)
            return today.year + (gone and not self._lately(month, day))
        if (year := self._year_of_scene(month)) is not None:
            return year
        return today.year - (ahead and not self._soon(month, day))

    def latest(self, month: int, day: int = 1) -> int | None:
        """The year of the latest such day up to now, None in a history or without an anchor."""
        if self.anchor is None or self.history:
            return None
        return self.anchor.year - ((month, day) > (self.anchor.month, self.anchor.day))

    @property
    def scene(self) -> date | None:
        """The day, more than a year back, at which the news just told its background."""
        last = self.last.first if self.last and self.last.precision in ("day", "month") else None
        if last is None or self.anchor is None or self.here - self.last_told > _SCENE:
            return None
        return last if (self.anchor - last).days > _BACKGROUND else None

    def _year_of_scene(self, month: int) -> int | None:
        scene = self.scene
        return scene.year if scene is not None and month >= scene.month else None

    def _soon(self, month: int, day: int) -> bool:
        assert self.anchor is not None
        until = ((month - self.anchor.month) * 30 + day - self.anchor.day) % 365
        return until <= _SOON

    def _lately(self, month: int, day: int) -> bool:
        assert self.anchor is not None
        return ((self.anchor.month - month) * 30 + self.anchor.day - day) % 365 <= _LATELY

    def weekday(self, number: int, direction: int) -> date | None:
        """The weekday (1 Monday to 7 Sunday) nearest today in a direction, today included."""
        today = self.now
        if today is None:
            return None
        back = (today.isoweekday() - number) % 7
        return shifted(today, (7 - back) % 7 if direction > 0 else -back)


_NEAR = 6  # days
_HEAD = 3  # words: a month, its year, and what may stand between them
_BACKGROUND = 365  # days
_SCENE = 120  # words: so far on a background told with its year goes on without it
_LATELY = 90  # days: a day this little behind is meant even in a clause that looks ahead
_SOON = 60  # days: without a cue, a day this close ahead is meant rather than one ten months back
