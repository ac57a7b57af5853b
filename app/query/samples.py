"""Samples: ids that the store holds, for examples that work."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.query.reader import LIVE, View
from app.tables import event_report, event_version


@dataclass(frozen=True, slots=True)
class Samples:
    """The newest event and an article that tells it."""

    event: str
    article: str


def samples(view: View) -> Samples | None:
    """What the newest event of the timeline gives; None for an empty store. A short read of an index."""
    newest = sa.select(event_version.c.id, event_version.c.event_id).where(LIVE)
    row = view.connection.execute(newest.order_by(event_version.c.sort_key.desc()).limit(1)).first()
    if row is None:
        return None
    told = sa.select(event_report.c.article_id).where(event_report.c.version_id == row.id)
    article = view.connection.execute(told.order_by(event_report.c.article_id).limit(1)).scalar_one()
    return Samples(row.event_id, article)
