"""Period: the date bounds of a query together, and the events whose dates meet them."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlalchemy as sa

    from app.filters.where import Clause


class Match(Enum):
    """How an event's days must meet the bounds."""

    OVERLAPS = "overlaps"
    WITHIN = "within"
    STARTS = "starts"


class Undated(Enum):
    """What becomes of events without a date."""

    EXCLUDE = "exclude"
    INCLUDE = "include"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive days (ordinals; None: open), and the instants (epoch seconds) that were given as bounds."""

    first: int | None
    last: int | None
    since: int | None
    until: int | None
    match: Match
    undated: Undated

    @property
    def days(self) -> tuple[int | None, int | None]:
        """Between which days an event must lie at least in part, by its own clock, to meet the bounds.

        The day of an instant is one in UTC; where it happened, that was the same day or one beside it.
        """
        first, last = self.first, self.last
        if first is not None and self.since is not None:
            first = max(1, first - 1)
        if last is not None and self.until is not None:
            last += 1
        return first, last


def meeting(period: Period) -> Clause:
    """The condition that an event's date meets a period."""
    import sqlalchemy as sa

    from app.tables import event_version

    v = event_version.c
    if period.undated is Undated.ONLY:
        return v.day_first.is_(None)
    begins = "last" if period.match is Match.OVERLAPS else "first"
    ends = "last" if period.match is Match.WITHIN else "first"
    clauses: list[Clause] = [v.day_first.is_not(None)]
    if period.first is not None:
        after = v[f"day_{begins}"] >= period.first
        clauses.append(_timed(v[f"instant_{begins}"], operator.ge, period.since, after))
    if period.last is not None:
        before = v[f"day_{ends}"] <= period.last
        clauses.append(_timed(v[f"instant_{ends}"], operator.le, period.until, before))
    dated = sa.and_(*clauses)
    return sa.or_(dated, v.day_first.is_(None)) if period.undated is Undated.INCLUDE else dated


def _timed(
    instant: sa.ColumnElement[int], compare: Callable[[Any, Any], Any], bound: int | None, days: Clause
) -> Clause:
    """The comparison of instants where the bound is one and the event's is known, else that of days."""
    if bound is None:
        return days
    known: Clause = compare(instant, bound)
    return known | (instant.is_(None) & days)
