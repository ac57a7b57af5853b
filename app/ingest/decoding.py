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


class Decoded(NamedTuple):
    """Clean text, and what had to be done to make it so."""

    text: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes) -> Decoded:
    """Bytes as text: by their byte order mark, else UTF-8, else Windows-1252 with a note that says so."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark):
            return clean(raw.decode(encoding, "replace"))
    try:
        return clean(raw.decode("utf-8"))
    except UnicodeDecodeError as fault:
        text, notes = clean(raw.decode("cp1252", "replace"))
        return Decoded(text, (f"not UTF-8 (byte {fault.start}), read as Windows-1252", *notes))


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
