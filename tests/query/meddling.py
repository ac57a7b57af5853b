"""A process of its own that goes on changing a store: new articles, and old ones coded anew or taken back."""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from app import engines
from app.events.event import Event
from app.store.tellings import EVENT
from app.tables import evidence
from tests.edits import Editor


class Meddler(Editor):
    """An editor that also edits what others have told."""

    def __init__(self, engine: sa.Engine, seed: int) -> None:
        super().__init__(engine, seed)
        told: dict[str, list[Event]] = defaultdict(list)
        query = sa.select(evidence.c.article_id, evidence.c.telling).where(evidence.c.seq_to.is_(None))
        with engine.connect() as connection:
            for id, telling in connection.execute(query):
                told[id].append(EVENT.validate_python(telling))
        self._told.update(told)


@contextmanager
def meddled(url: str, count: int) -> Iterator[Callable[[], bool]]:
    """So many changes by a process of its own; yields whether it is still at it."""
    process = subprocess.Popen([sys.executable, "-m", "tests.query.meddling", url, str(count)])
    try:
        yield lambda: process.poll() is None
    finally:
        assert process.wait() == 0


def main(url: str, count: str) -> None:
    """Change the store at a URL."""
    engine = engines.connect(url)
    Meddler(engine, 17).edits(int(count))
    engine.dispose()


if __name__ == "__main__":
    main(*sys.argv[1:])
