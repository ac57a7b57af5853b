"""Bodies: what is kept is what is stored, in the order asked for, and no more of it than there is room."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.query.bodies import Bodies, numbers
from app.query.reader import View
from app.tables import event_version as version
from tests.query.conftest import Made


def stored(view: View) -> dict[int, str]:
    """The JSON of each version by its id."""
    return {row.id: row.body for row in view.connection.execute(sa.select(version.c.id, version.c.body))}


@pytest.mark.parametrize("room", [64 << 20, 3000, 0], ids=["all", "some", "none"])
def test_versions_are_read_in_the_order_asked_whatever_is_kept(timeline: Made, room: int) -> None:
    kept = Bodies(room)
    with timeline.reader.apart() as view:
        known = stored(view)
        ids = sorted(known)
        for asked in (ids[:3], ids[::-1], [ids[7]], ids[5:70], ids):
            assert list(kept.of(view, asked)) == [known[id] for id in asked]


def test_what_was_read_is_not_read_again(timeline: Made) -> None:
    kept = Bodies()
    with timeline.reader.inline() as view:
        ids = sorted(stored(view))[:20]
        first = list(kept.of(view, ids))
    closed = replace(view, connection=None)  # type: ignore[arg-type]
    assert list(kept.of(closed, ids)) == first
    with pytest.raises(AttributeError):
        kept.of(closed, [*ids, -1])


def test_what_is_read_now_takes_the_place_of_what_was_read_before(timeline: Made) -> None:
    with timeline.reader.apart() as view:
        known = stored(view)
        ids = sorted(known)
        room = sum(len(known[id].encode()) for id in ids[:10])
        kept = Bodies(room)
        kept.of(view, ids[:10])
        kept.of(view, ids[10:12])
    assert sum(map(len, kept._kept.values())) <= room
    assert set(kept._kept) >= set(ids[10:12])


@pytest.mark.parametrize(
    ("text", "expected"), [(None, []), ("", []), (b"", []), ("3", [3]), (b"12,-4,5", [12, -4, 5])]
)
def test_numbers_are_read_from_text_and_bytes(text: str | bytes | None, expected: list[int]) -> None:
    assert numbers(text) == expected
