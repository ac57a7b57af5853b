"""The API's description (OpenAPI 3.1): FastAPI's, with what our answers share added once as components."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import iter_route_contexts

from app import __version__
from app.errors import CODES, PROBLEM
from app.render import FORMATS
from app.routes.reference import headers_of
from app.routes.refusals import examples
from app.routes.shapes import SHAPES
from app.routes.shapes.base import components, reference_to
from app.routes.shapes.changes import ChangeList
from app.routes.shapes.problems import Problem

ABOUT = """News articles in, dated diplomatic events out: a timeline with the evidence behind each field.

Parameters combine with AND, the values of one parameter (a comma, or the parameter again) with OR. An unknown
parameter or value is refused with what may have been meant: nothing is ignored. Keys, values and endpoints
may be added at any time; nothing that is described here is removed or changes its meaning."""
TAGS = {
    "events": "The timeline: lists, counts, single events.",
    "aggregates": "Counts by value and by time, under the same filters.",
    "articles": "Texts in: coded and stored, or only shown.",
    "codebook": "What the codes of types, actors and places mean.",
    "store": "Whose articles there are, how much of what, how fresh.",
    "service": "Where everything is, and whether it works.",
}
ANYWHERE = (414, 431, 500)  # what any request can meet before it reaches an endpoint
PATHS = {"suffix": {"enum": [suffix for each in FORMATS.values() for suffix in each.suffixes]}}
HEADERS: Mapping[str, tuple[str, str]] = {
    "ETag": ("What to send in If-None-Match to get a 304 as long as this answer still holds.", 'W/"41-9c1f"'),
    "Last-Modified": ("When the store, or this event, last changed.", "Fri, 25 Apr 2025 08:00:00 GMT"),
    "Cache-Control": ("How long a copy may be used unasked.", "public, max-age=0, must-revalidate"),
    "Vary": ("The request headers that the answer depends on.", "Accept, Accept-Encoding"),
    "Link": (
        "`self`, `next`, `prev`, an `alternate` for each format, and `describedby` (RFC 8288).",
        '</events?cursor=eyJx>; rel="next"',
    ),
    "X-Total-Count": ("How many events match, where that was counted.", "412"),
    "X-Request-Id": ("The id of this exchange; a sane one of the client's is kept.", "req_7c1f09ab54d2e380"),
    "Server-Timing": ("Where the time went, in milliseconds.", "db;dur=1.20, render;dur=0.31"),
    "Content-Language": ("The language of the labels.", "en"),
    "Location": ("Where what was made, or what it became, is found.", "/articles/art_example"),
    "Content-Disposition": ("The name of the file, with `download`.", 'attachment; filename="events.csv"'),
    "Retry-After": ("Seconds to wait before the next try.", "5"),
}


def described(app: FastAPI) -> dict[str, Any]:
    """The description of the application as it is served."""
    document = get_openapi(
        title="Parley",
        version=__version__,
        summary="A timeline of diplomatic events, read from news.",
        description=ABOUT,
        routes=app.routes,
        license_info={"name": "MIT", "identifier": "MIT"},
    )
    used = {tag for operation in _operations(document) for tag in operation["tags"]}
    document["tags"] = [{"name": name, "description": TAGS.get(name, "")} for name in sorted(used, key=_rank)]
    _restore_nulls(app, document)
    _tell_paths(document)
    refused = examples()
    for operation in _operations(document):
        _complete(operation, refused)
    _add_components(document, refused)
    return document


def written(app: FastAPI) -> bytes:
    """The description as it is sent; made once for an application."""
    if not hasattr(app.state, "description"):
        app.state.description = json.dumps(described(app), ensure_ascii=False).encode() + b"\n"
    found: bytes = app.state.description
    return found


def _rank(tag: str) -> tuple[int, str]:
    return (list(TAGS).index(tag) if tag in TAGS else len(TAGS), tag)


def _complete(operation: dict[str, Any], refused: Mapping[str, Any]) -> None:
    """Add what goes without saying: the failures that any request can meet, problems in full, headers."""
    responses = operation["responses"] | {str(status): {"description": ""} for status in ANYWHERE}
    labelled = any(each["name"] == "lang" for each in operation.get("parameters", []))
    for status, response in responses.items():
        if status >= "400":
            response |= _problem(status, operation, refused)
        always = ["X-Request-Id", *(["Content-Language"] if labelled and status in ("200", "304") else [])]
        response["headers"] = response.get("headers", {}) | headers_of(always)
    operation["responses"] = dict(sorted(responses.items()))


def _operations(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    return (operation for methods in document["paths"].values() for operation in methods.values())


def _tell_paths(document: Mapping[str, Any]) -> None:
    """Say what may stand in a path; FastAPI knows no more than that it is text."""
    for operation in _operations(document):
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "path":
                parameter["schema"] = {"type": "string"} | PATHS.get(parameter["name"], {})


def _restore_nulls(app: FastAPI, document: Mapping[str, Any]) -> None:
    """Give the examples back the nulls that FastAPI drops from them."""
    for route in iter_route_contexts(app.routes):
        for status, response in (getattr(route, "responses", None) or {}).items():
            for method in route.methods or ():
                told = document["paths"][route.path_format][method.lower()]["responses"][str(status)]
                for media, content in response.get("content", {}).items():
                    told["content"][media] |= {k: v for k, v in content.items() if k.startswith("example")}


def _problem(status: str, operation: Mapping[str, Any], refused: Mapping[str, Any]) -> dict[str, Any]:
    """A failure of an operation: its schema, and an example of each code that the operation can meet."""
    possible = [code for code in refused if str(CODES[code][0]) == status]
    fitting = [code for code in possible if _fits(refused[code], operation)] or possible
    shown = {code: {"$ref": f"#/components/examples/{code}"} for code in fitting}
    told = refused[fitting[0]]
    lines = [f"error: {each['detail']}\n" for each in told["errors"] or [told]]
    content = {
        PROBLEM: {"schema": reference_to(Problem), "examples": shown},
        "text/plain": {"schema": {"type": "string"}, "example": "".join(lines)},
    }
    response = {"description": "; ".join(CODES[code][1] for code in fitting) + ".", "content": content}
    names = ("Cache-Control", "Vary", *(["Retry-After"] if status == "503" else []))
    return response | {"headers": headers_of(names)}


def _fits(problem: Mapping[str, Any], operation: Mapping[str, Any]) -> bool:
    """Whether an operation takes the part of a request that a problem is about."""
    taken = operation.get("parameters", [])
    if problem["code"] == "missing_parameter":
        return any(each.get("required") and each["in"] == "query" for each in taken)
    names = {each["name"] for each in taken} | {"form", "accept"}
    named = any(
        error["in"] in ("query", "path", "header") and error["name"] in names for error in problem["errors"]
    )
    sent = any(error["in"] == "body" or error["name"] == "content-type" for error in problem["errors"])
    return named or (sent and "requestBody" in operation)


def _add_components(document: dict[str, Any], refused: Mapping[str, Any]) -> None:
    """What operations share: schemas, headers, examples, and the parameters that several of them take."""
    found = document.setdefault("components", {})
    found["schemas"] = components([Problem, ChangeList, *SHAPES.values()]) | found.get("schemas", {})
    found["headers"] = {
        name: {"description": about, "schema": {"type": "string"}, "example": example}
        for name, (about, example) in HEADERS.items()
    }
    found["examples"] = {code: {"summary": CODES[code][1], "value": each} for code, each in refused.items()}
    found["parameters"] = shared = _shared(document)
    for operation in _operations(document):
        for place, parameter in enumerate(operation.get("parameters", [])):
            if shared.get(parameter["name"]) == parameter:
                reference = {"$ref": f"#/components/parameters/{parameter['name']}"}
                operation["parameters"][place] = reference


def _shared(document: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters that several operations take in the same way, by name."""
    taken = [
        json.dumps(each) for operation in _operations(document) for each in operation.get("parameters", [])
    ]
    often = [json.loads(text) for text, times in reversed(Counter(taken).most_common()) if times > 1]
    return {parameter["name"]: parameter for parameter in often if parameter["in"] == "query"}
