"""/vocabularies: every closed list that a parameter takes or a field of an event holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, get_args

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from app import codebook
from app.codebook import labels, regions
from app.codebook.entries import PlaceKind
from app.codebook.vocabularies import meanings
from app.events.event import Bound, EventDate, PlacePrecision, Precision, Role
from app.filters.event_filter import EventFilter
from app.filters.languages import Lang, lang_param
from app.gazetteer import actors
from app.mentions.mention import Basis
from app.render import FORMATS
from app.routes.answering import answer, encoded, listed
from app.routes.asking import asked, only_json
from app.routes.lanes import lanes_of
from app.routes.languages import language_of
from app.routes.reference import documented, parameters
from app.routes.shapes import codebook as shapes

router = APIRouter(tags=["codebook"])
FIELD = "field"  # the vocabulary of what events are counted, split or grouped by


class Showing(BaseModel):
    """The parameters of /vocabularies."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Lang = lang_param()


MODALITY = {
    "id": "modality", "parameters": ["modality"], "paths": ["/events"],
    "values": [{"value": "claimed", "label": "Claimed", "definition": "Told on the word of a party."}],
}  # fmt: skip
META = {"language": "en", "languages": ["en", "fr"]}


@router.get(
    "/vocabularies",
    operation_id="listVocabularies",
    responses=documented(
        "Every closed list.", {"data": [MODALITY], "meta": META}, schema=shapes.VocabularyList
    ),
    openapi_extra=parameters(Showing),
)
async def list_vocabularies(request: Request) -> Response:
    """Every closed list of values with a label and a one-line definition of each, and where it is taken."""
    wanted = asked(request, Showing)
    only_json(request)
    language = language_of(request, wanted.lang)
    body = await lanes_of(request).apart(_told, request.app, language)
    return answer(request, body, language=language)


@lru_cache(maxsize=16)
def _told(app: FastAPI, language: str) -> str:
    """The body in a language; slow when new, for it reads the whole description of the API."""
    rows = (encoded(_vocabulary(each, language)) for each in _lists(app))
    return listed(rows, {"language": language, "languages": labels.languages()})


@dataclass(slots=True)
class _List:
    """A closed list under a name, and the parameters and paths that take it or some of it."""

    id: str
    values: Sequence[str]
    parameters: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def _lists(app: FastAPI) -> Iterable[_List]:
    """Every closed list: what /events takes, what an event's fields hold, what other endpoints take."""
    found: dict[str, _List] = {}
    paths = app.openapi()["paths"]
    for path, name, values in _enumerated({"/events": paths["/events"]}):
        _take(_known(found, name, values), name, path)
    for id, held in _fields().items():
        _known(found, id, held)
    for path, name, values in _enumerated(paths):
        other = name in found and not set(values) <= set(found[name].values)
        id = f"{path.rpartition('/')[2]}_{name}" if other else name
        _take(_known(found, id, values), name, path)
    return found.values()


def _known(found: dict[str, _List], id: str, values: Sequence[str]) -> _List:
    """The list of just these values, else the one of this name, which is new where there was none."""
    same = next((each for each in found.values() if set(values) == set(each.values)), None)
    return same or found.setdefault(id, _List(id, values))


def _take(taken: _List, parameter: str, path: str) -> None:
    for known, each in ((taken.parameters, parameter), (taken.paths, path)):
        if each not in known:
            known.append(each)


def _fields() -> dict[str, Sequence[str]]:
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


def _enumerated(paths: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Path, name and values of every query parameter that the API's description gives a closed list."""
    for path, methods in paths.items():
        for each in methods.get("get", {}).get("parameters", ()):
            schema = each["schema"]
            allowed = schema.get("enum") or schema.get("items", {}).get("enum") or ()
            if each["in"] == "query" and allowed:
                yield path, each["name"], tuple(_plain(each["name"], allowed))


def _plain(name: str, allowed: Sequence[Any]) -> Iterator[str]:
    """The values of an enumeration, without those that exclude another by a leading `-`."""
    for value in map(str, allowed):
        if name == "sort" or not value.startswith("-"):
            yield value


def _vocabulary(each: _List, language: str) -> dict[str, Any]:
    return {
        "id": each.id,
        "parameters": each.parameters,
        "paths": each.paths,
        "values": [_value(each.id, value, language) for value in each.values],
    }


def _value(vocabulary: str, value: str, language: str) -> dict[str, str | None]:
    told = labels.label(value, language, vocabulary) or labels.label(value, language, FIELD)
    label = told or value.replace("_", " ").replace(".", ": ").capitalize()
    return {"value": value, "label": label, "definition": _definition(vocabulary, value)}


def _definition(vocabulary: str, value: str) -> str | None:
    """What a value of a vocabulary means, in one line; None where nothing says so."""
    if vocabulary == "type":
        return codebook.load().types[value].means
    if vocabulary == "region":
        return " ".join(sorted(regions.regions()[value]))
    told = meanings().get(vocabulary, {}).get(value) or meanings()[FIELD].get(value)
    return told or _filters().get(value)


@cache
def _filters() -> dict[str, str | None]:
    """What each filter says of itself, for lists of what can be filtered by."""
    return {name: field.description for name, field in EventFilter.model_fields.items()}
