"""Outcomes -> faults: each kind of error that a labelled set shows, told so that it can be worked on."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app import codebook
from app.gold import actors, dates, sentences
from app.gold.events import Outcome
from app.gold.pairing import date_right, likeness, same_sentence, sides_right
from app.gold.readings import Days, Label, Reading

MOST_SHOWN = 150
_SHAPES = (
    (re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day"), "WEEKDAY"),
    (re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?"), "MONTH"),
    (re.compile(r"\d+"), "9"),
)


class Fault(NamedTuple):
    """One error: its kind, which is counted, and what was labelled and found."""

    kind: str
    example: str


def most_frequent(faults: Iterable[Fault], n: int = 10) -> list[tuple[str, int, str]]:
    """The kinds seen most often, each with its number and the first example."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for fault in faults:
        counts[fault.kind] += 1
        first.setdefault(fault.kind, fault.example)
    return [(kind, count, first[kind]) for kind, count in counts.most_common(n)]


def cut(text: str) -> str:
    """A text in one line, short enough to print."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_SHOWN else f"{line[: MOST_SHOWN - 1]}…"


def of_events(outcome: Outcome) -> Iterator[Fault]:
    """What keeps one article's figures down: missed and spurious events, and pairs that are not complete."""
    found = [*(reading for _, reading in outcome.pairs), *outcome.spurious]
    labelled = [label.first for label in (*(label for label, _ in outcome.pairs), *outcome.missed)]
    for label in outcome.missed:
        there = _there(label.first, found)
        yield Fault(f"missed {label.first.type}", f"{_told(label.first)}; found there: {there}")
    for reading in outcome.spurious:
        there = _there(reading, labelled)
        yield Fault(f"spurious {reading.type}", f"{_told(reading)}; labelled there: {there}")
    for label, reading in outcome.pairs:
        yield from _partly(_nearest(label, reading), reading)


def of_dates(figures: dates.Figures) -> Iterator[Fault]:
    """Expressions missed, spurious or read with another value, by the shape of their words."""
    for label, span in figures.wrong:
        if label and span:
            yield Fault(f"value of {_shape(label)}", f"labelled {_said(label)}; found {_said(span)}")
        elif label:
            yield Fault(f"missed {_shape(label)}", _said(label))
        elif span:
            yield Fault(f"spurious {_shape(span)}", _said(span))


def of_sentences(figures: sentences.Figures) -> Iterator[Fault]:
    """Which root was answered in place of which."""
    for label, answer, text in figures.wrong:
        yield Fault(f"{label} answered {answer}", cut(text))


def of_actors(figures: actors.Figures) -> Iterator[Fault]:
    """Names that got another country or none, by what those they name do."""
    for named in figures.wrong:
        slip = ("another country read" if named.country else "country read") if named.codes else "not read"
        example = f"{cut(named.name)!r} {named.country or '-'}; found {'+'.join(named.codes) or '-'}"
        yield Fault(f"{named.sector or 'no sector'}: {slip}", example)


def _said(span: dates.Span) -> str:
    return f"{cut(span.text)!r} {span.value}"


def _shape(span: dates.Span) -> str:
    """The words of a date, quoted, with its weekday, its month and its numbers made alike."""
    text = cut(span.text.lower())
    for pattern, shape in _SHAPES:
        text = pattern.sub(shape, text)
    return repr(text)


def _there(one: Reading, others: Iterable[Reading]) -> str:
    """What the others say of the same sentence."""
    return ", ".join(_fields(r) for r in others if _shares_sentence(one, r)) or "-"


def _shares_sentence(one: Reading, other: Reading) -> bool:
    return any(same_sentence(a, b) for a in one.quotes for b in other.quotes)


def _nearest(label: Label, seen: Reading) -> Reading:
    return max(label.readings, key=lambda gold: likeness(gold, seen, lenient=False))


def _partly(gold: Reading, seen: Reading) -> Iterator[Fault]:
    example = f"{_told(gold)}; found {_fields(seen)}"
    if not sides_right(gold, seen):
        yield from (Fault(kind, example) for kind in _sides(gold, seen))
    if not date_right(gold.days, seen.days):
        yield Fault(f"date {_date(gold.days, seen)}", example)
    if gold.modality != seen.modality:
        yield Fault(f"modality: {gold.modality} read as {seen.modality}", example)


def _sides(gold: Reading, seen: Reading) -> Iterator[str]:
    """What is wrong with the parties; all stand on one side where the label has no target."""
    if gold.source and gold.target and (gold.source, gold.target) == (seen.target, seen.source):
        yield "source and target swapped"
    elif not gold.target:
        yield from _side("parties", gold.actors, seen.actors)
    else:
        yield from _side("source", gold.source, seen.source)
        yield from _side("target", gold.target, seen.target)


def _side(name: str, gold: frozenset[str], seen: frozenset[str]) -> Iterator[str]:
    missing, extra = (", ".join(sorted(map(_sort, codes))) for codes in (gold - seen, seen - gold))
    if missing and extra:
        yield f"{name} wrong: {extra} instead of {missing}"
    elif missing or extra:
        yield f"{name} wrong: missing {missing}" if missing else f"{name} wrong: {extra} too many"


def _sort(code: str) -> str:
    """The sort of an actor, so that the same slip counts once for all countries."""
    state, _, role = code.partition("-")
    entry = codebook.load().actors.get(code)
    if role and len(state) == 3:
        return f"a country's {role}"
    return f"a {entry.kind}" if entry else "a party unknown to the codebook"


def _date(gold: Days | None, seen: Reading) -> str:
    if gold is None or seen.days is None:
        return "missing"
    if gold[0] <= seen.days[1] and seen.days[0] <= gold[1]:
        return f"too wide: {seen.basis}"
    return f"wrong: {seen.basis} instead of {'earlier' if gold[1] < seen.days[0] else 'later'}"


def _told(reading: Reading) -> str:
    return f"{_fields(reading)} | {cut(reading.quote)}"


def _fields(reading: Reading) -> str:
    days = "undated" if reading.days is None else "..".join(str(day) for day in dict.fromkeys(reading.days))
    parties = " > ".join("+".join(sorted(side)) or "-" for side in (reading.source, reading.target))
    return f"{reading.type} {reading.modality} {days} {parties}"
