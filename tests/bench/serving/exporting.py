"""Exports of 100,000 rows as CSV and NDJSON, against plain sqlite3 iteration of the same rows, in turn."""

from collections.abc import Sequence
from statistics import median

from tests.bench.report import Report, spread
from tests.bench.serving import raw
from tests.bench.serving.exports import Export, export
from tests.bench.serving.stage import Stage

ROWS = 100_000
ASKED = {"ndjson": 0.5, "csv": 0.2}
GROWTH, FIRST = 16.0, 300.0  # MiB, ms


def measure(on: Stage, rounds: int, report: Report) -> None:
    """Read each export once a round, and hold rate, memory and first byte against what was asked."""
    since = on.known.day(min(ROWS, on.total // 2))
    found: dict[str, list[tuple[Export, float]]] = {name: [] for name in ASKED}
    for _ in range(rounds):
        for name, taken in found.items():
            done = export(on.service, f"/events.{name}?from={since}")
            taken.append((done, done.rate / raw.iterated(on.known.path, done.lines, name)))
    report.head(f"exports since {since}")
    for name, taken in found.items():
        _lines(name, [done for done, _ in taken], [ratio for _, ratio in taken], report)


def _lines(name: str, taken: Sequence[Export], ratios: Sequence[float], report: Report) -> None:
    rate = median(done.rate for done in taken)
    told = f"{spread(ratios)} {taken[0].lines:,} lines, {rate:,.0f} a second"
    report.at_least(f"{name}, of plain sqlite3 iteration", ASKED[name], median(ratios), told)
    report.at_most(f"{name}, growth of memory in MiB", GROWTH, max(done.growth for done in taken))
    report.at_most(f"{name}, first byte in ms", FIRST, median(done.first for done in taken))
