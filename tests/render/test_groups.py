"""Each stretch of time has a key that sorts and a label that reads."""

from datetime import date

import pytest

from app.render.groups import as_text, named

META = {"returned": 0, "total": 3, "total_is": "at_least", "sort": "-date", "undated_excluded": 2}
LINKS = {"json": "/timeline", "next": None}


@pytest.mark.parametrize(
    ("interval", "first", "key", "label"),
    [
        ("day", date(2025, 4, 1), "2025-04-01", "1 April 2025"),
        ("week", date(2024, 12, 30), "2025-W01", "Week 1 of 2025"),
        ("week", date(1, 1, 1), "0001-W01", "Week 1 of 1"),
        ("month", date(2025, 4, 1), "2025-04", "April 2025"),
        ("quarter", date(2025, 10, 1), "2025-Q4", "Fourth quarter of 2025"),
        ("year", date(988, 1, 1), "0988", "988"),
    ],
)
def test_a_stretch_of_time_is_named(interval: str, first: date, key: str, label: str) -> None:
    assert named(interval, first) == (key, label)


def test_text_ends_with_how_many_there_are_and_what_is_left_out() -> None:
    head = {"label": "April\x1b 2025", "count": 3, "coarser": 1, "begun": True}
    told = as_text([(head, [])], META, LINKS).splitlines()
    assert told == [
        "April  2025 · 0 of 3 events, 1 known less exactly, continued",
        "",
        "0 of at least 3 events, newest first. JSON: /timeline",
        "2 more without a date.",
    ]
