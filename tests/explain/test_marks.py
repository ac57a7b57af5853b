"""The mentions of a sentence as they are shown: each kind with what it means in short."""

import pytest

from app.explain.marks import KINDS, Mark
from tests.explain.articles import explained


def marks(text: str, sentence: int = 0) -> list[Mark]:
    return list(explained(text).sentences[sentence].mentions)


@pytest.mark.parametrize(
    ("text", "kind", "words", "gloss"),
    [
        ("Peru condemned Chile.", "actor", "Peru", "PER name"),
        ("Peruvian troops left.", "actor", "Peruvian troops", "PER name"),
        ("Gunmen attacked Lima.", "actor", "Gunmen", "PER-CRM role = people of PER, the country in view"),
        ("Peru shelled Arica.", "place", "Arica", "Arica, CHL"),
        ("It happened in Arica.", "place", "Arica", "Arica, CHL located"),
        ("Peru condemned Chile on Monday.", "date", "Monday", "2025-04-21 relative"),
        ("Peru has shelled Arica since Monday.", "date", "Monday", "since 2025-04-21 relative"),
        ("At least ten people were killed.", "quantity", "ten", "killed at_least 10"),
        ("Peru declared a truce.", "trigger", "truce", "topic truce"),
    ],
)
def test_a_mention_says_what_it_means(text: str, kind: str, words: str, gloss: str) -> None:
    assert (kind, words, gloss) in [(mark.kind, mark.text, mark.gloss) for mark in marks(text)]


def test_a_pronoun_shows_whom_it_stands_for() -> None:
    (he, *_) = marks("Emmanuel Macron spoke. He condemned Chile.", 1)
    assert (he.text, he.gloss) == ("He", "FRA role = “Emmanuel Macron” [1]")


def test_marks_stand_in_reading_order_where_their_words_are() -> None:
    text = "On Monday ten Peruvian drones hit Arica."
    found = marks(text)
    assert [text[mark.start : mark.end] for mark in found] == [mark.text for mark in found]
    assert [mark.start for mark in found] == sorted(mark.start for mark in found)
    assert {mark.kind for mark in found} == set(KINDS)
