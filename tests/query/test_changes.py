"""The log of changes: what a mirror under a filter is told, in order, bounded, and from any place."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app import store
from app.events.event import Event
from app.extractors.coding import Coding
from app.filters.event_filter import EventFilter
from app.filters.reading import read
from app.filters.record import Point
from app.query import changes as log
from app.query.changes import Change, OutsideHistoryError, changes, place
from app.query.reader import Reader
from app.query.timeline import page
from app.query.walks import Walk
from app.store import Coder
from app.tables import change, event_version
from tests.edits import Editor
from tests.factories import GENEVA, NAMES, article, event

CODER = Coder("rules", "2026.1", NAMES)
FIRST = datetime(2025, 5, 1, 12, tzinfo=UTC)
FILTERS: tuple[dict[str, str], ...] = (
    {},
    {"actor": "RUS"},
    {"actor": "-RUS", "modality": "occurred,claimed"},
    {"type": "talks_held,truce_declared", "from": "2025-01", "to": "2025-03"},
    {"dyad": "RUS,UKR"},
    {"country": "UKR", "min_confidence": "0.5"},
    {"q": "prisoner -odesa"},
)


def filter_of(asked: Mapping[str, str]) -> EventFilter:
    return read(EventFilter, asked.items(), "GET /changes", {"formats": ()})


@pytest.fixture
def reader(url: str) -> Iterator[Reader]:
    made = Reader(url)
    yield made
    made.close()


class Book:
    """A store of one article, which is coded anew at will, an hour later each time."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine, self._at = engine, FIRST
        self._id = ""

    def tell(self, *events: Event) -> None:
        coding = Coding(events)
        if self._id:
            store.recode(self._engine, self._id, coding, CODER, self._at)
        else:
            self._id = store.save(self._engine, article(), coding, CODER, self._at).article_id
        self._at += timedelta(hours=1)


def told(reader: Reader, since: int = 0, limit: int = 1000, **asked: Any) -> list[tuple[Any, ...]]:
    """Sequence number, operation, changed keys and whether the event is shown."""
    compact = asked.pop("compact", False)
    with reader.apart() as view:
        found = changes(view, filter_of(asked), since, limit, compact=compact)
    return [(one.seq, one.op, json.loads(one.changed), one.event is not None) for one in found.data]


def test_every_change_is_told_in_order_with_what_it_changed(engine: sa.Engine, reader: Reader) -> None:
    book = Book(engine)
    for events in ((event(),), (event(place=GENEVA),), (), (event(place=GENEVA),)):
        book.tell(*events)
    assert [(seq, op, shown) for seq, op, _, shown in told(reader)] == [
        (1, "create", True), (2, "update", True), (3, "retract", False), (4, "restore", True),
    ]  # fmt: skip
    assert "place" in told(reader)[1][2]
    assert told(reader, since=3) == told(reader)[3:]


def test_a_filter_tells_what_enters_stays_and_leaves_and_nothing_else(
    engine: sa.Engine, reader: Reader
) -> None:
    book = Book(engine)
    for modality in ("occurred", "claimed", "claimed", "occurred"):
        book.tell(event(modality=modality, confidence=0.5), event("visit_made", modality="planned"))
        book.tell(event(modality=modality, confidence=0.7), event("visit_made", modality="planned"))
    seen = [(op, shown) for _, op, _, shown in told(reader, modality="claimed")]
    assert seen == [("update", True), ("update", True), ("update", True), ("update", True), ("leave", False)]


@pytest.mark.parametrize(("modality", "ops"), [("occurred", ["create", "retract"]), ("claimed", [])])
def test_a_retraction_is_told_to_those_who_had_the_event(
    engine: sa.Engine, reader: Reader, modality: str, ops: list[str]
) -> None:
    book = Book(engine)
    book.tell(event(modality="occurred"))
    book.tell()
    assert [op for _, op, *_ in told(reader, modality=modality)] == ops


def test_a_merge_names_the_event_it_went_into(engine: sa.Engine, reader: Reader) -> None:
    Book(engine).tell(event(), event("visit_made"))
    with engine.begin() as connection:
        _merge(connection, *connection.scalars(sa.text("SELECT id FROM event ORDER BY serial")))
    with reader.apart() as view:
        (one,) = changes(view, filter_of({"type": "visit_made"}), 2, 10).data
    assert json.loads(one.json()) | {"at": ""} == {
        "seq": 3, "op": "merge", "at": "", "id": one.id, "version": 2, "changed": ["status"],
        "merged_into": one.merged_into, "event": None,
    }  # fmt: skip
    assert one.merged_into != one.id


def _merge(connection: sa.Connection, survivor: str, merged: str) -> None:
    """What a curator's merge will write."""
    row = (
        connection.execute(sa.select(event_version).where(event_version.c.event_id == merged)).one()._asdict()
    )
    now = {"id": 3, "seq_from": 3, "version": 2, "status": "merged", "live": 0}
    connection.execute(sa.insert(event_version).values(row | now))
    connection.execute(
        sa.text("UPDATE event SET status = 'merged', merged_into = :into, version = 2 WHERE id = :id"),
        {"into": survivor, "id": merged},
    )
    about = {"event_id": merged, "version": 2, "at": FIRST, "by": "curator", "changed": ["status"]}
    connection.execute(sa.insert(change).values(seq=3, op="merge", **about))
    connection.execute(sa.text("UPDATE store_state SET seq = 3"))


def test_compact_tells_the_last_change_of_each_event(engine: sa.Engine, reader: Reader) -> None:
    book = Book(engine)
    for place_ in (None, GENEVA, None):
        book.tell(event(place=place_), event("visit_made"))
    assert [(seq, op) for seq, op, *_ in told(reader)] == [
        (1, "create"),
        (2, "create"),
        (3, "update"),
        (4, "update"),
    ]
    assert [(seq, op) for seq, op, *_ in told(reader, compact=True)] == [(2, "create"), (4, "update")]
    assert [seq for seq, *_ in told(reader, compact=True, limit=1)] == [1]


@pytest.mark.parametrize("compact", [False, True])
def test_pages_of_any_size_lead_a_mirror_to_the_list(
    engine: sa.Engine, reader: Reader, compact: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "WINDOW", 5)
    Editor(engine, 3).edits(60)
    for limit, asked in enumerate(FILTERS, 1):
        mirror: dict[str, str] = {}
        since, filter, found = 0, filter_of(asked), None
        with reader.apart() as view:
            while found is None or not found.caught_up:
                found = changes(view, filter, since, limit, compact=compact)
                assert len(found.data) <= limit
                assert found.caught_up or since < found.next_since
                since = found.next_since
                apply(mirror, found.data, compact)
            listed = page(view, Walk(filter, "-date", view.state.seq), 1000).bodies
        assert sorted(mirror.values()) == sorted(listed), asked


def apply(mirror: dict[str, str], data: Sequence[Change], compact: bool) -> None:
    """Do to a mirror what is told; nothing is dropped that is not there, unless its coming was left out."""
    for one in data:
        if one.event is None:
            assert compact or one.id in mirror
            mirror.pop(one.id, None)
        else:
            mirror[one.id] = one.event


def test_a_page_without_matches_ends_after_some_thousand_changes(
    engine: sa.Engine, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "MOST", 10)
    Editor(engine, 3).edits(20)
    with reader.apart() as view:
        found = changes(view, filter_of({"actor": "NOR"}), 0, 10)
    assert (found.data, found.next_since, found.caught_up) == ([], 10, False)


def test_an_instant_is_the_place_after_the_last_change_until_then(engine: sa.Engine, reader: Reader) -> None:
    book = Book(engine)
    for confidence in (0.3, 0.4, 0.5):
        book.tell(event(confidence=confidence), event("visit_made", confidence=confidence))
    places = {-1: 0, 0: 0, 1: 2, 60: 2, 119: 4, 120: 4, 121: 6, 9999: 6}
    with reader.apart() as view:
        assert {
            minutes: place(view, Point(None, FIRST + timedelta(minutes=minutes))) for minutes in places
        } == places
        assert (place(view, None), place(view, Point(4, None))) == (0, 4)


@pytest.mark.parametrize(("since", "first"), [(0, 2), (1, 2), (5, 0)])
def test_a_place_before_or_after_the_kept_log_is_refused(
    engine: sa.Engine, reader: Reader, since: int, first: int
) -> None:
    book = Book(engine)
    for confidence in (0.3, 0.4, 0.5, 0.6):
        book.tell(event(confidence=confidence))
    with engine.begin() as connection:
        connection.execute(sa.delete(change).where(change.c.seq <= 2))
    with pytest.raises(OutsideHistoryError) as refused:
        told(reader, since)
    assert (refused.value.since, refused.value.first, refused.value.last) == (since, first, 4)
    assert [seq for seq, *_ in told(reader, 2)] == [3, 4]
    assert told(reader, 4) == []


def test_a_log_that_is_not_kept_at_all_is_told_by_its_end(engine: sa.Engine, reader: Reader) -> None:
    Book(engine).tell(event(), event("visit_made"))
    with engine.begin() as connection:
        connection.execute(sa.delete(change))
    with pytest.raises(OutsideHistoryError) as refused:
        told(reader)
    assert refused.value.first == 2
