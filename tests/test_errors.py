"""Failures become problems: status, code and words for each, and none of our insides for the unforeseen."""

import json

import pytest
from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from app.errors import CODES, Problem, answer, install, problem_of
from app.filters.faults import Fault, Refused
from app.query.cursors import CursorError, CursorMismatchError
from app.routes.wire import Origins, Wire

FAULT = Fault("unknown_type", "type", "type: 'x' is not an event type.", "x", ("y",), ("y", "z"))


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [
        (Problem("retracted", "gone"), 410, "retracted"),
        (Refused(FAULT), 422, "unknown_type"),
        (CursorError("x"), 400, "cursor_invalid"),
        (CursorMismatchError("x"), 422, "cursor_mismatch"),
        (OperationalError("SELECT secret", {}, Exception("secret")), 503, "unavailable"),
        (RuntimeError("secret"), 500, "internal"),
    ],
)
def test_each_failure_has_its_status_and_code(failure: Exception, status: int, code: str) -> None:
    problem = problem_of(failure)
    assert (problem.status, problem.code) == (status, code)
    assert "secret" not in problem.detail


def test_every_code_has_an_error_status_and_a_title() -> None:
    assert all(400 <= status < 600 and title for status, title in CODES.values())


def request(path: str = "/events", query: str = "", accept: str = "") -> Request:
    headers = [(b"accept", accept.encode())] if accept else []
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "server": ("localhost", 80),
        "request_id": "req_1",
    }
    return Request(scope | {"path": path, "query_string": query.encode(), "headers": headers})


def test_a_problem_says_all_that_the_contract_lists() -> None:
    told = json.loads(bytes(answer(request(query="type=x"), problem_of(Refused(FAULT))).body))
    assert told == {
        "type": "urn:parley:error:unknown_type",
        "title": "Unknown event type",
        "status": 422,
        "code": "unknown_type",
        "detail": FAULT.detail,
        "instance": "/events?type=x",
        "request_id": "req_1",
        "errors": [
            {"in": "query", "name": "type", "code": "unknown_type", "detail": FAULT.detail, "value": "x",
             "suggestions": ["y"], "allowed": ["y", "z"]}
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "media"),
    [
        (request(), "application/problem+json"),
        (request(accept="*/*"), "application/problem+json"),
        (request("/events.txt", accept="application/json"), "text/plain; charset=utf-8"),
        (request(query="format=text"), "text/plain; charset=utf-8"),
        (request(query="format=TEXT"), "text/plain; charset=utf-8"),
        (request(accept="text/plain"), "text/plain; charset=utf-8"),
        (request(query="format=csv", accept="text/plain"), "application/problem+json"),
        (request("/events.csv"), "application/problem+json"),
    ],
)
def test_errors_are_text_only_for_who_asked_for_text(asked: Request, media: str) -> None:
    assert answer(asked, problem_of(Refused(FAULT))).headers["content-type"] == media


def test_a_value_is_shown_only_in_part_when_it_is_long() -> None:
    long = Fault("invalid_value", "q", "q: too long", "x" * 5000)
    told = json.loads(bytes(answer(request(), Problem("invalid_value", "q", long)).body))
    assert told["errors"][0]["value"] == "x" * 200


def test_the_unforeseen_is_answered_with_a_request_id_alone(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError("secret of ours")

    told = TestClient(Wire(broken, Origins.of("*"))).get("/", headers={"X-Request-Id": "mine"})
    assert (told.status_code, told.json()["code"], told.json()["request_id"]) == (500, "internal", "mine")
    assert "secret" not in told.text
    assert "secret of ours" in caplog.text


@pytest.mark.parametrize(
    ("path", "near"), [("/event", "/events"), ("/events/", "/events"), ("/typs", "/types"), ("/zzzzzz", None)]
)
def test_a_path_that_leads_nowhere_is_told_with_one_that_does(path: str, near: str | None) -> None:
    app = FastAPI(redirect_slashes=False)
    install(app)
    for known in ("/events", "/events/{id}", "/types"):
        app.add_api_route(known, lambda: None)
    told = TestClient(app).get(path)
    assert (told.status_code, told.json()["code"]) == (404, "not_found")
    assert told.json()["errors"][0]["suggestions"] == ([near] if near else [])


def test_a_method_that_a_path_does_not_take_is_told_with_those_it_takes() -> None:
    app = FastAPI()
    install(app)
    app.add_api_route("/events", lambda: None)
    told = TestClient(app).delete("/events")
    assert (told.status_code, told.json()["code"]) == (405, "method_not_allowed")
    assert told.headers["allow"] == "GET, HEAD, OPTIONS"
    asked = TestClient(app).options("/events")
    assert (asked.status_code, asked.content, asked.headers["allow"]) == (204, b"", "GET, HEAD, OPTIONS")


def test_a_line_of_text_tells_the_choices_where_none_looks_like_what_was_given() -> None:
    far = Fault(
        "invalid_value", "undated", "undated: 'no' is not a choice.", "no", allowed=("only", "include")
    )
    near = Fault("invalid_value", "undated", "undated: 'onl' is none.", "onl", ("only",), ("only", "include"))
    told = bytes(answer(request(accept="text/plain"), problem_of(Refused(far, near))).body).decode()
    assert told == (
        "error: undated: 'no' is not a choice. There is only, include.\nerror: undated: 'onl' is none.\n"
    )


def test_thousands_of_faults_are_counted_and_the_first_told() -> None:
    many = Refused(
        *(Fault("unknown_parameter", f"p{number}", f"'p{number}' is none") for number in range(4000))
    )
    told = json.loads(bytes(answer(request(), problem_of(many)).body))
    assert [error["name"] for error in told["errors"]] == [f"p{number}" for number in range(50)]
    assert told["detail"].endswith(" And 3950 faults more.")


def test_what_repeats_what_was_sent_is_cut() -> None:
    long = Fault("not_acceptable", "accept", f"Accept '{'a' * 30_000}' matches nothing.", ["a"] * 9000)
    told = json.loads(bytes(answer(request(), Problem("not_acceptable", long.detail, long)).body))
    assert len(json.dumps(told["errors"])) < 1500
    assert len(answer(request(accept="text/plain"), Problem("not_acceptable", "", long)).body) < 1100
