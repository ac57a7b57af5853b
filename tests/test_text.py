"""Sentences: cut where they end, with offsets that slice the stored text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import LONGEST, Article, split, tokenize


def told(text: str) -> list[str]:
    return [sentence.text for sentence in split(Article(text))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They met. They left.", ["They met.", "They left."]),
        (
            "Gen. Smith met U.S. officials on Jan. 5. He left.",
            ["Gen. Smith met U.S. officials on Jan. 5.", "He left."],
        ),
        ("Lt. Col. Jones spoke. Nobody heard.", ["Lt. Col. Jones spoke.", "Nobody heard."]),
        ("First paragraph\n\nSecond one.", ["First paragraph", "Second one."]),
        ("The toll rose by 3.5 percent. It fell.", ["The toll rose by 3.5 percent.", "It fell."]),
        ("", []),
        (" \n\t\n ", []),
    ],
)
def test_sentences_end_where_they_should(text: str, sentences: list[str]) -> None:
    assert told(text) == sentences


def test_title_comes_first_and_is_told_apart() -> None:
    parts = [(s.part, s.text) for s in split(Article("They met.", title="Talks open"))]
    assert parts == [("title", "Talks open"), ("text", "They met.")]


def test_a_run_without_a_full_stop_is_cut_into_bounded_pieces() -> None:
    pieces = split(Article("and then they met again " * 40_000))
    assert len(pieces) > 400
    assert max(len(piece.text) for piece in pieces) <= LONGEST


@given(st.text(), st.text())
def test_offsets_slice_the_stored_text_in_order(title: str, text: str) -> None:
    article = Article(text, title=title)
    ends = {"title": 0, "text": 0}
    for sentence in split(article):
        stored = getattr(article, sentence.part)
        assert stored[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= ends[sentence.part]
        ends[sentence.part] = sentence.end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russia’s army", ["Russia", "'s", "army"]),
        ("the U.S. and Iran", ["the", "U.S.", "and", "Iran"]),
        ("US-led", ["US", "-", "led"]),
        ("2,000 men, 3.5 percent", ["2,000", "men", ",", "3.5", "percent"]),
        ("O’Brien didn’t", ["O'Brien", "didn't"]),
    ],
)
def test_words_keep_what_belongs_together(text: str, words: list[str]) -> None:
    assert [word.text for word in tokenize(text)] == words
    assert all(text[w.start : w.end].replace("’", "'") == w.text for w in tokenize(text))
