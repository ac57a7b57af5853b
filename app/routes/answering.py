"""The answer of an endpoint that tells JSON: the body, an entity tag of its bytes, or 304."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.routes.caching import unchanged, validators
from app.routes.languages import in_language

JSON = "application/json"


def encoded(told: Any) -> str:
    """JSON as it is served."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def listed(rows: Iterable[str], meta: Mapping[str, Any]) -> str:
    """The body of a list: rows that are JSON already, and meta."""
    return f'{{"data":[{",".join(rows)}],"meta":{encoded(meta)}}}'


def answer(
    request: Request,
    body: str,
    *,
    language: str | None = None,
    media: str = JSON,
    changed: datetime | None = None,
) -> Response:
    """The body, or 304 when the client has just these bytes already."""
    sent = f"{body}\n".encode() if not body.endswith("\n") else body.encode()
    headers = validators(f'W/"{blake2b(sent, digest_size=8).hexdigest()}"', changed)
    if language is not None:
        headers = in_language(headers, language)
    if unchanged(request, headers):
        return Response(None, 304, headers)
    return Response(sent, 200, headers, media)
