"""Figures of a labelled set -> Report: what is printed of it, what is pinned, and where it went wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.gold import actors, calibration, dates, events, faults, sentences
from app.gold.faults import Fault
from app.gold.floors import CEILING
from app.gold.speed import Speed

LEVELS = ("strict", "lenient", "complete")


@dataclass(frozen=True, slots=True)
class Report:
    """The lines that tell the figures, the figures by name, further lines, and every single fault."""

    lines: Sequence[str]
    figures: Mapping[str, float]
    details: Sequence[str] = ()
    faults: Sequence[Fault] = ()


def of_events(found: events.Figures, speed: Speed | None = None) -> Report:
    """F1 at each level, accuracy by field, distractors, calibration, and speed where it was measured."""
    judged = [(e.confidence, right) for o in found.outcomes for e, right in calibration.verdicts(o)]
    bins = calibration.bins(judged)
    shares = "  ".join(f"{name} {share:.3f}" for name, share in found.accuracy.items())
    lines = [
        f"{len(found.outcomes)} articles, {found.labelled} events labelled",
        *(f"{level:10}{found.rate(level)}" for level in LEVELS),
        f"of strict pairs right: {shares or 'no pair'}",
        f"events found per article that holds none: {found.distractors:.2f}",
        f"mean gap between confidence and share right: {calibration.mean_gap(bins):.3f}",
    ]
    figures = {f"{level}_f1": found.rate(level).f1 for level in LEVELS}
    figures |= {f"{name}_accuracy": share for name, share in found.accuracy.items()}
    figures |= {
        f"distractors{CEILING}": found.distractors,
        f"calibration_gap{CEILING}": calibration.mean_gap(bins),
    }
    if speed:
        lines.append(_speed(speed))
        figures[f"cpu_to_search_dates{CEILING}"] = speed.ratio
    return Report(lines, figures, _bins(bins), [f for o in found.outcomes for f in faults.of_events(o)])


def of_dates(found: dates.Figures) -> Report:
    """F1 of detection, strict and relaxed, and of values."""
    levels = (("strict", "found exactly"), ("relaxed", "found"), ("value", "value right"))
    lines = [f"{found.texts} texts, {found.labelled} dates labelled, {found.found} found"]
    lines += [f"{title:15}{found.rate(level)}" for level, title in levels]
    figures = {
        "exact_f1": found.rate("strict").f1,
        "detection_f1": found.rate("relaxed").f1,
        "value_f1": found.rate("value").f1,
    }
    return Report(lines, figures, faults=list(faults.of_dates(found)))


def of_sentences(found: sentences.Figures) -> Report:
    """Accuracy and macro-F1 over PLOVER roots."""
    lines = [
        f"{found.sentences} sentences, {found.asked.total()} with a PLOVER root",
        f"accuracy {found.accuracy:.3f}  macro-F1 {found.macro_f1:.3f}  no event in {found.no_event:.3f}",
        f"events a sentence {found.events_a_sentence:.3f}, in those that hold none {found.false_events:.3f}",
    ]
    figures = {"accuracy": found.accuracy, "macro_f1": found.macro_f1, f"no_event{CEILING}": found.no_event}
    return Report(lines, figures, faults=list(faults.of_sentences(found)))


def of_actors(found: actors.Figures) -> Report:
    """The share of names read as the right country."""
    lines = [
        f"{found.with_country} names of a country's actors, {found.share:.3f} read as that country",
        f"{found.without} names without a country, {found.share_open:.3f} left without",
    ]
    figures = {"names_accuracy": found.share, "left_open_accuracy": found.share_open}
    return Report(lines, figures, faults=list(faults.of_actors(found)))


def _speed(speed: Speed) -> str:
    return (
        f"CPU per 1,000 characters: {speed.coder:.2f} ms, search_dates {speed.search_dates:.2f} ms,"
        f" ratio {speed.ratio:.3f}"
    )


def _bins(bins: Iterable[calibration.Bin]) -> list[str]:
    rows = [f"{b.n:6d}{b.confidence:12.3f}{b.right:8.3f}{b.gap:8.3f}" for b in bins]
    return [f"{'events':>6}{'confidence':>12}{'right':>8}{'gap':>8}", *rows]
