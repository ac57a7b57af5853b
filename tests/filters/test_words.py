"""Words are understood without case and accents, and what cannot be read says why."""

import pytest

from app.filters.words import parse_words


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("Truce TALKS", "truce talks"),
        ('"prisoner  swap" exchange*', '"prisoner swap" exchange*'),
        ("a b OR -c", "a b OR -c"),
        ('"cease  Fir"* -"b c"', '"cease fir"* -"b c"'),
        ("cease-fir*", '"cease fir"*'),
        ("Erdoğan's", '"erdogan s"'),
        ("cease-fire", '"cease fire"'),
        ("or and not", "or and not"),
        ("100%_sure", '"100 sure"'),
    ],
)
def test_words_are_understood_folded(text: str, echo: str) -> None:
    assert parse_words(text).echo() == echo


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('"open', "not closed"),
        ("a OR", "both sides"),
        ("OR a", "both sides"),
        ("*", "holds no word"),
        ('""', "holds no word"),
        ("-", "holds no word"),
        ("x" * 401, "at most 400"),
    ],
)
def test_words_that_cannot_be_read_say_why(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_words(text)
