"""How far pages read, without noise: query plans, and the steps of SQLite's virtual machine at two sizes.

Run: python -m tests.bench.steps [EVENTS], 1,000,000 unless given, against 10,000. It exits with 1 when a page
scans or sorts, or takes more steps in the larger store than it may.
"""

import re
import sqlite3
import sys
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import date
from math import sqrt
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.filters.listing import SORTS, Listing
from app.filters.reading import parameters, read
from app.query.orders import ORDERS, Key
from app.query.reader import Reader, View
from app.query.statements import Statement, Statements
from app.query.timeline import page
from app.query.walks import Walk
from app.tables import event_version
from tests.bench.asked import FEW, PAST, QUERIES
from tests.bench.report import Report
from tests.bench.store import kept

PAGE = 50
SMALL = 10_000
AT_MOST = 1.1
CHANCE = 4.0  # standard deviations
DEEPER = 150  # steps that a page may take more because trees are deeper and full text is in more pieces
TIED = date(2021, 1, 1)
INDEXED = [sort for sort in SORTS if ORDERS[sort.removeprefix("-")].index is not None]
DATED = ("-date", "date")
PLAIN = ("no filter", "type")  # asked in other orders, too, where each event is tested
CURSORS = ("first", "deep", "tied", "last")
STUCK = 1_000_000  # steps after which a page is given up
STRAIGHT = 20  # steps a row at most where a walk meets hardly any row but those of its page
# Of the tables that grow with events; `lead` is what the walks call their links. SQLite says SCAN, too, where
# it walks an index of full text from where its words begin, and where it reads the keys of a subquery.
FAULT = re.compile(r"SCAN (event|event_version|event_actor|event_dyad|event_report|lead)\b|USE TEMP B-TREE")


@dataclass
class Reading:
    """What one page took: steps, rows, and the parts of its plans that scan or sort."""

    steps: int = 0
    rows: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Compared:
    """One page in the small store and in the large one."""

    query: str
    sort: str
    cursor: str
    small: Reading
    large: Reading

    @property
    def growth(self) -> float:
        """Steps for each row of the page, in the large store over the small one."""
        small, large = self.small, self.large
        return large.steps / (large.rows + 1) / ((small.steps + DEEPER) / (small.rows + 1))

    @property
    def allowed(self) -> float:
        """How much it may grow: rows that are tested one by one lie by chance nearer or further apart."""
        rows = self.small.rows + 1
        return AT_MOST if self.small.steps < STRAIGHT * rows else AT_MOST * (1 + CHANCE / sqrt(rows))

    @property
    def held(self) -> bool:
        """Whether the page must not grow."""
        return self.query not in PAST

    @property
    def faults(self) -> list[str]:
        """What the plan scans or sorts, beside the few events of given ids."""
        return [fault for fault in self.large.faults if self.query not in FEW or "SCAN" in fault]

    @property
    def enough(self) -> bool:
        """Whether the page neither scans nor sorts nor reads further in the larger store."""
        flat = self.growth <= self.allowed and self.large.steps < STUCK
        return not self.faults and (flat or not self.held)


def compared(small: Path, large: Path) -> Iterator[Compared]:
    """Every query along the timeline, and the plainest in every order, at every cursor, in two stores."""
    with closing(Store(small)) as few, closing(Store(large)) as many:
        for name, query in _queries().items():
            for sort in INDEXED if name in PLAIN else DATED:
                for cursor in CURSORS:
                    both = [store.read(query, sort, cursor) for store in (few, many)]
                    yield Compared(name, sort, cursor, *both)


def _queries() -> dict[str, dict[str, str]]:
    return {name: query for name, query in QUERIES.items() if query.keys() <= parameters(Listing).keys()}


@dataclass(frozen=True)
class Heard(Statement):
    """A statement that tells what it was run with."""

    said: list[tuple[str, Any]] = field(default_factory=list)

    def _ordered(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        values = super()._ordered(given)
        self.said.append((self.text, values))
        return values


class Listening(Statements):
    """Statements whose every run is heard."""

    def __init__(self, dialect: sa.Dialect) -> None:
        super().__init__(dialect)
        self.said: list[tuple[str, Any]] = []

    def of(self, shape: Hashable, write: Callable[[], sa.Select[Any]]) -> Statement:
        """The statement of a shape."""
        made = super().of(shape, write)
        told: dict[str, Any] = {part.name: getattr(made, part.name) for part in fields(made)}
        return Heard(**told, said=self.said)


class Store:
    """A made store whose pages are watched while they are read."""

    def __init__(self, path: Path) -> None:
        self._reader = Reader(f"sqlite:///{path}")
        self._reader.statements = self._heard = Listening(self._reader.engine.dialect)
        self._keys: dict[tuple[str, bool], Key] = {}

    def close(self) -> None:
        """Give back the connections."""
        self._reader.close()

    def read(self, query: dict[str, str], sort: str, cursor: str) -> Reading:
        """The page of a query at a cursor: what it took."""
        filter = read(Listing, query.items(), "GET /events", {})
        with self._reader.inline() as kept:
            view = replace(kept, bodies=None)  # each page reads its events anew
            walk = Walk(filter, sort, view.state.seq)
            after = self._after(view, walk, cursor)
            found = Reading()
            self._heard.said.clear()
            with _counted(view, found):
                found.rows = len(page(view, walk, PAGE, after).bodies)
            found.faults = [fault for said in self._heard.said for fault in _faults(view, *said)]
        return found

    def _after(self, view: View, walk: Walk, cursor: str) -> Key | None:
        if cursor == "first":
            return None
        if cursor == "last":
            return page(view, walk.turned(), 20).last
        return self._key(view, walk, cursor == "tied")

    def _key(self, view: View, walk: Walk, tied: bool) -> Key:
        """The key of an event in the middle of the store, or of those that share its first part."""
        if (walk.by, tied) not in self._keys:
            first, *others = columns = ORDERS[walk.by].columns(walk.filter)
            live = sa.select(*columns).where(event_version.c.live == 1).order_by(*columns)
            if tied and others:
                live = live.where(first == self._key(view, walk, False)[0])
            elif tied:
                live = live.where(event_version.c.day_first == TIED.toordinal())
            rows = view.connection.execute(live).all()
            self._keys[walk.by, tied] = tuple(rows[len(rows) // 2])
        return self._keys[walk.by, tied]


@contextmanager
def _counted(view: View, into: Reading) -> Iterator[None]:
    """Count the steps of the virtual machine; a page that takes too many is given up."""
    connection: sqlite3.Connection = view.connection.connection.dbapi_connection  # type: ignore[assignment]

    def step() -> int:
        into.steps += 1
        return into.steps >= STUCK

    connection.set_progress_handler(step, 1)
    try:
        yield
    except sa.exc.OperationalError as failure:
        if "interrupted" not in str(failure):
            raise
    finally:
        connection.set_progress_handler(None, 1)


def _faults(view: View, text: str, values: Any) -> list[str]:
    connection: Any = view.connection.connection.dbapi_connection
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {text}", values)]
    return [line for line in plan if FAULT.search(line)]


def measure(total: int, report: Report) -> None:
    """Hold every page against what was asked; the ones that are missed are printed, with their plans."""
    report.head(f"steps of a page of {PAGE}, {total:,} events over {SMALL:,}; no scan, no temporary B-tree")
    pages = list(compared(kept.sqlite(SMALL), kept.sqlite(total)))
    for one in pages:
        if not one.enough:
            report.held(named(one), f"<= {one.allowed:.2f}", told(one), enough=False)
    fine, slow = (sum(getattr(one, what) for one in pages) for what in ("enough", "held"))
    worst = max(pages, key=lambda one: one.large.steps * one.held)
    report.told(f"{fine} of {len(pages)} pages as asked", f"most steps: {named(worst)}, {told(worst)}")
    report.told(f"{len(pages) - slow} of them may have to pass what a bound leaves out", "")


def named(one: Compared) -> str:
    """The query, order and cursor of a page."""
    return f"{one.query}, {one.sort}, {one.cursor}"


def told(one: Compared) -> str:
    """What a page took in each store, and what is wrong with its plan."""
    sizes = " -> ".join(f"{each.steps:,} steps ({each.rows} rows)" for each in (one.small, one.large))
    return f"{one.growth:.2f}: {sizes} {'; '.join(one.faults)}".rstrip()


if __name__ == "__main__":
    lines = Report()
    measure(int(sys.argv[1]) if sys.argv[1:] else 1_000_000, lines)
    raise SystemExit(lines.close())
