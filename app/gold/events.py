"""Labelled articles and the events coded from them -> strict, lenient and complete F1, accuracy by field.

Events of one article are paired one to one, best pair first. A pair is admissible when the type agrees (for
the lenient figure: the family) and both tell the same happening: a sentence in common, or an actor in common
and overlapping dates. A complete pair has the right type, date, actors and modality. An optional label, which
only one of two people found, is neither missed nor spurious; where they differ, either reading counts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from app.events.event import Event
from app.gold.figures import Rate

Days = tuple[date, date]
_NEVER_SCORED = {"position_stated"}  # people do not agree on what is a position worth coding


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of an event, a person's or the coder's, cut down to what is compared."""

    type: str
    family: str | None
    modality: str
    days: Days | None
    source: frozenset[str]
    target: frozenset[str]
    placed: bool
    country: str | None
    quantities: Mapping[str, int]
    quotes: tuple[frozenset[str], ...]

    @property
    def actors(self) -> frozenset[str]:
        return self.source | self.target


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled event: its readings (the second where two people differ), and whether it may be left out."""

    readings: tuple[Reading, ...]
    optional: bool = False

    @property
    def first(self) -> Reading:
        return self.readings[0]


@dataclass
class Figures:
    """The sums over all articles; `by_field` holds (right, asked) over strict pairs."""

    articles: int = 0
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


def label(row: Mapping[str, Any], families: Mapping[str, str]) -> Label:
    """The label in a row of a labelled file."""
    readings = [row, {**row, **row["alt"]}] if row.get("alt") else [row]
    return Label(tuple(_labelled(r, families) for r in readings), bool(row.get("optional")))


def found(event: Event, families: Mapping[str, str]) -> Reading:
    """The coder's event as a reading; everyone who is not a target counts as source."""
    target = frozenset(event.by_role("target"))
    first, last = event.date.first, event.date.last
    return Reading(
        type=event.type,
        family=families.get(event.type),
        modality=event.modality,
        days=(first, last) if first and last else None,
        source=frozenset(a.id for a in event.actors if a.role != "target"),
        target=target,
        placed=event.place is not None,
        country=event.place.country if event.place else None,
        quantities=event.quantities,
        quotes=tuple(_words(e.quote) for e in event.evidence),
    )


def days(edtf: str | None) -> Days | None:
    """The inclusive days that a date, a month, a year or a closed interval of them names; None for none."""
    first, _, last = (edtf or "").partition("/")
    try:
        return _unit(first)[0], _unit(last or first)[1]
    except ValueError:
        return None


def _labelled(row: Mapping[str, Any], families: Mapping[str, str]) -> Reading:
    place = row.get("place") or {}
    return Reading(
        type=row["type"],
        family=families.get(row["type"]),
        modality=row["modality"],
        days=days(row.get("date")),
        source=frozenset(row.get("source") or ()),
        target=frozenset(row.get("target") or ()),
        placed=bool(place),
        country=place.get("country"),
        quantities=row.get("quantities") or {},
        quotes=tuple(_words(q) for q in (row.get("evidence"), *(row.get("also") or ()))),
    )


def _unit(text: str) -> Days:
    numbers = [int(part) for part in text.strip().rstrip("~?%")[:10].split("-")]
    match numbers:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            after = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), after - timedelta(days=1)
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(f"not a calendar date: {text!r}")


def _words(text: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", (text or "").lower()))


def _add(figures: Figures, labels: Sequence[Label], found: Sequence[Reading]) -> None:
    must = sum(not label.optional for label in labels)
    figures.articles += 1
    figures.labelled += must
    if not must:
        figures.empty_articles += 1
        figures.found_on_empty += len(found)
    for level in ("lenient", "strict"):
        pairs = list(_pairs(labels, found, lenient=level == "lenient"))
        counted = [(label, reading) for label, reading in pairs if not label.optional]
        figures.hits[level] += len(counted)
        figures.found[level] += len(found) - (len(pairs) - len(counted))
    for label, reading in counted:
        figures.hits["complete"] += any(_complete(r, reading) for r in label.readings)
        for name, right in _fields(label, reading).items():
            figures.asked[name] += 1
            figures.right[name] += right


def _pairs(
    labels: Sequence[Label], found: Sequence[Reading], *, lenient: bool
) -> Iterator[tuple[Label, Reading]]:
    ranked = sorted(
        (-max(_likeness(r, reading, lenient) for r in label.readings), label.optional, i, j)
        for i, label in enumerate(labels)
        for j, reading in enumerate(found)
    )
    free_labels, free_found = set(range(len(labels))), set(range(len(found)))
    for likeness, _, i, j in ranked:
        if likeness and i in free_labels and j in free_found:
            free_labels.remove(i)
            free_found.remove(j)
            yield labels[i], found[j]


def _likeness(gold: Reading, seen: Reading, lenient: bool) -> float:
    """How well two readings fit, 0 when they are no admissible pair."""
    if (gold.family != seen.family) if lenient else (gold.type != seen.type):
        return 0.0
    together = _overlap(gold.days, seen.days)
    told_alike = any(_same_sentence(g, s) for g in gold.quotes for s in seen.quotes)
    if not (told_alike or (together and gold.actors & seen.actors)):
        return 0.0
    parts = 1 + (gold.type == seen.type) + told_alike + together
    sides = _jaccard(gold.source, seen.source) + _jaccard(gold.target, seen.target)
    return parts + sides + 0.1 * (gold.modality == seen.modality)


def _same_sentence(a: frozenset[str], b: frozenset[str]) -> bool:
    shorter = min(len(a), len(b))
    return shorter >= 3 and len(a & b) >= 0.6 * shorter


def _overlap(a: Days | None, b: Days | None) -> bool:
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0


def _date_right(gold: Days | None, seen: Days | None) -> bool:
    """An undated label takes any date; a dated one an overlapping date of at most twice its length."""
    if gold is None:
        return True
    return _overlap(gold, seen) and seen is not None and _length(seen) <= 2 * _length(gold)


def _length(span: Days) -> int:
    return (span[1] - span[0]).days + 1


def _complete(gold: Reading, seen: Reading) -> bool:
    if not gold.target:
        gold, seen = _one_sided(gold), _one_sided(seen)
    sides = min(_jaccard(gold.source, seen.source), _jaccard(gold.target, seen.target))
    return sides >= 0.5 and _date_right(gold.days, seen.days) and gold.modality == seen.modality


def _one_sided(reading: Reading) -> Reading:
    return replace(reading, source=reading.actors, target=frozenset())


def _fields(label: Label, seen: Reading) -> dict[str, bool]:
    """Which fields are right by any reading of the label; only fields that the label fills."""
    gold, first = label.readings, label.first
    right = {
        "source": any(g.source == seen.source for g in gold),
        "target": any(g.target == seen.target for g in gold),
        "actors": any(_jaccard(g.actors, seen.actors) >= 0.5 for g in gold),
        "modality": any(g.modality == seen.modality for g in gold),
    }
    if first.days:
        right["date"] = any(_date_right(g.days, seen.days) for g in gold)
        right["date_exact"] = any(g.days == seen.days for g in gold)
    if first.placed:
        right["country"] = any(g.country == seen.country for g in gold)
    if first.quantities:
        right["quantities"] = any(g.quantities.items() <= seen.quantities.items() for g in gold)
    return right
