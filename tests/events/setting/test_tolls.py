"""Tolls: counts in a sentence without an event belong to the event that was told just before."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

STRIKE = "Ethiopian jets bombed the town of Adigrat on Monday. "


def counts(text: str, type: str) -> list[dict[str, int]]:
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    return [dict(event.quantities) for event in events if event.type == type]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("At least six people died, doctors said.", {"killed": 6}),
        ("Medics put the number of wounded at nine.", {"injured": 9}),
        ("The market was empty. Six people were killed and 20 were hurt.", {"killed": 6, "injured": 20}),
        ("Six people were killed. Eight people were killed.", {"killed": 6}),
        ("Doctors said that six people died on Monday.", {"killed": 6}),
        ("In 2020 a flood killed six people there.", {}),
        ("Six people died in Nairobi.", {}),
        ("Kenyan troops shot dead six men.", {}),
        ("Nobody was hurt. The sky was clear. The roads were open. Six people died.", {}),
    ],
)
def test_a_toll_belongs_to_the_strike_told_just_before(after: str, expected: dict[str, int]) -> None:
    assert counts(STRIKE + after, "strike_reported") == [expected]


def test_a_toll_is_of_the_news_and_not_of_its_background() -> None:
    text = "Jets bombed Adigrat on Monday, the heaviest shelling since Kenya shelled it in May."
    text += " Three men were hurt."
    found = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    hurt = [event.date.edtf for event in found if event.quantities]
    assert hurt == ["2025-04-21"]


def test_how_long_talks_lasted_may_be_told_after_them() -> None:
    text = "Kenya and Somalia held talks in Nairobi on Monday. The meeting lasted around five hours."
    assert counts(text, "talks_held") == [{"duration_hours": 5}]


def test_the_sentence_of_a_toll_is_evidence_of_its_event() -> None:
    text = f"{STRIKE}At least six people died."
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    strike = next(event for event in events if event.type == "strike_reported")
    assert strike.evidence[-1].quote == "At least six people died."
    assert dict(strike.bounds) == {"killed": "at_least"}
