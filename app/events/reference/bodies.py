"""International bodies that are told by one capitalised word: "the Council", "the Union"."""

from collections.abc import Mapping, Sequence

from app.text import Sentence

Found = tuple[int, tuple[str, ...]]
BODIES: Mapping[str, tuple[str, ...]] = {
    "council": ("UNSC", "EU", "GCC"),
    "union": ("EU", "AU"),
    "commission": ("EU", "AU"),
    "assembly": ("UN",),
    "alliance": ("NATO",),
    "agency": ("IAEA",),
}
PLAIN = frozenset(("council", "alliance"))  # told without a capital too, where nothing narrows them
NARROWING = frozenset(("of", "member", "members", "spokesman", "spokeswoman", "spokesperson"))


def meant(sentence: Sentence, at: int, recent: Sequence[str]) -> Found:
    """How many words at "the" name a body that the article spoke of, and which."""
    words, lower = sentence.words, sentence.lower
    if lower[at] != "the" or at + 1 >= len(words):
        return 0, ()
    if not words[at + 1][0].isupper() and lower[at + 1] not in PLAIN:
        return 0, ()
    follower = words[at + 2] if at + 2 < len(words) else ""
    if follower in NARROWING or follower[:1].isupper():
        return 0, ()
    known = BODIES.get(lower[at + 1], ())
    last = next((code for code in reversed(recent) if code in known), None)
    return (2, (last,)) if last else (0, ())
