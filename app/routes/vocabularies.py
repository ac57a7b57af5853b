"""/vocabularies: every closed list that a parameter takes or a field of an event holds."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from app import codebook
from app.codebook import labels, regions
from app.codebook.entries import PlaceKind
from app.codebook.vocabularies import meanings
from app.events.event import Bound, EventDate, PlacePrecision, Precision, Role
from app.filters.languages import Lang, lang_param
from app.filters.listing import Listing
from app.gazetteer import actors
from app.mentions.mention import Basis
from app.render import FORMATS
from app.routes.answering import answer, encoded, listed
from app.routes.asking import asked, only_json
from app.routes.languages import language_of
from app.routes.reference import documented, parameters

router = APIRouter(tags=["codebook"])
Values = Sequence[str]


class Showing(BaseModel):
    """The parameters of /vocabularies."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Lang = lang_param()


MODALITY = {
    "id": "modality", "parameters": ["modality"],
    "values": [{"value": "claimed", "label": "Claimed", "definition": "Told on the word of a party."}],
}  # fmt: skip


@router.get(
    "/vocabularies",
    operation_id="listVocabularies",
    responses=documented("Every closed list.", {"data": [MODALITY], "meta": {"language": "en"}}),
    openapi_extra=parameters(Showing),
)
async def list_vocabularies(request: Request) -> Response:
    """Every closed list of values with a label and a one-line definition of each, and where it is taken."""
    wanted = asked(request, Showing)
    only_json(request)
    language = language_of(request, wanted.lang)
    return answer(request, _told(language), language=language)


@cache
def _told(language: str) -> str:
    taken = _taken()
    rows = (encoded(_vocabulary(id, values, taken.get(id, []), language)) for id, values in _lists().items())
    return listed(rows, {"language": language, "languages": labels.languages()})


def _lists() -> dict[str, Values]:
    """Every vocabulary: those that parameters take, then those that only fields of an event hold."""
    taken = {names[0]: values for values, names in _parameters(Listing).items()}
    return {**taken, **{id: values for id, values in _fields().items() if id not in taken}}


def _fields() -> dict[str, Values]:
    """The closed lists of an event's fields and of look-ups, as their types declare them."""
    return {
        "precision": get_args(Precision),
        "basis": get_args(Basis),
        "extent": get_args(EventDate.__annotations__["extent"]),
        "role": get_args(Role),
        "status": ("active", "retracted", "merged"),
        "actor_type": actors.types(),
        "place_type": get_args(PlaceKind),
        "place_precision": get_args(PlacePrecision),
        "bound": get_args(Bound),
        "office": tuple(dict.fromkeys(term.office for term in codebook.load().leaders)),
        "region": tuple(regions.regions()),
        "format": tuple(FORMATS),
    }


def _taken() -> dict[str, list[str]]:
    """Vocabulary -> the parameters of a list that take it."""
    return {names[0]: names for names in _parameters(Listing).values()}


@cache
def _parameters(model: type[BaseModel]) -> Mapping[Values, list[str]]:
    """The closed lists of a model's parameters as OpenAPI has them, each with the parameters that take it."""
    found: dict[Values, list[str]] = {}
    declared: dict[str, Any] = {each["name"]: each["schema"] for each in parameters(model)["parameters"]}
    for name, schema in declared.items():
        allowed = schema.get("enum") or schema.get("items", {}).get("enum") or ()
        if values := tuple(_plain(name, allowed)):
            found.setdefault(values, []).append(name)
    return found


def _plain(name: str, allowed: Sequence[Any]) -> Iterator[str]:
    """The values of an enumeration, without those that exclude another by a leading `-`."""
    for value in map(str, allowed):
        if name == "sort" or not value.startswith("-"):
            yield value


def _vocabulary(id: str, values: Values, taken: list[str], language: str) -> dict[str, Any]:
    return {
        "id": id,
        "parameters": taken,
        "values": [
            {"value": each, "label": labels.label(each, language, id), "definition": definition(id, each)}
            for each in values
        ],
    }


def definition(vocabulary: str, value: str) -> str | None:
    """What a value of a vocabulary means, in one line; None where nothing says so."""
    if vocabulary == "type":
        return codebook.load().types[value].means
    if vocabulary == "region":
        return " ".join(sorted(regions.regions()[value]))
    return meanings().get(vocabulary, {}).get(value)
