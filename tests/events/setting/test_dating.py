"""When an event happened: the date of its clause, as exact as its words; else the article's own time."""

from datetime import date

import pytest

from app.events.event import Event
from app.events.setting import dating
from app.extractors import EXTRACTORS
from app.mentions import dates
from app.text import Article, split
from tests.events.scenes import DAY


def told(text: str, kind: str, published: date | None = DAY) -> Event:
    coding = EXTRACTORS["rules"](Article(text, published=published))
    return next(event for event in coding.events if event.type == kind)


@pytest.mark.parametrize(
    ("words", "edtf", "basis"),
    [
        ("on Sunday", "2025-04-20", "relative"),
        ("on Tuesday", "2025-04-22", "relative"),
        ("overnight", "2025-04-21/2025-04-22", "relative"),
        ("last week", "2025-04-14/2025-04-20", "relative"),
        ("over the weekend", "2025-04-19/2025-04-20", "relative"),
        ("on 3 March 2025", "2025-03-03", "explicit"),
        ("from 3 to 5 March 2025", "2025-03-03/2025-03-05", "explicit"),
        ("in March 2022", "2022-03", "explicit"),
        ("in 2022", "2022", "explicit"),
        ("in early 2023", "2023-01/2023-04", "explicit"),
    ],
)
def test_a_deed_takes_the_date_of_its_clause(words: str, edtf: str, basis: str) -> None:
    strike = told(f"Russia shelled Kherson {words}.", "strike_reported").date
    assert (strike.edtf, strike.basis) == (edtf, basis)
    assert strike.text is not None
    assert strike.text in words


@pytest.mark.parametrize(
    ("words", "edtf"),
    [("next week", "2025-04-28/2025-05-04"), ("on Thursday", "2025-04-24"), ("on Tuesday", "2025-04-22")],
)
def test_what_is_planned_takes_the_day_it_is_planned_for(words: str, edtf: str) -> None:
    talks = told(f"Iran will hold talks with Oman {words}.", "talks_held")
    assert (talks.modality, talks.date.edtf) == ("planned", edtf)


def test_news_without_an_expression_takes_the_publication_day() -> None:
    strike = told("Russia shelled Kherson.", "strike_reported").date
    assert (strike.edtf, strike.basis, strike.text) == ("2025-04-22", "publication", None)


def test_background_without_a_clue_stays_undated() -> None:
    strike = told("Russia had shelled Kherson.", "strike_reported").date
    assert (strike.edtf, strike.basis) == (None, "none")


def test_without_a_publication_day_only_a_full_date_is_a_date() -> None:
    assert told("Russia shelled Kherson on Sunday.", "strike_reported", None).date.edtf is None
    assert told("Russia shelled Kherson on 3 March 2025.", "strike_reported", None).date.edtf == "2025-03-03"


def test_another_sentence_dates_what_a_speaker_said() -> None:
    text = "Zelensky condemned Russia in an interview on Monday. He accused Moscow of terrorism."
    accused = told(text, "accusation_made").date
    assert (accused.edtf, accused.basis) == ("2025-04-21", "context")


@pytest.mark.parametrize(
    ("words", "precision", "extent"),
    [
        ("on 3 March 2025", "day", "point"),
        ("in March 2022", "month", "span"),
        ("in 2022", "year", "span"),
        ("last week", "week", "span"),
    ],
)
def test_a_date_is_as_exact_as_its_words(words: str, precision: str, extent: str) -> None:
    (mention,) = dates.find(f"It happened {words}.", DAY)
    read = dating.of(mention)
    assert (read.precision, read.extent) == (precision, extent)


def test_the_words_of_a_date_and_the_dates_of_a_sentence_are_found_by_offset() -> None:
    text = "They met in March 2022. They met on Monday."
    found = dates.find(text, DAY)
    first, second = split(Article(text))
    assert [m.text for m in dating.in_span(found, first.start, first.end)] == [found[0].text]
    assert [m.text for m in dating.in_span(found, second.start, second.end)] == [found[1].text]
    assert {first.words[i] for i in dating.words_of(first, found[:1])} >= {"March", "2022"}
