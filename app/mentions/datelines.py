"""Sentence -> where its dateline ends: "KYIV, April 21 (Agency) -" tells where a report comes from."""

from app.text import Sentence

DASHES = frozenset(("-", "–", "—", "_", "»"))
MARKS = frozenset(",.()/'")
LONGEST = 15  # words


def end(sentence: Sentence) -> int:
    """The first word behind a sentence's dateline; 0 where it has none."""
    words = sentence.words
    if sentence.part == "title" or not _opens(words[0], words[1] if len(words) > 1 else ""):
        return 0
    last = 0
    for at in range(1, min(LONGEST, len(words) - 1)):
        if words[at] in DASHES and _stands_free(sentence, at):
            dated = not last or any(word.isdigit() for word in words[last:at])
            last = at + 1 if dated else last
        elif not (words[at][0].isupper() or words[at][0].isdigit() or words[at] in MARKS | DASHES):
            break
    return last


def _opens(first: str, second: str) -> bool:
    """Whether a town in capitals or in brackets opens a text."""
    return (first.isupper() and len(first) > 2) or (first == "(" and second[:1].isupper())


def _stands_free(sentence: Sentence, at: int) -> bool:
    """Whether a dash has space around it, unlike a hyphen ("NATO-led")."""
    spans = sentence.spans
    return spans[at - 1][1] < spans[at][0] and spans[at][1] < spans[at + 1][0]
