"""What only says more of the violence before it is told with it."""

from datetime import date

from app.extractors import EXTRACTORS
from app.text import Article

DAY = date(2025, 4, 22)


def told(sentence: str) -> list[str]:
    return [event.type for event in EXTRACTORS["rules"](Article(sentence, published=DAY)).events]


def test_at_whom_a_raid_was_aimed_is_told_with_the_raid() -> None:
    assert told("Kenyan air strikes targeting Chadian bases killed nine people.") == ["strike_reported"]
    assert told("Kenya carried out air strikes targeting Chadian bases.") == ["strike_reported"]


def test_whom_a_raid_killed_is_told_with_the_raid() -> None:
    text = "The Taliban raided Herat, killing nine policemen in the third attack by insurgents, Chad said."
    assert told(text).count("attack_reported") == 1


def test_ranking_a_deed_tells_no_second_one() -> None:
    text = "Russian missiles hit Kyiv on Monday, in one of the deadliest attacks on the capital this year."
    assert told(text) == ["strike_reported"]
    text = "Kenya fired rockets at Chad on Monday, its third attack this year."
    assert told(text) == ["strike_reported"]


def test_violence_that_a_noun_recalls_is_told_once() -> None:
    text = "Gunmen attacked a village in Mali on Monday. France condemned the attacks."
    assert told(text).count("attack_reported") == 1
