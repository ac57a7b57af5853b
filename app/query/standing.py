"""Standing: the versions that match a filter as of a sequence number, as one source of rows to count."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.query.leads import ONE, ZERO
from app.query.legs import Leg, everywhere, named
from app.query.reader import View
from app.query.snapshots import SEQ, replaced, standing
from app.query.straight import Straight, straight
from app.tables import event_version as version

DAY = 1 << 32  # sort keys of one day
ID = "version_id"  # tells one row from the next


@dataclass(frozen=True, slots=True)
class Standing:
    """Which events, as they stood at which sequence number."""

    view: View
    filter: EventFilter
    seq: int

    @property
    def now(self) -> bool:
        """Whether they are asked for as they stand."""
        return self.seq == self.view.state.seq

    @property
    def everything(self) -> bool:
        """Whether each active event is meant, as it stands."""
        return self.now and not self.filter.shape()

    @property
    def shape(self) -> tuple[Any, ...]:
        """What the SQL of `rows` depends on."""
        return (self.now, self.filter.shape())

    def rows(self, *names: str, of: Sequence[Leg] | None = None) -> sa.FromClause:
        """Each matching version once, or those `of` some legs: its `version_id` and other columns."""
        columns = tuple(dict.fromkeys((ID, *names)))
        parts: list[Any] = self._standing(columns, of) if self.now or self.filter.status is None else []
        if not self.now:
            parts.append(self._past(columns))
        whole: Any = sa.union_all(*parts) if len(parts) > 1 else parts[0]
        found: sa.FromClause = whole.subquery("matching")
        return found

    def binds(self) -> dict[str, Any]:
        """The values of the bind parameters of `rows`."""
        places = {name: value for leg in named(self.filter) for name, value in leg.binds().items()}
        return {"seq": self.seq, **places, **self.filter.binds()}

    def read(
        self, kind: Hashable, write: Callable[[], sa.Select[Any]], values: Mapping[str, Any] | None = None
    ) -> Sequence[Any]:
        """The rows of a query over `rows`, which is written once for each kind and shape."""
        statement = self.view.reader.statements.of((kind, self.shape), write)
        return statement.rows(self.view.connection, {**self.binds(), **(values or {})})

    def straight(self) -> Straight | None:
        """How one range of one index answers, where it does."""
        if not self.now:
            return None
        return straight(self.filter, self.view.connection.dialect.name)

    def _standing(self, columns: Sequence[str], of: Sequence[Leg] | None) -> list[Any]:
        dialect, parts = self.view.connection.dialect.name, named(self.filter) if of is None else of
        return everywhere(self.filter, parts, self.now, dialect, *columns, paged=False)

    def bodies(self, keys: Iterable[int]) -> dict[int, str]:
        """The events with these sort keys, as stored JSON."""
        query = sa.select(version.c.sort_key, version.c.body).where(version.c.sort_key.in_(list(keys)))
        found: dict[int, str] = {}
        for known in self._indexed():
            rows = self.view.connection.execute(query.where(*known), {"seq": self.seq})
            found.update((row.sort_key, row.body) for row in rows)
        return found

    def _past(self, columns: Sequence[str]) -> sa.Select[Any]:
        """Versions that stood at the time: with a filter on status all of them, else those since replaced."""
        past = replaced() if self.filter.status is None else standing()
        chosen = [version.c.id.label(ID), *(version.c[name] for name in columns if name != ID)]
        return sa.select(*chosen).where(past, *self.filter.clauses())

    def _indexed(self) -> Iterator[list[sa.ColumnElement[bool]]]:
        """The conditions on versions that stood at the time, each with an index that knows it."""
        yield [version.c.live == ONE, version.c.id <= SEQ]
        if self.filter.status is not None:
            yield [version.c.live == ZERO, version.c.seq_to.is_(None), version.c.id <= SEQ]
        if not self.now:
            yield [replaced()]
