"""Labelled articles -> app/events/confidence.toml: what each trait of an event says of its being right.

Run: python -m tests.bench.fit_confidence LABELLED...

A logistic regression on the traits of the events found. SHRINKAGE draws each weight towards what is known
beforehand (PRIOR, else 0); a weight with a prior stays on its side of 0 by at least LEAST_SAID. Each file has
a base rate of its own; the table takes that of the first. Figures are told for the first file: as fitted, and
cross-validated, where no article is judged by weights that were fitted on it.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import copysign, log
from operator import itemgetter
from pathlib import Path

from app.cli.labelled import articles, coded
from app.cli.reading import Rows
from app.events import confidence
from app.events.confidence import LEAST, MOST, Trait
from app.gold import calibration, events

TABLE = Path(confidence.__file__).with_suffix(".toml")
SHRINKAGE, LEAST_SAID = 6.0, 0.05
ROUNDS, FOLDS = 40, 8
PRIOR: Mapping[Trait, float] = {
    ("told", "2_times"): 0.3,
    ("told", "3_times"): 0.3,
    ("counts", "given"): 0.3,
    ("date", "none"): -0.3,
    ("unnamed", "source"): -0.3,
    ("unnamed", "target"): -0.3,
    ("unlisted", "source"): -0.3,
    ("part", "title_only"): -0.3,
    ("modality", "planned"): -0.3,
    ("modality", "hypothetical"): -0.3,
}
HEADER = """\
# What an event's traits add to the log-odds of its being right; confidence.py says which trait is which.
# Written by `python -m tests.bench.fit_confidence LABELLED...`; change the script, not the table.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """An event found: the file and the article it is from, its traits, and whether it is right."""

    file: int
    article: int
    traits: tuple[Trait, ...]
    right: bool


def main(names: Sequence[str]) -> None:
    """Fit on the files named, write the table, and tell how well it is calibrated on the first."""
    cases = [case for file, name in enumerate(names) for case in _cases(file, Path(name))]
    weights = fit(cases)
    fitted = [(chance(weights, case), case.right) for case in cases if case.file == 0]
    held_out = [(chance(weights, case), case.right) for weights, case in _held_out(cases) if case.file == 0]
    TABLE.write_text(table(weights), encoding="utf-8")
    share = sum(right for _, right in fitted) / len(fitted)
    sys.stdout.write(f"{len(cases)} events, {len(fitted)} of them in {names[0]}, {share:.3f} right\n")
    for title, judged in (
        ("as fitted", fitted),
        ("cross-validated", held_out),
        ("base rate alone", [(share, right) for _, right in fitted]),
    ):
        gap = calibration.mean_gap(calibration.bins(judged))
        sys.stdout.write(f"{title:16} mean gap {gap:.3f}  log-loss {_loss(judged):.4f}\n")


def fit(cases: Sequence[Case], shrinkage: float = SHRINKAGE) -> dict[Trait, float]:
    """The weights that fit best, one after the other by Newton's step, until they stand."""
    rows: dict[Trait, list[int]] = {}
    for at, case in enumerate(cases):
        for trait in (_base(case.file), *case.traits):
            rows.setdefault(trait, []).append(at)
    weights = {trait: PRIOR.get(trait, 0.0) for trait in rows}
    odds = [sum(weights[trait] for trait in case.traits) for case in cases]
    for _ in range(ROUNDS):
        for trait, where in rows.items():
            step = _better(trait, weights[trait], [(odds[i], cases[i].right) for i in where], shrinkage)
            step -= weights[trait]
            weights[trait] += step
            for i in where:
                odds[i] += step
    return weights


def _better(trait: Trait, weight: float, seen: Sequence[tuple[float, bool]], shrinkage: float) -> float:
    """The weight one Newton step on; base rates are hardly shrunk, and a sign that is known is kept."""
    prior, pull = PRIOR.get(trait, 0.0), 0.01 if trait[0] == "base" else shrinkage
    slope, bend = pull * (weight - prior), pull
    for odds, right in seen:
        chance = confidence.share(odds)
        slope += chance - right
        bend += chance * (1 - chance)
    moved = weight - slope / bend
    return copysign(max(abs(moved) * (moved * prior > 0), LEAST_SAID), prior) if prior else moved


def chance(weights: Mapping[Trait, float], case: Case) -> float:
    """How likely a case is right by these weights, as `confidence.of` says it."""
    odds = sum(weights.get(trait, PRIOR.get(trait, 0.0)) for trait in (_base(case.file), *case.traits))
    return round(min(max(confidence.share(odds), LEAST), MOST), 2)


def table(weights: Mapping[Trait, float]) -> str:
    """The weights as confidence.toml holds them."""
    fitted = {trait: weight for trait, weight in weights.items() if trait[0] != "base"}
    known = {("base", "rate"): weights[_base(0)], **PRIOR, **fitted}
    lines = [HEADER.rstrip()]
    for group, traits in groupby(sorted(known), key=itemgetter(0)):
        lines += [
            "",
            f"[{group}]",
            *(f"{value} = {round(known[group, value], 2) + 0.0:.2f}" for _, value in traits),
        ]
    return "\n".join(lines) + "\n"


def _base(file: int) -> Trait:
    return "base", str(file)


def _cases(file: int, path: Path) -> Iterable[Case]:
    with path.open("rb") as stream:
        rows = Rows(stream)
        outcomes = events.score(coded(articles(rows, rows))).outcomes
    for article, outcome in enumerate(outcomes):
        for event, right in calibration.verdicts(outcome):
            yield Case(file, article, tuple(confidence.traits(event)), right)


def _held_out(cases: Sequence[Case]) -> Iterable[tuple[Mapping[Trait, float], Case]]:
    """Each case with weights fitted on other articles."""
    for fold in range(FOLDS):
        weights = fit([case for case in cases if case.article % FOLDS != fold])
        yield from ((weights, case) for case in cases if case.article % FOLDS == fold)


def _loss(judged: Sequence[tuple[float, bool]]) -> float:
    """The mean surprise at what was right and what was not, in nats."""
    return -sum(log(share if right else 1 - share) for share, right in judged) / len(judged)


if __name__ == "__main__":
    main(sys.argv[1:])
