"""Search words: text -> the folded words that full-text search compares, the same on every database."""

import re
import unicodedata
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
LONGEST = 100
BREAK = " | "  # stands between texts, so that no phrase runs from one into the next


def folded(text: str) -> list[str]:
    """The words of a text without case, accents or marks, in order; of a word its first 100 letters."""
    return [word[:LONGEST] for word in WORD.findall(_bare(text))]


def _bare(text: str) -> str:
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in spread if not unicodedata.combining(sign)).casefold()


def searchable(texts: Iterable[str | None]) -> str:
    """One search text of all the texts: words parted and edged by single spaces, texts parted by a bar."""
    said = (" ".join(folded(text)) for text in texts if text)
    return f" {BREAK.join(words for words in said if words)} "
