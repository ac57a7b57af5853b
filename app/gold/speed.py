"""Articles -> CPU time of the coder, and of dateparser's search in the same run."""

import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.extractors import EXTRACTORS
from app.text import Article

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Speed:
    """CPU milliseconds per 1,000 characters: the coder's, and those of `search_dates` on the same texts."""

    coder: float
    search_dates: float

    @property
    def ratio(self) -> float:
        return self.coder / self.search_dates


def measure(articles: Sequence[Article]) -> Speed:
    """The best of some rounds over all articles; fewer of the slow search, which varies less."""
    from dateparser.search import search_dates

    settings = [_anchored(article.published) for article in articles]
    size = sum(len(article.text) for article in articles) / 1e6
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = _least(
            lambda: [
                search_dates(article.text, languages=["en"], settings=given)
                for article, given in zip(articles, settings, strict=True)
            ],
            rounds=2,
        )
    ours = _least(lambda: [EXTRACTORS["rules"](article) for article in articles])
    return Speed(ours / size, theirs / size)


def _anchored(day: date | None) -> dict[str, datetime]:
    return {"RELATIVE_BASE": datetime(day.year, day.month, day.day)} if day else {}


def _least(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least CPU seconds of some rounds."""
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)
