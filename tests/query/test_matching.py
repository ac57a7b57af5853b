"""Every filter, every pair of filters and many at once match what a scan over all events does."""

import json
from itertools import combinations
from random import Random

import pytest

from app.filters.event_filter import PARAMETERS
from app.query import statements
from app.query.timeline import page
from app.query.walks import Walk
from tests.query.asked import cases, together
from tests.query.conftest import Made, filter_of
from tests.query.spoken import Query

ELSEWHERE = {"as_of"}  # what a walk's sequence number says


@pytest.fixture(autouse=True)
def _all_statements_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "KEPT", 1_000_000)


def ids(made: Made, query: Query, seq: int) -> list[str]:
    with made.reader.inline() as view:
        found = page(view, Walk(filter_of(query), "-date", seq), 1000)
    return [json.loads(body)["id"] for body in found.bodies]


def test_every_filter_is_asked_and_each_case_matches_some_and_not_all(timeline: Made) -> None:
    asked = cases(timeline.now.bodies)
    assert {name for query in asked for name in query} | ELSEWHERE == set(PARAMETERS.values())
    for query in asked:
        matched = len(timeline.now.matching(query))
        assert 0 < matched < len(timeline.now.bodies) + ("status" in query), query


@pytest.mark.parametrize("then", [False, True], ids=["now", "earlier"])
def test_every_case_agrees_with_a_scan(timeline: Made, then: bool) -> None:
    oracle, seq = (timeline.then, timeline.earlier) if then else (timeline.now, timeline.seq)
    for query in ({}, *cases(timeline.now.bodies)):
        assert ids(timeline, query, seq) == oracle.ids(query), query


def test_every_pair_of_cases_agrees_with_a_scan(timeline: Made) -> None:
    pairs = [both for pair in combinations(cases(timeline.now.bodies), 2) if (both := together(*pair))]
    assert len(pairs) > 8000
    for query in pairs:
        assert ids(timeline, query, timeline.seq) == timeline.now.ids(query), query


def test_pairs_of_cases_agree_with_a_scan_at_an_earlier_number_too(timeline: Made) -> None:
    asked, dice = cases(timeline.now.bodies), Random(11)
    pairs = [both for _ in range(1000) if (both := together(*dice.sample(asked, 2)))]
    for query in pairs:
        assert ids(timeline, query, timeline.earlier) == timeline.then.ids(query), query


@pytest.mark.parametrize("then", [False, True], ids=["now", "earlier"])
def test_many_filters_at_once_agree_with_a_scan(timeline: Made, then: bool) -> None:
    oracle, seq = (timeline.then, timeline.earlier) if then else (timeline.now, timeline.seq)
    dice, asked, matched = Random(7), cases(timeline.now.bodies), 0
    for _ in range(300):
        query: Query = {}
        for case in dice.sample(asked, 3):
            query = together(query, case) or query
        expected = oracle.ids(query)
        assert ids(timeline, query, seq) == expected, query
        matched += bool(expected)
    assert matched > 100
