"""/types and /actors: what the codebook holds."""

import json
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, BeforeValidator, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from app import codebook
from app.codebook.book import all_names
from app.codebook.entries import ActorEntry, EventType
from app.errors import Problem
from app.filters.faults import Fault, alike, meant
from app.filters.listing import parse_limit
from app.filters.schema import param, single
from app.query.cursors import fingerprint
from app.routes.asking import Nothing, asked, only_json
from app.routes.caching import unchanged, validators
from app.routes.reference import documented, parameters

router = APIRouter(tags=["codebook"])
KINDS = {"state": "country", "role": "group"}


class Searching(BaseModel):
    """The parameters of /actors."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: str | None = param(
        "Part of a name, alias or code, in any case.", "houthi", single("string", maxLength=200)
    )
    limit: Annotated[int | None, BeforeValidator(parse_limit)] = param(
        "At most this many actors.", 20, single("integer", minimum=1, maximum=1000)
    )


@router.get(
    "/types",
    operation_id="listTypes",
    responses=documented("Every event type.", {"data": [{"id": "truce_declared"}]}),
)
async def list_types(request: Request) -> Response:
    """Every event type with its label, family, definition, codes and examples."""
    asked(request, Nothing)
    only_json(request)
    book = codebook.load()
    return _answer(
        request, {"data": [_type(kind) for kind in book.types.values()], "meta": {"version": book.version}}
    )


@router.get(
    "/actors",
    operation_id="listActors",
    responses=documented("Actors.", {"data": [{"id": "RUS"}]}),
    openapi_extra=parameters(Searching),
)
async def list_actors(request: Request) -> Response:
    """The actors that the codebook knows, best match first where `q` is given."""
    search = asked(request, Searching)
    only_json(request)
    found = _matching(search.q)
    shown = found[: search.limit or 100]
    return _answer(
        request,
        {"data": [_actor(entry) for entry in shown], "meta": {"returned": len(shown), "total": len(found)}},
    )


@router.get(
    "/actors/{id}", operation_id="getActor", responses=documented("One actor.", {"id": "RUS"}, 404, 406, 422)
)
async def get_actor(request: Request, id: str) -> Response:
    """One actor by its code, with everything that stands for it and who has held office."""
    asked(request, Nothing)
    only_json(request)
    book = codebook.load()
    entry = book.actors.get(id.upper())
    if entry is None:
        near = alike(id, book.actors)
        detail = f"There is no actor '{id[:100]}'.{meant(near)} Search with /actors?q=…"
        raise Problem("not_found", detail, Fault("not_found", "id", detail, id, near, place="path"))
    return _answer(
        request,
        _actor(entry)
        | {"leaders": [_leader(leader) for leader in book.leaders if leader.code == entry.code]},
    )


def _matching(q: str | None) -> list[ActorEntry]:
    """The actors with `q` in one of their names: whole names first, then beginnings, then the rest."""
    actors = list(codebook.load().actors.values())
    if q is None:
        return actors
    wanted = q.strip().casefold()
    ranked = [(rank, entry.code, entry) for entry in actors if (rank := _rank(wanted, entry)) is not None]
    return [entry for _, _, entry in sorted(ranked, key=lambda row: row[:2])]


def _rank(wanted: str, entry: ActorEntry) -> int | None:
    names = [name.casefold() for name in all_names(entry)]
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    return 2 if any(wanted in name for name in names) else None


def _type(kind: EventType) -> dict[str, Any]:
    return {
        "id": kind.id,
        "label": kind.label,
        "family": kind.family,
        "means": kind.means,
        "codes": {"cameo": kind.cameo or None, "plover": kind.plover or None},
        "examples": list(kind.examples),
        "counter_examples": list(kind.counter_examples),
        "events": f"/events?type={kind.id}",
    }


def _actor(entry: ActorEntry) -> dict[str, Any]:
    return {
        "id": entry.code,
        "name": entry.name,
        "type": KINDS.get(entry.kind, entry.kind),
        "country": entry.country,
        "iso2": entry.iso2,
        "aliases": list(entry.aliases),
        "adjectives": list(entry.adjectives),
        "capital": list(entry.capital),
        "metonyms": list(entry.metonyms),
        "events": f"/events?actor={entry.code}",
    }


def _leader(leader: Any) -> dict[str, Any]:
    return {
        "name": leader.name,
        "office": leader.office,
        "since": leader.since and leader.since.isoformat(),
        "until": leader.until and leader.until.isoformat(),
    }


def _answer(request: Request, told: Any) -> Response:
    """What is told as JSON, or 304 when the client has just that already."""
    headers = validators(f'W/"{fingerprint({}, told)}"', None)
    if unchanged(request, headers):
        return Response(None, 304, headers)
    return Response(json.dumps(told, ensure_ascii=False) + "\n", 200, headers, "application/json")
