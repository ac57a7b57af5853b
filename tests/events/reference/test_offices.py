"""Whose president or premier an official text means that names none."""

import pytest

from app.events.reference import offices
from app.text import Article, split


@pytest.mark.parametrize(
    ("text", "voice", "own"),
    [
        ("The President urged calm.", ("USA",), True),
        ("The Prime Minister urged calm.", ("USA",), False),
        ("The Prime Minister urged calm.", ("GBR",), True),
        ("The President urged calm.", ("GBR",), False),
        ("The president urged calm.", ("USA",), False),
        ("The President urged calm.", ("USA", "GBR"), False),
        ("The President urged calm.", (), False),
        ("The Ministry urged calm.", ("GBR",), True),
        ("The ministry urged calm.", ("GBR",), False),
        ("The Ministry Council urged calm.", ("GBR",), False),
    ],
)
def test_the_head_of_the_government_that_publishes_a_text_is_its_own(
    text: str, voice: tuple[str, ...], own: bool
) -> None:
    assert offices.own(split(Article(text))[0], voice) is own


@pytest.mark.parametrize(
    ("recent", "voice", "body"),
    [((), (), "UN"), (("NATO", "KEN"), (), "NATO"), (("KEN",), ("AU",), "AU")],
)
def test_a_secretary_general_is_of_the_body_last_spoken_of(
    recent: tuple[str, ...], voice: tuple[str, ...], body: str
) -> None:
    sentence = split(Article("The Secretary-General urged calm."))[0]
    assert offices.meant(sentence, 0, (0, ()), recent, voice) == (4, (body,))
