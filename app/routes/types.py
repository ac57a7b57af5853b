"""/types: what can happen, as the codebook defines it."""

from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, BeforeValidator, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from app import codebook
from app.codebook import labels
from app.codebook.entries import EventType
from app.errors import Problem
from app.filters.codes import Codes, one_of, parse_codes
from app.filters.faults import Fault, alike, meant
from app.filters.languages import Lang, lang_param
from app.filters.schema import listed as list_of
from app.filters.schema import param
from app.filters.vocabulary import families
from app.routes.answering import answer, encoded, listed
from app.routes.asking import asked, only_json
from app.routes.languages import language_of
from app.routes.reference import documented, parameters
from app.routes.searching import meets
from app.routes.shapes import codebook as shapes

router = APIRouter(tags=["codebook"])
CAMEO_ROOTS = {
    "01": "Make public statement", "02": "Appeal", "03": "Express intent to cooperate", "04": "Consult",
    "05": "Engage in diplomatic cooperation", "06": "Engage in material cooperation", "07": "Provide aid",
    "08": "Yield", "09": "Investigate", "10": "Demand", "11": "Disapprove", "12": "Reject", "13": "Threaten",
    "14": "Protest", "15": "Exhibit force posture", "16": "Reduce relations", "17": "Coerce", "18": "Assault",
    "19": "Fight", "20": "Use unconventional mass violence",
}  # fmt: skip


class Showing(BaseModel):
    """The parameters of /types/{id}."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Lang = lang_param()


class Listing(Showing):
    """The parameters of /types."""

    family: Annotated[
        Codes | None,
        BeforeValidator(lambda values: parse_codes(values, one_of(families(), "a family of event types"))),
    ] = param("Families of types; a leading `-` excludes.", ["truce"], list_of(families))


TRUCE = {
    "id": "truce_declared", "label": "Truce declared", "family": "truce", "family_label": "Truces",
    "definition": "One side declares, announces or orders a truce, or one takes effect.",
    "codes": {"cameo": "0871", "plover": "CONCEDE"},
    "mappings": {"cameo": {"code": "0871", "root": "08", "root_label": "Yield"},
                 "plover": {"code": "CONCEDE"}},
    "examples": ["A truce came into force at dawn."],
    "counter_examples": ["The truce expired on Sunday."],
    "url": "/types/truce_declared", "events": "/events?type=truce_declared",
}  # fmt: skip
META = {"returned": 1, "total": 1, "language": "en", "version": "2026.1"}


@router.get(
    "/types",
    operation_id="listTypes",
    responses=documented("Every event type.", {"data": [TRUCE], "meta": META}, schema=shapes.EventTypeList),
    openapi_extra=parameters(Listing),
)
async def list_types(request: Request) -> Response:
    """Every event type with its label, family, definition, codes, examples and near misses."""
    wanted = asked(request, Listing)
    only_json(request)
    language, book = language_of(request, wanted.lang), codebook.load()
    rows = [_rows(language)[id] for id, kind in book.types.items() if meets(kind.family, wanted.family)]
    meta = {"returned": len(rows), "total": len(rows), "language": language, "version": book.version}
    return answer(request, listed(rows, meta), language=language)


@router.get(
    "/types/{id}",
    operation_id="getType",
    responses=documented("One event type.", TRUCE, 404, 406, 422, schema=shapes.EventType),
    openapi_extra=parameters(Showing),
)
async def get_type(request: Request, id: str) -> Response:
    """One event type: what counts, what does not, and its codes in CAMEO and PLOVER."""
    wanted = asked(request, Showing)
    only_json(request)
    language = language_of(request, wanted.lang)
    row = _rows(language).get(id.lower())
    if row is None:
        raise _unknown(id)
    return answer(request, row, language=language)


@cache
def _rows(language: str) -> dict[str, str]:
    """Each event type as JSON in a language, by id."""
    return {id: encoded(_told(kind, language)) for id, kind in codebook.load().types.items()}


def _told(kind: EventType, language: str) -> dict[str, Any]:
    return {
        "id": kind.id,
        "label": labels.label(kind.id, language),
        "family": kind.family,
        "family_label": labels.label(kind.family, language, "family"),
        "definition": kind.means,
        "codes": {"cameo": kind.cameo or None, "plover": kind.plover or None},
        "mappings": {"cameo": _cameo(kind.cameo), "plover": {"code": kind.plover} if kind.plover else None},
        "examples": list(kind.examples),
        "counter_examples": list(kind.counter_examples),
        "url": f"/types/{kind.id}",
        "events": f"/events?type={kind.id}",
    }


def _cameo(code: str) -> dict[str, str] | None:
    """A CAMEO code with the root of its tree; None where a type has none."""
    return {"code": code, "root": code[:2], "root_label": CAMEO_ROOTS[code[:2]]} if code else None


def _unknown(id: str) -> Problem:
    known = codebook.load().types
    near = alike(id, known)
    detail = f"There is no event type '{id[:100]}'.{meant(near)} /types lists them all."
    return Problem("not_found", detail, Fault("not_found", "id", detail, id, near, tuple(known), "path"))
