"""Stretch: the live events of a leg next to each other in order, which the database gives as one row.

A row costs an exchange of the interpreter's lock, and fifty of them more than all else that a page takes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import sqlalchemy as sa

from app.lines import Lines
from app.query.bodies import encoded, joined, numbers
from app.query.leads import ONE
from app.query.legs import Leg, repeats, together
from app.query.reader import View
from app.query.walks import Walk
from app.tables import event_version as version

Counted = Callable[[str], Sequence[sa.ScalarSelect[int]]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events, the sort key of each, and the counts that were asked for beside."""

    lines: Lines = Lines()  # noqa: RUF009, since it is empty and cannot change
    keys: Sequence[int] = ()
    counts: Sequence[int] = ()

    def followed(self, other: "Stretch") -> "Stretch":
        """This and what comes behind it."""
        if not (self.keys and other.keys):
            return Stretch(self.lines or other.lines, self.keys or other.keys, self.counts)
        return Stretch(self.lines + other.lines, [*self.keys, *other.keys], self.counts)


def stretch(
    view: View, walk: Walk, leg: Leg, size: int, counted: Counted = lambda dialect: (), **binds: Any
) -> Stretch:
    """The first `size` events of a leg in the order of a walk by date; `counted` gives columns beside."""
    content = "body" if view.bodies is None else "version_id"
    now, spans = view.state.seq == walk.seq, leg.reaching is not None and leg.span
    shape = ("stretch", content, walk.falling, now, spans, bool(binds), walk.filter.shape())
    statement = view.reader.statements.of(shape, lambda: _select(view, walk, leg, content, counted))
    values = {"seq": walk.seq, "size": size, **leg.binds(), **walk.filter.binds(), **binds}
    found, keys, *counts = view.tuples(statement, values)[0]
    if found is None:
        return Stretch(counts=counts)
    lines = Lines.parted(encoded(found)) if view.bodies is None else view.bodies.of(view, numbers(found))
    return Stretch(*_in_order(lines, numbers(keys), walk.falling), counts)


def _in_order(lines: Lines, keys: list[int], falling: bool) -> tuple[Lines, list[int]]:
    """SQLite does not promise to join rows in the order of a subquery, though it does."""
    if keys == (ordered := sorted(keys, reverse=falling)):
        return lines, keys
    by_key = dict(zip(keys, lines.apart, strict=True))
    return Lines([by_key[key] for key in ordered]), ordered


def _select(view: View, walk: Walk, leg: Leg, content: str, counted: Counted) -> sa.Select[Any]:
    dialect, now = view.connection.dialect.name, view.state.seq == walk.seq
    row = _rows(walk, leg, now, dialect, content).subquery("page").c
    found = joined(sa.cast(row[content], sa.Text), "\n" if content == "body" else ",", dialect)
    return sa.select(found, joined(sa.cast(row.sort_key, sa.Text), ",", dialect), *counted(dialect))


def _rows(walk: Walk, leg: Leg, now: bool, dialect: str, content: str) -> Any:
    """A leg's events in order; where one may stand in several arms, its key is made one first."""
    first = partial(_first, falling=walk.falling)
    if not repeats(walk.filter, leg, dialect):
        return first(together(walk.filter, leg, now, dialect, content, "sort_key", cut=first))
    keys = together(walk.filter, leg, now, dialect, "sort_key", cut=first)
    found = first(keys).subquery("found")
    wanted = version.c.id if content == "version_id" else version.c.body
    of_key = sa.select(wanted).where(version.c.live == ONE, version.c.sort_key == found.c.sort_key)
    return sa.select(of_key.scalar_subquery().label(content), found.c.sort_key)


def _first(keys: Any, falling: bool) -> Any:
    key: sa.ColumnClause[int] = sa.column("sort_key", sa.BigInteger)
    return keys.order_by(key.desc() if falling else key).limit(sa.bindparam("size", type_=sa.Integer))
