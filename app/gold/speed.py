"""Articles -> CPU time of the coder, and of dateparser's search in the same run."""

import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.extractors import EXTRACTORS
from app.text import Article

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Speed:
    """CPU milliseconds per 1,000 characters: the coder's, and those of `search_dates` on the same texts."""

    coder: float
    search_dates: float

    @property
    def ratio(self) -> float:
        return self.coder / self.search_dates


def measure(articles: Sequence[Article], languages: Sequence[str] | None = ("en",)) -> Speed:
    """The best of some rounds over all articles, by turns, so that both meet the machine as it is.

    `languages` go to `search_dates` alone; with None it finds out the language itself, as the coder does.
    """
    from dateparser.search import search_dates

    known = list(languages) if languages else None
    settings = [_anchored(article.published) for article in articles]

    def search() -> None:
        for article, given in zip(articles, settings, strict=True):
            search_dates(article.text, languages=known, settings=given)

    def code() -> None:
        for article in articles:
            EXTRACTORS["rules"](article)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rounds = [(_seconds(code), _seconds(search)) for _ in range(ROUNDS)]
    size = sum(len(article.text) for article in articles) / 1e6
    ours, theirs = (min(spent) / size for spent in zip(*rounds, strict=True))
    return Speed(ours, theirs)


def _anchored(day: date | None) -> dict[str, datetime]:
    return {"RELATIVE_BASE": datetime(day.year, day.month, day.day)} if day else {}


def _seconds(work: Callable[[], object]) -> float:
    """The CPU seconds that some work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun
