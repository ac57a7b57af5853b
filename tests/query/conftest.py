"""A made timeline on each engine, filled once for all tests that only read it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import codebook, engines, store
from app.extractors.coding import Coding
from app.filters.listing import Listing
from app.filters.reading import read
from app.query.reader import Reader
from app.store import Coder
from tests.conftest import TEMPLATE, database
from tests.query.meanings import TODAY
from tests.query.oracle import Oracle
from tests.query.spoken import Query
from tests.timeline import filled, lived, standing


@dataclass(frozen=True)
class Made:
    """A made timeline: where it is, how to read it, and all its events now and before they were edited."""

    url: str
    reader: Reader
    seq: int
    earlier: int
    now: Oracle
    then: Oracle


def filter_of(query: Query, sort: str = "-date") -> Listing:
    """The filter that a query means, read on the oracle's day."""
    return read(Listing, {**query, "sort": sort}.items(), "GET /events", {"today": TODAY})


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def timeline(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Some two hundred events with their past, on a database of each kind; only to be read."""
    if request.param == "sqlite":
        path: Path = tmp_path_factory.mktemp("timeline") / "parley.db"
        shutil.copy(request.getfixturevalue("sqlite"), path)
        yield from _made(f"sqlite:///{path}")
    else:
        for url in database(request.getfixturevalue("postgres"), TEMPLATE):
            yield from _made(url)


def _made(url: str) -> Iterator[Made]:
    engine, reader = engines.connect(url), Reader(url)
    earlier = lived(engine)
    with reader.inline() as view:
        seq = view.state.seq
    yield Made(url, reader, seq, earlier, Oracle(standing(engine)), Oracle(standing(engine, earlier)))
    reader.close()
    engine.dispose()


@pytest.fixture
def reader(engine: sa.Engine, url: str) -> Iterator[Reader]:
    """A reader of a store of its own, in which a few articles tell nothing any more."""
    filled(engine, 60)
    retract(engine, 4)
    made = Reader(url)
    yield made
    made.close()


def retract(engine: sa.Engine, articles: int) -> None:
    """Take back what some articles tell."""
    book = codebook.load()
    with engine.connect() as connection:
        known = connection.scalars(sa.text("SELECT id FROM article ORDER BY id")).all()
    for id in known[:articles]:
        store.recode(engine, id, Coding(), Coder("rules", book.version, book))
