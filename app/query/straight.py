"""Straight: one range of one index that holds all that is asked for, so that counts need no sorting.

Where an index has the values of a column in order, and page order within each, a count by value is a look for
the next value and a count of its range (a loose index scan); a count by bucket is one of each bucket's range.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.query.leads import ACTOR, ONE, WALK, Lead, leads
from app.query.legs import Leg, named, settled
from app.tables import event_version as version

# Indexes that hold a column's values in order, and page order within each, by the table that is led by.
ORDERED: Mapping[tuple[Any, str], str] = {
    (ACTOR, "type"): "ix_actor_type",
    (version, "type"): "ix_live_type",
    (version, "country"): "ix_live_country",
    (version, "place_id"): "ix_live_place",
    (version, "grain"): "ix_live_grain",
}
PACKED = 32  # bits of the second of two counts that one subquery gives
Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Straight:
    """A lead and the leg that it answers alone, and the other legs of the filter."""

    lead: Lead
    leg: Leg
    others: Sequence[Leg]
    dialect: str

    def by_value(self, column: str) -> sa.Select[Any] | None:
        """The values of a column in the leg, and how many events have each; None without an index for it."""
        index = ORDERED.get((self.lead.table, column))
        if index is None or (self.lead.table is version and self.lead is not WALK):
            return None
        values = self._values(column, index)
        at = replace(self.lead, before=(self.lead.table.c[column], values.c.value))
        have = self._counted(index, at, self.lead.table.c[column] == values.c.value).correlate(values)
        query = sa.select(values.c.value, have.scalar_subquery().label("events"))
        told = query.where(values.c.value.is_not(None))
        if not self.lead.table.c[column].nullable:
            return told
        without = self._counted(index, replace(self.lead, before=None), self.lead.table.c[column].is_(None))
        return sa.select(sa.union_all(told, sa.select(sa.null(), without.scalar_subquery())).subquery())

    def by_range(self, coarsest: sa.BindParameter[int]) -> sa.Select[Any]:
        """The ranges of keys that `ranges` gives, with two counts packed in one: all, and what is coarser."""
        low, high, source = _ranges(self.dialect)
        coarse = sa.func.count(sa.case((self.lead.table.c.grain > coarsest, ONE)))
        both = sa.cast(sa.func.count(), sa.BigInteger).bitwise_lshift(_number(PACKED)) + coarse
        between = self.lead.between(low, high, self.dialect)
        counted = self._of_lead(sa.select(both), self.lead.index).where(*between).correlate(source)
        return sa.select(low.label("low"), counted.scalar_subquery().label("counts"))

    def _values(self, column: str, index: str) -> sa.CTE:
        """The values of a column one after the other, then null."""
        wanted = sa.func.min(self.lead.table.c[column]).label("value")
        first = self._of_lead(sa.select(wanted), index).cte("found", recursive=True)
        later = self._of_lead(sa.select(wanted), index).where(self.lead.table.c[column] > first.c.value)
        following = sa.select(later.correlate(first).scalar_subquery()).where(first.c.value.is_not(None))
        return first.union_all(following)

    def _counted(self, index: str, lead: Lead, *asked: sa.ColumnElement[bool]) -> sa.Select[Any]:
        between = lead.between(self.leg.bind("low"), self.leg.bind("high"), self.dialect)
        return self._of_lead(sa.select(sa.func.count()), index).where(*asked, *between)

    def _of_lead(self, query: sa.Select[Any], index: str) -> sa.Select[Any]:
        table = self.lead.table
        led = query.select_from(table).where(table.c.live == ONE, *self.lead.clauses)
        return led.with_hint(table, f"INDEXED BY {index}", "sqlite")


def straight(filter: EventFilter, dialect: str) -> Straight | None:
    """How a filter is answered by one range of one index; None where it is not."""
    *others, leg = named(filter)
    found = leads(filter, dialect)
    lead = found[0]
    in_order = lead is WALK or (lead.before is not None and not lead.repeats)
    if len(found) > 1 or not in_order or not filter.given() <= {*settled(filter, lead, leg)}:
        return None
    return Straight(lead, leg, others, dialect)


def ranges(dialect: str, pairs: Pairs) -> Mapping[str, Any]:
    """The bind parameters of `by_range`: pairs of a first sort key and one behind the last."""
    if dialect == "sqlite":
        return {"ranges": json.dumps(pairs)}
    return {"lows": [low for low, _ in pairs], "highs": [high for _, high in pairs]}


def unpacked(counts: int) -> tuple[int, int]:
    """The two counts of `by_range`."""
    return counts >> PACKED, counts & ((1 << PACKED) - 1)


def _ranges(dialect: str) -> tuple[Any, Any, sa.FromClause]:
    if dialect == "sqlite":
        each = sa.func.json_each(sa.bindparam("ranges", type_=sa.Text)).table_valued("value", name="each")
        ends = (
            sa.func.json_extract(each.c.value, sa.literal_column(f"'$[{n}]'"), type_=sa.BigInteger)
            for n in (0, 1)
        )
        return next(ends), next(ends), each
    keys = sa.ARRAY(sa.BigInteger)
    both = sa.func.unnest(*(sa.bindparam(name, type_=keys) for name in ("lows", "highs")))
    columns = (sa.column("low", sa.BigInteger), sa.column("high", sa.BigInteger))
    made = both.table_valued(*columns, name="each").render_derived()
    return made.c.low, made.c.high, made


def _number(value: int) -> sa.ColumnElement[int]:
    return sa.literal_column(str(value), sa.Integer)
