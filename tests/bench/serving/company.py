"""Pages while others are at work: two clients with a slow aggregate, a writer that never rests."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from statistics import median

from tests.bench.report import Report
from tests.bench.serving import beside
from tests.bench.serving.facts import facts, pages, ranges
from tests.bench.serving.load import Load, ratios
from tests.bench.serving.paging import MANY
from tests.bench.serving.servers import service
from tests.bench.store import kept


def measure(total: int, rounds: int, seconds: float, report: Report) -> None:
    """Page p99 beside each, over that of the quiet round before it, at 4 connections."""
    path = kept.sqlite(total)
    known = facts(path)
    with _copy(path) as own, service(url := f"sqlite:///{own}") as served:
        paths, slow = pages(known, MANY), ranges("/events/facets", MANY, fields="type,actor,country")
        loads = {name: Load(name, served, paths, 4) for name in ("quiet", "aggregates", "writer")}
        for _ in range(rounds):
            for name, load in loads.items():
                companies = {"aggregates": beside.clients(served, slow), "writer": beside.writer(url)}
                with companies.get(name, nullcontext()):
                    load.run(seconds)
    report.head("pages in company, 4 connections")
    for name, most in (("aggregates", 2.5), ("writer", 2.0)):
        over = {what: median(ratios(loads[name], loads["quiet"], what)) for what in ("p99", "rate")}
        told = f"(rate {over['rate']:.2f} of quiet, p99 {loads[name].middle('p99'):.1f} ms)"
        report.at_most(f"page p99 beside {name}, over quiet", most, over["p99"], told)


@contextmanager
def _copy(path: Path) -> Iterator[Path]:
    """A store of its own, for a writer to change."""
    own = path.with_suffix(".own")
    subprocess.run(["cp", "--reflink=auto", path, own], check=True)
    try:
        yield own
    finally:
        for leftover in path.parent.glob(f"{own.name}*"):
            leftover.unlink()
