"""Failure -> problem+json (RFC 9457): the one place that gives a failure its status, code and words."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from sqlalchemy.exc import OperationalError, ProgrammingError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import compile_path

from app.filters.faults import Fault, Refused, alike, meant
from app.query.changes import OutsideHistoryError
from app.query.cursors import CursorError, CursorMismatchError
from app.query.reader import is_unmigrated
from app.render.negotiation import preferred

CODES: dict[str, tuple[int, str]] = {
    "unparsable_body": (400, "Body cannot be parsed"),
    "cursor_invalid": (400, "Cursor cannot be read"),
    "forbidden": (403, "Not allowed from there"),
    "not_found": (404, "Not found"),
    "method_not_allowed": (405, "Method not allowed"),
    "not_acceptable": (406, "No such representation"),
    "retracted": (410, "Retracted"),
    "history_expired": (410, "History that is no longer kept"),
    "body_too_large": (413, "Body too large"),
    "query_too_long": (414, "Query string too long"),
    "unsupported_media_type": (415, "Unsupported media type"),
    "unknown_parameter": (422, "Unknown query parameter"),
    "unknown_field": (422, "Unknown field"),
    "missing_field": (422, "Missing field"),
    "missing_parameter": (422, "Missing query parameter"),
    "invalid_value": (422, "Invalid value"),
    "duplicate_parameter": (422, "Parameter given more than once"),
    "conflicting_parameters": (422, "Parameters that exclude each other"),
    "unknown_type": (422, "Unknown event type"),
    "unknown_actor": (422, "Unknown actor"),
    "unknown_place": (422, "Unknown place"),
    "invalid_interval": (422, "Interval ends before it begins"),
    "limit_too_large": (422, "Limit too large"),
    "too_many_buckets": (422, "Too many buckets"),
    "cursor_mismatch": (422, "Cursor of another query"),
    "headers_too_large": (431, "Headers too large"),
    "internal": (500, "Internal error"),
    "unavailable": (503, "Not ready"),
}
PROBLEM = "application/problem+json"
RETRY_AFTER = {"Retry-After": "5"}
MOST_TOLD = 50  # faults that an answer names; a query string may hold thousands
LONGEST_DETAIL = 1000  # characters that are said of one fault; it may repeat what was sent
SHOWN = 200  # characters of a bad value that an answer repeats
LONGEST = 2000  # characters of an address that an answer repeats


class Problem(Exception):  # noqa: N818 - it is the answer, named as RFC 9457 names it
    """A failure as the client is told of it; `code` (a key of CODES) gives its status and title.

    `more` are members of the problem that this failure alone has.
    """

    def __init__(
        self,
        code: str,
        detail: str,
        *faults: Fault,
        headers: Mapping[str, str] | None = None,
        **more: Mapping[str, Any],
    ) -> None:
        super().__init__(detail)
        self.more = more
        self.code, self.detail, self.faults, self.headers = code, detail, faults, headers or {}
        self.status, self.title = CODES[code]


def install(app: FastAPI) -> None:
    """Answer each kind of failure of the application with its problem."""
    database = (OperationalError, ProgrammingError)
    ours = (Problem, Refused, CursorError, CursorMismatchError, OutsideHistoryError)
    for failure in (*ours, *database):
        app.add_exception_handler(failure, answer_failure)
    app.add_exception_handler(404, _answer_astray)
    app.add_exception_handler(405, _answer_method)


def problem_of(failure: Exception) -> Problem:
    """The problem that a failure is told as; what we did not foresee is internal, and says no more."""
    match failure:
        case Problem():
            return failure
        case Refused():
            return _refused(failure)
        case CursorError():
            return _cursor("cursor_invalid", "is not a cursor of this store; take it from links.next")
        case CursorMismatchError():
            return _cursor(
                "cursor_mismatch", "belongs to other filters or another order; start again without it"
            )
        case OutsideHistoryError():
            return _outside(failure)
        case OperationalError() | ProgrammingError() if is_unmigrated(failure):
            return Problem(
                "unavailable", "The database has no tables yet: run parley migrate.", headers=RETRY_AFTER
            )
        case OperationalError():
            return Problem("unavailable", "The database does not answer; try again.", headers=RETRY_AFTER)
    return Problem("internal", "Something went wrong here; the request_id helps to find out what.")


def answer(request: Request, problem: Problem) -> Response:
    """The problem as the client reads it: problem+json, or `error:` lines for text."""
    headers = {**problem.headers, "Cache-Control": "no-store"}
    if _wants_text(request):
        lines = [_cut(_told(fault), LONGEST_DETAIL) for fault in problem.faults] or [problem.detail]
        text = "".join(f"error: {' '.join(line.split())}\n" for line in lines)
        return Response(text, problem.status, headers, "text/plain; charset=utf-8")
    told = document(problem, _address(request), request.scope.get("request_id", ""))
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=str) + "\n"
    return Response(body.encode("utf-8", "replace"), problem.status, headers, PROBLEM)


def document(problem: Problem, instance: str, request_id: str) -> dict[str, Any]:
    """The problem as JSON (RFC 9457) about the address `instance`, with every fault found."""
    return {
        "type": f"urn:parley:error:{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "code": problem.code,
        "detail": _cut(problem.detail, MOST_TOLD * LONGEST_DETAIL),
        "instance": instance,
        "request_id": request_id,
        "errors": [_error(fault) for fault in problem.faults],
        **problem.more,
    }


async def answer_failure(request: Request, failure: Exception) -> Response:
    """The answer to a failure that was foreseen; what was not is raised again."""
    problem = problem_of(failure)
    if problem.code == "internal":
        raise failure  # to where the unforeseen is logged and answered
    return answer(request, problem)


async def _answer_astray(request: Request, _: Exception) -> Response:
    """A path that leads nowhere gets the known ones that look like it."""
    paths = (str(route.path) for route in iter_route_contexts(request.app.routes))
    return answer(request, nothing_at(request.scope["path"], [path for path in paths if "{" not in path]))


async def _answer_method(request: Request, _: Exception) -> Response:
    """A method that a path does not take gets those that it takes; OPTIONS asks just for that."""
    routes = iter_route_contexts(request.app.routes)
    fitting = [each for each in routes if compile_path(str(each.path))[0].match(request.scope["path"])]
    problem = not_allowed(", ".join(sorted({method for each in fitting for method in each.methods or ()})))
    if request.method == "OPTIONS":
        return Response(None, 204, problem.headers)
    return answer(request, problem)


def _address(request: Request) -> str:
    """The path and the query as they were sent, cut where they are too long to be repeated."""
    sent = quote(request.scope["path"], safe="/:@!$&'()*+,;=~-._")
    query = request.scope["query_string"].decode("latin-1")
    return (f"{sent}?{query}" if query else sent)[:LONGEST]


def _told(fault: Fault) -> str:
    """A fault in a line, with what is allowed where nothing looks like what was given."""
    choices = fault.allowed if not fault.suggestions else ()
    return f"{fault.detail} There is {', '.join(choices)}." if choices else fault.detail


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _error(fault: Fault) -> dict[str, Any]:
    value = fault.value if isinstance(fault.value, int | float | None) else str(fault.value)[:SHOWN]
    error: dict[str, Any] = {
        "in": fault.place,
        "name": fault.name,
        "code": fault.code,
        "detail": _cut(fault.detail, LONGEST_DETAIL),
        "value": value,
    }
    error["suggestions"] = list(fault.suggestions)
    return error | ({"allowed": list(fault.allowed)} if fault.allowed else {})


def _refused(refused: Refused) -> Problem:
    told = [fault.detail for fault in refused.faults[:MOST_TOLD]]
    more = len(refused.faults) - len(told)
    detail = " ".join((*told, *([f"And {more} faults more."] if more else [])))
    return Problem(refused.faults[0].code, detail, *refused.faults[:MOST_TOLD])


def _cursor(code: str, fault: str) -> Problem:
    return Problem(code, f"'cursor' {fault}.", Fault(code, "cursor", f"'cursor' {fault}."))


def _outside(gap: OutsideHistoryError) -> Problem:
    if gap.since > gap.last:
        code, best = "invalid_value", gap.last
        detail = f"'since' is {gap.since}; the last change is {gap.last}."
    else:
        code, best = "history_expired", gap.first
        detail = f"Changes after {gap.since} are no longer all kept: read /events anew, or start at {best}."
    return Problem(code, detail, Fault(code, "since", detail, gap.since, (str(best),)))


def nothing_at(path: str, known: Iterable[str]) -> Problem:
    """The problem of a path that leads nowhere, with the known ones that look like it."""
    near = alike(path, known)
    detail = f"There is nothing at '{path[:SHOWN]}'.{meant(near)} / lists what there is."
    return Problem("not_found", detail, Fault("not_found", "path", detail, path, near, place="path"))


def not_allowed(allowed: str) -> Problem:
    """The problem of a method that a path does not take, by the value of Allow that the router gives."""
    taken = {"GET", "HEAD"} if "GET" in allowed else set()
    methods = ", ".join(sorted({*allowed.split(", "), *taken})) + ", OPTIONS"
    return Problem("method_not_allowed", f"This path takes {methods}.", headers={"Allow": methods})


def _wants_text(request: Request) -> bool:
    asked = request.query_params.get("format", "").lower()
    if request.url.path.endswith((".txt", ".text")) or asked == "text":
        return True
    offered = ("application/json", PROBLEM, "text/plain")
    return not asked and preferred(request.headers.get("accept", ""), offered) == "text/plain"
