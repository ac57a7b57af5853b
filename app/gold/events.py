"""Labelled articles and the events coded from them -> strict, lenient and complete F1, accuracy by field.

An optional label, which only one of two people found, is neither missed nor spurious.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.gold.figures import Rate
from app.gold.pairing import complete, fields, pairs
from app.gold.readings import Label, Reading

_NEVER_SCORED = {"position_stated"}  # people do not agree on what is a position worth coding


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article's labels and readings at the strict level; optional ones are left out."""

    pairs: tuple[tuple[Label, Reading], ...]
    missed: tuple[Label, ...]
    spurious: tuple[Reading, ...]


@dataclass
class Figures:
    """The sums over all articles; `right` and `asked` count the fields of strict pairs."""

    outcomes: list[Outcome] = field(default_factory=list)
    labelled: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    empty_articles: int = 0
    found_on_empty: int = 0

    def rate(self, level: str) -> Rate:
        """The rate at level `strict`, `lenient` or `complete`."""
        pairing = "lenient" if level == "lenient" else "strict"
        return Rate(self.hits[level], self.found[pairing], self.labelled)

    @property
    def accuracy(self) -> dict[str, float]:
        return {name: self.right[name] / self.asked[name] for name in sorted(self.asked)}

    @property
    def distractors(self) -> float:
        """Events found per article that holds none."""
        return self.found_on_empty / self.empty_articles if self.empty_articles else 0.0


def score(articles: Iterable[tuple[Sequence[Label], Sequence[Reading]]]) -> Figures:
    """The figures over articles, each given as its labels and what the coder found."""
    figures = Figures()
    for labels, found in articles:
        _add(
            figures,
            [label for label in labels if label.first.type not in _NEVER_SCORED],
            [reading for reading in found if reading.type not in _NEVER_SCORED],
        )
    return figures


def _add(figures: Figures, labels: Sequence[Label], found: Sequence[Reading]) -> None:
    must = sum(not label.optional for label in labels)
    figures.labelled += must
    if not must:
        figures.empty_articles += 1
        figures.found_on_empty += len(found)
    for level in ("lenient", "strict"):
        paired = list(pairs(labels, found, lenient=level == "lenient"))
        optional = sum(labels[i].optional for i, _ in paired)
        figures.hits[level] += len(paired) - optional
        figures.found[level] += len(found) - optional
    figures.outcomes.append(outcome := _outcome(labels, found, paired))
    for label, reading in outcome.pairs:
        figures.hits["complete"] += complete(label, reading)
        for name, right in fields(label, reading).items():
            figures.asked[name] += 1
            figures.right[name] += right


def _outcome(labels: Sequence[Label], found: Sequence[Reading], paired: Sequence[tuple[int, int]]) -> Outcome:
    taken, spent = {i for i, _ in paired}, {j for _, j in paired}
    return Outcome(
        tuple((labels[i], found[j]) for i, j in paired if not labels[i].optional),
        tuple(label for i, label in enumerate(labels) if i not in taken and not label.optional),
        tuple(reading for j, reading in enumerate(found) if j not in spent),
    )
