"""A page along the timeline walks an index: no filter and no two of them scan or sort events."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from random import Random
from typing import Any

import pytest

from app.query.reader import Reader, View
from app.query.statements import Statement
from app.query.timeline import opening, page, quick
from app.query.walks import Walk
from tests.query.asked import cases, together
from tests.query.conftest import Made, filter_of
from tests.query.spoken import Query

# What a plan calls the link tables is what they are read as: `lead`, or by their own names.
FAULT = re.compile(r"SCAN (event_version|event_actor|event_dyad|event_report|lead)\b|TEMP B-TREE")
READING = ("stretch", "bodies")


@contextmanager
def said(made: Made, query: Query, sort: str) -> Iterator[tuple[View, list[Statement]]]:
    """All that a page asks."""
    reader = Reader(made.url)
    with reader.inline() as view:
        walk = Walk(filter_of(query), sort, view.state.seq)
        page(view, walk, 1000)
        opening(view, walk, 1000, 10)
        yield view, [kept for shape, kept in reader.statements._kept.items() if shape[0] in READING]  # type: ignore[index]
    reader.close()


def plans(made: Made, query: Query, sort: str) -> list[str]:
    """The steps of SQLite's plans of all that a page asks."""
    with said(made, query, sort) as (view, texts):
        asked = [(f"EXPLAIN QUERY PLAN {one.text}", (None,) * len(one.order or ())) for one in texts]
        return [row[3] for text, values in asked for row in view.connection.exec_driver_sql(text, values)]


@pytest.mark.parametrize("timeline", ["sqlite"], indirect=True)
def test_a_page_neither_scans_nor_sorts(timeline: Made) -> None:
    asked = cases(timeline.now.bodies)
    pairs = [both for pair in combinations(asked, 2) if (both := together(*pair))]
    for query in ({}, *asked, *Random(2).sample(pairs, 120)):
        for sort in ("-date", "date"):
            found = plans(timeline, query, sort)
            assert found, query
            assert {step for step in found if FAULT.search(step)} <= allowed(query), query


@pytest.mark.parametrize("timeline", ["postgresql"], indirect=True)
def test_a_short_page_on_postgresql_sorts_no_more_than_its_rows(timeline: Made) -> None:
    asked = cases(timeline.now.bodies)
    pairs = [both for pair in combinations(asked, 2) if (both := together(*pair))]
    short = 0
    for query in ({}, *asked, *Random(2).sample(pairs, 120)):
        with said(timeline, query, "-date") as (view, texts):
            if not quick(view, filter_of(query)) or "id" in query:
                continue
            for one in texts:
                raw: Any = view.connection.connection.dbapi_connection
                (told,) = raw.execute(
                    f"EXPLAIN (GENERIC_PLAN, FORMAT JSON) {one.text}", prepare=False
                ).fetchone()
                assert not list(sorting(told[0]["Plan"])), query
                short += 1
    assert short > 50


def sorting(step: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The steps of a plan that sort what no limit was set to."""
    if step["Node Type"] in ("Sort", "Seq Scan", "Bitmap Heap Scan") and not limited(step):
        yield step
    for inner in step.get("Plans", ()):
        yield from sorting(inner)


def limited(step: dict[str, Any]) -> bool:
    """Whether each way into a step leads through a limit."""
    into = step.get("Plans", ())
    return step["Node Type"] == "Limit" or (bool(into) and all(map(limited, into)))


def allowed(query: Query) -> set[str]:
    """Some hundred events at most are sorted: those of a list of ids."""
    return {"USE TEMP B-TREE FOR ORDER BY"} if "," in query.get("id", "") else set()
