"""/help: a cheat sheet of everything that can be asked, made of what the filters and routes declare."""

from collections.abc import Iterator, Mapping, Set
from functools import cache, lru_cache
from typing import Any

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app import __version__
from app.codebook.vocabularies import meanings
from app.filters.event_filter import EventFilter
from app.filters.listing import Listing
from app.query.samples import Samples, samples
from app.render import FORMATS, Format
from app.render.cheatsheet import Entry, Section, cheatsheet, curl
from app.render.negotiation import preferred
from app.routes.addresses import HOST
from app.routes.answering import answer
from app.routes.asking import Nothing, asked, not_acceptable
from app.routes.examples import TEXT, asking, example, request_line, spelt
from app.routes.lanes import lanes_of
from app.routes.reference import CACHED, UNCHANGED, headers_of, problems

router = APIRouter(tags=["service"])
LOCAL = "localhost:8000"
LONGEST = 259  # characters of a host and its port
FEW = 12  # values of a closed list that are told beside its parameter
NOBODY = Samples("evt_0000000000001", "art_example")
HEAD = (
    "PARLEY {version}: news articles in, dated diplomatic events out. Every line below runs as it stands; "
    "{root}/docs and {root}/openapi.json tell the rest."
)
COMBINE = (
    "Parameters of /events and of all that counts or follows events. They combine with AND; a,b means a or "
    "b, as does repetition; a leading - leaves out; \\, and \\- stand for themselves. The names of actors, "
    "places and codes are taken in any case; what is unknown is refused. Letters beyond ASCII must be "
    "encoded, as curl -G --data-urlencode does."
)


@router.get(
    "/help",
    operation_id="getHelp",
    response_class=PlainTextResponse,
    responses={
        200: {
            "description": "The sheet.",
            "headers": headers_of(CACHED),
            "content": {TEXT: {"schema": {"type": "string"}, "example": "PARLEY 0.1.0: …\n"}},
        },
        304: UNCHANGED,
        **problems(406, 422, 503),
    },
)
async def get_help(request: Request) -> Response:
    """A plain-text cheat sheet: every filter, format and endpoint with a curl line."""
    asked(request, Nothing)
    if preferred(request.headers.get("accept", ""), (TEXT,)) is None:
        raise not_acceptable(request, (TEXT,))
    lanes, host = lanes_of(request), request.headers.get("host", "")
    with lanes.reader.inline() as view:
        known = samples(view) or NOBODY
    sane = len(host) <= LONGEST and HOST.fullmatch(host)
    root = f"{request.url.scheme}://{host if sane else LOCAL}"
    body = await lanes.apart(sheet, request.app, root, known)
    return answer(request, body, media=f"{TEXT}; charset=utf-8")


@lru_cache(maxsize=16)
def sheet(app: FastAPI, root: str, known: Samples) -> str:
    """The cheat sheet of an application as it is reached, with ids that its store knows; slow when new."""
    filters = list(EventFilter.model_fields)
    pages = [name for name in Listing.model_fields if name not in filters]
    parts = (
        Section("FILTERS", COMBINE, [_parameter(name, f"{root}/events.txt") for name in filters]),
        Section(
            "PAGES", "What /events takes beside.", [_parameter(name, f"{root}/events") for name in pages]
        ),
        Section("FORMATS", "Asked for by suffix, by format= or by Accept.", list(_formats(app, root))),
        Section("ENDPOINTS", "Each GET answers HEAD and OPTIONS too.", list(_endpoints(app, root, known))),
    )
    return cheatsheet(HEAD.format(version=__version__, root=root), parts)


def _parameter(name: str, address: str) -> Entry:
    query = asking(Listing, name)
    return Entry(spelt(Listing, name), _meaning(Listing, name), curl(address, query) if query else ())


def _meaning(model: type[BaseModel], name: str) -> str:
    """What a parameter means, and the values of a short closed list."""
    schema = _schemas(model)[spelt(model, name)]
    allowed = schema.get("enum") or schema.get("items", {}).get("enum") or ()
    values = [str(value) for value in allowed if not str(value).startswith("-")]
    told = str(schema.get("description", "")).replace("`", "")
    return f"{told} ({', '.join(values)})" if 0 < len(values) <= FEW else told


@cache
def _schemas(model: type[BaseModel]) -> Mapping[str, Any]:
    """The JSON schema of each parameter of a model."""
    found: Mapping[str, Any] = model.model_json_schema()["properties"]
    return found


def _formats(app: FastAPI, root: str) -> Iterator[Entry]:
    listing = app.openapi()["paths"]["/events.{suffix}"]["get"]["parameters"]
    taken = {each["name"] for each in listing} - {spelt(Listing, name) for name in Listing.model_fields}
    for name, format in FORMATS.items():
        address = f"{root}/events.{format.suffixes[0]}"
        yield Entry(name, meanings()["format"].get(name, ""), curl(address, {"limit": "5"}))
        yield from _options(format, address, taken)


def _options(format: Format, address: str, taken: Set[str]) -> Iterator[Entry]:
    """The parameters that one format has and that are taken, under it."""
    for name, field in format.options.model_fields.items():
        own = spelt(format.options, name)
        if own in taken:
            line = curl(address, {own: example(field), "limit": "5"})
            yield Entry(f"  {own}", _meaning(format.options, name), line)


def _endpoints(app: FastAPI, root: str, known: Samples) -> Iterator[Entry]:
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            if "{suffix}" not in path:  # those are the formats
                name = path if method == "get" else f"{method.upper()} {path}"
                yield Entry(name, _summary(operation), request_line(root, path, method, operation, known))


def _summary(operation: Mapping[str, Any]) -> str:
    """What an endpoint gives, and the parameters that are its own."""
    told = str(operation["description"]).partition("\n")[0].replace("`", "")
    names = [each["name"] for each in operation.get("parameters", ()) if each["in"] == "query"]
    filters = {spelt(EventFilter, name) for name in EventFilter.model_fields if name != "as_of"}
    if filters <= set(names):
        names = ["the filters", *(name for name in names if name not in filters)]
    return f"{told} Takes {', '.join(names)}." if names else told
