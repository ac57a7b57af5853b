"""A date bound names days at the precision given; what is no date is refused."""

from datetime import date

import pytest

from app.filters.dates import Interval, iso, parse_bound, parse_interval

TODAY = date(2025, 4, 30)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-04-18", "2025-04-18", "2025-04-18"),
        ("2025-04-18T23:30:00-05:00", "2025-04-19", "2025-04-19"),
        ("2025-04-18T23:30:00 02:00", "2025-04-18", "2025-04-18"),
        ("today", "2025-04-30", "2025-04-30"),
        ("NOW", "2025-04-30", "2025-04-30"),
        ("-7d", "2025-04-23", "2025-04-23"),
        ("-2w", "2025-04-16", "2025-04-16"),
        ("-2m", "2025-02-28", "2025-02-28"),
        ("-1y", "2024-04-30", "2024-04-30"),
        ("-0d", "2025-04-30", "2025-04-30"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_date_bound_names_its_days_at_the_precision_given(text: str, first: str, last: str) -> None:
    bound = parse_bound(text, TODAY)
    assert (iso(bound.first), iso(bound.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["2025-02-30", "2025-13", "0000", "0", "25", "-99999y", "+7d", "yesterday-ish", "٢٠٢٥", "20250418",
     "2025-04-18T10:00:00", "2025-W16", "", "9" * 5000],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a date: write 2025"):
        parse_bound(text, TODAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-04", "2025-04-01", "2025-04-30"),
        ("2025-04/2025-05-02", "2025-04-01", "2025-05-02"),
        ("../2024", None, "2024-12-31"),
        ("-1m/..", "2025-03-30", None),
        ("2025-04-18T10:00:00Z/2025-04-18T10:00:00Z", "2025-04-18", "2025-04-18"),
    ],
)
def test_an_interval_has_two_ends_or_an_open_one(text: str, first: str | None, last: str | None) -> None:
    found: Interval = parse_interval(text, TODAY)
    assert [day and iso(day) for day in found.days] == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        "2025-05/2025-04",
        "2025-04-18T10:00:00Z/2025-04-18T09:59:59Z",
        "../..",
        "/",
        "2025/2026/2027",
        "",
        "a/b",
    ],
)
def test_an_interval_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"a date: write 2025|ends after it begins"):
        parse_interval(text, TODAY)
