"""Labels and readings of one article -> pairs, best first, and what of a pair is right.

A pair is admissible when the type agrees (for the lenient figure: the family) and both tell the same
happening: a sentence in common, or an actor in common and overlapping dates. A complete pair has the right
type, date, actors and modality; where two people differ on a label, either reading counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.gold.readings import Days, Label, Reading


def pairs(labels: Sequence[Label], found: Sequence[Reading], *, lenient: bool) -> Iterator[tuple[int, int]]:
    """The pairs of one article, as places in `labels` and `found`."""
    ranked = sorted(
        (-max(likeness(r, reading, lenient=lenient) for r in label.readings), label.optional, i, j)
        for i, label in enumerate(labels)
        for j, reading in enumerate(found)
    )
    free_labels, free_found = set(range(len(labels))), set(range(len(found)))
    for fit, _, i, j in ranked:
        if fit and i in free_labels and j in free_found:
            free_labels.remove(i)
            free_found.remove(j)
            yield i, j


def likeness(gold: Reading, seen: Reading, *, lenient: bool) -> float:
    """How well two readings fit, 0 when they are no admissible pair."""
    if (gold.family != seen.family) if lenient else (gold.type != seen.type):
        return 0.0
    together = _overlap(gold.days, seen.days)
    told_alike = any(same_sentence(g, s) for g in gold.quotes for s in seen.quotes)
    if not (told_alike or (together and gold.actors & seen.actors)):
        return 0.0
    parts = 1 + (gold.type == seen.type) + told_alike + together
    sides = _jaccard(gold.source, seen.source) + _jaccard(gold.target, seen.target)
    return parts + sides + 0.1 * (gold.modality == seen.modality)


def same_sentence(a: frozenset[str], b: frozenset[str]) -> bool:
    shorter = min(len(a), len(b))
    return shorter >= 3 and len(a & b) >= 0.6 * shorter


def _overlap(a: Days | None, b: Days | None) -> bool:
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0


def date_right(gold: Days | None, seen: Days | None) -> bool:
    """An undated label takes any date; a dated one an overlapping date of at most twice its length."""
    if gold is None:
        return True
    return _overlap(gold, seen) and seen is not None and length(seen) <= 2 * length(gold)


def length(span: Days) -> int:
    return (span[1] - span[0]).days + 1


def complete(label: Label, seen: Reading) -> bool:
    """Whether date, actors and modality are right too, by any reading of the label."""
    return any(
        sides_right(gold, seen) and date_right(gold.days, seen.days) and gold.modality == seen.modality
        for gold in label.readings
    )


def sides_right(gold: Reading, seen: Reading) -> bool:
    """Whether half the actors of each side agree; of both sides together where the label has no target."""
    if not gold.target:
        gold, seen = _one_sided(gold), _one_sided(seen)
    return min(_jaccard(gold.source, seen.source), _jaccard(gold.target, seen.target)) >= 0.5


def _one_sided(reading: Reading) -> Reading:
    return replace(reading, source=reading.actors, target=frozenset())


def fields(label: Label, seen: Reading) -> dict[str, bool]:
    """Which fields are right by any reading of the label; only fields that the label fills."""
    gold, first = label.readings, label.first
    right = {
        "source": any(g.source == seen.source for g in gold),
        "target": any(g.target == seen.target for g in gold),
        "actors": any(_jaccard(g.actors, seen.actors) >= 0.5 for g in gold),
        "modality": any(g.modality == seen.modality for g in gold),
    }
    if first.days:
        right["date"] = any(date_right(g.days, seen.days) for g in gold)
        right["date_exact"] = any(g.days == seen.days for g in gold)
    if first.placed:
        right["country"] = any(g.country == seen.country for g in gold)
    if first.quantities:
        right["quantities"] = any(g.quantities.items() <= seen.quantities.items() for g in gold)
    return right
