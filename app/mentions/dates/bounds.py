"""The preposition before a date is half of its meaning: since, until, by, before, after."""

from app.mentions.dates.tokens import Tokens
from app.mentions.dates.vocabulary import words
from app.mentions.mention import Bound

_BOUNDS: dict[str, Bound] = {
    "since": "since", "from": "since", "starting": "since", "beginning": "since", "until": "until",
    "till": "until", "through": "until", "by": "by", "before": "before", "after": "after",
    "following": "after", "effective": "since",
}  # fmt: skip
_SKIPPED = words("the about around at least early late on")


def bound(tokens: Tokens, first: int) -> Bound:
    """The bound that the word left of a date sets; "in" when none does."""
    at = first - 1
    if tokens.word(at) in _SKIPPED and tokens.near(at + 1):
        at -= 1
    if tokens.word(at) == "to" and tokens.word(at - 1) in ("prior", "up"):
        return "before" if tokens.word(at - 1) == "prior" else "until"
    if tokens.word(at) == "of" and tokens.word(at - 1) == "deadline":
        return "by"
    if tokens.word(at) == "than" and tokens.words[at - 2 : at] in (["no", "later"], ["not", "later"]):
        return "by"
    return _BOUNDS.get(tokens.word(at), "in") if tokens.near(at + 1) else "in"
