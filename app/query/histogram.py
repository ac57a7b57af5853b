"""Histogram: how many events fall into each bucket of time, what is too coarse for one, what has no date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.filters.aggregates import SPLIT_SIZE, Bucketing
from app.filters.faults import Fault, Refused
from app.query.buckets import AUTO_MOST, INTERVALS, MOST, Group, Interval, Placed, begun, overlapping, shared
from app.query.counts import UNDATED, count
from app.query.legs import END, Leg
from app.query.reader import View
from app.query.standing import DAY, Standing
from app.query.straight import Pairs, Straight, ranges, unpacked
from app.tables import GRAINS

UNKNOWN = GRAINS.index("unknown")
EDGES = ("grain", "first", "last", "events")


@dataclass(frozen=True, slots=True)
class Part:
    """How many events were placed, and what of them falls where."""

    events: int
    counts: Placed


@dataclass(frozen=True, slots=True)
class Split:
    """The values that a histogram tells apart, most frequent first; the rest; events without a value."""

    values: Mapping[str, Part]
    other: Part
    missing: Part


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts by bucket: of events placed in buckets, or before or after them; and those that are not."""

    interval: Interval
    buckets: range
    placed: Part
    coarser: int
    undated: int
    split: Split | None

    @property
    def total(self) -> int:
        """How many events match."""
        return self.placed.events + self.coarser + self.undated


@dataclass(frozen=True, slots=True)
class _Placing:
    """How events are assigned to which buckets."""

    assign: str
    interval: Interval
    buckets: range

    def of(self, groups: Sequence[Group]) -> Part:
        """Where the events of some groups fall."""
        return Part(_events(groups), self._counts(groups))

    def _counts(self, groups: Sequence[Group]) -> Placed:
        if self.assign == "fraction":
            return shared(groups, self.buckets, self.interval)
        return (begun if self.assign == "start" else overlapping)(groups, self.buckets)


def histogram(view: View, asked: Bucketing, seq: int) -> Histogram:
    """The histogram as of a sequence number; raises Refused when it would have too many buckets."""
    events = Standing(view, asked, seq)
    interval = _finest(events, asked) if asked.bucket == "auto" else INTERVALS[asked.bucket]
    rows = _counted(events, asked, interval)
    undated = sum(row.events for row in rows if row.undated)
    coarser = sum(row.coarser for row in rows if not row.undated)
    groups: dict[str | None, list[Group]] = defaultdict(list)
    for row in rows:
        if not row.undated and row.events > row.coarser:
            groups[row.value].append((row.first, row.last, row.events - row.coarser))
    everything = [group for some in groups.values() for group in some]
    placing = _Placing(asked.assign, interval, _buckets(asked, interval, everything))
    split = _split(groups, asked.size or SPLIT_SIZE, placing) if asked.split else None
    return Histogram(interval, placing.buckets, placing.of(everything), coarser, undated, split)


def _events(groups: Iterable[Group]) -> int:
    return sum(events for _, _, events in groups)


def _split(groups: Mapping[str | None, Sequence[Group]], most: int, placing: _Placing) -> Split:
    sizes = {value: _events(some) for value, some in groups.items() if value is not None}
    ranked = sorted(sizes, key=lambda value: (-sizes[value], value))
    other = [group for value in ranked[most:] for group in groups[value]]
    values = {value: placing.of(groups[value]) for value in ranked[:most]}
    return Split(values, placing.of(other), placing.of(groups.get(None, ())))


def _buckets(asked: Bucketing, interval: Interval, groups: Iterable[Group]) -> range:
    if asked.assign == "fraction":
        groups = [(interval.number(first), interval.number(last), events) for first, last, events in groups]
    return _bounded(_spanned(asked, interval, groups), interval)


def _spanned(asked: Bucketing, interval: Interval, groups: Iterable[Group]) -> range:
    """The buckets of the days asked for; where an end is open, as far as the groups of buckets go."""
    since, until = (
        None if day is None else interval.number(date.fromisoformat(day).toordinal())
        for day in asked.interval or (None, None)
    )
    edges = list(groups)
    firsts = [since] if since is not None else [first for first, _, _ in edges]
    lasts = [until] if until is not None else [last for _, last, _ in edges]
    if not (firsts or lasts):
        return range(0)
    low, high = min(firsts or lasts), max(lasts or firsts)
    return range(low, max(low, high) + 1)


def _bounded(buckets: range, interval: Interval) -> range:
    """The buckets, or Refused when they are too many, with the next coarser interval that will do."""
    if len(buckets) <= MOST:
        return buckets
    first, last = interval.first(buckets[0]), interval.last(buckets[-1])
    fitting = [each.name for each in INTERVALS.values() if each.number(last) - each.number(first) < MOST]
    advice = f"Ask for interval={fitting[0]}" if fitting else "Narrow it with 'from' and 'to'"
    detail = f"interval: '{interval.name}' makes {len(buckets)} buckets; there are at most {MOST}. {advice}."
    raise Refused(Fault("too_many_buckets", "interval", detail, interval.name, tuple(fitting[:1])))


def _finest(events: Standing, asked: Bucketing) -> Interval:
    """The finest interval that makes few buckets, unless every date is too coarse for it."""
    grains = _edges(events, asked)
    for interval in INTERVALS.values():
        told = [row for row in grains if row.grain <= _coarsest(asked, interval)]
        groups = [(interval.number(row.first), interval.number(row.last), row.events) for row in told]
        if len(_spanned(asked, interval, groups)) <= AUTO_MOST and bool(groups) == bool(grains):
            return interval
    return INTERVALS["year"]


def _coarsest(asked: Bucketing, interval: Interval) -> int:
    """The coarsest rank of precision of events that are placed."""
    return interval.grain if asked.coarse == "apart" else UNKNOWN


def _edges(events: Standing, asked: Bucketing) -> Sequence[Any]:
    """For each rank of precision: how many dated events, their first and their last day."""
    touching = asked.assign != "start"

    def write() -> sa.Select[Any]:
        event = events.rows(*_columns(asked)).c
        last = sa.func.max(event.day_last if touching else event.sort_key // DAY)
        columns = (event.grain, sa.func.min(event.sort_key // DAY), last, sa.func.count())
        query = sa.select(*(each.label(name) for each, name in zip(columns, EDGES, strict=True)))
        return query.where(event.sort_key >= DAY).group_by(event.grain)

    return events.read(("edges", touching), write)


@dataclass(frozen=True, slots=True)
class _Row:
    """Events that share a first and a last bucket (days for fractions) and a value of the split."""

    first: int
    last: int
    value: str | None
    events: int
    coarser: int
    undated: bool


def _counted(events: Standing, asked: Bucketing, interval: Interval) -> list[_Row]:
    """The groups of matching events, with how many of each are known less exactly than a bucket is long."""
    if asked.assign == "start" and not asked.split and (straight := events.straight()):
        pairs = _ranges(events, straight.leg, interval)
        if pairs and count(events.view, events.filter, events.seq, len(pairs)) == len(pairs):
            counted = _ranged(events, straight, interval, pairs, _coarsest(asked, interval))
            return [*counted, *_beside(events, asked, interval, straight)]
    return _grouping(events, asked, interval, None)


def _ranges(events: Standing, leg: Leg, interval: Interval) -> list[tuple[int, int]]:
    """The sort keys of each bucket in a leg, as far as the store has events; none where they are too many."""
    covered = [date.fromisoformat(day).toordinal() for day in events.view.reader.coverage(events.view) if day]
    low, high = (max(leg.low, DAY), min(leg.high, END))
    if not covered or low >= high:
        return []
    first, last = max(low // DAY, covered[0]), min((high - 1) // DAY, covered[1])
    buckets = range(interval.number(first), interval.number(last) + 1)
    if len(buckets) > MOST:
        return []
    edges = ((interval.first(bucket) * DAY, (interval.last(bucket) + 1) * DAY) for bucket in buckets)
    return [(max(low, start), min(high, end)) for start, end in edges]


def _ranged(
    events: Standing, straight: Straight, interval: Interval, pairs: Pairs, coarsest: int
) -> list[_Row]:
    """The events of a leg by bucket, each counted as a range of an index."""
    values = {"coarsest": coarsest, **ranges(straight.dialect, pairs)}
    rows = events.read(
        "ranges", lambda: straight.by_range(sa.bindparam("coarsest", type_=sa.Integer)), values
    )
    counts = [(interval.number(row.low // DAY), *unpacked(row.counts)) for row in rows]
    return [_Row(bucket, bucket, "", found, coarser, False) for bucket, found, coarser in counts if found]


def _beside(events: Standing, asked: Bucketing, interval: Interval, straight: Straight) -> list[_Row]:
    """The events beside a leg that is counted by ranges: of other legs, and those in it without a date."""
    others = [*straight.others, *([UNDATED] if straight.leg.low < DAY else [])]
    return _grouping(events, asked, interval, others) if others else []


def _grouping(events: Standing, asked: Bucketing, interval: Interval, of: Sequence[Leg] | None) -> list[_Row]:
    """The events, or those of some legs, in groups that share their buckets and their value."""
    numbered = INTERVALS["day"] if asked.assign == "fraction" else interval
    kind = ("histogram", numbered.name, asked.assign, asked.split, of is None)
    values = {"coarsest": _coarsest(asked, interval), **UNDATED.binds()}
    rows = events.read(kind, lambda: _grouped(events, asked, numbered, of), values)
    touching = asked.assign != "start"
    return [
        _Row(
            row.first,
            row.last if touching else row.first,
            row.value if asked.split else "",
            row.events,
            row.coarser,
            row.first == numbered.undated,
        )
        for row in rows
    ]


def _grouped(
    events: Standing, asked: Bucketing, interval: Interval, of: Sequence[Leg] | None
) -> sa.Select[Any]:
    """Counts by bucket; numbers that cost much are given to days, not to each event."""
    event = events.rows(*_columns(asked), of=of).c
    coarse = sa.case((event.grain > sa.bindparam("coarsest", type_=sa.Integer), 1))
    keys: dict[str, Any] = {"first": event.sort_key // DAY}
    if asked.assign != "start":
        keys["last"] = sa.func.coalesce(event.day_last, sa.literal_column("0", sa.Integer))
    if asked.split:
        keys["value"] = event[asked.split]
    if interval.cheap:
        return _by(_numbered(keys, interval), sa.func.count(), sa.func.count(coarse))
    day = _by({f"{name}_of_day": key for name, key in keys.items()}, sa.func.count(), sa.func.count(coarse))
    of_day = day.subquery("day").c
    sums = (sa.cast(sa.func.sum(each), sa.BigInteger) for each in (of_day.events, of_day.coarser))
    return _by(_numbered({name: of_day[f"{name}_of_day"] for name in keys}, interval), *sums)


def _numbered(keys: Mapping[str, Any], interval: Interval) -> dict[str, Any]:
    return {name: key if name == "value" else interval.number(key) for name, key in keys.items()}


def _by(keys: Mapping[str, Any], events: Any, coarser: Any) -> sa.Select[Any]:
    columns = [key.label(name) for name, key in keys.items()]
    counted: sa.Select[Any] = sa.select(*columns, events.label("events"), coarser.label("coarser"))
    return counted.group_by(*keys)


def _columns(asked: Bucketing) -> Iterator[str]:
    yield from ("sort_key", "grain")
    if asked.assign != "start":
        yield "day_last"
    if asked.split:
        yield asked.split
