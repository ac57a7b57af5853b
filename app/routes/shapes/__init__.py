"""The shape of what is served, declared once as pydantic models."""

from pydantic import BaseModel

from app.routes.shapes.events import EventList
from app.routes.shapes.formats import FeatureCollection, JsonFeed, Story, VisTimeline

# What a list is in each format that is JSON.
SHAPES: dict[str, type[BaseModel]] = {
    "json": EventList,
    "geojson": FeatureCollection,
    "jsonfeed": JsonFeed,
    "timelinejs": Story,
    "vis": VisTimeline,
}
