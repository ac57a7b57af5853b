"""Related: the events nearest in time to each event of a page, between the same actors, else at its place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json

from app.query.chunks import among, binds, chunks
from app.query.leads import ONE
from app.query.legs import DATED, END
from app.query.reader import View
from app.tables import ROLES, event_actor, event_dyad, event_version

NEAR = 5  # events on each side
LOOKED_AT = 60  # events of one dyad, actor or place that are looked at on each side
LEADS = 3  # dyads or actors of one event that are followed
PARTIES = sum(ROLES.values()) - ROLES["attributed"]
LEADING: Mapping[str, tuple[sa.Table, str, str]] = {
    "dyad": (event_dyad, "dyad", "ix_dyad"),
    "actor": (event_actor, "actor_id", "ix_actor"),
    "place": (event_version, "place_id", "ix_live_place"),
}
Brief = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """An event as it stood: its version, its place in the timeline, its type and where it happened."""

    id: str
    version: int
    key: int
    type: str
    place: str | None

    @property
    def dated(self) -> bool:
        """Whether there is a before and an after."""
        return self.key >= DATED

    @property
    def mark(self) -> int:
        """Where before ends and after begins; everything is before an event without a date."""
        return self.key if self.dated else END


@dataclass(frozen=True, slots=True)
class Near:
    """An event near another: its place in the timeline, its version, and what they have in common."""

    key: int
    version: int
    by: str


def related(view: View, ids: Sequence[str], seq: int) -> dict[str, list[Brief]]:
    """For each event up to 5 others before it and 5 after, oldest first; for one without a date the newest.

    The nearest between the same two sides go first (`by` is dyad; actor, where there are no two sides), then
    those of the same type at the same place (`by` is place). Only events that have not changed since `seq`.
    """
    standing = _standing(view, ids, seq)
    versions = [each.version for each in standing]
    dyads = _of_versions(view, "dyads of", _dyads, versions)
    actors = _of_versions(view, "actors of", _actors, [each for each in versions if each not in dyads])
    near = {
        each: _near(view, each, dyads.get(each.version, ()), actors.get(each.version, ()), seq)
        for each in standing
    }
    told = _briefs(view, {one.version for sides in near.values() for side in sides for one in side})
    return {each.id: list(_told(each, sides, told)) for each, sides in near.items()}


def _standing(view: View, ids: Sequence[str], seq: int) -> list[Standing]:
    found = []
    for chunk in chunks(ids):
        statement = view.reader.statements.of(("standing", len(chunk)), partial(_versions, len(chunk)))
        found += [Standing(*row) for row in view.tuples(statement, {"seq": seq, **binds(chunk)})]
    return found


def _versions(length: int) -> sa.Select[Any]:
    v = event_version.c
    still = sa.or_(v.seq_to.is_(None), v.seq_to > _seq())
    columns = (v.event_id, v.id, v.sort_key, v.type, v.place_id)
    return sa.select(*columns).where(among(v.event_id, length), v.id <= _seq(), still)


def _of_versions(view: View, name: str, write: Any, versions: Sequence[int]) -> dict[int, list[str]]:
    """What a link table holds of each version, as far as it is followed."""
    found: dict[int, list[str]] = defaultdict(list)
    for chunk in chunks(versions):
        statement = view.reader.statements.of((name, len(chunk)), partial(write, len(chunk)))
        for version, value in view.tuples(statement, binds(chunk)):
            if len(found[version]) < LEADS:
                found[version].append(value)
    return found


def _dyads(length: int) -> sa.Select[Any]:
    d = event_dyad.c
    return sa.select(d.version_id, d.dyad).where(among(d.version_id, length), d.own == ONE).order_by(d.dyad)


def _actors(length: int) -> sa.Select[Any]:
    a = event_actor.c
    plays = a.own.bitwise_and(PARTIES) > 0
    return sa.select(a.version_id, a.actor_id).where(among(a.version_id, length), plays).order_by(a.actor_id)


def _near(
    view: View, event: Standing, dyads: Sequence[str], actors: Sequence[str], seq: int
) -> list[list[Near]]:
    """The events before and those after, nearest first; the event itself may be among them."""
    leads = [("dyad", dyad) for dyad in dyads] + [("actor", actor) for actor in actors]
    between = [one for by, value in leads for one in _neighbours(view, event, by, value, seq)]
    sides = [_nearest(event, between, after) for after in (False, True)]
    if event.place is None or all(len(side) > NEAR for side in sides):
        return sides
    there = _neighbours(view, event, "place", event.place, seq)
    return [_filled(sides[after], _nearest(event, there, after)) for after in (False, True)]


def _nearest(event: Standing, found: Iterable[Near], after: bool) -> list[Near]:
    side = {one.version: one for one in found if (one.key > event.mark) == after}
    return sorted(side.values(), key=lambda one: one.key, reverse=not after)[: NEAR + 1]


def _filled(side: list[Near], others: Iterable[Near]) -> list[Near]:
    """A side with others that it lacks, up to its length, in order again."""
    known = {one.version for one in side}
    more = [one for one in others if one.version not in known][: NEAR + 1 - len(side)]
    return [*side, *more]


def _neighbours(view: View, event: Standing, by: str, value: str, seq: int) -> list[Near]:
    statement = view.reader.statements.of(("near", by), partial(_neighbouring, by))
    given = {"value": value, "key": event.mark, "seq": seq, "type": event.type}
    return [Near(key, version, by) for key, version in view.tuples(statement, given)]


def _neighbouring(by: str) -> Any:
    return sa.union_all(*(sa.select(_side(by, after).subquery()) for after in (False, True)))


def _side(by: str, after: bool) -> sa.Select[Any]:
    """The nearest on one side, out of some that an index holds in order."""
    table, column, index = LEADING[by]
    version = table.c.id if table is event_version else table.c.version_id
    key, mark = table.c.sort_key, sa.bindparam("key", type_=sa.BigInteger)
    window = (
        sa.select(key, version.label("version"), table.c.type)
        .where(table.c.live == ONE, table.c[column] == sa.bindparam("value", type_=sa.Text))
        .where(key > mark if after else key < mark, key >= sa.literal_column(str(DATED), sa.BigInteger))
        .order_by(key if after else key.desc())
        .limit(sa.literal_column(str(LOOKED_AT), sa.Integer))
        .with_hint(table, f"INDEXED BY {index}", "sqlite")
        .subquery()
    )
    alike = [window.c.type == sa.bindparam("type", type_=sa.Text)] if by == "place" else []
    order = window.c.sort_key if after else window.c.sort_key.desc()
    query = sa.select(window.c.sort_key, window.c.version).where(window.c.version <= _seq(), *alike)
    return query.order_by(order).limit(sa.literal_column(str(NEAR + 1), sa.Integer))


def _briefs(view: View, versions: Iterable[int]) -> dict[int, Brief]:
    """What is told of each version."""
    found: dict[int, Brief] = {}
    for chunk in chunks(sorted(versions)):
        statement = view.reader.statements.of(("briefs", len(chunk)), partial(_bodies, len(chunk)))
        found |= {version: _brief(from_json(body)) for version, body in view.tuples(statement, binds(chunk))}
    return found


def _bodies(length: int) -> sa.Select[Any]:
    v = event_version.c
    return sa.select(v.id, v.body).where(among(v.id, length))


def _brief(event: Mapping[str, Any]) -> Brief:
    told = {name: event[name] for name in ("id", "url", "type", "title")}
    return {**told, "date": {"edtf": event["date"]["edtf"]}}


def _told(event: Standing, sides: Sequence[Sequence[Near]], told: Mapping[int, Brief]) -> Iterator[Brief]:
    before, after = ([one for one in side if told[one.version]["id"] != event.id][:NEAR] for side in sides)
    for one in (*reversed(before), *after):
        yield {**told[one.version], "when": _when(event, one), "by": one.by}


def _when(event: Standing, one: Near) -> str | None:
    """On which side of an event's first day another begins; None beside an event without a date."""
    days = one.key // DATED - event.key // DATED
    return ("after" if days > 0 else "before" if days else "same_day") if event.dated else None


def _seq() -> sa.BindParameter[int]:
    return sa.bindparam("seq", type_=sa.BigInteger)
