"""One refusal of each code, as it is answered: the examples of the API's description."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

from sqlalchemy.exc import OperationalError

from app.errors import Problem, document, not_allowed, nothing_at, problem_of
from app.filters.faults import Fault, Refused
from app.filters.listing import Listing
from app.filters.reading import read
from app.ingest.admission import FIELDS
from app.query.cursors import CursorError, CursorMismatchError
from app.render import FORMATS
from app.routes.wire import LONGEST_HEADERS, LONGEST_QUERY

REQUEST_ID = "req_7c1f09ab54d2e380"
# Each query is read as /events reads it; the first fault in it has the code.
QUERIES = {
    "unknown_parameter": "form=2025",
    "invalid_value": "min_confidence=2",
    "duplicate_parameter": "to=2025-04&to=2025-05",
    "conflicting_parameters": "on=2025-04&from=2025-04-01",
    "unknown_type": "type=truce_declard",
    "unknown_actor": "actor=Rusia",
    "invalid_interval": "from=2025-05&to=2025-04",
    "limit_too_large": "limit=5000",
}
# Faults that stand elsewhere than in a query, worded as they are where they are found.
FAULTS = {
    "/articles": (
        Fault("unparsable_body", "body", "The body is not JSON: Expecting value: line 1 column 1 (char 0).",
              place="body"),
        Fault("unknown_field", "txt", "'txt' is not a field of an article. Did you mean 'text'?",
              suggestions=("text",), allowed=FIELDS, place="body"),
        Fault("missing_field", "text", "text: nothing, expected the article's words.", "",
              place="body"),
        Fault("body_too_large", "body", "The body is larger than 10100000 bytes.", 10_164_000, place="body"),
        Fault("unsupported_media_type", "content-type",
              "Content-Type 'text/html' is not taken here; send application/json or text/plain.", "text/html",
              allowed=("application/json", "text/plain"), place="header"),
        Fault("forbidden", "origin",
              "A page of 'https://app.example' may not write here; PARLEY_CORS_ORIGINS names those that may.",
              "https://app.example", place="header"),
    ),
    "/events/evt_0000000000001": (
        Fault("retracted", "id", "Event 'evt_0000000000001' (Russia declares truce with Ukraine) was "
              "retracted: no article tells it any more.", "evt_0000000000001", place="path"),
    ),
    "/events/histogram?interval=day": (
        Fault("too_many_buckets", "interval",
              "interval: 'day' makes 4018 buckets; there are at most 2000. Ask for interval=week.", "day",
              ("week",)),
    ),
    "/changes?since=7": (
        Fault("history_expired", "since",
              "Changes after 7 are no longer all kept: read /events anew, or start at 18000.", 7, ("18000",)),
    ),
    "/places/Genva": (
        Fault("unknown_place", "place", "place: 'Genva' is not a place. Did you mean 'geneva'?", "Genva",
              ("geneva",)),
    ),
    "/actors/suggest": (
        Fault("missing_parameter", "q", "q: give a name or its beginning, like q=kre."),
    ),
    "/types": (
        Fault("not_acceptable", "accept",
              "Accept 'image/png' matches nothing served here; there is application/json.", "image/png",
              allowed=("application/json",), place="header"),
    ),
    "/events": (
        Fault("query_too_long", "query",
              f"The query string is 20006 bytes long, at most {LONGEST_QUERY} are read; ask in parts.",
              20_006),
        Fault("headers_too_large", "cookie",
              f"The headers are longer than {LONGEST_HEADERS} bytes, 'cookie' is the longest of them.",
              place="header"),
    ),
}  # fmt: skip


def examples() -> dict[str, dict[str, Any]]:
    """The problem document of each code, by code."""
    found = (*_queries(), *_failures(), *_faults())
    return {problem.code: document(problem, instance, REQUEST_ID) for instance, problem in found}


def _queries() -> Iterator[tuple[str, Problem]]:
    for query in QUERIES.values():
        try:
            read(Listing, parse_qsl(query), "GET /events", {"formats": tuple(FORMATS)})
        except Refused as refused:
            yield f"/events?{query}", problem_of(refused)


def _failures() -> Iterator[tuple[str, Problem]]:
    yield "/events?cursor=eyJx", problem_of(CursorError())
    yield "/events?cursor=eyJx", problem_of(CursorMismatchError())
    yield "/event", nothing_at("/event", ["/events"])
    yield "/events", not_allowed("GET")
    yield "/events", problem_of(Exception())
    yield "/events", problem_of(OperationalError("", {}, Exception()))


def _faults() -> Iterator[tuple[str, Problem]]:
    for instance, faults in FAULTS.items():
        for fault in faults:
            yield instance, Problem(fault.code, fault.detail, fault)
