"""The answer of an endpoint that tells JSON: the body, an entity tag of its bytes, or 304."""

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app import __version__
from app.query.cursors import fingerprint
from app.query.reader import State
from app.routes.caching import unchanged, validators
from app.routes.languages import in_language

JSON = "application/json"


def encoded(told: Any) -> str:
    """JSON as it is served."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def listed(rows: Iterable[str], meta: Mapping[str, Any]) -> str:
    """The body of a list: rows that are JSON already, and meta."""
    return f'{{"data":[{",".join(rows)}],"meta":{encoded(meta)}}}'


def answer(request: Request, body: str, *, language: str | None = None, media: str = JSON) -> Response:
    """The body, or 304 when the client has just these bytes already."""
    headers = validators(f'W/"{blake2b(body.encode(), digest_size=8).hexdigest()}"', None)
    if language is not None:
        headers = in_language(headers, language)
    return Response(None, 304, headers) if unchanged(request, headers) else sent(body, headers, media)


def of_state(state: State, *asking: object) -> dict[str, str]:
    """Validators of what is read from the store: its state, and a hash of what was asked.

    An article that tells no event takes no sequence number, so the hour of the last one counts too.
    """
    tag = fingerprint({}, *asking, state.last_ingest_at, __version__)
    changed = [at for at in (state.at, state.last_ingest_at) if at]
    return validators(f'W/"{state.seq}-{tag}"', max(changed, default=None))


def sent(body: str, headers: Mapping[str, str], media: str = JSON) -> Response:
    """The body with its line end."""
    return Response(f"{body.rstrip()}\n", 200, dict(headers), media)
