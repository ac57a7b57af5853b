"""Aggregates over one connection, against hand-written SQL in this process, in alternating rounds."""

from datetime import date
from statistics import median

from app import tables
from tests.bench.report import Report
from tests.bench.serving import raw
from tests.bench.serving.facts import pages, ranges
from tests.bench.serving.load import Load
from tests.bench.serving.stage import Stage

EACH = 50  # ranges of dates for each of the busiest actors
ACTORS = 10


def measure(on: Stage, rounds: int, seconds: float, report: Report) -> None:
    """Histogram by week and facets by type for one actor over ten years, and counts."""
    actors, path = on.known.actors[:ACTORS], on.known.path
    first, last = tables.sort_key(date(2015, 6, 1), 0), tables.sort_key(date(2025, 12, 1), 0)
    weeks = Load("histogram", on.service, _each("/events/histogram", actors, "interval=week"), 1)
    types = Load("facets", on.service, _each("/events/facets", actors, "fields=type"), 1)
    counts = Load("count", on.service, [p.replace("/events?", "/events/count?") for p in _counted(on)], 1)
    by_hand: dict[str, list[float]] = {"histogram": [], "facets": []}
    for _ in range(rounds):
        for load in (weeks, types, counts):
            load.run(seconds)
        by_hand["histogram"].append(raw.took(path, raw.WEEKS, [(actor, first, last) for actor in actors]))
        by_hand["facets"].append(raw.took(path, raw.TYPES, [(actor, first, last) for actor in actors]))
    report.head("aggregates, one connection, each address new")
    for load in (weeks, types):
        ours, theirs = load.middle("p50"), median(by_hand[load.name])
        measured = f"({ours:.2f} ms, by hand {theirs:.2f} ms)"
        report.at_most(f"{load.name} of one actor over ten years, over raw SQL", 2, ours / theirs, measured)
    report.told("count of actor, type and dates", f"p50 {counts.middle('p50'):.2f} ms")


def _each(path: str, actors: tuple[str, ...], more: str) -> list[str]:
    """The actors in turn, so that each round asks for as much of the busiest as of the others."""
    by_actor = [ranges(path, EACH, actor=actor) for actor in actors]
    return [f"{one}&{more}" for turn in zip(*by_actor, strict=True) for one in turn]


def _counted(on: Stage) -> list[str]:
    return [page.replace("&limit=50", "") for page in pages(on.known, 1000, seed=5)]
