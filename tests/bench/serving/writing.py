"""Save invented articles, three events each, into a store until terminated: python -m ... URL."""

import sys
from itertools import count
from random import Random

from app import codebook, engines, store
from app.extractors.coding import Coding
from app.store import Coder
from tests.bench.store.happenings import A_STORY, Stream

LIVE = 990_001  # of a million: news of the last days there are


def write(url: str) -> None:
    """Save one article after the other, and say so when the first is in."""
    engine, book = engines.connect(url), codebook.load()
    coder = Coder("rules", book.version, book)
    stream = Stream(book, 1_000_000, Random().randrange(10**9)).happenings(LIVE)
    for article in count():
        told = [next(stream).tellings[0] for _ in range(A_STORY)]
        store.save(engine, told[0][0].article, Coding(tuple(event for _, event in told)), coder)
        if not article:
            sys.stdout.write("writing\n")
            sys.stdout.flush()


if __name__ == "__main__":
    write(sys.argv[1])
