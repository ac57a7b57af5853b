"""Dates are told no finer than they are known, in figures and in words."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.events.event import EventDate
from app.render import days
from tests.render.served import APRIL, EARLY, YEAR, dated, month


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2025-04-19", "2025-04-19"),
        ("2025-04-19/2025-04-20", "2025-04-19..20"),
        ("2025-04-29/2025-05-02", "2025-04-29..05-02"),
        ("2024-12-31/2025-01-01", "2024-12-31..2025-01-01"),
        ("2025-04", "2025-04"),
        ("2022-01/2022-04", "2022-01..04"),
        ("2022", "2022"),
        ("2022/2023", "2022..2023"),
    ],
)
def test_figures(edtf: str, shown: str) -> None:
    assert days.span({"start": "x", "edtf": edtf}) == shown


WORDS = {
    "19 April 2025": dated("2025-04-19"),
    "19–20 April 2025": dated("2025-04-19", "2025-04-20", extent="span"),
    "18 or 19 April 2025": dated("2025-04-18", "2025-04-19"),
    "between 18 and 21 April 2025": dated("2025-04-18", "2025-04-21"),
    "29 April – 2 May 2025": dated("2025-04-29", "2025-05-02", extent="span"),
    "30 April or 1 May 2025": dated("2025-04-30", "2025-05-01"),
    "between 29 April and 2 May 2025": dated("2025-04-29", "2025-05-02"),
    "31 December 2024 – 1 January 2025": dated("2024-12-31", "2025-01-01", extent="span"),
    "31 December 2024 or 1 January 2025": dated("2024-12-31", "2025-01-01"),
    "19 April 2024 – 19 April 2025": dated("2024-04-19", "2025-04-19", extent="span"),
    "19 March – 19 April 2025": dated("2025-03-19", "2025-04-19", extent="span"),
    "week of 14 April 2025": dated("2025-04-14", "2025-04-20", precision="week"),
    "April 2025": APRIL,
    "January–April 2022": EARLY,
    "between January and April 2022": EARLY | {"extent": "point"},
    "January or February 2022": month("2022-01-01", "2022-02-28", "2022-01/2022-02", extent="point"),
    "December 2024 – March 2025": month("2024-12-01", "2025-03-31", "2024-12/2025-03"),
    "second quarter of 2025": month("2025-04-01", "2025-06-30", "2025-04/2025-06", "quarter"),
    "2022": YEAR,
    "2022–2023": month("2022-01-01", "2023-12-31", "2022/2023", "year"),
    "2022 or 2023": month("2022-01-01", "2023-12-31", "2022/2023", "year", "point"),
    "between 2020 and 2023": month("2020-01-01", "2023-12-31", "2020/2023", "year", "point"),
    "1990s": month("1990-01-01", "1999-12-31", "1990/1999", "decade"),
    "1914": month("1914-01-01", "1914-12-31", "1914", "year"),
    "987": month("0987-01-01", "0987-12-31", "987", "year"),
    "5–25 April 2025": month("2025-04-05", "2025-04-25", "2025-04-05/2025-04-25"),
    "19 April 2025, 15:00 UTC": dated("2025-04-19", precision="hour", start_at="2025-04-19T15:00:00Z"),
    "20 April 2025, 22:30 UTC on 19 April 2025": dated("2025-04-20", start_at="2025-04-19T22:30:00Z"),
    "undated": dated(None),
}


@pytest.mark.parametrize("shown", WORDS)
def test_words(shown: str) -> None:
    assert days.words(WORDS[shown]) == shown


@pytest.mark.parametrize(
    ("date", "heading", "beside"),
    [
        (dated("2025-04-19"), "Saturday 19 April 2025", ""),
        (dated("2025-04-19", start_at="2025-04-19T15:00:00Z"), "Saturday 19 April 2025", "15:00 UTC"),
        (dated("2025-04-19", "2025-05-02", extent="span"), "Saturday 19 April 2025", "until 2 May 2025"),
        (dated("2025-04-18", "2025-04-19"), "18 or 19 April 2025", ""),
        (dated("2025-04-14", "2025-04-20", precision="week"), "Week of 14 April 2025", ""),
        (APRIL, "April 2025", ""),
        (dated(None), "Undated", ""),
    ],
)
def test_an_agenda_puts_an_event_under_what_is_known(date: dict[str, Any], heading: str, beside: str) -> None:
    assert (days.heading(date), days.beside(date)) == (heading, beside)


@pytest.mark.parametrize(
    ("date", "coarse"),
    [
        (dated("2025-04-19"), False),
        (dated("2025-04-19", "2025-04-20", extent="span"), False),
        (dated("2025-04-18", "2025-04-19"), True),
        (dated("2025-04-14", "2025-04-20", precision="week", extent="span"), True),
        (APRIL, True),
        (YEAR, True),
    ],
)
def test_a_date_of_no_known_day_is_coarse(date: dict[str, Any], coarse: bool) -> None:
    assert days.coarse(date) is coarse


def test_the_day_after_ends_with_the_calendar() -> None:
    assert days.following("2024-02-28") == "2024-02-29"
    assert days.following("2025-12-31") == "2026-01-01"
    assert days.following("9999-12-31") is None


@given(
    first=st.dates(),
    length=st.integers(0, 800),
    precision=st.sampled_from(("minute", "hour", "day", "week", "month", "quarter", "year", "decade")),
    extent=st.sampled_from(("point", "span")),
)
def test_every_date_that_an_event_can_have_has_words(
    first: date, length: int, precision: Any, extent: Any
) -> None:
    last = first + timedelta(min(length, (date.max - first).days))
    told = EventDate(first, last, precision, extent)
    served = dated(first.isoformat(), last.isoformat(), told.edtf, precision=precision, extent=extent)
    assert str(first.year) in days.words(served) or str(last.year) in days.words(served)
    assert days.heading(served)
    assert days.span(served)
