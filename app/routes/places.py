"""/places: where things can happen, found by any name."""

from functools import cache
from typing import Annotated, Any, get_args

from fastapi import APIRouter
from pydantic import BaseModel, BeforeValidator, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from app import codebook
from app.codebook.entries import PlaceEntry, PlaceKind
from app.errors import Problem
from app.filters.codes import Codes, one_of, parse_codes
from app.filters.faults import Fault, meant
from app.filters.schema import listed as list_of
from app.filters.schema import param
from app.gazetteer import places
from app.gazetteer.index import Match
from app.routes.actors import why
from app.routes.answering import answer, encoded, listed
from app.routes.asking import Nothing, asked, only_json
from app.routes.reference import documented, parameters
from app.routes.searching import (
    NEEDED,
    Countries,
    Needed,
    Regions,
    Typed,
    countries_param,
    limit_param,
    meets,
    needed_param,
    regions_param,
    typed_param,
    up_to,
)
from app.routes.shapes import codebook as shapes

router = APIRouter(tags=["codebook"])
TYPES = get_args(PlaceKind)
LISTED, MOST = 100, 5000
FOUND, MOST_FOUND = 10, 100
Limit = Annotated[int, up_to(MOST)]
FewLimit = Annotated[int, up_to(MOST_FOUND)]


class Choosing(BaseModel):
    """Which places."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: Annotated[
        Codes | None, BeforeValidator(lambda values: parse_codes(values, one_of(TYPES, "a type of place")))
    ] = param("Types of place; a leading `-` excludes.", ["capital"], list_of(lambda: list(TYPES)))
    country: Countries = countries_param("The country they lie in")
    region: Regions = regions_param()

    def accepts(self, place: PlaceEntry) -> bool:
        """Whether a place is of a type and in a part of the world asked for."""
        where = meets(place.country, self.country) and meets(place.country, self.region)
        return where and meets(place.kind, self.type)


class Searching(Choosing):
    """The parameters of /places."""

    q: Typed = typed_param("Part of a name or alias.", "odesa")
    limit: Limit = limit_param(LISTED, MOST)


class Finding(Choosing):
    """The parameters of /places/suggest and /places/resolve."""

    model_config = ConfigDict(json_schema_extra=NEEDED)

    q: Needed = needed_param("A name, or what has been typed of it, in any case, accents or not.", "od")
    limit: FewLimit = limit_param(FOUND, MOST_FOUND)


ODESA = {"id": "odesa-ukr", "name": "Odesa", "type": "city", "country": "UKR", "country_name": "Ukraine",
         "admin1": None, "lat": 46.48, "lon": 30.73, "aliases": ["Odessa"], "url": "/places/odesa-ukr",
         "events": "/events?place=odesa-ukr"}  # fmt: skip
META = {"returned": 1, "limit": 100, "total": 1}
WHY = {"text": "Odesa", "kind": "name", "how": "prefix", "score": 0.67}
FOUND_ODESA = {"data": [ODESA | {"match": WHY}], "meta": {"q": "od", "returned": 1, "limit": 10}}


@router.get(
    "/places",
    operation_id="listPlaces",
    responses=documented("Places.", {"data": [ODESA], "meta": META}, schema=shapes.PlaceList),
    openapi_extra=parameters(Searching),
)
async def list_places(request: Request) -> Response:
    """The places that the codebook knows, best match first where `q` is given."""
    search = asked(request, Searching)
    only_json(request)
    found = _matching(search)
    shown = found[: search.limit]
    meta = {"returned": len(shown), "limit": search.limit, "total": len(found)}
    return answer(request, listed((_rows()[place.id] for place in shown), meta))


@router.get(
    "/places/suggest",
    operation_id="suggestPlaces",
    responses=documented("Places that may be meant.", FOUND_ODESA, schema=shapes.FoundPlaceList),
    openapi_extra=parameters(Finding),
)
async def suggest_places(request: Request) -> Response:
    """Completions while a name is typed: whole names first, then names that begin so, then words inside."""
    search = asked(request, Finding)
    only_json(request)
    return answer(request, _found(search, places.index().suggest(search.q, search.accepts, search.limit)))


@router.get(
    "/places/resolve",
    operation_id="resolvePlace",
    responses=documented("Candidates, the surest first.", FOUND_ODESA, schema=shapes.FoundPlaceList),
    openapi_extra=parameters(Finding),
)
async def resolve_place(request: Request) -> Response:
    """Which place a name stands for, the surest first; of equal names the greater place."""
    search = asked(request, Finding)
    only_json(request)
    return answer(request, _found(search, places.index().resolve(search.q, search.accepts, search.limit)))


@router.get(
    "/places/{id}",
    operation_id="getPlace",
    responses=documented("One place.", ODESA, 404, 406, 422, schema=shapes.Place),
)
async def get_place(request: Request, id: str) -> Response:
    """One place by its id, with its point, country and other names."""
    asked(request, Nothing)
    only_json(request)
    row = _rows().get(id.lower())
    if row is None:
        raise _unknown(id)
    return answer(request, row)


def _matching(search: Searching) -> list[PlaceEntry]:
    """The places asked for, in the codebook's order, or with `q` the best match first."""
    if search.q is None:
        return [place for place in codebook.load().places.values() if search.accepts(place)]
    return places.index().holding(search.q, search.accepts)


@cache
def _rows() -> dict[str, str]:
    """Each place as JSON, by id."""
    return {id: encoded(_told(place)) for id, place in codebook.load().places.items()}


def _told(place: PlaceEntry) -> dict[str, Any]:
    land = codebook.load().actors.get(place.country or "")
    return {
        "id": place.id,
        "name": place.name,
        "type": place.kind,
        "country": place.country,
        "country_name": land and land.name,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "aliases": list(place.aliases),
        "url": f"/places/{place.id}",
        "events": f"/events?place={place.id}",
    }


def _found(search: Finding, found: list[Match[PlaceEntry]]) -> str:
    rows = (f'{_rows()[match.item.id][:-1]},"match":{encoded(why(match))}}}' for match in found)
    return listed(rows, {"q": search.q, "returned": len(found), "limit": search.limit})


def _unknown(id: str) -> Problem:
    near = tuple(match.item.id for match in places.index().resolve(id, lambda _: True, 3))
    detail = f"There is no place '{id[:100]}'.{meant(near)} Search with /places/resolve?q=…"
    return Problem("not_found", detail, Fault("not_found", "id", detail, id, near, place="path"))
