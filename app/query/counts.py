"""Counts: how many events match, as a query of its own or as a column beside a page."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.query.legs import DATED, END, Leg, everywhere, legs, named, together
from app.query.reader import View
from app.query.snapshots import replaced, standing
from app.tables import event_version as version

UNDATED = Leg(0, DATED, name="undated_")  # where events without a date lie
MOST = sa.bindparam("most", type_=sa.Integer)


def count(view: View, filter: EventFilter, seq: int, most: int | None = None) -> int:
    """How many events match, counted no further than `most`."""
    now = view.state.seq == seq
    found = _live(view, filter, seq, most) if now or filter.status is None else 0
    if not now and (most is None or found < most):
        found += _past(view, filter, seq)
    return found if most is None else min(found, most)


def tallies(filter: EventFilter, dialect: str) -> list[sa.ScalarSelect[int]]:
    """How many live events match, and how many more would if they had a date; as columns, up to `most`."""
    found = [_tally(filter, named(filter), True, dialect, True)]
    if filter.drops_undated:
        found.append(_tally(filter.dateless(), [UNDATED], True, dialect, True))
    return [each.scalar_subquery() for each in found]


def places(filter: EventFilter) -> Mapping[str, int]:
    """The bind parameters of `tallies` that say where the legs lie."""
    parts = [*named(filter), UNDATED] if filter.drops_undated else named(filter)
    return {name: value for leg in parts for name, value in leg.binds().items()}


def day_reached(view: View, filter: EventFilter, seq: int, size: int) -> int | None:
    """The first day (ordinal) of the last of the latest `size` dated events that match; None for fewer."""
    leg = legs(filter)[-1].cut(DATED, END)
    now = view.state.seq == seq
    shape = ("day", now, leg.reaching is not None, filter.shape())
    statement = view.reader.statements.of(shape, lambda: _day_select(view, filter, leg, now))
    values = {"seq": seq, "skipped": size - 1, **leg.binds(), **filter.binds()}
    found = view.tuples(statement, values)
    return int(found[0][0]) // DATED if found else None


def _day_select(view: View, filter: EventFilter, leg: Leg, now: bool) -> Any:
    keys = together(filter, leg, now, view.connection.dialect.name, "sort_key")
    key: sa.ColumnClause[int] = sa.column("sort_key", sa.BigInteger)
    return keys.order_by(key.desc()).limit(1).offset(sa.bindparam("skipped", type_=sa.Integer))


def _live(view: View, filter: EventFilter, seq: int, most: int | None) -> int:
    now, parts, dialect = view.state.seq == seq, named(filter), view.connection.dialect.name
    shape = ("count", now, most is not None, filter.shape())
    statement = view.reader.statements.of(
        shape, lambda: _tally(filter, parts, now, dialect, most is not None)
    )
    where = {name: value for leg in parts for name, value in leg.binds().items()}
    return int(view.tuples(statement, {"seq": seq, "most": most, **where, **filter.binds()})[0][0])


def _tally(
    filter: EventFilter, parts: Sequence[Leg], now: bool, dialect: str, bounded: bool
) -> sa.Select[Any]:
    queries = everywhere(filter, parts, now, dialect, "sort_key")
    keys: Any = sa.union_all(*queries) if len(queries) > 1 else queries[0]
    found: Any = (keys.limit(MOST) if bounded else keys).subquery()
    return sa.select(sa.func.count()).select_from(found)


def _past(view: View, filter: EventFilter, seq: int) -> int:
    shape = ("count past", filter.shape())
    statement = view.reader.statements.of(shape, lambda: _past_select(filter))
    return int(view.tuples(statement, {"seq": seq, **filter.binds()})[0][0])


def _past_select(filter: EventFilter) -> sa.Select[Any]:
    past = replaced() if filter.status is None else standing()
    return sa.select(sa.func.count()).select_from(version).where(past, *filter.clauses())
