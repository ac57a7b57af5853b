"""Random edits of a store: articles that come in, are coded anew, lose their events and get them back."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from random import Random

import sqlalchemy as sa

from app import codebook, engines, store
from app.events.event import Event
from app.extractors.coding import Coding
from app.store import Coder
from tests.factories import article
from tests.timeline import made


class Editor:
    """Edits one store at random; two editors with different seeds never touch one article."""

    def __init__(self, engine: sa.Engine, seed: int) -> None:
        self._engine, self._seed, self._dice = engine, seed, Random(seed)
        book = codebook.load()
        self._coder = Coder("rules", book.version, book)
        self._told: dict[str, Sequence[Event]] = {}

    def edit(self) -> None:
        """One edit: a new article, or one that is coded anew to tell other, fewer, no or all its events."""
        if not self._told or self._dice.random() < 0.3:
            self._begin()
            return
        id = self._dice.choice(list(self._told))
        kept = [self._changed(each) for each in self._told[id]]
        fewer = self._dice.choice((kept, kept, kept, kept[1:], []))
        store.recode(self._engine, id, Coding(tuple(fewer)), self._coder)
        if fewer:
            self._told[id] = kept

    def edits(self, count: int) -> None:
        """Many edits, one after the other."""
        for _ in range(count):
            self.edit()

    def _begin(self) -> None:
        events = tuple(made(self._dice) for _ in range(self._dice.randrange(1, 4)))
        told = article(f"Telling {len(self._told)} of {self._seed}.", publisher=f"Post {len(self._told) % 7}")
        self._told[store.save(self._engine, told, Coding(events), self._coder).article_id] = events

    def _changed(self, event: Event) -> Event:
        if self._dice.random() < 0.4:
            return event
        other, fields = made(self._dice), ("modality", "date", "place", "confidence", "actors")
        return replace(event, **{name: getattr(other, name) for name in self._dice.sample(fields, 2)})


@contextmanager
def writing(engine: sa.Engine, url: str, count: int) -> Iterator[Callable[[], bool]]:
    """Edits by two threads and a process of its own, `count` in all; yields whether they still write."""
    each = count // 3
    threads = [threading.Thread(target=Editor(engine, seed).edits, args=(each,)) for seed in (11, 12)]
    for thread in threads:
        thread.start()
    process = subprocess.Popen([sys.executable, "-m", "tests.edits", url, "13", str(count - 2 * each)])
    try:
        yield lambda: process.poll() is None or any(thread.is_alive() for thread in threads)
    finally:
        for thread in threads:
            thread.join()
        assert process.wait() == 0


def main(url: str, seed: str, count: str) -> None:
    """Edit the store at a URL; for a process of its own."""
    engine = engines.connect(url)
    Editor(engine, int(seed)).edits(int(count))
    engine.dispose()


if __name__ == "__main__":
    main(*sys.argv[1:])
