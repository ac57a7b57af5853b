"""Events with a confidence, right or wrong -> ten bins: whether of those with 0.8 eight in ten are right.

An event is right when it is strictly paired; one that pairs with an optional label is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.events.event import Event
from app.gold.events import Outcome

Judged = tuple[float, bool]
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The events whose confidence lies in one tenth: their number, mean confidence and share right."""

    n: int
    confidence: float
    right: float

    @property
    def gap(self) -> float:
        return abs(self.confidence - self.right)


def verdicts(outcome: Outcome) -> list[tuple[Event, bool]]:
    """The events found in one article, each with whether it is right."""
    readings = [*((reading, True) for _, reading in outcome.pairs), *((r, False) for r in outcome.spurious)]
    return [(reading.event, right) for reading, right in readings if reading.event]


def bins(judged: Iterable[Judged]) -> list[Bin]:
    """The tenths that hold events, lowest first."""
    tenths = groupby(sorted(judged), key=lambda one: _tenth(one[0]))
    return [_bin(list(held)) for _, held in tenths]


def mean_gap(held: Sequence[Bin]) -> float:
    """The mean gap between confidence and share right, each bin weighing as many as its events."""
    n = sum(tenth.n for tenth in held)
    return sum(tenth.n * tenth.gap for tenth in held) / n if n else 0.0


def _tenth(confidence: float) -> int:
    return min(int(confidence * BINS + 1e-9), BINS - 1)


def _bin(held: Sequence[Judged]) -> Bin:
    n = len(held)
    return Bin(n, sum(confidence for confidence, _ in held) / n, sum(right for _, right in held) / n)
