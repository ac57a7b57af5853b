"""Versions that match a filter and were current at a sequence number."""

from collections.abc import Iterable

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.filters.where import Clause
from app.query.reader import LIVE, View
from app.tables import event_version as version


def matched(filter: EventFilter, now: bool, *columns: str) -> sa.FromClause:
    """The matching versions, each once, with these columns of event_version."""
    return (
        sa.select(*(version.c[name] for name in columns)).where(*_standing(now), *filter.clauses()).subquery()
    )


def bodies(view: View, seq: int, keys: Iterable[int]) -> dict[int, str]:
    """The events with these sort keys, as stored JSON."""
    now = seq == view.state.seq
    query = sa.select(version.c.sort_key, version.c.body).where(
        *_standing(now), version.c.sort_key.in_(list(keys))
    )
    return {row.sort_key: row.body for row in view.connection.execute(query, {} if now else {"seq": seq})}


def _standing(now: bool) -> list[Clause]:
    seq = sa.bindparam("seq", type_=sa.BigInteger)
    past = [version.c.status == "active", version.c.seq_from <= seq, LIVE | (version.c.seq_to > seq)]
    return [LIVE] if now else past
