"""Article -> Sentences: the verbatim text cut where sentences end, with character offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from sys import intern
from typing import TYPE_CHECKING, Literal

from app.codebook.phrases import Words

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

Part = Literal["title", "text"]

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d[\d.,]*\d|[’'][sS]\b|\w+(?:[.&]\w+|[’'](?!s\b)\w+)*|[^\w\s]")
STOP = re.compile(r"\b[a-z]{4,}+([.?!][\"”’)]?) +(?=[\"“‘]?[A-Z])")
RANKS = tuple("Lt. Col. Gen. Maj. Brig. Amb. Sen. Rep. Gov. Adm. Cmdr. Capt. Sgt.".split())
INITIALS = ("U.S.", "U.N.", "U.K.", "E.U.")
# What follows initials within a sentence: a small letter, or an office or institution of theirs.
GOES_ON = re.compile(
    r"\s*(?:[a-z]|(?:Secretary|President|Vice|Deputy|Assistant|Ambassador|Special|Envoy|Defen[cs]e|State|Senators?"
    r"|Department|Embassy|Representatives?|Treasury|Army|Navy|Air|Marines?|National|Security|General|Congress"
    r"|Congressm[ae]n|House|Senate|Central|Federal|Attorney|Trade|High|Coast|Geological|Supreme|Foreign|Under)\b)"
)
# A paragraph in which no sentence can end but the last; half of all are, and need no splitter.
WHOLE = re.compile(r"[^.!?…]*+[.!?…]*+[\"')\]}”’»*]*+")
LONGEST = 2_000
LONGEST_KEPT, MOST_KEPT = 30, 20_000  # letters of a word, and words, whose small letters are kept at hand


@dataclass(frozen=True, slots=True)
class Article:
    """One news text as it is stored; offsets in evidence count characters of `title` or `text`.

    `published` is the day it came out where it came out; `published_at` the instant, when that is known.
    """

    text: str
    title: str = ""
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    published_at: datetime | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence [start, end) of the article's part, its words, and the paragraph it stands in."""

    text: str
    part: Part
    start: int
    end: int
    paragraph: int
    words: Words
    lower: Words

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in characters of the sentence, read when asked, as few sentences are."""
        return [match.span() for match in WORD.finditer(self.text.replace("’", "'"))]


class _Lowered(dict[str, str]):
    """Words -> their small letters, one string for each word, so that every set finds its hash ready."""

    def __missing__(self, word: str) -> str:
        lower = intern(word.lower())
        if len(self) >= MOST_KEPT:
            self.clear()
        if len(word) <= LONGEST_KEPT:
            self[word] = lower
        return lower


LOWERED = _Lowered()


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the title, then of the text, in reading order; none for blank text."""
    return (*_sentences(article.title, "title"), *_sentences(article.text, "text"))


def tokenize(text: str) -> Words:
    """The words and marks of a text; curly apostrophes read as straight ones."""
    return tuple(WORD.findall(text.replace("’", "'")))


def _sentences(text: str, part: Part) -> Iterator[Sentence]:
    for number, (start, end) in enumerate(_paragraphs(text)):
        for first, last in _spans(text[start:end]):
            told = text[start + first : start + last]
            words = tokenize(told)
            lower = tuple(map(LOWERED.__getitem__, words))
            yield Sentence(told, part, start + first, start + last, number, words, lower)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            yield start, start + len(bare)
        at += len(line)


def _spans(paragraph: str) -> Iterator[tuple[int, int]]:
    if WHOLE.fullmatch(paragraph):
        yield from _bounded(paragraph, 0, len(paragraph))
        return
    open_from: int | None = None
    for start, end in _splitter().span_tokenize(paragraph):
        first = start if open_from is None else open_from
        last = start + len(paragraph[start:end].rstrip())
        open_from = first if _is_open(paragraph, first, last) else None
        if open_from is None:
            yield from _parted(paragraph, first, last)
    if open_from is not None:
        yield from _bounded(paragraph, open_from, len(paragraph.rstrip()))


def _is_open(paragraph: str, start: int, end: int) -> bool:
    """Whether a sentence goes on behind the abbreviation that the splitter took for its end."""
    if paragraph.endswith(RANKS, start, end):
        return True
    return paragraph.endswith(INITIALS, start, end) and GOES_ON.match(paragraph, end) is not None


def _parted(paragraph: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut behind a plain word that the splitter takes for an abbreviation ("the west. Japan")."""
    for stop in STOP.finditer(paragraph, start, end):
        yield from _bounded(paragraph, start, stop.end(1))
        start = stop.end()
    yield from _bounded(paragraph, start, end)


def _bounded(paragraph: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a run without a full stop at a space, so that no sentence outgrows what one clause can mean."""
    while end - start > LONGEST:
        cut = paragraph.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield start, cut
        start = cut
        while paragraph[start].isspace():
            start += 1
    if end > start:
        yield start, end


@cache
def _splitter() -> "PunktSentenceTokenizer":
    from nupunkt import load_default_model

    return load_default_model()
