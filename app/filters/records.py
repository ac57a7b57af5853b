"""The SQL of filters on the record of an event."""

import sqlalchemy as sa

from app.filters.codes import Codes, among
from app.filters.record import Ids, Point
from app.filters.where import Clause
from app.tables import change, event_version

EARLIER = event_version.alias("first_version")


def of_ids(ids: Ids) -> Clause:
    """The condition that an event is one of these."""
    return event_version.c.event_id.in_(ids.ids)


def of_status(codes: Codes) -> Clause:
    """The condition on what became of the record."""
    return among(event_version.c.status, codes)


def created(since: Point) -> Clause:
    """The condition that an event's first version came after a point in history."""
    first = [EARLIER.c.event_id == event_version.c.event_id, EARLIER.c.version == sa.literal_column("1")]
    return sa.exists().where(*first, EARLIER.c.seq_from > _seq(since))


def updated(since: Point) -> Clause:
    """The condition that a version came after a point in history."""
    return event_version.c.seq_from > _seq(since)


def _seq(point: Point) -> sa.ColumnElement[int]:
    """The last sequence number at a point in history."""
    if point.at is None:
        return sa.cast(point.seq, sa.BigInteger)
    before = sa.select(change.c.seq).where(change.c.at < point.at)
    last = before.order_by(change.c.at.desc()).limit(sa.literal_column("1", sa.Integer))
    return sa.func.coalesce(last.scalar_subquery(), sa.literal_column("0", sa.Integer))
