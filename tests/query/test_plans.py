"""A page along the timeline walks an index: on SQLite no filter and no two of them scan or sort events."""

import re
from itertools import combinations
from random import Random

import pytest

from app.query.reader import Reader
from app.query.timeline import opening, page
from app.query.walks import Walk
from tests.query.asked import cases, together
from tests.query.conftest import Made, filter_of
from tests.query.spoken import Query

# What a plan calls the link tables is what they are read as: `lead`, or by their own names.
FAULT = re.compile(r"SCAN (event_version|event_actor|event_dyad|event_report|lead)\b|TEMP B-TREE")
READING = ("stretch", "bodies")


def plans(made: Made, query: Query, sort: str) -> list[str]:
    """The steps of the plans of all that a page asks."""
    reader = Reader(made.url)
    with reader.inline() as view:
        walk = Walk(filter_of(query), sort, view.state.seq)
        page(view, walk, 1000)
        opening(view, walk, 1000, 10)
        texts = [kept for shape, kept in reader.statements._kept.items() if shape[0] in READING]  # type: ignore[index]
        asked = [(f"EXPLAIN QUERY PLAN {one.text}", (None,) * len(one.order or ())) for one in texts]
        rows = [row[3] for text, values in asked for row in view.connection.exec_driver_sql(text, values)]
    reader.close()
    return rows


@pytest.mark.parametrize("timeline", ["sqlite"], indirect=True)
def test_a_page_neither_scans_nor_sorts(timeline: Made) -> None:
    asked = cases(timeline.now.bodies)
    pairs = [both for pair in combinations(asked, 2) if (both := together(*pair))]
    for query in ({}, *asked, *Random(2).sample(pairs, 120)):
        for sort in ("-date", "date"):
            found = plans(timeline, query, sort)
            assert found, query
            assert {step for step in found if FAULT.search(step)} <= allowed(query), query


def allowed(query: Query) -> set[str]:
    """Some hundred events at most are sorted: those of a list of ids."""
    return {"USE TEMP B-TREE FOR ORDER BY"} if "," in query.get("id", "") else set()
