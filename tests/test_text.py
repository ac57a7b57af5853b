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
        (
            "He met U.S. Secretary of State Ann Roe. It hurt China-U.S. ties. Few left the U.S. They stayed.",
            [
                "He met U.S. Secretary of State Ann Roe.",
                "It hurt China-U.S. ties.",
                "Few left the U.S.",
                "They stayed.",
            ],
        ),
        ("Lt. Col. Jones spoke. Nobody heard.", ["Lt. Col. Jones spoke.", "Nobody heard."]),
        ("First paragraph\n\nSecond one.", ["First paragraph", "Second one."]),
        ("The toll rose by 3.5 percent. It fell.", ["The toll rose by 3.5 percent.", "It fell."]),
        (
            "He flew to Washington, D.C. on Monday. It rained.",
            ["He flew to Washington, D.C. on Monday.", "It rained."],
        ),
        (
            "Brig. Gen. Lee and Rep. Roe spoke. Sen. Poe left.",
            ["Brig. Gen. Lee and Rep. Roe spoke.", "Sen. Poe left."],
        ),
        ("Mr. Putin met Dr. Smith. Mrs. May left.", ["Mr. Putin met Dr. Smith.", "Mrs. May left."]),
        ("At 5 p.m. they met. At 6 a.m. they left.", ["At 5 p.m. they met.", "At 6 a.m. they left."]),
        (
            "“We will not talk,” he said. “We fight.” Then he left.",
            ["“We will not talk,” he said.", "“We fight.”", "Then he left."],
        ),
        ('He said: "Enough." They left.', ['He said: "Enough."', "They left."]),
        (
            "Ukraine’s army says it’s ready. Russia’s isn’t.",
            ["Ukraine’s army says it’s ready.", "Russia’s isn’t."],
        ),
        ("Really? Yes! They met.", ["Really?", "Yes!", "They met."]),
        ("Fighting moved to the west. Iran left.", ["Fighting moved to the west.", "Iran left."]),
        ("They met... and left.", ["They met... and left."]),
        ("One line\r\nAnother\u2028A third", ["One line", "Another", "A third"]),
        ("  They met.  \n\n  They left.  ", ["They met.", "They left."]),
        ("A trailing rank is Gen.", ["A trailing rank is Gen."]),
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


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "word " * 200_000,
        "\u202e" * 50_000,
        "\0" * 50_000,
        "“" * 10_000,
        "Gen. " * 20_000,
        "U.S. " * 20_000,
    ],
    ids=["one word", "no full stop", "right to left marks", "NULs", "quotes", "ranks", "initials"],
)
def test_no_piece_outgrows_its_bound_and_nothing_is_lost(text: str) -> None:
    pieces = split(Article(text))
    assert max(len(piece.text) for piece in pieces) <= LONGEST
    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(text.split())


def test_paragraphs_are_numbered_in_each_part() -> None:
    article = Article("They met. They left.\n\nNobody knew.", title="Talks open")
    assert [(s.part, s.paragraph) for s in split(article)] == [
        ("title", 0),
        ("text", 0),
        ("text", 0),
        ("text", 1),
    ]


@given(st.text())
def test_words_are_ordered_disjoint_and_slice_the_text(text: str) -> None:
    for sentence in split(Article(text)):
        at = 0
        for word, lower, (start, end) in zip(sentence.words, sentence.lower, sentence.spans, strict=True):
            assert at <= start < end
            assert sentence.text[start:end].replace("’", "'") == word
            assert lower == word.lower()
            at = end


@given(st.text(alphabet="aA.?!“”\"' \n’1,;-—\u202e\0é"))
def test_marks_in_any_order_lose_no_letter(text: str) -> None:
    told_letters = "".join("".join(sentence.text.split()) for sentence in split(Article(text)))
    assert told_letters == "".join(text.split())


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
        ("Hamas' leader", ["Hamas", "'", "leader"]),
        ("AT&T paid $5m.", ["AT&T", "paid", "$", "5m", "."]),
        ("N’Djamena’s mayor", ["N'Djamena", "'s", "mayor"]),
        ("“No”—never", ["“", "No", "”", "—", "never"]),
    ],
)
def test_words_keep_what_belongs_together(text: str, words: list[str]) -> None:
    assert tokenize(text) == tuple(words)
