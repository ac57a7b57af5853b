"""What a sentence is about when it is no affair between parties."""

import pytest

from app.mentions import domains
from app.text import Article, split


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("The striker scored twice.", "sport"),
        ("Brazil fell to Croatia on penalties.", "sport"),
        ("Shares fell.", "business"),
        ("Russia struck Kyiv.", None),
        ("A coach fell into a river in Chad.", None),
    ],
)
def test_what_a_sentence_is_about(text: str, domain: str | None) -> None:
    (sentence,) = split(Article(text))
    assert domains.about(sentence) == domain
