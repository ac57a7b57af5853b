"""Any text at all: no error, spans that hold, and agreement with dateparser where both know the form."""

from datetime import date, datetime

import pytest
from dateparser.date import DateDataParser
from hypothesis import given, settings
from hypothesis import strategies as st

from app.mentions.dates import find

PUBLISHED = st.one_of(st.none(), st.dates())
SCRAPS = """May March April 2025 1999 14 31 0300 GMT a.m. p.m. Monday Sat. last next this the of in
    until by since from to and between early mid- late end week weekend month year years ago
    later before after two a few recent past 24 hours days overnight today tonight Easter
    Ramadan Christmas 9/11 '98 1990s 480 BC century quarter half Q3 spring fall - – / . , ( ) :
    2025-04-22 22.04.2025 99/99/9999 14-18 0000 9999 b.c. day night noon that same will said"""


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400), PUBLISHED)
def test_any_text_is_read_without_error(text: str, published: date | None) -> None:
    check(text, published)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS.split()), max_size=40).map(" ".join), PUBLISHED)
def test_any_jumble_of_date_words_is_read_without_error(text: str, published: date | None) -> None:
    check(text, published)


def check(text: str, published: date | None) -> None:
    mentions = find(text, published)
    assert find(text, published) == mentions
    last_end = 0
    for mention in mentions:
        assert last_end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or mention.last is None or mention.first <= mention.last
        assert mention.value
        last_end = mention.end


@pytest.mark.parametrize("published", [date.min, date.max, date(1, 1, 31), date(9999, 12, 1)])
def test_the_ends_of_the_calendar_hold(published: date) -> None:
    text = (
        "Yesterday, tomorrow, last week, next year, 99 years from now, 90 centuries ago, at Easter and Eid."
    )
    check(text, published)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2030, 12, 31)), st.sampled_from(["%B %d, %Y", "%d %B %Y", "%Y-%m-%d"]))
def test_full_dates_agree_with_dateparser(day: date, form: str) -> None:
    written = day.strftime(form)
    parser = DateDataParser(languages=["en"], settings={"RELATIVE_BASE": datetime(2025, 4, 22)})
    (mention,) = find(f"They signed it on {written}.", date(2025, 4, 22))
    assert mention.first == parser.get_date_data(written).date_obj.date() == day
