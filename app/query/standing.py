"""Versions that match a filter and were current at a sequence number."""

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.filters.where import Clause
from app.query.reader import LIVE
from app.tables import event_version as version


def matching(filter: EventFilter, now: bool) -> list[Clause]:
    """The conditions on event_version; unless `now`, as of the sequence number bound to `seq`."""
    seq = sa.bindparam("seq", type_=sa.BigInteger)
    past = [version.c.status == "active", version.c.seq_from <= seq, LIVE | (version.c.seq_to > seq)]
    return [*([LIVE] if now else past), *filter.clauses()]
