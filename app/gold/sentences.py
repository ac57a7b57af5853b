"""Labelled sentences and the PLOVER roots found in them -> accuracy and macro-F1 over roots.

The labels name one event a sentence and leave others out. So a sentence is right when any event found has a
labelled root; else its first event's root is the wrong answer, or NONE where nothing was found.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_SAME = {
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence: the roots it was labelled with, whether it has labels at all, and the roots found."""

    text: str
    labelled: Sequence[str]
    found: Sequence[str]
    empty: bool = False


@dataclass
class Figures:
    """The sums over all sentences; `wrong` holds the sentences whose answer is wrong, with both roots."""

    sentences: int = 0
    events: int = 0
    empty: int = 0
    events_on_empty: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        return _share(self.right.total(), self.asked.total())

    @property
    def macro_f1(self) -> float:
        """The mean of the F1 of every root that a label names."""
        by_root = [2 * self.right[r] / (n + self.answered[r]) for r, n in self.asked.items()]
        return _share(sum(by_root), len(by_root))

    @property
    def no_event(self) -> float:
        """The share of labelled sentences in which nothing was found."""
        return _share(self.answered[NONE], self.asked.total())

    @property
    def events_a_sentence(self) -> float:
        return _share(self.events, self.sentences)

    @property
    def false_events(self) -> float:
        """Events found per sentence that holds none."""
        return _share(self.events_on_empty, self.empty)


def score(sentences: Iterable[Coded]) -> Figures:
    """The figures over sentences."""
    figures = Figures()
    for sentence in sentences:
        figures.sentences += 1
        figures.events += len(sentence.found)
        if sentence.empty:
            figures.empty += 1
            figures.events_on_empty += len(sentence.found)
        elif sentence.labelled:
            _add(figures, sentence)
    return figures


def _add(figures: Figures, sentence: Coded) -> None:
    wanted = {_SAME.get(root, root) for root in sentence.labelled}
    found = [_SAME.get(root, root) for root in sentence.found]
    right = next((root for root in found if root in wanted), None)
    label = right or min(wanted)
    answer = right or next(iter(found), NONE)
    figures.asked[label] += 1
    figures.answered[answer] += 1
    figures.right[label] += right is not None
    if right is None:
        figures.wrong.append((label, answer, sentence.text))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
