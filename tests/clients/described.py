"""A check for Schemathesis: an answer is as described, also where `fields` leaves parts of events out.

The description tells of whole events, since a client would have to look for each part of one otherwise; what
`fields` left out is put back before the answer is held against it.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import schemathesis
from schemathesis import Case, CheckContext, Response
from schemathesis.specs.openapi.checks import content_type_conformance

EVENT = "evt_"
ENDLESS = "/events/stream"  # which the links of the root lead to as if it were an event


@schemathesis.check
def answer_as_described(ctx: CheckContext, response: Response, case: Case[Any]) -> bool | None:
    """Fail where an answer is none of those that the description has for its status."""
    if urlsplit(str(response.request.url)).path == ENDLESS:
        return None
    content_type_conformance(ctx, response, case)
    if (case.query or {}).get("fields") and response.content.startswith(b"{"):
        asked = urlsplit(str(response.request.url))
        whole = _whole(f"{asked.scheme}://{asked.netloc}")
        made = json.dumps(completed(response.json(), whole)).encode()
        response = Response(response.status_code, response.headers, made, response.request, 0.0, False)
    fits: bool | None = case.operation.validate_response(response, case=case)
    return fits


@cache
def _whole(root: str) -> dict[str, Any]:
    """Some event of the service."""
    with urlopen(f"{root}/events?limit=1", timeout=60) as answer:
        event: dict[str, Any] = json.load(answer)["data"][0]
    return event


def completed(answer: Any, whole: Mapping[str, Any]) -> Any:
    """The answer with what its events lack of a whole one; what they have stays as it is."""
    if isinstance(answer, list):
        return [completed(item, whole) for item in answer]
    if not isinstance(answer, dict):
        return answer
    if str(answer.get("id", "")).startswith(EVENT):
        return _with(answer, whole)
    return {name: completed(value, whole) for name, value in answer.items()}


def _with(part: dict[str, Any], whole: Mapping[str, Any]) -> dict[str, Any]:
    both = {
        name: _with(part[name], whole[name]) for name in part if _are_objects(part[name], whole.get(name))
    }
    return {**whole, **part, **both}


def _are_objects(*values: object) -> bool:
    return all(isinstance(value, dict) for value in values)
