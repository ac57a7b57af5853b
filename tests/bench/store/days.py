"""When made events happen: 2015 to 2026 with weekends, growth and bursts, told at every precision."""

from bisect import bisect
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from typing import cast

from app.events.event import EventDate, Precision
from app.mentions.mention import Basis

FIRST, LAST = date(2015, 1, 1), date(2026, 6, 30)
SPAN = "span"
KINDS: dict[str, float] = {
    "day": 58,
    SPAN: 6,
    "minute": 1,
    "hour": 4,
    "week": 3,
    "month": 14,
    "quarter": 2,
    "year": 6,
    "decade": 1,
    "unknown": 5,
}
BURSTS, BURST_DAYS, BURST_HEIGHT = 40, 25, 5.0
BACK = 0.12  # of the events are older news, told months or years later


class Days:
    """The days on which articles come out, and the dates of what they tell."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._running = list(accumulate(_weights(dice)))
        self._kinds, self._shares = list(KINDS), list(accumulate(KINDS.values()))

    def published(self, progress: float) -> datetime:
        """When the article comes out that stands at this share (0 to 1) of the whole stream."""
        at = progress * self._running[-1]
        index = min(bisect(self._running, at), len(self._running) - 1)
        before = self._running[index - 1] if index else 0.0
        share = (at - before) / (self._running[index] - before)
        day = datetime.combine(FIRST + timedelta(index), time(), UTC)
        return day + timedelta(seconds=int(share * 86_399))

    def told(self, published: date) -> EventDate:
        """The date of an event that an article of this day tells."""
        kind = self._dice.choices(self._kinds, cum_weights=self._shares)[0]
        if kind == "unknown":
            return EventDate()
        back = self._dice.expovariate(1 / 500) if self._dice.random() < BACK else self._dice.expovariate(0.7)
        day = max(published - timedelta(int(back)), FIRST)
        if kind == SPAN:
            last = day + timedelta(self._dice.randrange(1, 15))
            return EventDate(day, last, "day", "span", "explicit", f"from {day:%-d %B}")
        if kind in ("minute", "hour"):
            return self._clock(day, kind)
        first, last = around(day, kind)
        basis: Basis = "explicit" if kind != "day" or back > 20 else "relative"
        return EventDate(first, last, cast(Precision, kind), "point", basis, _spelt(first, kind))

    def _clock(self, day: date, kind: str) -> EventDate:
        minute = self._dice.randrange(60) if kind == "minute" else 0
        at = datetime.combine(day, time(self._dice.randrange(24), minute), UTC)
        end = at + timedelta(minutes=1 if kind == "minute" else 60)
        return EventDate(day, day, cast(Precision, kind), "point", "relative", f"at {at:%H:%M}", at, end)


def around(day: date, kind: str) -> tuple[date, date]:
    """The first and last day of the day, week, month, quarter, year or decade that a day lies in."""
    if kind == "day":
        return day, day
    if kind == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    months = {"month": 1, "quarter": 3, "year": 12}.get(kind)
    if months is None:
        start = day.year // 10 * 10
        return date(start, 1, 1), date(start + 9, 12, 31)
    month = (day.month - 1) // months * months + 1
    end = month + months - 1
    return date(day.year, month, 1), date(day.year, end, monthrange(day.year, end)[1])


def _spelt(first: date, kind: str) -> str:
    spelling = {"month": "%B %Y", "quarter": "the quarter from %B %Y", "year": "%Y", "decade": "the %Ys"}
    return f"{first:{spelling.get(kind, '%-d %B %Y')}}"


def _weights(dice: Random) -> list[float]:
    """How much happens on each day."""
    days = (LAST - FIRST).days + 1
    weights = [
        (0.45 if (FIRST + timedelta(n)).weekday() > 4 else 1.0) * (1 + n / days) * dice.uniform(0.7, 1.3)
        for n in range(days)
    ]
    for _ in range(BURSTS):
        start = dice.randrange(days)
        for n in range(start, min(start + BURST_DAYS, days)):
            weights[n] *= 1 + BURST_HEIGHT * (1 - (n - start) / BURST_DAYS)
    return weights
