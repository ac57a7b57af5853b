"""Straight: which filters one range of one index answers, and that it counts what a scan counts."""

from collections import Counter

import pytest
import sqlalchemy as sa

from app.query.straight import ranges, straight, unpacked
from tests.query.conftest import Made, filter_of
from tests.query.spoken import Query

ANSWERED: list[Query] = [
    {},
    {"actor": "RUS"},
    {"actor": "RUS", "from": "2024-03", "to": "2025-02"},
    {"actor": "RUS", "type": "talks_held"},
    {"country": "UKR"},
    {"dyad": "RUS,UKR"},
]
NOT_ANSWERED: list[Query] = [
    {"actor": "RUS,UKR"},
    {"actor": "RUS", "country": "UKR"},
    {"q": "truce"},
    {"id": "evt_0000001jghkq,evt_00000024aezv"},
    {"status": "all"},
    {"actor": "RUS", "from": "2024-03", "date_match": "within"},
    {"publisher": "example.com"},
]


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
@pytest.mark.parametrize("query", [*ANSWERED, *NOT_ANSWERED])
def test_one_index_answers_a_filter_or_it_does_not(query: Query, dialect: str) -> None:
    assert (straight(filter_of(query), dialect) is not None) == (query in ANSWERED)


@pytest.mark.parametrize("query", ANSWERED)
def test_ranges_of_an_index_count_what_a_scan_counts(timeline: Made, query: Query) -> None:
    filter, months = filter_of(query), range(24 * 12)
    with timeline.reader.apart() as view:
        dialect = view.connection.dialect.name
        found = straight(filter, dialect)
        assert found is not None
        lows = [max(found.leg.low, 1 << 32) + (month << 40) for month in months]
        pairs = [(low, min(found.leg.high, low + (1 << 40))) for low in lows]
        statement = view.reader.statements.of(
            ("test", query_shape(query)), lambda: found.by_range(sa.bindparam("coarsest", type_=sa.Integer))
        )
        values = {"coarsest": 2, **ranges(dialect, pairs), **found.leg.binds(), **filter.binds()}
        rows = statement.rows(view.connection, values)
        event = timeline_rows(view.connection)
        expected: Counter[int] = Counter()
        ids = {body["id"] for body in timeline.now.matching(query)}
        for id, key in event:
            if id in ids and any(low <= key < high for low, high in pairs):
                expected[next(low for low, high in pairs if low <= key < high)] += 1
        assert {row.low: unpacked(row.counts)[0] for row in rows if row.counts} == expected


def query_shape(query: Query) -> tuple[str, ...]:
    """What tells the statements of the test from each other."""
    return tuple(sorted(query.items()))  # type: ignore[arg-type]


def timeline_rows(connection: sa.Connection) -> list[tuple[str, int]]:
    """The id and the sort key of each live event."""
    from app.tables import event_version as version

    query = sa.select(version.c.event_id, version.c.sort_key).where(version.c.live == 1)
    return [(row.event_id, row.sort_key) for row in connection.execute(query)]
