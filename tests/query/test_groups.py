"""Groups part the walk over all events, whatever the size of a page, on both databases."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pytest
import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.filters.reading import read
from app.query.buckets import INTERVALS
from app.query.groups import UNDATED, Group, Size, grouped
from app.query.reader import Reader
from app.query.timeline import page
from app.query.walks import Walk
from app.tables import GRAINS
from tests.timeline import Body, filled, live

FILTERS: list[dict[str, str]] = [{}, {"actor": "RUS"}, {"from": "2025-01-20", "type": "-talks_held"}]


@pytest.fixture
def reader(engine: sa.Engine, url: str) -> Iterator[Reader]:
    filled(engine)
    made = Reader(url)
    yield made
    made.close()


def walk_of(reader: Reader, query: dict[str, str], sort: str) -> Walk:
    with reader.apart() as view:
        return Walk(read(EventFilter, query.items(), "GET /timeline", {}), sort, view.state.seq)


def walked(reader: Reader, walk: Walk, name: str, limit: int) -> Iterator[list[Group]]:
    after = None
    while True:
        with reader.apart() as view:
            found = grouped(view, walk, INTERVALS[name], limit, after)
        yield list(found.groups)
        if (after := found.after) is None:
            return


@pytest.mark.parametrize("sort", ["date", "-date"])
@pytest.mark.parametrize("name", INTERVALS)
def test_pages_of_groups_have_every_event_once_in_order(reader: Reader, name: str, sort: str) -> None:
    for query in FILTERS:
        walk = walk_of(reader, query, sort)
        with reader.apart() as view:
            expected = list(page(view, walk, 1000).bodies)
        for limit in (1, 7, 1000):
            pages = list(walked(reader, walk, name, limit))
            assert [body for groups in pages for group in groups for body in group.bodies] == expected
            assert all(sum(len(group.bodies) for group in groups) <= limit for groups in pages)


@pytest.mark.parametrize("name", INTERVALS)
def test_each_group_tells_its_whole_size_and_whether_it_is_cut(reader: Reader, name: str) -> None:
    interval = INTERVALS[name]
    for query in FILTERS:
        walk = walk_of(reader, query, "date")
        with reader.apart() as view:
            events = [json.loads(body) for body in page(view, walk, 1000).bodies]
        held: dict[int, list[Body]] = defaultdict(list)
        for event in events:
            start = event["date"]["start"]
            held[interval.number(date.fromisoformat(start).toordinal()) if start else UNDATED].append(event)
        seen: dict[int, int] = defaultdict(int)
        for groups in walked(reader, walk, name, 5):
            for group in groups:
                coarse = [GRAINS.index(event["date"]["precision"]) for event in held[group.bucket]]
                coarser = 0 if group.bucket == UNDATED else sum(grain > interval.grain for grain in coarse)
                assert group.size == Size(len(coarse), coarser)
                assert group.begun == (seen[group.bucket] > 0)
                seen[group.bucket] += len(group.bodies)
                assert group.goes_on == (seen[group.bucket] < len(coarse))
        assert seen == {bucket: len(events) for bucket, events in held.items()}


def test_groups_stand_still_while_events_are_made(engine: sa.Engine, reader: Reader) -> None:
    walk = walk_of(reader, {}, "date")
    before = len(live(engine))
    sizes = {}
    seen = 0
    for groups in walked(reader, walk, "month", 9):
        filled(engine, 1, seed=100 + seen)
        seen += sum(len(group.bodies) for group in groups)
        sizes.update({group.bucket: group.size.events for group in groups})
    assert seen == sum(sizes.values()) == before


def test_an_empty_store_has_no_groups(engine: sa.Engine, url: str) -> None:
    reader = Reader(url)
    assert list(walked(reader, walk_of(reader, {}, "date"), "day", 5)) == [[]]
    reader.close()
