"""/events/facets: how many events have each value of a field."""

from functools import partial
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.filters.aggregates import Faceting
from app.query.facets import Facet, facets
from app.query.reader import View
from app.render.labels import named
from app.routes.answering import encoded as as_json
from app.routes.asking import asked
from app.routes.kept import Told, accepting, answer, meta
from app.routes.languages import language_of
from app.routes.reference import COUNTED, COUNTING, documented, parameters
from app.routes.selecting import Selecting, links
from app.routes.shapes.counts import Facets

router = APIRouter(tags=["aggregates"])
FACETS: dict[str, Any] = {
    "total": 412,
    "facets": {
        "type": {
            "buckets": [
                {"value": "truce_declared", "label": "Truce declared", "count": 31, "selected": False,
                 "url": "/events?actor=RUS&type=truce_declared"},
            ],
            "distinct": 14, "other": 378, "missing": 3, "total": 412,
        }
    },
    "meta": {"facet_mode": "disjunctive", **COUNTED},
    "links": {"self": "http://localhost:8000/events/facets?actor=RUS", "events": "/events?actor=RUS"},
}  # fmt: skip


@router.get(
    "/events/facets",
    operation_id="getFacets",
    responses=documented("Counts by value.", FACETS, 406, 422, 503, schema=Facets, headers=COUNTING),
    openapi_extra=parameters(Faceting, ("json",)),
)
async def get_facets(request: Request) -> Response:
    """How many events have each value of some fields; each value with the address that selects it.

    An event of several actors counts once for each; `total` counts events.
    """
    wanted = asked(request, Faceting)
    accepting(request, wanted.format)
    language = language_of(request, wanted.lang)
    return await answer(request, wanted, language, partial(_facets, request, wanted, language))


def _facets(request: Request, wanted: Faceting, language: str, view: View, seq: int) -> Told:
    more = {"facet_mode": wanted.facet_mode, **meta(view, wanted, seq)}
    counts = counted(request, view, wanted, language, seq)
    return Told(as_json({**counts, "meta": more, "links": links(request)}), counts["total"])


def counted(request: Request, view: View, wanted: Faceting, language: str, seq: int) -> dict[str, Any]:
    """The facets as they are served, and how many events match."""
    found = facets(view, wanted, seq)
    told = {
        field: _facet(Selecting(request, wanted, field), field, facet, language)
        for field, facet in found.fields.items()
    }
    return {"total": found.total, "facets": told}


def _facet(selecting: Selecting, field: str, found: Facet, language: str) -> dict[str, Any]:
    buckets = [
        {
            "value": value,
            "label": named(field, value, language),
            "count": count,
            "selected": value in selecting.chosen,
            "url": selecting.url(value),
        }
        for value, count in found.buckets
    ]
    return {
        "buckets": buckets,
        "distinct": found.distinct,
        "other": found.other,
        "missing": found.missing,
        "total": found.total,
    }
