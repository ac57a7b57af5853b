"""How likely an event is right: the log-odds of its base rate, and what each of its traits adds or takes.

`confidence.toml` holds the weights, fitted on labelled articles by `python -m tests.bench.fit_confidence`;
there an event is right when it pairs with a labelled event of its type.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import exp

from app import codebook
from app.events.event import Event

Trait = tuple[str, str]
LEAST, MOST = 0.05, 0.95
OWN_DAY = ("explicit", "relative")


def of(event: Event) -> float:
    """Confidence between LEAST and MOST, in hundredths."""
    return round(min(max(share(sum(parts(event).values())), LEAST), MOST), 2)


def parts(event: Event) -> dict[str, float]:
    """What the base rate and each trait of the event add to the log-odds of its being right."""
    weights = _weights()
    return {" ".join(trait): weights.get(trait, 0.0) for trait in (("base", "rate"), *traits(event))}


def share(odds: float) -> float:
    """The probability that log-odds stand for."""
    return 1 / (1 + exp(-odds))


def traits(event: Event) -> Iterator[Trait]:
    """What speaks for an event or against it, as the table names it: a group, and a value in it."""
    yield "rule", event.rule.partition(":")[0]
    yield "family", codebook.load().types[event.type].family
    yield "modality", event.modality
    yield "date", "own" if event.date.basis in OWN_DAY else event.date.basis
    yield from (("told", f"{n}_times") for n in (2, 3) if len(event.evidence) >= n)
    yield from (("unnamed", side) for side in _unnamed(event))
    if any(_is_unlisted(code) for code in event.by_role("source")):
        yield "unlisted", "source"
    if event.quantities:
        yield "counts", "given"
    if {proof.part for proof in event.evidence} == {"title"}:
        yield "part", "title_only"


def _unnamed(event: Event) -> Iterator[str]:
    """The sides that an event leaves open; nobody need be the target of words."""
    sides = codebook.load().types[event.type].sides
    source, target = (set(event.by_role(role)) - {"UNKNOWN"} for role in ("source", "target"))
    if not source:
        yield "source"
    if len(source | target) < 2 if sides == "two" else sides != "speech" and not target:
        yield "target"


def _is_unlisted(code: str) -> bool:
    return code.partition("-")[0] not in codebook.load().actors and code != "UNKNOWN"


@cache
def _weights() -> Mapping[Trait, float]:
    table = tomllib.loads(files("app.events").joinpath("confidence.toml").read_text(encoding="utf-8"))
    return {(group, value): weight for group, row in table.items() for value, weight in row.items()}
