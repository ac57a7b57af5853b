"""/help names every parameter, format and endpoint, and each of its lines works as it stands."""

import shlex
from collections.abc import Iterator
from typing import Any

import httpx2
import sqlalchemy as sa

from app.filters.event_filter import EventFilter
from app.filters.listing import Listing
from app.filters.reading import parameters
from app.main import create_app
from app.render import FORMATS
from app.render.cheatsheet import WIDTH
from app.routes.examples import asking, example, request_line
from app.routes.help import NOBODY, sheet
from tests.routes.description import operations

ENDLESS = "-N"


def commands(text: str) -> Iterator[list[str]]:
    """The words of each command of a sheet."""
    for line in text.replace("\\\n", " ").splitlines():
        if line.strip().startswith("curl "):
            yield shlex.split(line)


def run(words: list[str]) -> int:
    """The status of what curl would ask; of an endless answer only the head is read."""
    rest, asked, headers, body, query = iter(words[1:]), "", {}, None, False
    pairs = []
    for word in rest:
        match word:
            case "-G" | "-N":
                query = True
            case "-H":
                name, _, value = next(rest).partition(": ")
                headers[name] = value
            case "-d":
                body = next(rest)
            case "--data-urlencode":
                pairs.append(tuple(next(rest).split("=", 1)))
            case _:
                asked = word
    method = "POST" if body is not None else "GET"
    given: dict[str, Any] = {"params": pairs} if pairs else {}
    assert query or not pairs
    with httpx2.stream(method, asked, headers=headers, content=body, timeout=30, **given) as answer:
        return answer.status_code


def test_every_line_answers_as_it_stands(stocked: httpx2.Client) -> None:
    answer = stocked.get("/help")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    asked = list(commands(answer.text))
    assert len(asked) > 40
    assert {shlex.join(words): status for words in asked if (status := run(words)) not in (200, 201)} == {}


def test_every_parameter_format_and_endpoint_is_named(lookup: httpx2.Client) -> None:
    text, document = lookup.get("/help").text, lookup.get("/openapi.json").json()
    for operation in operations(document).values():
        path = operation["path"]
        assert "{suffix}" in path or path in text
        for each in operation.get("parameters", ()):
            assert each["in"] != "query" or each["name"] in text, (path, each["name"])
    names = {line.split()[0] for line in text.splitlines() if line.startswith("  ") and line.strip()}
    assert set(parameters(Listing)) | set(FORMATS) <= names


def test_everything_but_a_cursor_has_a_line(lookup: httpx2.Client) -> None:
    text = lookup.get("/help").text
    assert [name for name in Listing.model_fields if not asking(Listing, name)] == ["cursor"]
    for name in EventFilter.model_fields:
        for spelt, value in asking(Listing, name).items():
            assert f"{spelt}={value}" in text
    document = lookup.get("/openapi.json").json()
    for operation in operations(document).values():
        path, method = operation["path"], operation["method"]
        assert "{suffix}" in path or request_line("", path, method, operation, NOBODY), path


def test_the_sheet_is_no_wider_than_a_terminal(lookup: httpx2.Client) -> None:
    text = lookup.get("/help").text
    assert max(len(line) for line in text.splitlines()) <= WIDTH


def test_lines_ask_the_host_that_was_asked(lookup: httpx2.Client) -> None:
    assert "curl http://events.example/stats" in lookup.get("/help", headers={"Host": "events.example"}).text
    for host in ("a>b", "a" * 260):
        assert "localhost:8000/stats" in lookup.get("/help", headers={"Host": host}).text


def test_the_sheet_is_304_for_who_has_it_and_another_once_there_is_an_event(
    engine: sa.Engine, client: httpx2.Client
) -> None:
    etag = client.get("/help").headers["etag"]
    assert client.get("/help", headers={"If-None-Match": etag}).status_code == 304
    assert client.head("/help").headers["etag"] == etag
    told = client.post(
        "/articles", json={"text": "Russia declared a truce with Ukraine.", "title": ""}
    ).json()
    again = client.get("/help", headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert f"/events/{told['events'][0]['id']}" in again.text
    assert told["url"] in again.text


def test_who_takes_no_text_is_told_so(lookup: httpx2.Client) -> None:
    answer = lookup.get("/help", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["errors"][0]["allowed"]) == (406, ["text/plain"])
    assert lookup.get("/help?form=1").status_code == 422


def test_an_operation_without_examples_has_no_line() -> None:
    bare: dict[str, Any] = {"responses": {"200": {}}}
    needed = {"name": "q", "in": "query", "required": True}
    assert request_line("", "/x/{code}", "get", bare, NOBODY) == ()
    assert request_line("", "/x", "get", {**bare, "parameters": [needed]}, NOBODY) == ()
    assert request_line("", "/x", "post", bare, NOBODY) == ()
    assert request_line("", "/x", "get", bare, NOBODY) == ("curl", "/x")


def test_an_example_is_spelt_as_in_a_query() -> None:
    spelt = {name: example(field) for name, field in Listing.model_fields.items()}
    assert (spelt["from_"], spelt["type"], spelt["cursor"]) == ("2025-04", "truce_declared", "")


def test_a_sheet_is_made_once() -> None:
    app = create_app()
    assert sheet(app, "http://x", NOBODY) is sheet(app, "http://x", NOBODY)
