"""The SQL of actor filters: who takes part in an event, and who stands opposite whom."""

from collections.abc import Sequence

import sqlalchemy as sa

from app.filters.parties import Dyads, Parties, Party
from app.filters.where import Clause
from app.tables import event_actor, event_version

TAKING_PART = ("source", "target", "mediator", "host", "participant")
SIDES = ("source", "participant")


def taking_part(parties: Parties, roles: Sequence[str] = TAKING_PART) -> Clause:
    """The condition that an event has one of the actors in one of the roles, and none of the excluded."""
    clauses = [event_version.c.id.in_(_versions(parties.include, roles))] if parties.include else []
    if parties.exclude:
        clauses.append(event_version.c.id.not_in(_versions(parties.exclude, roles)))
    return sa.and_(*clauses)


def opposed(dyads: Dyads) -> Clause:
    """The condition that both actors of a pair stand on opposite sides.

    Sides are source and target; an event without a target is two-sided, so two of its parties will do.
    """
    one, other = event_actor.alias("one"), event_actor.alias("other")
    across = sa.or_(
        sa.and_(one.c.role == "source", other.c.role == "target"),
        sa.and_(one.c.role == "target", other.c.role == "source"),
        sa.and_(
            _among(one.c.role, SIDES),
            _among(other.c.role, SIDES),
            one.c.actor_id != other.c.actor_id,
            _no_target(one),
        ),
    )
    pairs = sa.or_(*(sa.and_(_is(one, left), _is(other, right)) for left, right in dyads.pairs))
    joined = one.join(other, one.c.version_id == other.c.version_id)
    return event_version.c.id.in_(sa.select(one.c.version_id).select_from(joined).where(across, pairs))


def _versions(parties: tuple[Party, ...], roles: Sequence[str]) -> sa.Select[tuple[int]]:
    return sa.select(event_actor.c.version_id).where(
        _is(event_actor, parties), _among(event_actor.c.role, roles)
    )


def _is(actor: sa.FromClause, parties: tuple[Party, ...]) -> Clause:
    return sa.or_(*(_with_parts(actor.c.actor_id, party) for party in parties))


def _with_parts(code: sa.ColumnElement[str], party: Party) -> Clause:
    return sa.or_(code == party.code, sa.func.substr(code, 1, party.length) == party.stem)


def _no_target(actor: sa.FromClause) -> Clause:
    target = event_actor.alias("target")
    return ~sa.exists().where(target.c.version_id == actor.c.version_id, target.c.role == "target")


def _among(column: sa.ColumnElement[str], values: Sequence[str]) -> Clause:
    """One of some constants, as literals: the text of a statement is kept, so no list may expand later."""
    return column.in_([sa.literal(value) for value in values])
