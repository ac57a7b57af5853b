"""No page scans, sorts, or reads further in a larger store: every filter, in every order, at every cursor."""

from pathlib import Path

import pytest

from app.filters.event_filter import EventFilter
from app.filters.reading import parameters
from tests.bench.asked import QUERIES
from tests.bench.steps import compared, named, told
from tests.bench.store import kept


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A made store of 10,000 events and one of 50,000."""
    paths = [tmp_path_factory.mktemp("made") / f"{total}.db" for total in (10_000, 50_000)]
    for path in paths:
        kept.fill(f"sqlite:///{path}", int(path.stem))
    return paths


def test_every_filter_is_asked() -> None:
    assert parameters(EventFilter).keys() <= {name for query in QUERIES.values() for name in query}


def test_no_page_scans_sorts_or_reads_further_in_a_larger_store(stores: list[Path]) -> None:
    assert [
        f"{named(page)}: {told(page)}" for page in compared(*stores) if page.held and not page.enough
    ] == []
