"""The date figures, on texts small enough to count by hand."""

from typing import Any

import pytest

from app.gold import dates as gold
from app.gold.dates import Span

MONDAY = {"start": 10, "end": 16, "type": "DATE", "value": "2025-04-21"}
THREE_DAYS = {"start": 30, "end": 40, "type": "DURATION", "value": "P3D"}


def hits(rows: list[dict[str, Any]], *found: Span) -> tuple[int, ...]:
    """Strict, relaxed and value hits, then how many were found and labelled."""
    figures = gold.score([(rows, found)])
    return (*figures.hits.values(), figures.found, figures.labelled)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param([Span(10, 16, "2025-04-21")], (1, 1, 1, 1, 1), id="right"),
        pytest.param([Span(7, 16, "2025-04-21")], (0, 1, 1, 1, 1), id="overlapping"),
        pytest.param([Span(10, 16, "2025-04-14")], (1, 1, 0, 1, 1), id="wrong value"),
        pytest.param([Span(16, 20, "2025-04-21")], (0, 0, 0, 1, 1), id="beside"),
        pytest.param(
            [Span(8, 12, "2025"), Span(10, 16, "2025-04-21")], (1, 1, 1, 2, 1), id="best overlap wins"
        ),
        pytest.param([], (0, 0, 0, 0, 1), id="missed"),
    ],
)
def test_spans_are_matched_one_to_one(found: list[Span], expected: tuple[int, ...]) -> None:
    assert hits([MONDAY], *found) == expected


def test_what_stands_over_a_duration_is_neither_right_nor_wrong() -> None:
    assert hits([MONDAY, THREE_DAYS], Span(30, 40, "2025-04-18")) == (0, 0, 0, 0, 1)


def test_the_documents_own_date_is_not_scored() -> None:
    assert hits([MONDAY | {"dct": True}], Span(10, 16, "2025-04-21")) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1998-08-07T10:00:00Z", "1998-08-07T10:00"),
        ("1998-08-07T10:00+02:00", "1998-08-07T10:00"),
        ("19980807", "1998-08-07"),
        ("1998-08-07 10:00", "1998-08-07T10:00"),
        ("1998-08-07T10", "1998-08-07T10:00"),
        ("1998-w7", "1998-W07"),
        ("199X", "199"),
        ("19XX", "19"),
        ("2000~", "2000"),
    ],
)
def test_values_written_differently_are_the_same(one: str, other: str) -> None:
    assert gold.canonical(one) == gold.canonical(other)


@pytest.mark.parametrize(("one", "other"), [("1998-08", "1998-08-01"), ("1998-08-07TMO", "1998-08-07TEV")])
def test_a_coarser_value_is_another_value(one: str, other: str) -> None:
    assert gold.canonical(one) != gold.canonical(other)
