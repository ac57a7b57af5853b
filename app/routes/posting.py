"""The body of a request that brings an article: JSON, or plain text beside query parameters."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from app.errors import Problem
from app.filters.faults import Fault
from app.ingest.decoding import decode

JSON, TEXT = "application/json", "text/plain"
SAMPLE = {
    "title": "Truce over Easter",
    "text": "The Kremlin declared a 30-hour truce with Ukraine over the weekend.",
    "published_at": "2025-04-22",
    "publisher": "Northern Post",
    "url": "https://post.example/truce",
}
TEXTS = {"type": ["string", "null"]}
ARTICLE: dict[str, Any] = {
    "parameters": [
        {"name": name, "in": "query", "required": False, "schema": {"type": "string"}, "description": "With a plain text body."}
        for name in ("title", "published_at", "publisher", "url", "language")
    ],
    "requestBody": {
        "required": True,
        "content": {
            JSON: {
                "schema": {
                    "type": "object",
                    "required": ["text"],
                    "additionalProperties": False,
                    "properties": {"text": {"type": "string", "minLength": 1}, "title": TEXTS, "published_at": TEXTS,
                                   "publisher": TEXTS, "url": TEXTS, "language": TEXTS},
                },
                "example": SAMPLE,
            },
            TEXT: {"schema": {"type": "string"}, "example": SAMPLE["text"]},
        },
    },
}  # fmt: skip


async def fields_of(request: Request) -> Mapping[str, Any]:
    """The fields of an article in a request's body and, for plain text, its query parameters."""
    kind = request.headers.get("content-type", TEXT).partition(";")[0].strip().lower()
    if kind not in (JSON, TEXT):
        detail = f"Content-Type '{kind}' is not taken here; send {JSON} or {TEXT}."
        raise Problem(
            "unsupported_media_type",
            detail,
            Fault(
                "unsupported_media_type", "content-type", detail, kind, allowed=(JSON, TEXT), place="header"
            ),
        )
    raw = await _body(request)
    if kind == JSON:
        return _object(raw)
    return {**request.query_params, "text": decode(raw).text}


async def _body(request: Request) -> bytes:
    """The whole body, refused as soon as it outgrows what an article may be."""
    most = request.app.state.settings.max_article_bytes + 100_000
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            detail = f"The body is larger than {most} bytes."
            raise Problem(
                "body_too_large", detail, Fault("body_too_large", "body", detail, size, place="body")
            )
        parts.append(part)
    return b"".join(parts)


def _object(raw: bytes) -> Mapping[str, Any]:
    try:
        fields = json.loads(raw, parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        detail = f"The body is not JSON: {fault}."
        raise Problem(
            "unparsable_body", detail, Fault("unparsable_body", "body", detail, place="body")
        ) from None
    if not isinstance(fields, dict):
        detail = f"The body is a JSON {type(fields).__name__}, expected an object with the article's fields."
        raise Problem("invalid_value", detail, Fault("invalid_value", "body", detail, place="body"))
    return fields


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
