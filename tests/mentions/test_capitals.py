"""A shouted headline reads like a plain one; what is no headline stays as it is written."""

import pytest

from app.mentions import capitals
from app.text import Article, split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RUSSIA SHELLS ODESA", ("Russia", "Shells", "Odesa")),
        ("US AND NATO TO MEET IN OSLO", ("US", "and", "NATO", "to", "Meet", "in", "Oslo")),
        ("KYIV - Russia shelled Odesa.", ("KYIV", "-", "Russia", "shelled", "Odesa", ".")),
        ("ON AIR", ("ON", "AIR")),
    ],
)
def test_capitals_alone_are_calmed(text: str, expected: tuple[str, ...]) -> None:
    (sentence,) = split(Article(text))
    assert capitals.calm(sentence).words == expected


def test_a_calmed_sentence_keeps_its_text_and_place() -> None:
    (sentence,) = split(Article("RUSSIA SHELLS ODESA"))
    calmed = capitals.calm(sentence)
    assert (calmed.text, calmed.start, calmed.end) == (sentence.text, sentence.start, sentence.end)
