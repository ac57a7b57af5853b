"""Figures: how often the coder was right, as counts and as the shares that are read from them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """Hits among what was found and what was labelled; a share of nothing is 0."""

    hits: int
    found: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
