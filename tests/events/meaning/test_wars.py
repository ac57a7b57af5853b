"""When a war began by how long it has lasted."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

DAY = date(2025, 4, 22)


@pytest.mark.parametrize(
    ("sentence", "began"),
    [
        ("After eight years of war in Yemen, the ports are in ruins.", "2017"),
        ("The country's 12-year civil war has killed half a million Syrians.", "2013"),
        ("The six-year-old conflict in Libya has split the army.", "2019"),
        ("The fourteen-month-long insurgency in Niger goes on.", "2024-02"),
    ],
)
def test_a_war_began_when_its_age_says(sentence: str, began: str) -> None:
    told = EXTRACTORS["rules"](Article(sentence, published=DAY)).events
    assert ("war_started", began) in [(event.type, event.date.edtf) for event in told]


@pytest.mark.parametrize(
    "sentence",
    [
        "The war in Yemen has ruined the ports.",
        "A year later the war in Chad was forgotten.",
        "Ten years ago Chad knew no war.",
        "Two decades of guerrilla war have emptied the north of Chad.",
    ],
)
def test_a_war_without_an_age_began_on_no_day(sentence: str) -> None:
    told = EXTRACTORS["rules"](Article(sentence, published=DAY)).events
    assert "war_started" not in [event.type for event in told]
