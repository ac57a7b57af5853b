"""What the store says of itself: whose articles there are, how much of what, how fresh."""

from app.routes.shapes.base import Day, Instant, Served


class Publisher(Served):
    """A publisher of articles, with what they tell."""

    name: str
    articles: int
    events: int
    first_report: Day | None
    last_report: Day | None
    url: str


class PublisherMeta(Served):
    """How many publishers there are, and how many articles name none."""

    returned: int
    limit: int
    total: int
    unnamed_articles: int


class PublisherList(Served):
    """Publishers, those of most articles first."""

    data: list[Publisher]
    meta: PublisherMeta


class EventTotals(Served):
    """Events by status."""

    all: int
    active: int
    retracted: int
    merged: int


class Totals(Served):
    """How much there is."""

    events: EventTotals
    articles: int
    articles_not_coded: int
    publishers: int
    versions: int
    changes: int


class Counted(Served):
    """A value with its events, and where they are."""

    value: str
    label: str
    events: int
    url: str


class Year(Served):
    """The events of a year: known more exactly than it, or not."""

    year: int
    events: int
    exact: int
    coarse: int
    url: str


class StoreCoverage(Served):
    """From when to when there are events, and how many in each year."""

    first_event: Day | None
    last_event: Day | None
    undated: int
    coarser: int
    years: list[Year]


class Freshness(Served):
    """When the store last changed."""

    last_ingest_at: Instant | None
    last_change_at: Instant | None
    seq: int


class Holdings(Served):
    """What the store holds."""

    totals: Totals
    types: list[Counted]
    types_other: int
    modalities: list[Counted]
    precisions: list[Counted]
    coverage: StoreCoverage
    freshness: Freshness


class StatsMeta(Served):
    """The language of the labels."""

    language: str


class Stats(Served):
    """What the store holds."""

    data: Holdings
    meta: StatsMeta
