"""The feasts fall on the days that the almanacs print."""

from collections.abc import Callable
from datetime import date

import pytest

from app.mentions.dates import find
from app.mentions.dates.feasts import (
    FEASTS,
    islamic,
    new_year_of_the_jews,
    nowruz,
    nth_weekday,
    orthodox_easter,
    passover,
    western_easter,
)


@pytest.mark.parametrize(
    ("feast", "days"),
    [
        (
            western_easter,
            ["1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2024-03-31", "2025-04-20"],
        ),
        (orthodox_easter, ["2000-04-30", "2022-04-24", "2023-04-16", "2024-05-05", "2025-04-20"]),
        (passover, ["2000-04-20", "2023-04-06", "2024-04-23", "2025-04-13"]),
        (new_year_of_the_jews, ["1973-09-27", "2023-09-16", "2024-10-03", "2025-09-23"]),
        (nowruz, ["2023-03-21", "2024-03-20", "2025-03-21", "2026-03-21"]),
    ],
)
def test_moving_feasts_fall_as_printed(feast: Callable[[int], date], days: list[str]) -> None:
    assert [feast(int(day[:4])).isoformat() for day in days] == days


@pytest.mark.parametrize(
    ("year", "month", "day", "printed"),
    [
        (1, 1, 1, "0622-07-19"),
        (1444, 9, 1, "2023-03-23"),
        (1445, 9, 1, "2024-03-11"),
        (1445, 10, 1, "2024-04-10"),
        (1446, 9, 1, "2025-03-01"),
        (1446, 12, 10, "2025-06-06"),
        (1447, 1, 10, "2025-07-06"),
    ],
)
def test_the_tabular_islamic_calendar_is_within_a_day_of_the_sighted_moon(
    year: int, month: int, day: int, printed: str
) -> None:
    assert abs((islamic(year, month, day) - date.fromisoformat(printed)).days) <= 1


def test_a_lunar_feast_can_fall_twice_in_a_year() -> None:
    assert len(FEASTS["ramadan"](2030)) == 2


def test_thanksgiving_and_memorial_day_are_counted_from_both_ends_of_the_month() -> None:
    assert nth_weekday(2024, 11, 4, 4) == date(2024, 11, 28)
    assert nth_weekday(2024, 5, 1, -1) == date(2024, 5, 27)
    assert nth_weekday(2024, 12, 7, -1) == date(2024, 12, 29)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The Easter truce broke.", date(2025, 4, 22), "2025-04-20"),
        ("The truce will begin on Good Friday.", date(2025, 4, 14), "2025-04-18"),
        ("They met on Orthodox Easter Sunday.", date(2024, 5, 8), "2024-05-05"),
        ("They met on Christmas Eve.", date(2025, 1, 4), "2024-12-24"),
        ("They met at Christmas 1914.", date(2025, 1, 4), "1914-12-25"),
        ("They met last Thanksgiving.", date(2000, 2, 10), "1999-11-25"),
        ("They met on New Year's Day.", date(2025, 1, 4), "2025-01-01"),
        ("They will meet on Election Day.", date(1998, 10, 26), "1998-11-03"),
        ("Ramadan 2024 was tense.", date(2025, 1, 4), "2024-03-11/2024-04-09"),
        ("They fought through Easter week.", date(2000, 4, 17), "2000-W16"),
        ("They met over the Easter weekend.", date(2025, 4, 22), "2025-W16-WE"),
        ("They fear another 9/11.", date(2025, 4, 22), "2001-09-11"),
    ],
)
def test_a_feast_names_its_days(text: str, published: date, value: str) -> None:
    (mention,) = find(text, published)
    assert mention.value == value


def test_a_feast_of_the_sighted_moon_is_approximate() -> None:
    (mention,) = find("They paused for Eid al-Fitr.", date(2025, 4, 22))
    assert mention.approximate
    assert mention.first is not None
    assert abs((mention.first - date(2025, 3, 30)).days) <= 1
