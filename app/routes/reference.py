"""What OpenAPI says of an endpoint: its parameters from the filters, its answers and problems by example."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from app.errors import CODES, PROBLEM
from app.render import FORMATS, Format, Listed

Responses = dict[int | str, dict[str, Any]]
UNCHANGED = {"description": "The client has this answer already."}
EVENT = {
    "id": "evt_0000000000001",
    "url": "/events/evt_0000000000001",
    "type": "truce_declared",
    "family": "truce",
    "codes": {"cameo": "0871", "plover": "CONCEDE"},
    "title": "Russia declares truce with Ukraine",
    "summary": "The Kremlin declared a truce over the weekend.",
    "date": {
        "start": "2025-04-19", "end": "2025-04-20", "precision": "day", "extent": "span", "start_at": None,
        "end_at": None, "edtf": "2025-04-19/2025-04-20", "text": "the weekend", "basis": "relative",
    },
    "modality": "occurred",
    "attributed_to": [],
    "quantities": {"duration_hours": 30},
    "bounds": {},
    "actors": [
        {"id": "RUS",
         "name": "Russia", "type": "country", "role": "source", "country": "RUS", "mention": "Moscow"},
        {"id": "UKR",
         "name": "Ukraine", "type": "country", "role": "target", "country": "UKR", "mention": "Kyiv"},
    ],
    "place": None,
    "confidence": 0.8,
    "corroboration": {
        "articles": 3, "publishers": 3, "origins": None,
        "first_reported_at": "2025-04-20", "last_reported_at": "2025-04-25",
    },
    "status": "active",
    "version": 3,
    "seq": 41,
    "created_at": "2025-04-20T08:00:00Z",
    "updated_at": "2025-04-25T08:00:00Z",
}  # fmt: skip
PAGE = {
    "returned": 1, "limit": 100, "total": 1, "total_is": "exact", "undated_excluded": None, "sort": "-date",
    "query": {"actor": ["RUS"]}, "snapshot": {"seq": 41, "at": "2025-04-25T08:00:00Z"},
}  # fmt: skip
LINKS = {"self": "/events?actor=RUS", "next": None, "json": "/events?actor=RUS"}


def parameters(model: type[BaseModel], formats: Sequence[str] = ()) -> dict[str, Any]:
    """The `parameters` of an endpoint that reads its query string with a model and has these formats."""
    schema = model.model_json_schema(by_alias=True)
    fields, needed = schema["properties"], schema.get("required", ())
    if "format" in fields:
        fields["format"]["enum"] = list(formats or FORMATS)
    return {"parameters": [_parameter(name, field, name in needed) for name, field in fields.items()]}


def _parameter(name: str, field: Mapping[str, Any], needed: bool) -> dict[str, Any]:
    schema = {key: value for key, value in field.items() if key not in ("description", "examples")}
    found: dict[str, Any] = {"name": name, "in": "query", "required": needed, "schema": schema}
    found |= {"description": field.get("description", "")}
    if field.get("type") == "array":
        found |= {"style": "form", "explode": False}
    return found | ({"example": field["examples"][0]} if field.get("examples") else {})


def documented(description: str, example: Any, *statuses: int) -> Responses:
    """The answers of an endpoint that says when nothing changed: JSON with an example, 304, its problems."""
    return {200: answered(description, example), 304: UNCHANGED, **problems(*(statuses or (406, 422)))}


def answered(description: str, example: Any) -> dict[str, Any]:
    """An answer in JSON with an example."""
    return {"description": description, "content": {"application/json": {"example": example}}}


def describe(description: str, *statuses: int) -> Responses:
    """The answers of an endpoint that gives one event."""
    merged = {"description": "The event became part of another, which Location names."}
    return documented(description, {**EVENT, "evidence": [EVIDENCE]}, *statuses) | {308: merged}


EVIDENCE = {
    "article_id": "art_example", "article": "/articles/art_example", "url": "https://post.example/truce",
    "publisher": "Northern Post", "title": "Truce over Easter",
    "language": "en", "published_at": "2025-04-20",
    "revision": 1, "part": "text", "quote": "The Kremlin declared a truce over the weekend.", "char_start": 0,
    "char_end": 46, "date_quote": "the weekend", "supports": ["type", "actors", "date"],
}  # fmt: skip


def problems(*statuses: int) -> Responses:
    """The problems of an endpoint, each with an example."""
    return {status: _problem(status) for status in statuses}


def _problem(status: int) -> dict[str, Any]:
    code, title = next((code, title) for code, (number, title) in CODES.items() if number == status)
    example = {
        "type": f"urn:parley:error:{code}",
        "title": title,
        "status": status,
        "code": code,
        "errors": [],
    }
    return {"description": title, "content": {PROBLEM: {"example": example}}}


def sample(format: Format) -> Any:
    """What a format makes of the example event."""
    listed = Listed([[json.dumps(EVENT)]], PAGE, LINKS, root="https://parley.example")
    told = b"".join(format.write(listed)).decode()
    return json.loads(told) if format.essence.endswith("json") and not format.streams else told


LIST: Responses = {
    200: {
        "description": "The events, in the format asked for.",
        "content": {each.essence: {"example": sample(each)} for each in FORMATS.values()},
    },
    304: UNCHANGED,
    **problems(400, 404, 406, 422, 503),
}
