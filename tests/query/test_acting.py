"""Whether an actor takes part in an event is read from an index, on both databases."""

import sqlalchemy as sa

from app.query.acting import met
from app.query.reader import Reader
from tests.timeline import filled


def test_who_takes_part_in_an_active_event_is_met(engine: sa.Engine, url: str) -> None:
    filled(engine, 5)
    reader = Reader(url)
    with reader.inline() as view:
        known = view.connection.execute(sa.text("SELECT DISTINCT actor_id FROM event_actor WHERE live = 1"))
        codes = set(known.scalars())
        assert len(codes) > 1
        assert [code for code in codes if not met(view, code)] == []
        assert not met(view, "GREEN_SHIELD")
    reader.close()
