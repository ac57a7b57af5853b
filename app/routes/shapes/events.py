"""Events as they are served: one, a list, how many."""

from typing import Annotated, Any, Literal

from pydantic import Field

from app.events.event import Bound, Modality, PlacePrecision, Precision, Role
from app.filters.vocabulary import families, types
from app.mentions.mention import Basis
from app.routes.shapes.base import Day, DayOrInstant, Instant, Served, members

TypeId = Annotated[str, members(types)]
Family = Annotated[str, members(families)]


class EventDate(Served):
    """The inclusive days on which an event may have happened (`point`) or did last (`span`)."""

    start: Day | None
    end: Day | None
    precision: Precision
    extent: Literal["point", "span"]
    start_at: Instant | None
    end_at: Instant | None
    edtf: Annotated[str | None, Field(description="EDTF (ISO 8601-2), no finer than the day is known.")]
    text: Annotated[str | None, Field(description="The words that the date was read from.")]
    basis: Basis


class Party(Served):
    """An actor in its role."""

    id: str
    name: str
    type: str
    role: Role
    country: Annotated[str | None, Field(description="ISO 3166-1 alpha-3.")]
    mention: Annotated[str | None, Field(description="The words that named it.")]


class EventPlace(Served):
    """Where it happened, no finer than the text supports; degrees are WGS84."""

    id: str | None
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision


class EventCodes(Served):
    """The event's type in other codebooks."""

    cameo: str | None
    plover: str | None


class Corroboration(Served):
    """How many articles and publishers tell it, and when they did."""

    articles: int
    publishers: int
    origins: int | None
    first_reported_at: DayOrInstant | None
    last_reported_at: DayOrInstant | None


class Event(Served):
    """One happening, as all the articles that tell it have it."""

    id: str
    url: str
    type: TypeId
    family: Family
    codes: EventCodes
    title: str
    summary: str | None
    date: EventDate
    modality: Modality
    attributed_to: list[str]
    quantities: dict[str, int]
    bounds: Annotated[dict[str, Bound], Field(description="Of quantities that are no exact count.")]
    actors: list[Party]
    place: EventPlace | None
    confidence: Annotated[float, Field(ge=0, le=1)]
    corroboration: Corroboration
    status: Literal["active", "retracted", "merged"]
    version: Annotated[int, Field(ge=1)]
    seq: Annotated[int, Field(description="The change of the store that made this version.")]
    created_at: Instant
    updated_at: Instant


class Evidence(Served):
    """A sentence that tells the event: its place in the article's title or text, in characters."""

    article_id: str
    article: str
    url: str | None
    publisher: str | None
    title: str | None
    language: str | None
    published_at: DayOrInstant | None
    revision: int
    part: Literal["title", "text"]
    quote: str
    char_start: int
    char_end: int
    date_quote: str | None
    supports: list[str]


class Interval(Served):
    """The instants that the date bounds come to; null for an open end."""

    start: Instant | None
    end_before: Instant | None


class Snapshot(Served):
    """The state of the store that an answer, and every page that follows it, was read from."""

    seq: int
    at: Instant | None


class Coverage(Served):
    """From when to when there are events at all, so that no events is told apart from no data."""

    first_event: Day | None
    last_event: Day | None
    last_ingest_at: Instant | None


class ListMeta(Served):
    """How the list was understood, and how much of it there is."""

    returned: int
    limit: int
    total: int | None
    total_is: Literal["exact", "at_least", "estimated", "none"]
    undated_excluded: int | None
    sort: str
    query: Annotated[dict[str, Any], Field(description="The filters as they were understood.")]
    interval: Interval | None
    snapshot: Snapshot
    coverage: Coverage


class EventList(Served):
    """A page of events."""

    data: list[Event]
    meta: ListMeta
    links: Annotated[
        dict[str, str | None],
        Field(description="`next` is the address of the next page, null on the last one."),
    ]


class EventCount(Served):
    """How many events match, and how many more would but for having no date."""

    count: int
    undated: int | None
