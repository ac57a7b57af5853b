"""The SQL of actor filters: who takes part in an event and how, and who stands opposite whom."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from app.filters.codes import Codes
from app.filters.parties import Dyads, Parties
from app.filters.where import Clause
from app.tables import ROLES, event_actor, event_dyad, event_version

PARTY = ("source", "target", "mediator", "host", "participant")
NONE = sa.literal_column("0", sa.Integer)


def playing(parties: Parties, roles: Sequence[str]) -> Clause:
    """The condition that an event has one of the actors in one of the roles, and none of the excluded."""
    one = sa.exists().where(_of_version(), _is_one(parties.include), played(event_actor, parties, roles))
    none = sa.exists().where(_of_version(), _is_one(parties.exclude), played(event_actor, parties, roles))
    return sa.and_(*([one] if parties.include else ()), *([~none] if parties.exclude else ()))


def all_playing(parties: Parties) -> Clause:
    """The condition that every included actor takes part, and no excluded one."""
    clauses = []
    if parties.include:
        players = sa.select(sa.func.count()).select_from(event_actor)
        players = players.where(_of_version(), _is_one(parties.include), played(event_actor, parties, PARTY))
        everyone = sa.literal_column(str(len(parties.include)), sa.Integer)
        clauses.append(players.scalar_subquery() == everyone)
    if parties.exclude:
        clauses.append(playing(Parties((), parties.exclude, parties.exact), PARTY))
    return sa.and_(*clauses)


def opposed(dyads: Dyads) -> Clause:
    """The condition that both actors of one of the pairs stand on opposite sides."""
    pair = event_dyad.c
    clauses = [pair.version_id == event_version.c.id, pair.dyad.in_(dyads.pairs)]
    return sa.exists().where(*clauses, *([pair.own != NONE] if dyads.exact else ()))


def described(column: str, codes: Codes) -> Clause:
    """The condition that a party's kind or country is an included one, and no party's an excluded one."""
    party = [_of_version(), *_taking_part()]
    one = sa.exists().where(*party, event_actor.c[column].in_(codes.include))
    none = sa.exists().where(*party, event_actor.c[column].in_(codes.exclude))
    return sa.and_(*([one] if codes.include else ()), *([~none] if codes.exclude else ()))


def played(link: sa.FromClause, parties: Parties, roles: Iterable[str]) -> Clause:
    """The condition that a row of event_actor is of an actor in one of the roles."""
    mask = sa.literal_column(str(sum(ROLES[role] for role in roles)), sa.Integer)
    return link.c["own" if parties.exact else "roles"].bitwise_and(mask) != NONE


def _taking_part() -> list[Clause]:
    return [played(event_actor, Parties(exact=True), PARTY)]


def _of_version() -> Clause:
    return event_actor.c.version_id == event_version.c.id


def _is_one(codes: Sequence[str]) -> Clause:
    return event_actor.c.actor_id.in_(codes)
