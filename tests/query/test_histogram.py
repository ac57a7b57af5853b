"""Histograms count what a walk over the served events counts, on both databases."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import product

import pytest
import sqlalchemy as sa

from app.filters.aggregates import ASSIGNMENTS, Bucketing
from app.filters.faults import Refused
from app.filters.reading import read
from app.query.buckets import INTERVALS, Interval
from app.query.histogram import Histogram, Part, histogram
from app.query.reader import Reader
from app.query.timeline import batches
from app.query.walks import Walk
from app.tables import GRAINS
from tests.query.conftest import retract
from tests.timeline import Body, filled

FILTERS: list[dict[str, str]] = [
    {},
    {"from": "2025-01-10", "to": "2025-03-05"},
    {"from": "2025-02"},
    {"to": "2025-01-15"},
    {"actor": "SDN", "type": "-talks_held", "on": "2025-02"},
    {"actor": "RSF", "from": "2027"},
    {"actor": "RUS,UKR", "from": "2025-02-03", "undated": "include"},
    {"q": "swap", "to": "2025-04", "date_match": "within"},
    {"status": "all", "from": "2025-01-20"},
]


def asked(query: dict[str, str]) -> Bucketing:
    return read(Bucketing, query.items(), "GET /events/histogram", {})


def counted(reader: Reader, query: dict[str, str]) -> Histogram:
    with reader.apart() as view:
        return histogram(view, asked(query), view.state.seq)


def listed(part: Part) -> list[float]:
    return [part.counts.before, *part.counts.inside, part.counts.after]


def matching(reader: Reader, query: dict[str, str]) -> list[Body]:
    with reader.apart() as view:
        walk = Walk(asked(query), "date", view.state.seq)
    return [json.loads(body) for batch in batches(reader, walk) for body in batch]


class Scan:
    """The same counts, by a walk over the days of every event."""

    def __init__(self, events: list[Body], interval: Interval, assign: str, coarse: str) -> None:
        self.interval, self.assign = interval, assign
        dated = [event for event in events if event["date"]["start"]]
        self.undated = len(events) - len(dated)
        self.placed = [
            event
            for event in dated
            if coarse == "include" or GRAINS.index(event["date"]["precision"]) <= interval.grain
        ]
        self.coarser = len(dated) - len(self.placed)

    def weights(self, event: Body) -> dict[int, Fraction]:
        """How much of an event falls into which bucket."""
        first, last = (date.fromisoformat(event["date"][end]).toordinal() for end in ("start", "end"))
        numbers = Counter(self.interval.number(day) for day in range(first, last + 1))
        if self.assign == "start":
            return {min(numbers): Fraction(1)}
        if self.assign == "overlap":
            return {number: Fraction(1) for number in numbers}
        return {number: Fraction(days, last - first + 1) for number, days in numbers.items()}

    def counts(self, buckets: range, events: Iterable[Body] | None = None) -> list[float]:
        """What falls before the buckets, into each, and after them; an event touches each end but once."""
        found = [Fraction(0)] * (len(buckets) + 2)
        for event in self.placed if events is None else events:
            mine: dict[int, list[Fraction]] = defaultdict(list)
            for number, weight in self.weights(event).items():
                mine[min(max(number - buckets.start + 1, 0), len(buckets) + 1)].append(weight)
            for place, weights in mine.items():
                found[place] += sum(weights) if self.assign == "fraction" else 1
        return [float(each) for each in found]


CASES = list(product(INTERVALS, ASSIGNMENTS, ("apart", "include"), FILTERS))


def test_every_interval_and_assignment_agrees_with_a_scan(reader: Reader) -> None:
    for name, assign, coarse, query in CASES:
        found = counted(reader, {**query, "interval": name, "assign": assign, "coarse": coarse})
        scan = Scan(matching(reader, query), INTERVALS[name], assign, coarse)
        told = (name, assign, coarse, query)
        assert (found.placed.events, found.coarser, found.undated) == (
            len(scan.placed), scan.coarser, scan.undated,
        ), told  # fmt: skip
        assert listed(found.placed) == pytest.approx(scan.counts(found.buckets)), told
        assert found.total == len(matching(reader, query)), told


def test_an_event_is_counted_once_when_assigned_by_start_or_by_fractions(reader: Reader) -> None:
    for name, assign, query in product(INTERVALS, ("start", "fraction"), FILTERS):
        found = counted(reader, {**query, "interval": name, "assign": assign})
        assert sum(listed(found.placed)) == pytest.approx(found.placed.events, abs=1e-9)


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ({"from": "2025-01-10", "to": "2025-03-05"}, "2025-01-06", "2025-03-09"),
        ({"on": "2024"}, "2024-01-01", "2025-01-05"),
        ({"from": "2027-03-03", "type": "war_started"}, "2027-03-01", "2027-03-07"),
        ({"to": "2001-05", "type": "war_started"}, "2001-05-28", "2001-06-03"),
    ],
)
def test_buckets_span_the_days_asked_for(
    reader: Reader, query: dict[str, str], first: str, last: str
) -> None:
    found = counted(reader, {**query, "interval": "week"})
    assert found.interval.days(found.buckets[0])[0].isoformat() == first
    assert found.interval.days(found.buckets[-1])[1].isoformat() == last


def test_buckets_span_the_events_where_no_days_are_asked_for(reader: Reader) -> None:
    for assign in ASSIGNMENTS:
        found = counted(reader, {"interval": "day", "assign": assign})
        assert found.placed.counts.inside[0] > 0
        assert found.placed.counts.inside[-1] > 0
        assert (found.placed.counts.before, found.placed.counts.after) == (0, 0)


def test_a_date_known_by_month_makes_no_peak_on_the_first_day(reader: Reader) -> None:
    months = [event for event in matching(reader, {}) if event["date"]["precision"] == "month"]
    days, with_coarse = (
        counted(reader, {"interval": "day", "coarse": coarse}) for coarse in ("apart", "include")
    )
    assert months
    assert days.coarser >= len(months)
    assert with_coarse.coarser == 0
    assert with_coarse.placed.events == days.placed.events + days.coarser


@pytest.mark.parametrize("field", ["type", "family", "modality", "country"])
def test_a_split_tells_the_most_frequent_values_apart(reader: Reader, field: str) -> None:
    def value(event: Body) -> str | None:
        found: str | None = (event["place"] or {}).get("country") if field == "country" else event[field]
        return found

    for assign in ASSIGNMENTS:
        found = counted(reader, {"interval": "month", "assign": assign, "split": field, "size": "2"})
        scan = Scan(matching(reader, {}), found.interval, assign, "apart")
        told: dict[str | None, list[Body]] = defaultdict(list)
        for event in scan.placed:
            told[value(event)].append(event)
        missing = told.pop(None, [])
        ranked = sorted(told.items(), key=lambda item: (-len(item[1]), item[0] or ""))
        rest = [event for _, events in ranked[2:] for event in events]
        split = found.split
        assert split is not None
        told_apart = [(name, part.events) for name, part in split.values.items()]
        assert told_apart == [(name, len(events)) for name, events in ranked[:2]]
        assert (split.other.events, split.missing.events) == (len(rest), len(missing))
        for (_, events), part in zip(ranked, split.values.values(), strict=False):
            assert listed(part) == pytest.approx(scan.counts(found.buckets, events))
        assert listed(split.other) == pytest.approx(scan.counts(found.buckets, rest))
        assert listed(split.missing) == pytest.approx(scan.counts(found.buckets, missing))


@pytest.mark.parametrize(
    ("query", "interval"),
    [
        ({"on": "2025-03"}, "day"),
        ({"from": "2025-01-01", "to": "2025-12-31"}, "week"),
        ({"from": "2020", "to": "2025"}, "month"),
        ({"from": "2001", "to": "2025"}, "quarter"),
        ({"from": "1900", "to": "2025"}, "year"),
        ({}, "week"),
        ({"actor": "RSF", "from": "2027"}, "day"),
    ],
)
def test_auto_takes_the_finest_interval_of_at_most_a_hundred_buckets(
    reader: Reader, query: dict[str, str], interval: str
) -> None:
    found = counted(reader, query)
    assert found.interval.name == interval


def test_too_many_buckets_are_refused_with_the_interval_that_would_do(reader: Reader) -> None:
    with pytest.raises(Refused) as refused:
        counted(reader, {"from": "2000", "to": "2025", "interval": "day"})
    (fault,) = refused.value.faults
    assert (fault.code, fault.name, fault.suggestions) == ("too_many_buckets", "interval", ("week",))
    assert "9497 buckets" in fault.detail
    with pytest.raises(Refused, match="Narrow it with 'from' and 'to'"):
        counted(reader, {"from": "0001", "to": "2025", "interval": "year"})


def test_a_histogram_stands_as_of_its_sequence_number(engine: sa.Engine, reader: Reader) -> None:
    with reader.apart() as view:
        seq = view.state.seq
        before = histogram(view, asked({"interval": "month", "split": "type"}), seq)
    filled(engine, 5, seed=9)
    retract(engine, 12)
    with reader.apart() as view:
        assert histogram(view, asked({"interval": "month", "split": "type"}), seq) == before
        assert histogram(view, asked({"interval": "month"}), view.state.seq).total != before.total


def test_an_empty_store_has_no_buckets(engine: sa.Engine, url: str) -> None:
    reader = Reader(url)
    for assign in ASSIGNMENTS:
        found = counted(reader, {"assign": assign, "split": "type"})
        assert (found.total, listed(found.placed), len(found.buckets)) == (0, [0, 0], 0)
    reader.close()
