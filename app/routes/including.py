"""What `fields` and `include` make of a page: more or less of each event, and counts beside the list."""

from collections.abc import Sequence
from typing import Any

from pydantic_core import from_json
from starlette.requests import Request

from app.filters.aggregates import Bucketing, Faceting
from app.filters.event_filter import EventFilter
from app.filters.listing import Listing
from app.lines import Lines
from app.query.histogram import histogram
from app.query.included import PARTS, included
from app.query.reader import Reader, View
from app.render.fields import picked
from app.routes import facets
from app.routes import histogram as histograms

Counts = dict[str, Any]


def dressed(reader: Reader, listing: Listing, bodies: Sequence[str], seq: int) -> Lines:
    """The events of a page with the fields and the parts that are asked for; slow, for a thread."""
    parts = [part for part in listing.include or () if part in PARTS]
    paths = listing.fields or ()
    if not parts:
        return Lines.of(picked(body, paths, {}) for body in bodies)
    ids = [from_json(body)["id"] for body in bodies]
    with reader.apart() as view:
        more = included(view, ids, parts, seq)
    return Lines.of(picked(body, paths, more[id]) for id, body in zip(ids, bodies, strict=True))


def beside(reader: Reader, request: Request, listing: Listing, language: str, seq: int) -> Counts:
    """The facets and the histogram of a list, where they are asked for; slow, for a thread."""
    asked = listing.include or ()
    with reader.apart() as view:
        return {
            name: count(request, view, listing, language, seq)
            for name, count in BESIDE.items()
            if name in asked
        }


def _facets(request: Request, view: View, listing: Listing, language: str, seq: int) -> Any:
    wanted = Faceting.model_construct().having(**_filters(listing))
    return facets.counted(request, view, wanted, language, seq)["facets"]


def _histogram(request: Request, view: View, listing: Listing, language: str, seq: int) -> Any:
    wanted = Bucketing.model_construct().having(**_filters(listing))
    return histograms.told(histogram(view, wanted, seq), wanted, language)


BESIDE = {"facets": _facets, "histogram": _histogram}


def _filters(listing: Listing) -> dict[str, Any]:
    return {name: getattr(listing, name) for name in EventFilter.model_fields}
