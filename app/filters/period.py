"""Period: the date bounds of a query together, and the events whose dates meet them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

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


def meeting(period: Period) -> Clause:
    """The condition that an event's date meets a period; instants are compared where both are known."""
    import sqlalchemy as sa

    from app.tables import event_version

    v = event_version.c
    if period.undated is Undated.ONLY:
        return v.day_first.is_(None)
    begins = {Match.OVERLAPS: "last"}.get(period.match, "first")
    ends = {Match.WITHIN: "last"}.get(period.match, "first")
    clauses: list[sa.ColumnElement[bool]] = [v.day_first.is_not(None)]
    if period.first is not None:
        clauses.append(v[f"day_{begins}"] >= period.first)
    if period.last is not None:
        clauses.append(v[f"day_{ends}"] <= period.last)
    if period.since is not None:
        clauses.append(_unknown_or(v[f"instant_{begins}"], v[f"instant_{begins}"] >= period.since))
    if period.until is not None:
        clauses.append(_unknown_or(v[f"instant_{ends}"], v[f"instant_{ends}"] <= period.until))
    dated = sa.and_(*clauses)
    return sa.or_(dated, v.day_first.is_(None)) if period.undated is Undated.INCLUDE else dated


def _unknown_or(column: sa.ColumnElement[int], clause: Clause) -> Clause:
    return column.is_(None) | clause
