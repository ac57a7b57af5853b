"""/actors: who can act, found by any name."""

from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, BeforeValidator, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from app import codebook
from app.codebook.entries import ActorEntry, Leader
from app.errors import Problem
from app.filters.codes import Codes, one_of, parse_codes
from app.filters.faults import Fault, alike, meant
from app.filters.schema import listed as list_of
from app.filters.schema import param
from app.gazetteer import actors
from app.gazetteer.actors import Acting, Wanted
from app.gazetteer.index import Match
from app.routes.answering import answer, encoded, listed
from app.routes.asking import asked, only_json
from app.routes.days import Days, days_param
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
LISTED, MOST = 100, 1000
SUGGESTED, RESOLVED, MOST_FOUND = 10, 10, 100
Limit = Annotated[int, up_to(MOST)]
FewLimit = Annotated[int, up_to(MOST_FOUND)]


class Choosing(BaseModel):
    """Which actors."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: Annotated[
        Codes | None,
        BeforeValidator(lambda values: parse_codes(values, one_of(actors.types(), "a type of actor"))),
    ] = param("Types of actor; a leading `-` excludes.", ["country"], list_of(lambda: list(actors.types())))
    country: Countries = countries_param("The country they belong to")
    region: Regions = regions_param()

    def accepts(self, entry: ActorEntry) -> bool:
        """Whether an actor is of a type and in a part of the world asked for."""
        where = meets(entry.country, self.country) and meets(entry.country, self.region)
        return where and meets(actors.type_of(entry), self.type)


class Searching(Choosing):
    """The parameters of /actors."""

    q: Typed = typed_param("Part of a name, alias or code of the actor or of who acts for it.", "houthi")
    limit: Limit = limit_param(LISTED, MOST)


class Suggesting(Choosing):
    """The parameters of /actors/suggest."""

    model_config = ConfigDict(json_schema_extra=NEEDED)

    q: Needed = needed_param("What has been typed so far, in any case, accents or not.", "ru")
    limit: FewLimit = limit_param(SUGGESTED, MOST_FOUND)


class Resolving(Choosing):
    """The parameters of /actors/resolve."""

    model_config = ConfigDict(json_schema_extra=NEEDED)

    q: Needed = needed_param("A name as a text has it: `Kremlin`, `Blinken`, `Sudanese rebels`.", "Kremlin")
    on: Days = days_param("Persons only where they held office then: a day, month or year.")
    limit: FewLimit = limit_param(RESOLVED, MOST_FOUND)


class Showing(BaseModel):
    """The parameters of /actors/{id}."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    on: Days = days_param("Only those who held office then: a day, month or year.")


RUSSIA = {"id": "RUS", "name": "Russia", "type": "country", "country": "RUS", "url": "/actors/RUS",
          "events": "/events?actor=RUS"}  # fmt: skip
NAMES = {**RUSSIA, "iso2": "RU", "aliases": ["Russian Federation"], "adjectives": ["Russian"],
         "capital": ["Moscow"], "metonyms": ["the Kremlin"]}  # fmt: skip
LED = {
    **NAMES,
    "part_of": None,
    "leaders": [{"name": "Vladimir Putin", "office": "president", "since": "2012-05-07", "until": None}],
}
META = {"returned": 1, "limit": 100, "total": 1}
KREMLIN = {"text": "Kremlin", "kind": "metonym", "how": "exact", "score": 0.95}
FOUND = {
    "data": [RUSSIA | {"match": KREMLIN, "person": None}],
    "meta": {"q": "Kremlin", "returned": 1, "limit": 10},
}


@router.get(
    "/actors",
    operation_id="listActors",
    responses=documented("Actors.", {"data": [NAMES], "meta": META}, schema=shapes.ActorList),
    openapi_extra=parameters(Searching),
)
async def list_actors(request: Request) -> Response:
    """The actors that the codebook knows, best match first where `q` is given."""
    search = asked(request, Searching)
    only_json(request)
    found = _matching(search)
    shown = found[: search.limit]
    meta = {"returned": len(shown), "limit": search.limit, "total": len(found)}
    return answer(request, listed(map(_row, shown), meta))


@router.get(
    "/actors/suggest",
    operation_id="suggestActors",
    responses=documented("Actors and persons that may be meant.", FOUND, schema=shapes.FoundActorList),
    openapi_extra=parameters(Suggesting),
)
async def suggest_actors(request: Request) -> Response:
    """Completions while a name is typed: whole names first, then names that begin so, then words inside."""
    search = asked(request, Suggesting)
    only_json(request)
    found = actors.suggest(search.q, Wanted(search.accepts), search.limit)
    return answer(request, _found(search.q, found, search.limit))


@router.get(
    "/actors/resolve",
    operation_id="resolveActor",
    responses=documented("Candidates, the surest first.", FOUND, schema=shapes.FoundActorList),
    openapi_extra=parameters(Resolving),
)
async def resolve_actor(request: Request) -> Response:
    """Who a name stands for, the surest first: by which name it matched, in what way, and how surely."""
    search = asked(request, Resolving)
    only_json(request)
    found = actors.resolve(search.q, Wanted(search.accepts, search.on), search.limit)
    return answer(request, _found(search.q, found, search.limit))


@router.get(
    "/actors/{id}",
    operation_id="getActor",
    responses=documented("One actor.", LED, 404, 406, 422, schema=shapes.ActorWithLeaders),
    openapi_extra=parameters(Showing),
)
async def get_actor(request: Request, id: str) -> Response:
    """One actor by its code, with everything that stands for it and who has held office."""
    wanted = asked(request, Showing)
    only_json(request)
    entry = actors.entry_of(id)
    if entry is None:
        raise _unknown(id)
    terms = [term for term in codebook.load().leaders if term.code == entry.code]
    held = [term for term in terms if wanted.on is None or actors.holds(term, wanted.on)]
    whole = entry.code.rpartition("-")[0] or None
    return answer(
        request, encoded(_told(entry) | {"part_of": whole, "leaders": [_term(term) for term in held]})
    )


def _matching(search: Searching) -> list[ActorEntry]:
    """The actors asked for, in the codebook's order, or with `q` the best match first."""
    if search.q is None:
        return [entry for entry in codebook.load().actors.values() if search.accepts(entry)]
    found = actors.index().holding(search.q, Wanted(search.accepts))
    return list({acting.actor.code: acting.actor for acting in found}.values())


def _row(entry: ActorEntry) -> str:
    """An actor as JSON; made anew for the few parts of states that have leaders."""
    return _rows().get(entry.code) or encoded(_told(entry))


@cache
def _rows() -> dict[str, str]:
    """Each entry of the codebook as JSON, by code."""
    return {code: encoded(_told(entry)) for code, entry in codebook.load().actors.items()}


def _told(entry: ActorEntry) -> dict[str, Any]:
    return _named(entry) | {
        "iso2": entry.iso2,
        "aliases": list(entry.aliases),
        "adjectives": list(entry.adjectives),
        "capital": list(entry.capital),
        "metonyms": list(entry.metonyms),
    }


def _named(entry: ActorEntry) -> dict[str, Any]:
    return {
        "id": entry.code,
        "name": entry.name,
        "type": actors.type_of(entry),
        "country": entry.country,
        "url": f"/actors/{entry.code}",
        "events": f"/events?actor={entry.code}",
    }


def _found(q: str, found: list[Match[Acting]], limit: int) -> str:
    rows = (encoded(_named(m.item.actor) | {"match": why(m), "person": _person(m.item)}) for m in found)
    return listed(rows, {"q": q, "returned": len(found), "limit": limit})


def why(match: Match[Any]) -> dict[str, Any]:
    """Why something was found: the name that matched, its kind, in what way, and how surely."""
    return {"text": match.text, "kind": match.kind, "how": match.how, "score": match.score}


def _person(acting: Acting) -> dict[str, Any] | None:
    if acting.person is None:
        return None
    return {"name": acting.person, "terms": [_term(term) for term in acting.terms]}


def _term(term: Leader) -> dict[str, Any]:
    return {
        "name": term.name,
        "office": term.office,
        "since": term.since and term.since.isoformat(),
        "until": term.until and term.until.isoformat(),
    }


def _unknown(id: str) -> Problem:
    near = alike(id, codebook.load().actors)
    detail = f"There is no actor '{id[:100]}'.{meant(near)} Search with /actors/resolve?q=…"
    return Problem("not_found", detail, Fault("not_found", "id", detail, id, near, place="path"))
