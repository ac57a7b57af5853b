"""What coding costs: against dateparser's search on the same texts, at the start, and as texts grow.

Run: python -m tests.bench.bench_coding [ARTICLES.jsonl]
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.extractors import EXTRACTORS
from app.gold import speed
from app.ingest import sources
from app.text import Article
from tests.command import ROOT

EXTRACT = EXTRACTORS["rules"]
MOST_BYTES = 10_000_000
PUBLISHED = date(2025, 4, 22)
START = """
import time
begun = time.process_time()
from app import codebook
from app.extractors import EXTRACTORS
from app.text import Article
imported = time.process_time()
codebook.load()
read = time.process_time()
EXTRACTORS["rules"](Article("The two sides met in Geneva on Monday, 21 April 2025."))
print(imported - begun, read - imported, time.process_time() - read)
"""
LEAD = (
    "Russian forces shelled Kharkiv on Monday, killing at least three people. Ukraine accused Moscow of"
    " breaking the truce. The United Nations called for talks in Geneva next week. "
) * 30  # English, so that what follows is coded
HOSTILE = {
    "no full stop": "and so it went on with the men of the town ",
    "nested quotes": "“he said ",
    "capitalised words": "Alpha Beta Gamma Delta ",
    "other scripts": "الوفد встретился 代表团 \u202e\u0301\U0001f54a ",
    "names": "Russia, Ukraine, Iran and Israel's ",
    "verbs": "attacked struck killed accused ",
    "numbers": "12,000 killed ",
    "dates": "on 3 May 2024 and ",
}
SIZES = (20_000, 200_000, 2_000_000)


def main(paths: Sequence[str]) -> None:
    """Print the three tables: the ratio on articles, the start, and the growth with length."""
    told = sources.read([Path(path) for path in paths] or [ROOT / "seeds"], MOST_BYTES)
    articles = [found.article.article for found in told if found.article]
    _say(f"{len(articles)} articles, {sum(len(article.text) for article in articles):,} characters:")
    for name, languages in (("as called by default", None), ("told that it is English", ["en"])):
        found = speed.measure(articles, languages)
        _say(f"  coding {found.coder:.3f} ms of CPU per 1,000 characters")
        _say(f"  search_dates {name}: {found.search_dates:.3f} ms, {1 / found.ratio:.1f} times as much")
    imported, read, warm = map(float, _fresh().split())
    _say(f"start: import {imported:.2f} s, codebook {read:.2f} s, first article {warm:.2f} s of CPU")
    article = max(articles, key=lambda article: len(article.text))
    _grow("an article", [article.text * times for times in (1, 10, 100)])
    for name, scrap in HOSTILE.items():
        _grow(name, [LEAD + scrap * (size // len(scrap)) for size in SIZES])


def _fresh() -> str:
    """What a fresh process prints of its own start."""
    return subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def _grow(name: str, texts: Sequence[str]) -> None:
    """Print the CPU per 1,000 characters of ever longer texts, and how much it grew from the first."""
    spent = [_cpu(text) * 1e6 / len(text) for text in texts]
    shown = "  ".join(f"{len(text):>9,}: {each:.3f} ms" for text, each in zip(texts, spent, strict=True))
    _say(f"{name:18} {shown}  x {spent[-1] / spent[0]:.2f}")


def _cpu(text: str) -> float:
    """The least CPU seconds of some rounds, fewer for long texts."""
    spent = []
    for _ in range(1 + (len(text) < 100_000) * 4):
        begun = time.process_time()
        EXTRACT(Article(text, published=PUBLISHED))
        spent.append(time.process_time() - begun)
    return min(spent)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
