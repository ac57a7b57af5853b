"""Fields become an article, or a fault that names the field, the value and what was expected."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.ingest import ArticleError, admit

NOW = datetime(2025, 4, 22, 23, 0, tzinfo=UTC)
TEXT = "Norland and Sudmark held talks."


def admitted(**fields: Any) -> Any:
    return admit({"text": TEXT} | fields, 1_000, NOW).article


def test_a_text_alone_is_an_english_article_without_a_day() -> None:
    made = admitted()
    assert (made.text, made.title, made.published, made.language) == (TEXT, "", None, "en")


@pytest.mark.parametrize(
    ("told", "day", "instant"),
    [
        ("2025-04-22", date(2025, 4, 22), None),
        ("2025-04-22T09:30:00", date(2025, 4, 22), None),
        ("2025-04-22T23:30:00-05:00", date(2025, 4, 22), datetime(2025, 4, 23, 4, 30, tzinfo=UTC)),
        ("2025-04-23", date(2025, 4, 23), None),
        (" ", None, None),
        (None, None, None),
    ],
)
def test_the_day_of_publication_is_where_it_came_out(
    told: str | None, day: date | None, instant: datetime | None
) -> None:
    made = admitted(published_at=told)
    assert (made.published, made.published_at) == (day, instant)


BAD = {
    "no text": ({"text": ""}, "text: nothing, expected the article's words"),
    "blank text": ({"text": " \n\x00 "}, "text: nothing"),
    "text that is a number": ({"text": 5}, "text: 5, expected text"),
    "text that is too long": ({"text": "é" * 501}, "text: '1002 bytes', expected at most 1000 bytes"),
    "markup": ({"text": "<html><p>Talks."}, "expected plain text without HTML tags"),
    "no such day": ({"published_at": "2025-02-30"}, "published_at: '2025-02-30', expected a date such as"),
    "no date": ({"published_at": "yesterday"}, "published_at: 'yesterday'"),
    "a number for a date": ({"published_at": 20250422}, "published_at: 20250422, expected text"),
    "a far instant": ({"published_at": "0001-01-01T00:00:00+10:00"}, "published_at: '0001"),
    "a day before newspapers": ({"published_at": "0203-04-22"}, "expected a day from 1605-01-01 to"),
    "a day to come": ({"published_at": "2025-04-24"}, "to 2025-04-23"),
    "no address": ({"url": "post.example"}, "url: 'post.example', expected an absolute http or https URL"),
    "an address of many bytes": ({"url": "https://post.example/" + "語" * 700}, "at most 2000 bytes"),
    "an address that grows": ({"url": "https://post.example/?q=" + "語" * 300}, "at most 2000 bytes"),
    "a script": ({"url": "javascript:alert(1)"}, "url: 'javascript"),
    "no language": ({"language": "English!"}, "language: 'English!', expected a BCP 47 tag"),
    "an endless title": ({"title": "x" * 1001}, "expected at most 1000 characters"),
}


@pytest.mark.parametrize(("fields", "told"), BAD.values(), ids=BAD)
def test_a_bad_field_is_named_with_its_value_and_what_was_expected(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ArticleError) as fault:
        admitted(**fields)
    assert told in str(fault.value)
    assert fault.value.field == next(iter(fields))


def test_a_title_is_one_line_and_unknown_fields_are_left_alone() -> None:
    assert admitted(title=" Talks\n held ", topic="x").title == "Talks held"
