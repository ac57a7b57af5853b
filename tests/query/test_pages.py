"""Pages: forwards and backwards, in every order, each event once, and as many as are counted."""

import json
from collections.abc import Iterator
from random import Random

import pytest

from app.filters.listing import SORTS
from app.query import timeline as pages
from app.query.counts import count
from app.query.orders import Key
from app.query.timeline import Page, batches, page, page_before
from app.query.totals import Totals
from app.query.walks import Walk
from tests.query.asked import cases, together
from tests.query.conftest import Made, filter_of
from tests.query.spoken import Query

CIRCLE = {"lat": "47", "lon": "20"}
WORDS = {"q": 'swap OR "cease fire" OR side* -truce'}
ASKED: tuple[Query, ...] = (
    {},
    {"from": "2025-02-20"},
    {"from": "2025-03-01T06:00:00Z", "undated": "include"},
    {"on": "2025-03-01"},
    {"actor": "SDN,RUS", "to": "2025-04"},
    {"actor": "RUS,UKR", "from": "2025-03"},
    {"dyad": "RUS,UKR", "from": "2025-02-15"},
    {"publisher": "Post 1,Post 2"},
    {"status": "all"},
    {"status": "retracted"},
    {"id": "evt_none"},
)


def forwards(made: Made, walk: Walk, limit: int) -> Iterator[Page]:
    after: Key | None = None
    while True:
        with made.reader.inline() as view:
            found = page(view, walk, limit, after)
        yield found
        if not found.more:
            return
        after = found.last


def backwards(made: Made, walk: Walk, limit: int, before: Key) -> Iterator[Page]:
    while True:
        with made.reader.inline() as view:
            found = page_before(view, walk, limit, before)
        yield found
        if not found.more:
            return
        assert found.first is not None
        before = found.first


def ids(found: list[Page]) -> list[str]:
    return [json.loads(body)["id"] for each in found for body in each.bodies]


def beside(sort: str) -> Query:
    """What an order cannot do without."""
    return {"distance": CIRCLE, "relevance": WORDS}.get(sort.removeprefix("-"), {})


@pytest.mark.parametrize("then", [False, True], ids=["now", "earlier"])
@pytest.mark.parametrize("sort", SORTS)
def test_pages_of_seven_are_the_scan_in_order_both_ways(timeline: Made, sort: str, then: bool) -> None:
    oracle, seq = (timeline.then, timeline.earlier) if then else (timeline.now, timeline.seq)
    for asked in ASKED:
        query = {**asked, **beside(sort)}
        walk, expected = Walk(filter_of(query, sort), sort, seq), oracle.ids(query, sort)
        there = list(forwards(timeline, walk, 7))
        assert ids(there) == expected, query
        assert [len(each.bodies) for each in there[:-1]] == [7] * (len(there) - 1)
        if expected:
            last = there[-1].last
            assert last is not None
            back = list(backwards(timeline, walk, 7, last))
            assert ids(back[::-1]) == expected[:-1], query


@pytest.mark.parametrize("sort", ["-date", "date", "-confidence", "created"])
def test_a_page_that_ends_with_the_last_match_says_that_no_more_follow(timeline: Made, sort: str) -> None:
    for query in ASKED:
        expected = timeline.now.ids(query, sort)
        walk = Walk(filter_of(query), sort, timeline.seq)
        for limit in {1, len(expected) - 1, len(expected), len(expected) + 1} - {-1, 0}:
            with timeline.reader.inline() as view:
                found = page(view, walk, limit)
            assert ids([found]) == expected[:limit], (query, limit)
            assert found.more is (limit < len(expected)), (query, limit)


def test_a_page_goes_on_from_any_event_within_a_tie_and_at_the_edge_of_a_leg(timeline: Made) -> None:
    for sort in ("-date", "date"):
        for query in ASKED:
            walk, expected = Walk(filter_of(query), sort, timeline.seq), timeline.now.ids(query, sort)
            keys = [each.last for each in forwards(timeline, walk, 1)]
            for place, key in list(enumerate(keys))[::3]:
                with timeline.reader.inline() as view:
                    assert ids([page(view, walk, 5, key)]) == expected[place + 1 : place + 6], (query, place)


@pytest.mark.parametrize("then", [False, True], ids=["now", "earlier"])
def test_counts_are_as_many_as_the_scan_finds_and_stop_where_told(timeline: Made, then: bool) -> None:
    oracle, seq = (timeline.then, timeline.earlier) if then else (timeline.now, timeline.seq)
    asked, dice = cases(timeline.now.bodies), Random(3)
    pairs = [both for _ in range(300) if (both := together(*dice.sample(asked, 2)))]
    for query in (*ASKED, *asked, *pairs):
        expected = len(oracle.ids(query))
        with timeline.reader.apart() as view:
            assert count(view, filter_of(query), seq) == expected, query
            assert count(view, filter_of(query), seq, 5) == min(5, expected), query


def test_a_total_tells_the_undated_that_a_date_bound_leaves_out_and_how_sure_it_is(
    timeline: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    undated = len(timeline.now.ids({"undated": "only"}))
    dated = len(timeline.now.ids({"from": "2000"}))
    filter, totals = filter_of({"from": "2000"}), Totals(timeline.reader)
    total = totals.count(filter, timeline.seq, "exact")
    assert (total.count, total.exact, total.undated) == (dated, True, undated)
    monkeypatch.setattr("app.query.totals.AT_MOST", 10)
    bounded, guessed = (totals.count(filter, timeline.seq, mode) for mode in ("auto", "estimated"))
    assert (bounded.count, bounded.certainty) == (10, "at_least")
    assert guessed.certainty == "estimated"
    assert guessed.count is not None
    assert guessed.count >= 10


def test_an_export_holds_all_events_in_batches(timeline: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "BATCH", 10)
    for seq, oracle in ((timeline.seq, timeline.now), (timeline.earlier, timeline.then)):
        found = list(batches(timeline.reader, Walk(filter_of({}), "date", seq)))
        assert [json.loads(body)["id"] for batch in found for body in batch] == oracle.ids({}, "date")
        assert {len(batch) for batch in found[:-1]} == {10}
