"""How long find() takes: on articles against dateparser.search, and on hostile texts as they grow.

Run: python -m tests.bench.bench_dates
"""

import sys
import time
import warnings
from collections.abc import Callable
from datetime import date, datetime

from dateparser.search import search_dates

from app.mentions.dates import find, warm

PUBLISHED = date(2025, 4, 22)
ARTICLE = (
    "The two delegations met in Doha on Monday and agreed to extend the truce until April 30, a "
    "mediator said on Tuesday. The first pause, announced on Jan. 15, broke down two weeks later when "
    "shells hit a market. Officials on both sides have accused each other of violations since early "
    "March. A second round was held last week, the army said, and prisoners were freed over the "
    "weekend. Aid trucks have waited at the crossing for months; the agency wants the road opened by "
    "the end of June. The war, which began in 2022, has driven millions from home. "
) * 6
HOSTILE: dict[str, str] = {
    "months": "May ",
    "digits": "7",
    "numbers": "14 ",
    "dashes": "12-",
    "ordinals": "14th of ",
    "units": "two days after ",
    "ends": "the end of the ",
    "no full stop": "word ",
    "letters": "ж",
    "marks": "\u0301.",
}
SIZES = (250_000, 1_000_000)


def cpu(work: Callable[[], object], rounds: int = 3) -> float:
    """The least CPU seconds of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print milliseconds per 1,000 characters of both finders, and how hostile texts grow."""
    warnings.simplefilter("ignore")
    warm()
    settings = {"RELATIVE_BASE": datetime(2025, 4, 22)}
    ours = cpu(lambda: find(ARTICLE, PUBLISHED), 5) * 1e6 / len(ARTICLE)
    theirs = cpu(lambda: search_dates(ARTICLE, languages=["en"], settings=settings)) * 1e6 / len(ARTICLE)
    sys.stdout.write(
        f"article: find {ours:.3f} ms, dateparser.search {theirs:.2f} ms, ratio 1:{theirs / ours:.0f}\n"
    )
    for name, scrap in HOSTILE.items():
        small, large = (growth(scrap, size) for size in SIZES)
        sys.stdout.write(
            f"{name:14} {large:.3f} ms per 1,000 characters, {large / small:.2f} times the small text's\n"
        )


def growth(scrap: str, size: int) -> float:
    """Milliseconds per 1,000 characters on a scrap repeated to a size."""
    text = scrap * (size // len(scrap))
    return cpu(lambda: find(text, PUBLISHED), 1) * 1e6 / len(text)


if __name__ == "__main__":
    main()
