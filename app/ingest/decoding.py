"""Bytes or text from outside -> clean text, and a note where it was not what it should have been."""

import codecs
import re
from typing import NamedTuple

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
TAG = re.compile(
    r"</?(?:html|head|body|div|p|span|br|a|script|style|table|tr|td|li|ul|h[1-6]|img|meta)\b[^<>]{0,500}>",
    re.I,
)
MANY_TAGS = 3
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHARSETS = re.compile(
    r"utf-(?:8|16(?:-[bl]e)?)|ascii|iso8859-\d+|cp125\d|koi8-[ru]|gb18030|gbk|big5|shift_jis|euc_(?:jp|kr)"
)


class Decoded(NamedTuple):
    """Clean text, and what had to be done to make it so."""

    text: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Bytes as text: by their byte order mark, else as declared, else UTF-8, else Windows-1252.

    `declared` is what `charset` gave; a note says where the bytes are not what they should be.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return clean(raw.decode(encoding, "replace"))
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return clean(raw.decode(encoding))
        except UnicodeDecodeError as fault:
            place = fault.start
    text, reading = _mended(raw)
    bare, notes = clean(text)
    return Decoded(bare, (f"not {declared or 'UTF-8'} (byte {place}), {reading}", *notes))


def charset(name: str) -> str:
    """The encoding that a declared charset stands for; LookupError when it is none of texts."""
    found = codecs.lookup(name).name
    if not CHARSETS.fullmatch(found):
        raise LookupError(name)
    return "cp1252" if found == "iso8859-1" else found  # as browsers read it


def _mended(raw: bytes) -> tuple[str, str]:
    """Damaged UTF-8 as far as it goes, when no more of its signs are lost than whole; else Windows-1252."""
    text = raw.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = sum(not sign.isascii() for sign in text) - lost
    if whole >= lost:
        return text, f"read as UTF-8 with {lost} signs lost"
    return raw.decode("cp1252", "replace"), "read as Windows-1252"


def clean(text: str) -> Decoded:
    """Text with line breaks as \\n and without control characters, which no database keeps alike."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    bare, dropped = CONTROLS.subn("", plain)
    return Decoded(bare, (f"{dropped} control characters removed",) if dropped else ())


def is_markup(text: str) -> bool:
    """Whether a text that should be prose is an HTML page or fragment."""
    start = text[:1000].lstrip().lower()
    if start.startswith(("<!doctype html", "<html", "<?xml")):
        return True
    tags = len(TAG.findall(text[:50_000]))
    return tags >= MANY_TAGS and tags * 500 > len(text[:50_000])
