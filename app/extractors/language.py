"""Is an article English prose at all? The one question that is asked before coding."""

from collections.abc import Sequence
from itertools import takewhile

from app.text import Article, Sentence

COMMON = frozenset(
    "the of and to in a is that for on it with as was at by an be from are has have this his he will its"
    " were not or but said they who which had been him their our would could into than against during"
    " between while about when there before after".split()
)
SAMPLE = 5_000  # characters
ENOUGH = 0.12


def withheld(article: Article, sentences: Sequence[Sentence]) -> str | None:
    """Why an article in these sentences is not coded ("no text", "language: fr"), or None for English."""
    opening = takewhile(lambda sentence: sentence.start < SAMPLE, sentences)
    words = [word for sentence in opening for word in sentence.lower if word[0].isalpha()]
    if not words:
        return "no text"
    language = article.language.lower()
    if not language.startswith("en"):
        return f"language: {language}"
    if len(words) >= 20 and sum(map(COMMON.__contains__, words)) < ENOUGH * len(words):
        return "language: not English"
    return None
