"""Versions that match a filter and were current at a sequence number."""

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.filters.where import Clause
from app.query.reader import LIVE
from app.tables import event_version as version


def matched(filter: EventFilter, now: bool, *columns: str) -> sa.FromClause:
    """The matching versions, each once, with these columns of event_version."""
    return sa.select(*(version.c[name] for name in columns)).where(*_matching(filter, now)).subquery()


def _matching(filter: EventFilter, now: bool) -> list[Clause]:
    seq = sa.bindparam("seq", type_=sa.BigInteger)
    past = [version.c.status == "active", version.c.seq_from <= seq, LIVE | (version.c.seq_to > seq)]
    return [*([LIVE] if now else past), *filter.clauses()]
