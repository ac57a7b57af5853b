"""Labelled time expressions and the spans found -> detection F1 and value F1.

Spans are matched one to one, largest overlap first. Detection is strict when start and end agree, relaxed
when they overlap. A value is right when it is written the same in canonical form. Only dates and times are
scored; what overlaps nothing but another kind of expression (a duration, a set) is neither right nor wrong.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.gold.figures import Rate

_SCORED = {"DATE", "TIME"}
_CALENDAR = (
    (re.compile(r"^(\d{4})(\d\d)(\d\d)(?=$|T)"), r"\1-\2-\3"),
    (re.compile(r"^(\d{4}-\d\d-\d\d) (?=\d)"), r"\1T"),
)
_CLOCK = (
    (re.compile(r"(T\d[\d:]*)(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)$"), r"\1"),
    (re.compile(r"(T\d\d:\d\d):00$"), r"\1"),
    (re.compile(r"(T\d\d)$"), r"\1:00"),
)
_SHORT = (
    (re.compile(r"^(\d{4}-W)(\d)(?=$|-)"), r"\g<1>0\2"),
    (re.compile(r"^(\d{3})X$"), r"\1"),
    (re.compile(r"^(\d{2})XX$"), r"\1"),
    (re.compile(r"[~?%]$"), ""),
)


@dataclass(frozen=True, slots=True)
class Span:
    """A time expression [start, end) in characters of the text, with its TIMEX3 value and its words."""

    start: int
    end: int
    value: str
    text: str = field(default="", compare=False)


@dataclass
class Figures:
    """The sums over all texts; `wrong` pairs what was labelled with what was found, None for nothing."""

    texts: int = 0
    labelled: int = 0
    found: int = 0
    hits: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("strict", "relaxed", "value"), 0))
    wrong: list[tuple[Span | None, Span | None]] = field(default_factory=list)

    def rate(self, level: str) -> Rate:
        """The rate at level `strict` or `relaxed` (detection), or `value`."""
        return Rate(self.hits[level], self.found, self.labelled)


def score(texts: Iterable[tuple[Sequence[Mapping[str, Any]], Sequence[Span]]]) -> Figures:
    """The figures over texts, each given as its labelled TIMEX3 rows and the spans found."""
    figures = Figures()
    for rows, found in texts:
        _add(figures, *_scored(rows, found))
    return figures


def canonical(value: str | None) -> str:
    """A TIMEX3 value as it is compared: in capitals, without zone or idle seconds, `199X` as `199`."""
    value = (value or "").strip().upper()
    value = _rewrite(value, _CALENDAR)
    if "T" in value and value[0] in "0123456789X":
        value = _rewrite(value, _CLOCK)
    return _rewrite(value, _SHORT)


def _rewrite(value: str, rules: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for pattern, replacement in rules:
        value = pattern.sub(replacement, value)
    return value


def _scored(rows: Sequence[Mapping[str, Any]], found: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The labels that count, and the findings that are not over a label that does not count."""
    labels = [_span(r) for r in rows if r["type"] in _SCORED and not r.get("dct")]
    others = [_span(r) for r in rows if r["type"] not in _SCORED or r.get("dct")]
    kept = [s for s in found if any(_common(s, t) for t in labels) or not any(_common(s, t) for t in others)]
    return labels, kept


def _span(row: Mapping[str, Any]) -> Span:
    return Span(row["start"], row["end"], row.get("value") or "", row.get("text") or "")


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _add(figures: Figures, labels: Sequence[Span], found: Sequence[Span]) -> None:
    figures.texts += 1
    figures.labelled += len(labels)
    figures.found += len(found)
    figures.hits["strict"] += len({(s.start, s.end) for s in labels} & {(s.start, s.end) for s in found})
    matches = list(_matches(labels, found))
    for label, span in matches:
        right = canonical(label.value) == canonical(span.value)
        figures.hits["relaxed"] += 1
        figures.hits["value"] += right
        if not right:
            figures.wrong.append((label, span))
    taken, spent = {id(label) for label, _ in matches}, {id(span) for _, span in matches}
    figures.wrong += [(label, None) for label in labels if id(label) not in taken]
    figures.wrong += [(None, span) for span in found if id(span) not in spent]


def _matches(labels: Sequence[Span], found: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    ranked = sorted(
        (-common / max(a.end - a.start, b.end - b.start), i, j)
        for i, a in enumerate(labels)
        for j, b in enumerate(found)
        if (common := _common(a, b))
    )
    free_labels, free_found = set(range(len(labels))), set(range(len(found)))
    for _, i, j in ranked:
        if i in free_labels and j in free_found:
            free_labels.remove(i)
            free_found.remove(j)
            yield labels[i], found[j]
