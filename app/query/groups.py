"""Groups: a page of events in order of date, parted by the day, week, month or year they begin in."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from app.query.buckets import Interval
from app.query.orders import Key
from app.query.reader import View
from app.query.standing import DAY, Standing
from app.query.timeline import page
from app.query.walks import Walk

UNDATED = -1  # the bucket of events without a date


@dataclass(frozen=True, slots=True)
class Size:
    """How many events begin in a bucket, and how many of them are known less exactly than it is long."""

    events: int = 0
    coarser: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The events of a page that begin in one bucket, of how many in all.

    `begun`: earlier pages have some of its events; `goes_on`: later ones have.
    """

    bucket: int
    size: Size
    bodies: Sequence[str]
    begun: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Grouped:
    """A page of groups, and the key to go on from; None when nothing follows."""

    groups: Sequence[Group]
    after: Key | None


def grouped(view: View, walk: Walk, interval: Interval, limit: int, after: Key | None = None) -> Grouped:
    """The next `limit` events of a walk by date, each in the group of its first day."""
    found = page(view, walk, limit, after)
    following = page(view, walk, 1, found.last).bodies if found.more else ()
    parts = [(bucket, list(bodies)) for bucket, bodies in groupby(found.bodies, partial(_bucket, interval))]
    before = None if after is None else _number(interval, int(after[0]) // DAY)
    behind = _bucket(interval, following[0]) if following else None
    sizes = _sizes(view, walk, interval, [bucket for bucket, _ in parts])
    return Grouped(
        [
            Group(bucket, sizes[bucket], bodies, bucket == before, bucket == behind)
            for bucket, bodies in parts
        ],
        found.last if found.more else None,
    )


def _bucket(interval: Interval, body: str) -> int:
    start = json.loads(body)["date"]["start"]
    return _number(interval, date.fromisoformat(start).toordinal() if start else 0)


def _number(interval: Interval, day: int) -> int:
    return int(interval.number(day)) if day else UNDATED


def _sizes(view: View, walk: Walk, interval: Interval, buckets: Sequence[int]) -> Mapping[int, Size]:
    """How many events begin in each of some neighbouring buckets."""
    found: dict[int, Size] = defaultdict(Size)
    for row in _days(view, walk, interval, buckets) if buckets else ():
        bucket = _number(interval, row.day)
        coarser = row.events if row.day and row.grain > interval.grain else 0
        found[bucket] = Size(found[bucket].events + row.events, found[bucket].coarser + coarser)
    return found


def _days(view: View, walk: Walk, interval: Interval, buckets: Sequence[int]) -> Sequence[Any]:
    events = Standing(view, walk.filter, walk.seq)
    low, high = min(buckets), max(buckets)
    edges = {
        "from_key": 0 if low == UNDATED else interval.first(low) * DAY,
        "to_key": DAY if high == UNDATED else (interval.last(high) + 1) * DAY,
    }
    return events.read("days", lambda: _counted(events), edges)


def _counted(events: Standing) -> sa.Select[Any]:
    event = events.rows("sort_key", "grain").c
    low, high = (sa.bindparam(name, type_=sa.BigInteger) for name in ("from_key", "to_key"))
    days = sa.select((event.sort_key // DAY).label("day"), event.grain)
    within = days.where(event.sort_key >= low, event.sort_key < high).subquery("within").c
    counted: sa.Select[Any] = sa.select(within.day, within.grain, sa.func.count().label("events"))
    return counted.group_by(within.day, within.grain)
