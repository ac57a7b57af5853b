"""The SQL of actor filters: who takes part in an event, and who stands opposite whom."""

from collections.abc import Sequence

import sqlalchemy as sa

from app.filters.parties import Dyads, Parties
from app.filters.where import Clause
from app.tables import ROLES, event_actor, event_dyad, event_version

TAKING_PART = ("source", "target", "mediator", "host", "participant")


def taking_part(parties: Parties, roles: Sequence[str] = TAKING_PART) -> Clause:
    """The condition that an event has one of the actors in one of the roles, and none of the excluded."""
    mask = sa.literal_column(str(sum(ROLES[role] for role in roles)), sa.Integer)
    clauses = [_playing(parties.include, mask)] if parties.include else []
    return sa.and_(*clauses, *([~_playing(parties.exclude, mask)] if parties.exclude else ()))


def opposed(dyads: Dyads) -> Clause:
    """The condition that both actors of one of the pairs stand on opposite sides."""
    pair = event_dyad.c
    return sa.exists().where(
        pair.version_id == event_version.c.id, sa.or_(*(pair.dyad == dyad for dyad in dyads.pairs))
    )


def _playing(codes: Sequence[str], mask: sa.ColumnElement[int]) -> Clause:
    link = event_actor.c
    played = link.roles.bitwise_and(mask) != sa.literal_column("0", sa.Integer)
    return sa.exists().where(
        link.version_id == event_version.c.id, sa.or_(*(link.actor_id == c for c in codes)), played
    )
