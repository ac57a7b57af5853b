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


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("truce", True),
        ("truce OR talks OR ceasefire OR swap", True),
        ("a OR b OR c OR d OR e", False),
        ("truce talks", False),
        ("truce talks OR swap", False),
        ('"prisoner swap"', False),
        ("cease-fire", False),
        ("truce*", False),
        ("truce -swap", False),
        ("-swap", False),
    ],
)
def test_only_words_that_are_found_by_themselves_are_plain(text: str, plain: bool) -> None:
    assert parse_words(text).plain is plain
