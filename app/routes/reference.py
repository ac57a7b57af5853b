"""What OpenAPI says of an endpoint: its parameters from the filters, its answers and problems by example."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from app.errors import CODES
from app.events.document import text
from app.lines import Lines
from app.render import FORMATS, Format, Listed
from app.routes.shapes import SHAPES
from app.routes.shapes.base import reference_to

Responses = dict[int | str, dict[str, Any]]
CACHED = ("ETag", "Last-Modified", "Cache-Control", "Vary", "Server-Timing")
COUNTING = (*CACHED, "X-Total-Count", "Link")
LISTED = (*COUNTING, "Content-Disposition")
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
EVIDENCE = {
    "article_id": "art_example", "article": "/articles/art_example", "url": "https://post.example/truce",
    "publisher": "Northern Post", "title": "Truce over Easter",
    "language": "en", "published_at": "2025-04-20",
    "revision": 1, "part": "text", "quote": "The Kremlin declared a truce over the weekend.", "char_start": 0,
    "char_end": 46, "date_quote": "the weekend", "supports": ["type", "actors", "date"],
}  # fmt: skip
META = {
    "returned": 1, "limit": 100, "total": 1, "total_is": "exact", "undated_excluded": 0, "sort": "-date",
    "query": {"actor": ["RUS"], "from": "2025-04", "to": "2025-04-30"},
    "interval": {"start": "2025-04-01T00:00:00Z", "end_before": "2025-05-01T00:00:00Z"},
    "snapshot": {"seq": 41, "at": "2025-04-25T08:00:00Z"},
    "coverage": {
        "first_event": "2024-02-01", "last_event": "2025-04-24", "last_ingest_at": "2025-04-25T08:00:00Z",
    },
}  # fmt: skip
COUNTED = {key: META[key] for key in ("query", "undated_excluded", "snapshot", "coverage")}
ASKED = "actor=Russia&from=2025-04&to=2025-04-30"
LINKS = {
    "self": f"http://localhost:8000/events?{ASKED}", "next": None, "count": f"/events/count?{ASKED}",
    **{name: f"/events.{each.suffixes[0]}?{ASKED}" for name, each in FORMATS.items()},
    "json": f"/events?{ASKED}",
}  # fmt: skip


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


def documented(description: str, example: Any, *statuses: int, **more: Any) -> Responses:
    """The answers of an endpoint that says when nothing changed: JSON with an example, 304, its problems."""
    answer = answered(description, example, **({"headers": CACHED} | more))
    return {200: answer, 304: UNCHANGED, **problems(*(statuses or (406, 422)))}


def answered(
    description: str,
    example: Any,
    *,
    schema: Any,
    text: str | None = None,
    headers: Sequence[str] = ("Cache-Control",),
) -> dict[str, Any]:
    """An answer in JSON with an example and its headers.

    `schema` is the pydantic model (or a union of some) of what is served, `text` an example of the answer as
    plain text where there is one.
    """
    content: dict[str, dict[str, Any]] = {"application/json": {"example": example}}
    if text is not None:
        content["text/plain"] = {"schema": {"type": "string"}, "example": text}
    told = {"description": description, "content": content, "headers": headers_of(headers)}
    return told | {"model": schema}


def problems(*statuses: int) -> Responses:
    """The problems of an endpoint; the description of the API adds their schema and their examples."""
    titles = dict(reversed(CODES.values()))
    return {status: {"description": titles[status]} for status in statuses}


def listed(description: str) -> dict[str, Any]:
    """The answer of an endpoint that has every format, with what each writes of one event."""
    content: dict[str, dict[str, Any]] = {}
    for each in FORMATS.values():
        media_type = _media_type(each)
        media = content.setdefault(media_type, {"schema": _shape(media_type), "examples": {}})
        media["examples"][each.name] = {"value": _sample(each)}
    return {"description": description, "headers": headers_of(LISTED), "content": content}


def _media_type(format: Format) -> str:
    return format.media_type.partition(";")[0]


def _shape(media_type: str) -> dict[str, Any]:
    """The schema of a media type: of the models of the formats that are sent as such, or text."""
    sent = [name for name, each in FORMATS.items() if _media_type(each) == media_type]
    shapes = [reference_to(SHAPES[name]) for name in sent if name in SHAPES] or [{"type": "string"}]
    return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}


def _sample(format: Format) -> Any:
    """What a format makes of one event."""
    one = Listed([Lines.of([text(EVENT)])], META, LINKS, root="http://localhost:8000")
    written = b"".join(format.write(one)).decode()
    return json.loads(written) if format.name in SHAPES else written


def headers_of(names: Sequence[str]) -> dict[str, Any]:
    """The headers of an answer, by name, as they are described once for all."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


UNCHANGED = {"description": "The client has this answer already.", "headers": headers_of(CACHED)}
LIST: Responses = {
    200: listed("The events, in the format asked for."),
    304: UNCHANGED | {"headers": headers_of(LISTED)},
    **problems(400, 404, 406, 422, 503),
}
