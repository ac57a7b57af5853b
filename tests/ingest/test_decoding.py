"""Bytes as clean text, whatever their encoding."""

import pytest

from app.ingest.decoding import charset, clean, decode, is_markup

WORDS = "Zürich: переговоры “soon”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_and_plain_unicode_is_read_without_a_note(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == (WORDS, ())


def test_what_is_not_utf_8_is_read_as_windows_1252_and_says_so() -> None:
    text, notes = decode("Zürich “soon”".encode("cp1252"))
    assert text == "Zürich “soon”"
    assert notes == ("not UTF-8 (byte 1), read as Windows-1252",)


def test_utf_8_that_was_cut_or_damaged_keeps_its_other_signs() -> None:
    text, notes = decode(WORDS.encode()[:-1] + b"\xff.")
    assert text == WORDS[:-1] + "\ufffd\ufffd."
    assert notes == ("not UTF-8 (byte 37), read as UTF-8 with 2 signs lost",)


@pytest.mark.parametrize("name", ["windows-1251", "KOI8-R", "iso-8859-5", "utf-16-le"])
def test_a_declared_charset_is_believed(name: str) -> None:
    assert decode("Переговоры".encode(name), charset(name)) == ("Переговоры", ())


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode("“soon”".encode("cp1252"), charset("latin-1")) == ("“soon”", ())


def test_a_charset_that_does_not_fit_gives_way_and_says_so_unless_utf_8_does() -> None:
    assert decode(WORDS.encode(), "ascii") == (WORDS, ())
    assert decode(b"Z\xfcrich", "ascii").notes == ("not ascii (byte 1), read as Windows-1252",)


@pytest.mark.parametrize("name", ["klingon", "zip", "punycode", "rot13", "unicode_escape"])
def test_what_is_no_charset_of_texts_is_refused(name: str) -> None:
    with pytest.raises(LookupError):
        charset(name)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b\x07c\x85d", "abcd"),
        ("tab\tstays", "tab\tstays"),
        ("half a pair \ud83d here", "half a pair  here"),
        ("שלום עולם", "שלום עולם"),
    ],
)
def test_text_is_kept_but_for_what_no_database_keeps(raw: str, text: str) -> None:
    assert clean(raw).text == text


def test_removed_control_characters_are_counted_in_a_note() -> None:
    assert clean("a\x00\x00b").notes == ("2 control characters removed",)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<!DOCTYPE html><html>", True),
        ("  <html lang=en>", True),
        ("<p>One.</p><p>Two.</p>", True),
        ("Talks < 3 days > 2 days", False),
        ("He wrote <b>once</b> and left.", False),
        ("<a " * 20_000, False),
    ],
)
def test_pages_are_told_from_prose(text: str, markup: bool) -> None:
    assert is_markup(text) is markup
