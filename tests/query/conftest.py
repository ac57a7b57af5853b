"""A made timeline on each engine, filled once for all tests that only read it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import tables
from app.filters.listing import Listing
from app.filters.reading import read
from app.query.reader import Reader
from tests.conftest import TEMPLATE, database
from tests.query.meanings import TODAY
from tests.query.oracle import Oracle
from tests.query.spoken import Query
from tests.timeline import lived, standing


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
    engine, reader = tables.connect(url), Reader(url)
    earlier = lived(engine)
    with reader.inline() as view:
        seq = view.state.seq
    yield Made(url, reader, seq, earlier, Oracle(standing(engine)), Oracle(standing(engine, earlier)))
    reader.close()
    engine.dispose()
