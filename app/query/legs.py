"""Legs: the live events that match a filter, in parts that follow each other on the timeline.

A date bound under `overlaps` asks for two things that no one index range holds: events that begin between
the bounds, and longer ones that began before and reach in. The second kind is looked for by length: an event
of at most 31 days that reaches a day began at most 30 days before it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.filters.period import Match, Undated
from app.query.leads import FTS, ONE, WALK, ZERO, Lead, leads
from app.tables import GRAINS, SPANS
from app.tables import event_version as version

DATED = 1 << 32  # sort keys below are of undated events
END = 1 << 62  # beyond every sort key
# Spans of at least 12 and 7 are more than 366 and 31 days: what began earlier before a day has no other.
APART = tuple((span, SPANS[span - 1]) for span in (12, 7))
SHARED = frozenset(
    {"version_id", "type", "grain", "span", "day_last"}
)  # columns of links that are the version's
PAGED = frozenset({"type", "modality", "family", "country", "grain"})  # what the index of live pages holds
Column = sa.ColumnElement[Any]
Cut = Callable[[Any], sa.Select[Any]] | None
REACHED = frozenset({"type", "modality", "precision", "min_precision"})  # filters that ix_live_span holds


class Leg(NamedTuple):
    """A part of the timeline: events whose sort key lies from `low` up to `high`, which it does not reach.

    `reaching` is the day (ordinal) that the events, which all began before it, must reach; None: any. They
    are of `span` at least. `name` goes before the names of the leg's bind parameters, so that several fit in
    one statement.
    """

    low: int
    high: int
    reaching: int | None = None
    name: str = ""
    span: int = 1

    def cut(self, low: int, high: int) -> "Leg":
        """The part of the leg between two sort keys."""
        return Leg(max(self.low, low), min(self.high, high), self.reaching, self.name, self.span)

    def parts(self) -> list["Leg"]:
        """The leg one after another; of events that reach a day, only the longest began long before it."""
        if self.reaching is None:
            return [self]
        cuts = [(self.reaching - days + 1) * DATED for _, days in APART]
        spans = (*(span for span, _ in APART), 1)
        between = zip(spans, (0, *cuts), (*cuts, END), strict=True)
        return [self.cut(low, high)._replace(span=span) for span, low, high in between]

    def bind(self, name: str) -> sa.BindParameter[int]:
        """One of the bind parameters that say where the leg lies."""
        return sa.bindparam(f"{self.name}{name}", type_=sa.BigInteger)

    def binds(self) -> dict[str, int]:
        """The values of the bind parameters that say where the leg lies."""
        if self.reaching is None:
            return {f"{self.name}low": self.low, f"{self.name}high": self.high}
        earliest = (*(self.reaching - days + 1 for days in SPANS[self.span :]), 1)
        days = enumerate(earliest, self.span)
        lows = {f"{self.name}low_{span}": max(self.low, day * DATED) for span, day in days}
        return {f"{self.name}high": self.high, f"{self.name}reaching": self.reaching, **lows}


def legs(filter: EventFilter) -> list[Leg]:
    """The parts of the timeline on which matching events lie, from the undated and earliest to the latest."""
    period = filter.period
    if period is None:
        return [Leg(DATED if _is_dated(filter) else 0, END)]
    if period.undated is Undated.ONLY:
        return [Leg(0, DATED)]
    since, until = period.days
    first = DATED if since is None else since * DATED
    last = END if until is None else (until + 1) * DATED
    found = [Leg(first, last)]
    if period.match is Match.OVERLAPS and since is not None and filter.month_day is None:  # is of one day
        found.insert(0, Leg(DATED, first, since))
    if period.undated is Undated.INCLUDE:
        found.insert(0, Leg(0, DATED))
    return found


def named(filter: EventFilter) -> list[Leg]:
    """The legs of a filter with names that tell them apart in one statement."""
    found = enumerate(legs(filter))
    return [Leg(leg.low, leg.high, leg.reaching, f"leg_{number}_") for number, leg in found]


def _is_dated(filter: EventFilter) -> bool:
    """Whether a filter is met by dated events alone, which spares the walk past the others."""
    coarsest = GRAINS.index("unknown")
    within = filter.min_precision is not None and coarsest not in filter.min_precision.grains
    listed = filter.precision is not None and coarsest not in (filter.precision.include or (coarsest,))
    return within or listed or filter.month_day is not None


def arms(
    filter: EventFilter, leg: Leg, now: bool, dialect: str, *names: str, paged: bool = True
) -> list[sa.Select[Any]]:
    """The queries whose rows together are a leg's events, with these columns of event_version, or version_id.

    Unless `now`, versions that were made after the sequence number `seq` are left out. Unless `paged`, the
    rows are wanted in no order, and SQLite chooses the index.
    """
    return [
        _arm(filter, lead, place, settled(filter, lead, leg), now, names)
        for lead in _usable(leads(filter, dialect), leg)
        for place in _places(lead, leg, paged, dialect)
    ]


def together(
    filter: EventFilter, leg: Leg, now: bool, dialect: str, *names: str, paged: bool = True, cut: Cut = None
) -> Any:
    """The arms of a leg as one query, in which an event stands once.

    `cut` takes of each arm what is wanted of all. PostgreSQL needs it, which would sort all that several arms
    hold; SQLite merges what their indexes give in order.
    """
    queries = arms(filter, leg, now, dialect, *names, paged=paged)
    repeated = repeats(filter, leg, dialect)
    if len(queries) == 1:
        return queries[0].distinct() if repeated else queries[0]
    if cut is not None and dialect != "sqlite":
        each = [query.distinct() if repeated else query for query in queries]
        queries = [sa.select(cut(query).subquery()) for query in each]
    return sa.union(*queries) if repeated else sa.union_all(*queries)


def everywhere(
    filter: EventFilter, parts: Sequence[Leg], now: bool, dialect: str, *names: str, paged: bool = True
) -> list[sa.Select[Any]]:
    """The queries whose rows together are the events of some named legs, each event once."""
    found: list[sa.Select[Any]] = []
    for leg in parts:
        if repeats(filter, leg, dialect):
            whole = together(filter, leg, now, dialect, *names, paged=paged)
            ordered = whole.order_by(names[0]) if paged else whole  # SQLite merges what indexes give in order
            found.append(sa.select(ordered.subquery()))
        else:
            found += arms(filter, leg, now, dialect, *names, paged=paged)
    return found


def repeats(filter: EventFilter, leg: Leg, dialect: str) -> bool:
    """Whether one event may stand in several rows of the arms of a leg."""
    return _usable(leads(filter, dialect), leg)[0].repeats


def covered(filter: EventFilter, dialect: str) -> bool:
    """Whether indexes answer all that a filter asks, so that no more rows are read than match.

    Among the events that reach a day, some filters are looked at in the index that finds them. Full text
    reads more than it finds where it looks for words together.
    """
    given, found = filter.given(), leads(filter, dialect)
    plain = filter.q is None or filter.q.plain
    return plain and all(
        given <= {*settled(filter, lead, leg), *(REACHED if leg.reaching is not None else ())}
        for leg in legs(filter)
        for lead in _usable(found, leg)
    )


def settled(filter: EventFilter, lead: Lead, leg: Leg) -> tuple[str, ...]:
    """The filters that a lead and the place of a leg settle, so that no row need be asked."""
    period = filter.period
    if period is None:
        return lead.settles
    exact = period.since is period.until is None and period.match is not Match.WITHIN
    return (*lead.settles, "period") if exact or period.undated is Undated.ONLY else lead.settles


def _usable(found: Sequence[Lead], leg: Leg) -> Sequence[Lead]:
    """Events that reach a day are looked for by length, where a lead's index knows it, else among all."""
    return [WALK] if leg.reaching is not None and found[0].long is None else found


def _places(lead: Lead, leg: Leg, paged: bool, dialect: str) -> Iterator[tuple[str, tuple[Column, ...]]]:
    """Where the rows of a leg lie in a lead's index: one range, or one for each length of event."""
    if leg.reaching is None:
        whole = (leg.low, leg.high) == (0, END)
        between = lead.between(leg.bind("low"), leg.bind("high"), dialect)
        yield (lead.index, between) if paged or not lead.alive else ("", () if whole else between)
        return
    for span in range(leg.span, len(SPANS) + 1):
        between = (lead.sort_key >= leg.bind(f"low_{span}"), lead.sort_key < leg.bind("high"))
        yield lead.long or "", (*lead.lasting(span, leg.bind("reaching")), *between)


def _arm(
    filter: EventFilter,
    lead: Lead,
    place: tuple[str, tuple[Column, ...]],
    known: tuple[str, ...],
    now: bool,
    names: Sequence[str],
) -> sa.Select[Any]:
    index, where = place
    tests = filter.clauses(*known)
    if not now:
        tests.append(version.c.id <= sa.bindparam("seq", type_=sa.BigInteger))
    if lead.table is version:
        met = tests
    else:
        met = (
            [sa.exists(sa.literal_column("1")).select_from(version).where(lead.of_version, *tests)]
            if tests
            else []
        )
    standing = _standing(lead)
    query = sa.select(*(_column(lead, name) for name in names)).where(*standing, *lead.clauses, *where, *met)
    return query.with_hint(lead.table, f"INDEXED BY {index}", "sqlite") if index else query


def _standing(lead: Lead) -> list[Column]:
    """The condition that a row is of an event as it stands now; full text holds no others."""
    if lead.table is FTS:
        return []
    return [lead.table.c.live == ONE] if lead.alive else [version.c.live == ZERO, version.c.seq_to.is_(None)]


def _column(lead: Lead, name: str) -> Column:
    """A column of a lead's rows, looked up in event_version where they lack it."""
    if name == "sort_key":
        return lead.sort_key.label(name)
    if name == "version_id" and lead.table is version:
        return version.c.id.label(name)
    if lead.table is version or name in SHARED.intersection(lead.table.c.keys()):
        return lead.table.c[name]
    wanted = version.c.id if name == "version_id" else version.c[name]
    live = sa.and_(version.c.live == ONE, version.c.sort_key == lead.sort_key)  # the index of pages has it
    found = live if name in PAGED else lead.of_version
    return sa.select(wanted).where(found).scalar_subquery().label(name)
