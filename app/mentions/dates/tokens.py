"""Text -> Tokens: words and numbers with their places; what stands between them is read on demand."""

import re
from itertools import accumulate

from app.mentions.dates.vocabulary import words

_WORD = re.compile(r"([0-9]+|[^\W\d_]+)")
_WIDEST_GAP = 8
_BULLETS = " \t-–—*•·:="
_INDENT = 5  # characters that a list's mark and the blanks around it take
_ABBREVIATED = words(
    """mr mrs ms dr gen col lt sgt capt sen rep gov st u s jan feb mar apr jun jul aug sep sept oct nov
    dec a p m no vs adm maj rev prof"""
)


class Tokens:
    """The words and numbers of a text, in order: lower-cased `words` and their character spans."""

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        pieces = _WORD.split(text)  # what stands between words, and the words, by turns
        edges = list(accumulate(map(len, pieces)))
        self.text = text
        self.starts, self.ends = edges[:-1:2], edges[1::2]
        self.words = list(map(str.lower, pieces[1::2]))

    def word(self, at: int) -> str:
        """The lower-cased word at a place, empty outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def number(self, at: int) -> int:
        """The number of up to four digits at a place, -1 when there is none."""
        word = self.word(at)
        return int(word) if word and len(word) <= 4 and word[0] in "0123456789" else -1

    def gap(self, at: int) -> str:
        """What stands between a word and the one before, stripped; a line break where a paragraph ends."""
        if not 0 < at < len(self.words):
            return "\n"
        start, end = self.ends[at - 1], self.starts[at]
        between = self.text[start : min(end, start + _WIDEST_GAP)]
        return "\n" if "\n\n" in between or end - start > _WIDEST_GAP else between.strip()

    def glued(self, at: int) -> bool:
        """Whether the word at a place follows the one before without any character between."""
        return 0 < at < len(self.words) and self.ends[at - 1] == self.starts[at]

    def near(self, at: int, marks: str = "") -> bool:
        """Whether only blanks, or one of the marks, part the word at a place from the one before."""
        gap = self.gap(at)
        return gap == "" or (len(gap) == 1 and gap in marks)

    def capital(self, at: int) -> bool:
        """Whether the word at a place begins with a capital letter."""
        return 0 <= at < len(self.words) and self.text[self.starts[at]].isupper()

    def after(self, at: int) -> str:
        """The character right behind the word at a place."""
        return self.text[self.ends[at] : self.ends[at] + 1]

    def before(self, at: int) -> str:
        """The character right in front of the word at a place."""
        return self.text[max(0, self.starts[at] - 1) : self.starts[at]]

    def opens_line(self, at: int) -> bool:
        """Whether only the mark of a list stands between the word at a place and the start of its line."""
        before = self.text[max(0, self.starts[at] - _INDENT) : self.starts[at]]
        whole = "\n" in before or self.starts[at] < _INDENT
        return whole and not before.rpartition("\n")[2].strip(_BULLETS)

    def fills_line(self, first: int, end: int) -> bool:
        """Whether the words [first, end) are all that a line holds."""
        behind = self.text[self.ends[end - 1] : self.ends[end - 1] + _INDENT]
        whole = "\n" in behind
        return whole and not behind.partition("\n")[0].strip(_BULLETS) and self.opens_line(first)

    def opens_sentence(self, at: int) -> bool:
        """Whether a sentence ends between the word before and the word at a place."""
        if not 0 < at < len(self.words):
            return True
        between = self.text[self.ends[at - 1] : min(self.starts[at], self.ends[at - 1] + _WIDEST_GAP)]
        if "\n\n" in between or "!" in between or "?" in between or ";" in between:
            return True
        return "." in between and len(between) > 1 and self.capital(at) and not self._abbreviated(at - 1)

    def _abbreviated(self, at: int) -> bool:
        word = self.words[at]
        return len(word) == 1 or (self.capital(at) and word in _ABBREVIATED)
