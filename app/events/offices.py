"""Whose offices an official text means by "The President" or "The Prime Minister": its publisher's own."""

from functools import cache

from app import codebook
from app.text import Sentence

HEADS = {"president": False, "prime": True}  # whether the office stands beside a head of state


def own(sentence: Sentence, voice: tuple[str, ...]) -> bool:
    """Whether a sentence opens with the head of the one government whose words it is in."""
    first, second = (*sentence.words[:2], "", "")[:2]
    if len(voice) != 1 or first != "The" or not second[:1].isupper():
        return False
    return HEADS.get(second.lower()) is _has_premier(voice[0])


@cache
def _has_premier(code: str) -> bool:
    """Whether a state has a head of government beside its head of state."""
    return any(e.code == code and e.office == "head_of_government" for e in codebook.load().leaders)
