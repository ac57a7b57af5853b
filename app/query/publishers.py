"""Publishers: who wrote the articles in the store, how many of them, and how many events they tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.query.kept import Kept
from app.query.reader import View
from app.tables import article, event_report


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher, None for articles that name none: articles, active events told, first and last report."""

    name: str | None
    articles: int
    events: int
    first_report: date | None
    last_report: date | None


def publishers(view: View) -> Sequence[Publisher]:
    """Every publisher of an article in the store, the one of most articles first."""
    events = {row.publisher: row.events for row in view.connection.execute(_events())}
    rows = view.connection.execute(_articles())
    found = [
        Publisher(row.publisher, row.articles, events.get(row.publisher, 0), row.first, row.last)
        for row in rows
    ]
    return sorted(found, key=lambda each: (-each.articles, each.name or ""))


PUBLISHERS = Kept(publishers)


def _articles() -> sa.Select[Any]:
    wrote, day = article.c.publisher, article.c.published
    return sa.select(
        wrote,
        sa.func.count().label("articles"),
        sa.func.min(day, type_=day.type).label("first"),
        sa.func.max(day, type_=day.type).label("last"),
    ).group_by(wrote)


def _events() -> sa.Select[Any]:
    told = sa.func.count(sa.distinct(event_report.c.sort_key)).label("events")
    live = event_report.c.live == sa.literal_column("1", sa.Integer)
    return sa.select(event_report.c.publisher, told).where(live).group_by(event_report.c.publisher)
