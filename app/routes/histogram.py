"""/events/histogram: how many events fall into each day, week, month, quarter or year."""

from functools import partial
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.filters.aggregates import Bucketing
from app.query.histogram import Histogram, Part, Split, histogram
from app.query.reader import View
from app.render.labels import named
from app.routes.answering import encoded as as_json
from app.routes.asking import asked
from app.routes.kept import Told, accepting, answer, meta
from app.routes.languages import language_of
from app.routes.reference import COUNTED, COUNTING, documented, parameters
from app.routes.selecting import links
from app.routes.shapes.counts import HistogramAnswer

router = APIRouter(tags=["aggregates"])
DIGITS = 6  # after the point, of a share of events
HISTOGRAM: dict[str, Any] = {
    "interval": "week", "assign": "start", "coarse": "apart",
    "total": 25, "placed": 9, "before": 0, "after": 0, "coarser": 14, "undated": 2,
    "buckets": [
        {"start": "2025-03-31", "end": "2025-04-06", "count": 9, "by": {"truce_declared": 2},
         "other": 7, "missing": 0},
    ],
    "split": {
        "field": "type", "values": [{"value": "truce_declared", "label": "Truce declared", "count": 2}],
        "other": 7, "missing": 0,
    },
}  # fmt: skip
TOLD = HISTOGRAM | {
    "meta": COUNTED,
    "links": {"self": "http://localhost:8000/events/histogram?split=type", "events": "/events"},
}


@router.get(
    "/events/histogram",
    operation_id="getHistogram",
    responses=documented(
        "Counts by bucket of time.", TOLD, 406, 422, 503, schema=HistogramAnswer, headers=COUNTING
    ),
    openapi_extra=parameters(Bucketing, ("json",)),
)
async def get_histogram(request: Request) -> Response:
    """How many events fall into each day, ISO week, month, quarter or year.

    Events known less exactly than a bucket is long are `coarser`. With `assign=start` the buckets, `before`,
    `coarser` and `undated` add up to `total`; `before` began ahead of the first bucket and last into it.
    """
    wanted = asked(request, Bucketing)
    accepting(request, wanted.format)
    language = language_of(request, wanted.lang)
    return await answer(request, wanted, language, partial(_histogram, request, wanted, language))


def _histogram(request: Request, wanted: Bucketing, language: str, view: View, seq: int) -> Told:
    found = told(histogram(view, wanted, seq), wanted, language)
    body = as_json({**found, "meta": meta(view, wanted, seq), "links": links(request)})
    return Told(body, found["total"])


def told(found: Histogram, wanted: Bucketing, language: str) -> dict[str, Any]:
    """A histogram as it is served; shares of events are rounded here and nowhere before."""
    buckets = [_bucket(found, place) for place in range(len(found.buckets))]
    split = {"split": _split(wanted.split or "", found.split, language)} if found.split else {}
    return {
        "interval": found.interval.name,
        "assign": wanted.assign,
        "coarse": wanted.coarse,
        "total": found.total,
        "placed": found.placed.events,
        "before": _rounded(found.placed.counts.before),
        "after": _rounded(found.placed.counts.after),
        "coarser": found.coarser,
        "undated": found.undated,
        **split,
        "buckets": buckets if wanted.fill else [bucket for bucket in buckets if bucket["count"]],
    }


def _bucket(found: Histogram, place: int) -> dict[str, Any]:
    def count(part: Part) -> float:
        return _rounded(part.counts.inside[place])

    start, end = found.interval.days(found.buckets[place])
    bucket = {"start": start.isoformat(), "end": end.isoformat(), "count": count(found.placed)}
    if found.split is None:
        return bucket
    by = {value: counted for value, part in found.split.values.items() if (counted := count(part))}
    return {**bucket, "by": by, "other": count(found.split.other), "missing": count(found.split.missing)}


def _split(field: str, split: Split, language: str) -> dict[str, Any]:
    values = [
        {"value": value, "label": named(field, value, language), "count": part.events}
        for value, part in split.values.items()
    ]
    return {"field": field, "values": values, "other": split.other.events, "missing": split.missing.events}


def _rounded(count: float) -> float:
    return count if isinstance(count, int) else round(count, DIGITS)
