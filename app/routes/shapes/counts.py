"""Counts as they are served: by value, and by bucket of time."""

from typing import Annotated, Any, Literal

from pydantic import Field

from app.routes.shapes.base import Day, Served
from app.routes.shapes.events import Coverage, Snapshot

Links = dict[str, str]


class CountMeta(Served):
    """How the question was understood, and what state of the store was counted."""

    query: Annotated[dict[str, Any], Field(description="The filters as they were understood.")]
    undated_excluded: int | None
    snapshot: Snapshot
    coverage: Coverage


class FacetBucket(Served):
    """The events with one value; `url` lists them, or takes the value off again where it is selected."""

    value: str
    label: str
    count: int
    selected: bool
    url: str


class Facet(Served):
    """The values of one field, with what is beyond the ones shown."""

    buckets: list[FacetBucket]
    distinct: int
    other: int
    missing: int
    total: int


class FacetMeta(CountMeta):
    """How the question was understood, and whether a facet minds its own filter."""

    facet_mode: Literal["disjunctive", "conjunctive"]


class Facets(Served):
    """Counts by value, by field."""

    total: int
    facets: dict[str, Facet]
    meta: FacetMeta
    links: Links


class Bucket(Served):
    """A stretch of time, both days inclusive; counts are fractions with `assign=fraction`."""

    start: Day
    end: Day
    count: float
    by: Annotated[dict[str, float] | None, Field(description="With `split`.")] = None
    other: Annotated[float | None, Field(description="With `split`: of values beyond those shown.")] = None
    missing: Annotated[float | None, Field(description="With `split`: of events without a value.")] = None


class SplitValue(Served):
    """A value that the buckets are split by."""

    value: str
    label: str
    count: int


class Split(Served):
    """What the buckets are split by."""

    field: str
    values: list[SplitValue]
    other: int
    missing: int


class Histogram(Served):
    """Counts by bucket of time; what is too coarse for a bucket, or has no date, stands apart."""

    interval: Literal["day", "week", "month", "quarter", "year"]
    assign: Literal["start", "overlap", "fraction"]
    coarse: Literal["apart", "include"]
    total: int
    placed: int
    before: float
    after: float
    coarser: int
    undated: int
    buckets: list[Bucket]
    split: Annotated[Split | None, Field(description="With `split`.")] = None


class HistogramAnswer(Histogram):
    """Counts by bucket of time, with how the question was understood."""

    meta: CountMeta
    links: Links
