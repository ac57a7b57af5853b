"""Is an article English prose at all? The one question that is asked before coding."""

from app.text import Article, tokenize

COMMON = frozenset(
    "the of and to in a is that for on it with as was at by an be from are has have this his he will its"
    " were not or but said they who which had been".split()
)
SAMPLE = 5_000
ENOUGH = 0.12


def withheld(article: Article) -> str | None:
    """Why an article is not coded ("no text", "language: fr"), or None for English."""
    text = f"{article.title}\n{article.text}"[:SAMPLE]
    words = [word.lower() for word in tokenize(text) if word[0].isalpha()]
    if not words:
        return "no text"
    language = article.language.lower()
    if not language.startswith("en"):
        return f"language: {language}"
    if len(words) >= 20 and sum(word in COMMON for word in words) < ENOUGH * len(words):
        return "language: not English"
    return None
