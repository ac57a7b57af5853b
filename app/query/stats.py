"""Stats: how much the store holds, of what, over which years, and how fresh it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.query.kept import Kept
from app.query.publishers import publishers
from app.query.reader import LIVE, View
from app.tables import GRAINS, article, change, event, event_version

DAY = GRAINS.index("day")
YEAR = GRAINS.index("year")
A_DAY = 1 << 32  # by how much the sort key of an event grows from day to day


@dataclass(frozen=True, slots=True)
class Year:
    """The active events that begin in a year: known to the day or finer, and only more coarsely."""

    year: int
    exact: int
    coarse: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What the store holds; counts by type, modality and precision are of active events.

    `coarser` counts active events that are known too coarsely to lie in one year, `undated` those without a
    date: with the years, they add up to all active events.
    """

    statuses: Mapping[str, int]
    articles: int
    uncoded: int
    publishers: int
    versions: int
    changes: int
    types: Mapping[str, int]
    modalities: Mapping[str, int]
    precisions: Mapping[str, int]
    years: tuple[Year, ...]
    coarser: int
    undated: int
    first_event: str | None
    last_event: str | None


def stats(view: View) -> Stats:
    """The figures of the store as it stands."""
    statements = view.reader.statements
    kinds = statements.of("stats of kinds", _kinds).rows(view.connection, {})
    days = statements.of("stats of days", _days).rows(view.connection, {})
    first, last = view.reader.coverage(view)
    return Stats(
        statuses=_statuses(view),
        articles=_count(view, sa.select(sa.func.count()).select_from(article)),
        uncoded=_count(view, sa.select(sa.func.count(article.c.withheld))),
        publishers=sum(1 for each in publishers(view) if each.name),
        versions=_count(view, sa.select(sa.func.count()).select_from(event_version)),
        changes=_count(view, sa.select(sa.func.count()).select_from(change)),
        types=_summed((row.type, row.events) for row in kinds),
        modalities=_summed((row.modality, row.events) for row in kinds),
        precisions=_summed((GRAINS[row.grain], row.events) for row in days),
        years=_years(days),
        coarser=sum(row.events for row in days if row.day and row.grain > YEAR),
        undated=sum(row.events for row in days if not row.day),
        first_event=first,
        last_event=last,
    )


STATS = Kept(stats)


def _statuses(view: View) -> dict[str, int]:
    query = sa.select(event.c.status, sa.func.count().label("events")).group_by(event.c.status)
    known = {row.status: row.events for row in view.connection.execute(query)}
    return {"active": 0, "retracted": 0, "merged": 0} | known


def _count(view: View, query: sa.Select[Any]) -> int:
    return int(view.connection.execute(query).scalar_one())


def _kinds() -> sa.Select[Any]:
    return _counted(event_version.c.type, event_version.c.modality)


def _days() -> sa.Select[Any]:
    """Active events by first day (0 for none) and precision."""
    day = event_version.c.sort_key // sa.literal_column(str(A_DAY), sa.BigInteger)
    return _counted(day.label("day"), event_version.c.grain)


def _counted(*columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Active events by columns that the index of pages in date order holds."""
    query = sa.select(*columns, sa.func.count().label("events")).where(LIVE).group_by(*columns)
    return query.with_hint(event_version, "INDEXED BY ix_live", "sqlite")


def _summed(counts: Any) -> Mapping[str, int]:
    """The sum of each value's counts, the greatest first."""
    found: Counter[str] = Counter()
    for value, count in counts:
        found[value] += count
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def _years(days: Any) -> tuple[Year, ...]:
    exact: Counter[int] = Counter()
    coarse: Counter[int] = Counter()
    for row in days:
        if row.day and row.grain <= YEAR:
            (exact if row.grain <= DAY else coarse)[date.fromordinal(row.day).year] += row.events
    return tuple(Year(year, exact[year], coarse[year]) for year in sorted({*exact, *coarse}))
