"""Words in quotation marks that describe the noun behind them ("an “enemy” strike")."""

from app.codebook.phrases import Words
from app.mentions.actors import DETERMINERS

OPENING = frozenset(("“", '"', "‘", "'"))
CLOSING = frozenset(("”", '"', "’", "'"))
LONGEST = 5  # words


def describes(lower: Words, closing: int) -> bool:
    """Whether a quotation that closes at a word stands behind a determiner, and so describes a noun."""
    if lower[closing] not in CLOSING:
        return False
    low = max(0, closing - LONGEST)
    opening = next((i for i in range(closing - 1, low, -1) if lower[i] in OPENING), 0)
    return opening > 0 and lower[opening - 1] in DETERMINERS
