"""Lists in the formats of others that are JSON: GeoJSON, JSON Feed, TimelineJS, vis-timeline."""

from typing import Annotated, Literal

from pydantic import Field

from app.routes.shapes.base import Instant, Served
from app.routes.shapes.events import Event

Html = Annotated[str, Field(description="HTML; what came from an article is escaped.")]


class Point(Served):
    """Where a feature is: longitude and latitude, WGS84 degrees."""

    type: Literal["Point"]
    coordinates: Annotated[list[float], Field(min_length=2, max_length=2)]


class FeatureProperties(Event):
    """An event, with some of it again on top, for map programs that show no deeper."""

    date_start: str | None
    date_end: str | None
    date_precision: str
    source_actors: str
    target_actors: str
    country: str | None
    publishers: int


class Feature(Served):
    """An event on the map; without a geometry where its place is not known."""

    type: Literal["Feature"]
    id: str
    geometry: Point | None
    properties: FeatureProperties


class FeatureLink(Served):
    """A link of a collection."""

    href: str
    rel: str
    type: str


class FeatureCollection(Served):
    """Events as GeoJSON (RFC 7946)."""

    type: Literal["FeatureCollection"]
    number_matched: Annotated[int | None, Field(alias="numberMatched")] = None
    number_returned: Annotated[int, Field(alias="numberReturned")]
    time_stamp: Annotated[Instant | None, Field(alias="timeStamp")] = None
    links: list[FeatureLink]
    features: list[Feature]


class FeedAuthor(Served):
    """Who makes a feed."""

    name: str


class FeedItem(Served):
    """An event as an item of a feed, and as it is under `_event`."""

    id: str
    url: str
    title: str
    content_html: Html
    summary: str
    date_published: Instant
    date_modified: Instant
    tags: list[str]
    event: Annotated[Event, Field(alias="_event")]


class JsonFeed(Served):
    """Events as a JSON Feed 1.1."""

    version: str
    title: str
    description: str
    home_page_url: str
    feed_url: str
    next_url: str | None = None
    authors: list[FeedAuthor]
    language: str
    items: list[FeedItem]


class SlideText(Served):
    """What a slide says."""

    headline: Html
    text: Html


class SlideDate(Served):
    """A moment, no finer than it is known."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None


class TitleSlide(Served):
    """The first slide: what was asked for."""

    unique_id: str
    text: SlideText


class Slide(TitleSlide):
    """An event as a slide."""

    start_date: SlideDate
    end_date: SlideDate | None = None
    display_date: Html
    group: str | None = None
    autolink: bool


class Story(Served):
    """Events for TimelineJS."""

    title: TitleSlide
    events: list[Slide]
    eras: list[dict[str, str]]
    undated: Annotated[int, Field(description="How many events are left out for want of a date.")]
    next: str | None


class VisItem(Served):
    """An event as an item of a vis-timeline's DataSet."""

    id: str
    content: Html
    title: Html
    start: str
    end: str | None = None
    type: Literal["box", "range"]
    class_name: Annotated[str, Field(alias="className")]
    group: str


class VisGroup(Served):
    """An event type as a group."""

    id: str
    content: Html


class VisTimeline(Served):
    """Events for vis-timeline."""

    items: list[VisItem]
    groups: list[VisGroup]
    undated: Annotated[int, Field(description="How many events are left out for want of a date.")]
    next: str | None
