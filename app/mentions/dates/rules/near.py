"""What stands left of a head word and belongs to it: "early", "the end of", "last", "from"."""

from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import EARLY, LATE, MIDDLE, words

_EDGES = words("part rest start remainder beginning most days end middle close")
_PARTS = {**dict.fromkeys(EARLY, "early"), **dict.fromkeys(MIDDLE, "mid"), **dict.fromkeys(LATE, "late")}


def qualified(tokens: Tokens, head: int) -> tuple[int, str]:
    """Where an expression begins left of its head, and the part (early, mid, late, or none) it tells."""
    one, two = tokens.word(head - 1), tokens.word(head - 2)
    if one in ("early", "late", "mid") and tokens.near(head, "-"):
        return head - 1, _PARTS[one]
    if one == "the":
        first, part = qualified(tokens, head - 1) if two in ("of", "in") else (head, "")
        return (first, part) if first < head - 1 else (head, "")
    if one == "in" and two in ("early", "late", "earlier", "later"):
        return head - 2, _PARTS[two] if two in ("early", "late") else ""
    if one == "of" and two in _EDGES:
        first = head - 2 - (tokens.word(head - 3) == "the")
        return first, "late" if two == "close" else _PARTS.get(two, "")
    return head, ""
