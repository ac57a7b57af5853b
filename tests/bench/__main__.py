"""`make bench`: how fast the service is over a made store, each line held against what was asked.

Run: python -m tests.bench [EVENTS], 1,000,000 unless given. $PARLEY_BENCH names the folder for made stores.
"""

import shutil
import sys

from tests.bench import bench_stream, steps
from tests.bench.report import Report
from tests.bench.serving import company, counting, exporting, paging
from tests.bench.serving.stage import stage

EVENTS = 1_000_000
ROUNDS, SECONDS = 5, 2.0


def main(total: int) -> int:
    """Print every line; 1 when one was missed."""
    if not shutil.which("wrk"):
        raise SystemExit("make bench needs wrk (on Debian: apt-get install wrk)")
    report = Report()
    steps.measure(total, report)
    with stage(total) as on:
        paging.measure(on, ROUNDS, SECONDS, report)
        counting.measure(on, ROUNDS, SECONDS, report)
        exporting.measure(on, 3, report)
        report.told("private memory of the service in the end, MiB", f"{on.service.memory():.0f}")
    company.measure(total, ROUNDS, 3.0, report)
    bench_stream.measure(bench_stream.ROUNDS, report)
    return report.close()


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if sys.argv[1:] else EVENTS))
