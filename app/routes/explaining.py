"""The explanation that /extract answers with: as JSON or as plain text, and what OpenAPI says of it."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import Response

from app import codebook
from app.explain import document, explain
from app.explain.explanation import EventRead, SentenceRead
from app.extractors import Coding
from app.ingest import Admitted
from app.render import explanations
from app.render.negotiation import preferred
from app.routes.asking import not_acceptable
from app.routes.posting import ARTICLE, JSON, TEXT, Explaining
from app.routes.reference import headers_of, parameters
from app.routes.rehearsal import rehearsed

KINDS = (JSON, TEXT)
KEPT_NOWHERE = {"Cache-Control": "no-store"}


def kind_of(request: Request) -> str:
    """The media type that an explanation is asked for in; refused where there is none that will do."""
    kind = preferred(request.headers.get("accept", ""), KINDS)
    if kind is None:
        raise not_acceptable(request, KINDS)
    return kind


def explained(kind: str, admitted: Admitted) -> Response:
    """The answer that explains how an article is coded, in one of KINDS."""
    found = explain(admitted.article)
    told = extracted(found.coding, admitted)
    if kind == JSON:
        return Response(_json(told | {"explanation": document(found)}), 200, KEPT_NOWHERE, JSON)
    lines = explanations.lines(document(found), told["events"])
    return Response("".join(f"{line}\n" for line in lines), 200, KEPT_NOWHERE, f"{TEXT}; charset=utf-8")


def extracted(coding: Coding, admitted: Admitted) -> dict[str, Any]:
    """The events of an article that is not stored, why it has none, and what had to be mended in it."""
    events = rehearsed(coding, admitted.article, codebook.load())
    return {"events": events, "withheld": coding.withheld, "notes": list(admitted.notes)}


def _json(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False) + "\n"


def _list_of(kind: type) -> dict[str, Any]:
    """The schema of a list of values of a dataclass, each definition in its place."""
    schema = TypeAdapter(list[kind]).json_schema()  # type: ignore[valid-type]
    found: dict[str, Any] = _inlined(schema, schema.pop("$defs"))
    return found


def _inlined(schema: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_inlined(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inlined(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    return {key: _inlined(each, definitions) for key, each in schema.items() if key != "title"}


SENTENCE = {
    "number": 1, "part": "text", "start": 0, "end": 33, "text": "The Kremlin declared a ceasefire.",
    "mentions": [
        {"kind": "actor", "start": 0, "end": 11, "text": "The Kremlin", "gloss": "RUS name",
         "value": {"codes": ["RUS"], "form": "name", "owner": False, "stands_for": []}},
    ],
    "signals": [
        {"trigger": "“declared”", "topic": "“ceasefire”", "type": "truce_declared", "rule": "verb",
         "events": [1], "refused": None, "why": None, "words": None},
    ],
    "withheld": None, "words": None,
}  # fmt: skip
EVENT = {
    "number": 1, "sentences": [1],
    "origins": [
        {"field": "source", "value": "RUS", "way": "subject", "words": "“The Kremlin”", "sentence": 1,
         "of": "of “declared”", "note": "", "stands_for": []},
    ],
}  # fmt: skip
ANSWER: dict[str, Any] = {
    "description": "The events the text tells; with `explain=true` also how each sentence was read.",
    "headers": headers_of(("Cache-Control",)),
    "content": {
        JSON: {
            "schema": {
                "type": "object",
                "required": ["events", "withheld", "notes"],
                "properties": {
                    "events": {"type": "array", "items": {"type": "object"}},
                    "withheld": {"type": ["string", "null"]},
                    "notes": {"type": "array", "items": {"type": "string"}},
                    "explanation": {
                        "type": "object",
                        "required": ["withheld", "sentences", "events"],
                        "properties": {
                            "withheld": {"type": ["string", "null"]},
                            "sentences": _list_of(SentenceRead),
                            "events": _list_of(EventRead),
                        },
                    },
                },
            },
            "example": {
                "events": [],
                "withheld": None,
                "notes": [],
                "explanation": {"withheld": None, "sentences": [SENTENCE], "events": [EVENT]},
            },
        },
        TEXT: {"schema": {"type": "string"}, "example": "[1]   The Kremlin declared a ceasefire.\n"},
    },
}
POSTING: dict[str, Any] = ARTICLE | {
    "parameters": [*ARTICLE["parameters"], *parameters(Explaining)["parameters"]]
}
