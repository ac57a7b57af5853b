"""A sentence all in capitals -> the same sentence with names written as names, so that they are known."""

from dataclasses import replace

from app.mentions.actors import DETERMINERS, PREPOSITIONS
from app.mentions.names import names
from app.text import Sentence

FEWEST = 3  # words below which capitals are a mark, not a headline
SMALL = PREPOSITIONS | DETERMINERS | {"and", "or", "but"}


def calm(sentence: Sentence) -> Sentence:
    """A shouted headline in plain writing ("RUSSIA SHELLS ODESA"); any other sentence as it is."""
    if len(sentence.words) < FEWEST or not sentence.text.isupper():
        return sentence
    return replace(sentence, words=tuple(map(_calm, sentence.words, sentence.lower)))


def _calm(word: str, lower: str) -> str:
    if lower in SMALL:
        return lower
    return word if word in names().known else word.capitalize()
