"""A cursor comes back as it went, and nothing else is taken for one."""

from collections.abc import Callable

import pytest

from app.query.cursors import Cursor, CursorError, CursorMismatchError, decode, encode

CURSOR = Cursor("abc", 12, (0.5, 1 << 60), (3, "exact", None))


def test_a_cursor_comes_back_as_it_went() -> None:
    assert decode(encode(CURSOR, b"key"), b"key", "abc") == CURSOR


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-3],
        lambda text: "A" + text[1:] if text[0] != "A" else "B" + text[1:],
        lambda text: text + "!",
        lambda text: "",
        lambda text: "ü" + text,
        lambda text: "x" * 5000,
    ],
)
def test_a_mangled_cursor_is_refused(spoil: Callable[[str], str]) -> None:
    with pytest.raises(CursorError):
        decode(spoil(encode(CURSOR, b"key")), b"key", "abc")


def test_a_cursor_of_another_store_or_another_query_is_refused() -> None:
    with pytest.raises(CursorError):
        decode(encode(CURSOR, b"key"), b"other", "abc")
    with pytest.raises(CursorMismatchError):
        decode(encode(CURSOR, b"key"), b"key", "xyz")
