"""Lead: the index that a walk over matching events follows, chosen by the most telling filter of a query."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.filters.sides import PARTY, played
from app.tables import article, event_actor, event_dyad, event_report, metadata
from app.tables import event_version as version

BROAD = 4  # from so many values on, testing each event in date order is cheaper than merging as many walks
ONE = sa.literal_column("1", sa.Integer)
ZERO = sa.literal_column("0", sa.Integer)
ACTOR, DYAD, REPORT = (table.alias("lead") for table in (event_actor, event_dyad, event_report))
LONG = {index.name for table in metadata.tables.values() for index in table.indexes}
FTS = sa.table("event_fts", sa.column("rowid", sa.BigInteger), sa.column("event_fts", sa.Text))
ROLES = {
    "actor": PARTY,
    "source_actor": ("source",),
    "target_actor": ("target",),
    "mediator": ("mediator",),
    "attributed_to": ("attributed",),
    "actor_all": PARTY,
}


@dataclass(frozen=True, slots=True)
class Lead:
    """A table read in page order by one of its indexes: which of its rows, and what filters that settles.

    `repeats` when an event may stand in several of its rows; `long` is the index of its longer events, None
    where they are not told apart. Its rows are of active events if `alive`, else of retracted and merged
    ones. `before` is the column right before the sort key in the index, with the one value it is asked for.
    """

    table: sa.FromClause
    index: str
    clauses: tuple[sa.ColumnElement[bool], ...] = ()
    settles: tuple[str, ...] = ()
    repeats: bool = False
    long: str | None = None
    alive: bool = True
    before: tuple[Any, Any] | None = None

    @property
    def sort_key(self) -> sa.ColumnElement[int]:
        """The place of a row in page order."""
        key: sa.ColumnElement[int] = self.table.c.rowid if self.table is FTS else self.table.c.sort_key
        return key

    def between(self, low: Any, high: Any, dialect: str) -> tuple[sa.ColumnElement[bool], ...]:
        """The condition that a row lies between two sort keys.

        PostgreSQL takes no hints, but a comparison of rows fits the one index with these columns together.
        """
        if dialect == "sqlite" or self.before is None:
            return (self.sort_key >= low, self.sort_key < high)
        column, value = self.before
        key = sa.tuple_(column, self.sort_key)
        return (key >= sa.tuple_(value, low), key < sa.tuple_(value, high))

    def lasting(self, span: int, reaching: Any) -> tuple[sa.ColumnElement[bool], ...]:
        """The condition that a row is of an event of one span (a place in SPANS) that reaches a day."""
        table = version if self.table is FTS else self.table
        place = sa.literal_column(str(span), sa.Integer)
        lasts = (table.c.span == place, table.c.span > ZERO, table.c.day_last >= reaching)
        if self.table is not FTS:
            return lasts
        found = sa.select(ONE).where(self.of_version, *lasts)
        marked = FTS.c.event_fts.op("MATCH")(sa.literal_column(f"'\"|{span}\"'", sa.Text))
        return (marked, found.with_hint(version, "INDEXED BY ix_live_span", "sqlite").exists())

    @property
    def of_version(self) -> sa.ColumnElement[bool]:
        """The condition that a row of event_version is the one that a row of the table stands for."""
        if self.table is FTS:
            return sa.and_(version.c.live == ONE, version.c.sort_key == self.sort_key)
        return version.c.id == self.table.c.version_id


WALK = Lead(version, "ix_live", long="ix_live_span")
GONE = Lead(version, "ix_gone", long="ix_gone", alive=False)
Leads = list[Lead]


def leads(filter: EventFilter, dialect: str) -> Leads:
    """The walks whose rows together hold each live event that matches: one, or one for each value asked."""
    if filter.status is not None:
        return [WALK, GONE] if _wants_active(filter) else [GONE]
    for choose in CHOICES:
        if found := choose(filter, dialect):
            return found
    return [WALK]


def _wants_active(filter: EventFilter) -> bool:
    """Whether a filter on status takes active events too."""
    asked = filter.status
    assert asked is not None
    return "active" in asked.include if asked.include else "active" not in asked.exclude


def _by_id(filter: EventFilter, dialect: str) -> Leads:
    asked = filter.slot("id")
    if asked is None:
        return []
    return [Lead(version, "ix_live_event", (version.c.event_id.in_(asked.ids),), ("id",))]


def _by_grain(filter: EventFilter, dialect: str) -> Leads:
    asked, finest = filter.slot("precision"), filter.slot("min_precision")
    grains = asked.include if asked else finest.grains if finest else ()
    if not 0 < len(grains) <= BROAD:
        return []
    settled = ("min_precision",) if not asked else () if asked.exclude else ("precision",)
    return [_at(version, "ix_live_grain", "grain", grain, settled) for grain in grains]


def _by_month_day(filter: EventFilter, dialect: str) -> Leads:
    asked = filter.slot("month_day")
    if asked is None:
        return []
    return [_at(version, "ix_live_month_day", "month_day", asked.number, ("month_day",))]


def _by_words(filter: EventFilter, dialect: str) -> Leads:
    words = filter.slot("q")
    if words is None or words.match is None:
        return []
    if dialect == "sqlite":
        long = "" if words.plain else None  # whatever else is asked, FTS5 would find out for each span anew
        return [Lead(FTS, "", (FTS.c.event_fts.op("MATCH")(words.match),), ("q",), long=long)]
    holding = sa.column("words").op("@@")(sa.cast(words.lexemes, sa.Text).op("::")(sa.text("tsquery")))
    return [Lead(version, "", (holding,))]


def _by_article(filter: EventFilter, dialect: str) -> Leads:
    asked = filter.slot("article")
    if asked is None or len(asked.ids) + len(asked.urls) > BROAD:
        return []
    urls = [sa.select(article.c.id).where(article.c.url_canonical == u).scalar_subquery() for u in asked.urls]
    found = (*asked.ids, *urls)
    return [_at(REPORT, "ix_report_article", "article_id", id, ("article",), True) for id in found]


def _by_dyad(filter: EventFilter, dialect: str) -> Leads:
    asked = filter.slot("dyad")
    if asked is None or len(asked.pairs) > BROAD:
        return []
    own = (DYAD.c.own != ZERO,) if asked.exact else ()
    found = [_at(DYAD, "ix_dyad", "dyad", pair, ("dyad",), len(asked.pairs) > 1, own) for pair in asked.pairs]
    return [_typed(lead, filter) for lead in found]


def _by_actor(filter: EventFilter, dialect: str) -> Leads:
    for name, roles in ROLES.items():
        if (asked := filter.slot(name)) is None:
            continue
        codes = asked.include[:1] if name == "actor_all" else asked.include
        if 0 < len(codes) <= BROAD:
            whole = not asked.exclude and len(codes) == len(asked.include)
            acting, settles = (played(ACTOR, asked, roles),), (name,) if whole else ()
            found = [
                _at(ACTOR, "ix_actor", "actor_id", code, settles, len(codes) > 1, acting) for code in codes
            ]
            return [_typed(lead, filter) for lead in found]
    return []


def _at(
    table: sa.FromClause,
    index: str,
    column: str,
    value: Any,
    settles: tuple[str, ...],
    repeats: bool = False,
    more: tuple[sa.ColumnElement[bool], ...] = (),
) -> Lead:
    """The rows of a table with one value in the column that an index has right before the sort key."""
    asked = (table.c[column] == value, *more)
    return Lead(table, index, asked, settles, repeats, _long(index), before=(table.c[column], value))


def _long(index: str) -> str | None:
    """The index of the longer events, which bears the name of the one of all."""
    name = f"{index}_span"
    return name if name in LONG else None


def _typed(lead: Lead, filter: EventFilter) -> Lead:
    """The lead narrowed to a single event type, which its rows hold too."""
    types = filter.slot("type")
    if types is None or len(types.include) != 1 or types.exclude:
        return lead
    type, column = types.include[0], lead.table.c.type
    narrow = replace(lead, clauses=(*lead.clauses, column == type), settles=(*lead.settles, "type"))
    if lead.table is not ACTOR:
        return narrow
    index = "ix_actor_type"
    return replace(narrow, index=index, long=_long(index), before=(column, type))


def _by_column(
    name: str, table: sa.FromClause, column: str, index: str
) -> Callable[[EventFilter, str], Leads]:
    def choose(filter: EventFilter, dialect: str) -> Leads:
        asked = filter.slot(name)
        if asked is None or not 0 < len(asked.include) <= BROAD:
            return []
        settled = () if asked.exclude else (name,)
        return [_at(table, index, column, code, settled, table is REPORT) for code in asked.include]

    return choose


CHOICES: tuple[Callable[[EventFilter, str], Leads], ...] = (
    _by_id,
    _by_article,
    _by_words,
    _by_dyad,
    _by_actor,
    _by_column("publisher", REPORT, "publisher", "ix_report_publisher"),
    _by_column("place", version, "place_id", "ix_live_place"),
    _by_column("admin1", version, "admin1", "ix_live_admin1"),
    _by_month_day,
    _by_column("type", version, "type", "ix_live_type"),
    _by_column("country", version, "country", "ix_live_country"),
    _by_grain,
)
