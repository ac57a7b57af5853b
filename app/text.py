"""Article -> Sentences: the verbatim text cut where sentences end, with character offsets."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Part = Literal["title", "text"]


@dataclass(frozen=True, slots=True)
class Article:
    """One news text as it is stored; offsets in evidence count characters of `title` or `text`."""

    text: str
    title: str = ""
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"


class Word(NamedTuple):
    """A word of a sentence and its span in characters of the sentence."""

    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence [start, end) of the article's part, its words, and the paragraph it stands in."""

    text: str
    part: Part
    start: int
    end: int
    paragraph: int
    words: tuple[Word, ...]
