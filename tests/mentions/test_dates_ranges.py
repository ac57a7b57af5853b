"""Ends of ranges, distances and bounds as news writes them: published Tuesday 22 April 2025."""

from datetime import date

import pytest

from app.mentions.dates import find, read

PUBLISHED = date(2025, 4, 22)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("From Monday to Wednesday they fought.", "2025-04-14/2025-04-16"),
        ("They fought between March and May.", "2024-03-01/2024-05-31"),
        ("The talks ran from May 3 to June 5.", "2024-05-03/2024-06-05"),
        ("Clashes between April 14 and 18 killed ten.", "2025-04-14/2025-04-18"),
        ("They signed on May 5.", "2024-05-05/2024-05-05"),
        ("Talks resume Wednesday.", "2025-04-23/2025-04-23"),
        ("They have talked since Monday about what should follow.", "2025-04-21/2025-04-21"),
        ("A round is pencilled in for Friday.", "2025-04-25/2025-04-25"),
        ("They fired from Saturday until Monday.", "2025-04-19/2025-04-21"),
        ("The ministers gather this weekend.", "2025-04-26/2025-04-27"),
        ("The ministers gathered this weekend.", "2025-04-19/2025-04-20"),
        ("He is to meet the king on Friday.", "2025-04-25/2025-04-25"),
        ("They looked forward to meeting in June.", "2025-06-01/2025-06-30"),
        ("They left on Thursday, 24 October.", "2024-10-24/2024-10-24"),
        ("They left half a year ago.", "2024-10-01/2024-10-31"),
        ("They left a year and a half ago.", "2023-10-01/2023-10-31"),
        ("They will return in two days.", "2025-04-24/2025-04-24"),
        ("They will leave by year's end.", "2025-09-01/2025-12-31"),
        ("They left on 3 March 2020. They met the day before.", "2020-03-02/2020-03-02"),
        ("They left in March 2020. They met the following summer.", "2020-06-01/2020-08-31"),
        ("They struck on Orthodox Christmas Eve.", "2025-01-06/2025-01-06"),
        ("They struck during Hanukkah.", "2024-12-26/2025-01-02"),
        ("They struck on Quds Day.", "2025-03-28/2025-03-28"),
    ],
)
def test_a_date_falls_where_its_words_put_it(text: str, days: str) -> None:
    mention = find(text, PUBLISHED)[-1]
    assert f"{mention.first}/{mention.last}" == days


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Rockets fell before dawn on Tuesday.", "in"),
        ("They must leave no later than 9 May.", "by"),
        ("The ban, effective June 1, was agreed.", "since"),
    ],
)
def test_the_words_before_a_date_bound_it(text: str, bound: str) -> None:
    assert find(text, PUBLISHED)[0].bound == bound


@pytest.mark.parametrize(
    "text",
    [
        "They took the city in three weeks.",
        "On day 1150 of the war they fought.",
        "It was the Lunar New Year.",
    ],
)
def test_a_length_or_number_is_no_date(text: str) -> None:
    assert find(text, PUBLISHED) == ()


def test_a_distance_from_a_named_event_is_read_but_is_no_date() -> None:
    text = "The army left two days after the summit."
    assert find(text, PUBLISHED) == ()
    assert [mention.shift for mention in read(text, PUBLISHED)] == [(2, "D")]
