"""Acting: whether an actor takes part in an event of the store, though no file of the codebook names it."""

from typing import Any

import sqlalchemy as sa

from app.query.leads import ONE
from app.query.reader import View
from app.tables import event_actor as actor


def met(view: View, code: str) -> bool:
    """Whether an active event has an actor of a code."""
    statement = view.reader.statements.of("met", _select)
    return bool(view.tuples(statement, {"code": code}))


def _select() -> sa.Select[Any]:
    of_code = actor.c.actor_id == sa.bindparam("code", type_=sa.Text)
    return sa.select(ONE).where(actor.c.live == ONE, of_code).limit(1)
