"""The API's description: true to the standard, to the filters, and to what is answered."""

import re
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from fastapi.openapi.models import OpenAPI

from app import codebook
from app.errors import CODES
from app.filters.listing import Counting, Listing
from app.filters.reading import parameters
from app.render import FORMATS
from app.routes.refusals import REQUEST_ID, examples
from app.routes.shapes import SHAPES
from app.routes.shapes.base import Served
from app.routes.shapes.events import Event, EventCount, EventList
from app.routes.shapes.records import EventWithEvidence
from tests.routes.conftest import get
from tests.routes.description import Told, address, operations, read

# Of HTTP and of the server, described by their standards.
STANDARD = {"date", "content-type", "content-length", "content-encoding", "transfer-encoding", "connection"}
BROWSERS = {"access-control-allow-origin", "access-control-expose-headers", "content-security-policy"}


@pytest.fixture(scope="module")
def client(lookup: httpx2.Client) -> httpx2.Client:
    """A client of one service for all: what it is described as does not hang on the database."""
    return lookup


@pytest.fixture(scope="module")
def stocked(shared: httpx2.Client) -> httpx2.Client:
    """A client of one service with some sixty events."""
    return shared


@pytest.fixture(scope="module")
def document(client: httpx2.Client) -> Told:
    found: Told = client.get("/openapi.json").json()
    return found


def test_the_description_is_openapi_3_1_and_names_each_operation_once(document: Told) -> None:
    OpenAPI.model_validate(document)
    assert document["openapi"].startswith("3.1")
    names = [each["operationId"] for path in document["paths"].values() for each in path.values()]
    assert len(names) == len(set(names))
    for operation in operations(document).values():
        given = [each["name"] for each in operation.get("parameters", []) if each["in"] == "path"]
        assert sorted(given) == sorted(re.findall(r"{(\w+)}", operation["path"])), operation["path"]


def test_the_description_is_valid_by_the_standard_s_own_schema(document: Told) -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    validator.validate(document)


def test_every_reference_leads_somewhere_and_every_component_is_referred_to(document: Told) -> None:
    places = set(re.findall(r"'\$ref': '#/([^']+)'", str(document)))
    for place in places:
        found: Any = document
        for step in place.split("/"):
            found = found[step]
    components = {
        f"components/{kind}/{name}" for kind, each in document["components"].items() for name in each
    }
    unused = components - places
    assert {each for each in unused if not each.startswith("components/examples/")} == set()


def test_operations_have_short_names_summaries_and_an_example_of_every_answer(document: Told) -> None:
    found = operations(document)
    names = {"listEvents", "getEvent", "countEvents", "postArticle", "extractEvents", "getArticle"}
    assert names <= set(found)
    for name, operation in found.items():
        assert re.fullmatch(r"[a-z]+[A-Za-z]*", name)
        assert len(name) <= 24
        assert operation["summary"]
        assert operation["description"]
        assert {tag["name"] for tag in document["tags"]} >= set(operation["tags"])
        for status, answer in operation["responses"].items():
            for media in answer.get("content", {}).values():
                assert "example" in media or media["examples"], (name, status)
                assert media.get("schema"), (name, status)
            assert answer.get("content") or status in ("304", "308"), (name, status)


def test_the_description_names_every_filter_with_its_values(document: Told) -> None:
    for name, model in (("listEvents", Listing), ("listEventsAs", Listing), ("countEvents", Counting)):
        declared = [each for each in operations(document)[name]["parameters"] if each["in"] == "query"]
        assert {each["name"] for each in declared} >= set(parameters(model))
        assert all(each["description"] and "example" in each for each in declared)
        types = next(each for each in declared if each["name"] == "type")["schema"]["items"]["enum"]
        assert set(codebook.load().types) < set(types)
    taken = {each["name"]: each for each in operations(document)["listEvents"]["parameters"]}
    assert taken["format"]["schema"]["enum"] == list(FORMATS)


def test_a_parameter_stands_once_in_an_operation_and_is_described_once_for_all(document: Told) -> None:
    for name, operation in operations(document).items():
        stands = [(each["in"], each["name"]) for each in operation.get("parameters", [])]
        assert len(stands) == len(set(stands)), name
    referred = [
        {each.get("$ref") for each in document["paths"][path]["get"]["parameters"]}
        for path in ("/events", "/events/count")
    ]
    assert {f"#/components/parameters/{name}" for name in ("from", "to", "actor", "q")} <= referred[
        0
    ] & referred[1]


def test_an_example_of_an_answer_has_the_shape_that_is_described(document: Told) -> None:
    for operation in operations(document).values():
        for answer in operation["responses"].values():
            for media in answer.get("content", {}).values():
                model = SHAPE.get(media["schema"].get("$ref", ""))
                for each in media.get("examples", {"": {"value": media.get("example")}}).values():
                    if model is not None:
                        model.model_validate(each["value"])


def kinds(model: type[Served]) -> Iterator[type[Served]]:
    """A model and all that are made from it."""
    yield model
    for each in model.__subclasses__():
        yield from kinds(each)


SHAPE = {f"#/components/schemas/{model.__name__}": model for model in kinds(Served)}


def test_events_are_served_in_the_shape_that_is_described(stocked: httpx2.Client) -> None:
    assert len(EventList.model_validate_json(stocked.get("/events?limit=1000").content).data) > 50
    EventList.model_validate_json(stocked.get("/events?limit=3&actor=RUS&from=2025&to=2025").content)
    for line in stocked.get("/events.ndjson").text.splitlines():
        Event.model_validate_json(line)
    for told in stocked.get("/events?limit=20").json()["data"]:
        EventWithEvidence.model_validate_json(stocked.get(told["url"]).content)
    EventCount.model_validate_json(stocked.get("/events/count?from=2025").content)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("query", ["", "limit=2&from=2025&to=2025-04"])
def test_a_list_is_served_in_the_shape_that_is_described(
    stocked: httpx2.Client, name: str, query: str
) -> None:
    SHAPES[name].model_validate_json(stocked.get(f"/events?format={name}&{query}").content)


def test_every_answer_in_json_has_the_shape_that_is_described(stocked: httpx2.Client, document: Told) -> None:
    """With no key that the description lacks."""
    held: set[str] = set()
    (event,) = stocked.get("/events?limit=1&include=evidence").json()["data"]
    ids = {"events": event["id"], "articles": event["evidence"][0]["article_id"]}
    for operation in read(document):
        kind = operation["path"].split("/")[1]
        given = {"id": ids[kind]} if kind in ids else {}
        for query in ("", "q=a", "limit=1000", "actor=RUS&from=2025-01&to=2025-12", "split=type", "since=0"):
            answer = stocked.get(
                f"{address(operation, **given)}?{query}", headers={"Accept": "application/json"}
            )
            media = operation["responses"][str(answer.status_code)].get("content", {})
            shape = media.get(answer.headers["content-type"], {}).get("schema", {}).get("$ref", "")
            if model := SHAPE.get(shape):
                model.model_validate_json(answer.content)
                held |= {operation["operationId"]} if answer.status_code == 200 else set()
    assert len(held) >= 30


def test_every_header_of_an_answer_is_described(stocked: httpx2.Client, document: Told) -> None:
    for operation in read(document):
        name = operation["operationId"]
        first = get(stocked, address(operation))
        again = get(stocked, address(operation), if_none_match=first.headers.get("etag", "none"))
        for answer in (first, again, stocked.get(f"{address(operation)}?form=2025")):
            told = operation["responses"][str(answer.status_code)].get("headers", {})
            unsaid = set(answer.headers) - STANDARD - BROWSERS - {each.lower() for each in told}
            assert unsaid == set(), (name, answer.status_code)
    assert all(each["description"] for each in document["components"]["headers"].values())


def test_every_code_of_a_problem_has_an_example(document: Told) -> None:
    told = {code: each["value"] for code, each in document["components"]["examples"].items()}
    assert set(told) == set(CODES)
    for code, example in told.items():
        assert (example["code"], example["status"], example["title"]) == (code, *CODES[code])
        assert len(example["errors"]) == 1 or code in ("internal", "unavailable", "method_not_allowed")
        assert all(error["code"] == code and error["detail"] for error in example["errors"])


def test_problems_are_described_as_problems_each_with_the_codes_it_can_have(document: Told) -> None:
    assert "HTTPValidationError" not in str(document)
    found = operations(document)
    for name, operation in found.items():
        for status, answer in operation["responses"].items():
            if status >= "400":
                shown = answer["content"]["application/problem+json"]["examples"]
                assert {str(CODES[code][0]) for code in shown} == {status}, name
                assert answer["content"]["text/plain"]["example"].startswith("error: ")
        assert {"414", "431", "500"} <= set(operation["responses"])
    refused = {
        name: set(found[name]["responses"]["422"]["content"]["application/problem+json"]["examples"])
        for name in ("listEvents", "getEvent", "postArticle")
    }
    assert {"unknown_type", "limit_too_large", "unknown_parameter"} <= refused["listEvents"]
    assert refused["getEvent"] == {"unknown_parameter"}
    assert {"unknown_field", "missing_field"} <= refused["postArticle"]
    assert "missing_field" not in refused["listEvents"]


SHOWN = [
    code
    for code, example in examples().items()
    if example["instance"].partition("?")[0] in ("/events", "/event")
]


@pytest.mark.parametrize(
    "code", [code for code in SHOWN if CODES[code][0] in (400, 404, 422) and code != "cursor_mismatch"]
)
def test_the_example_of_a_problem_is_what_is_answered(client: httpx2.Client, code: str) -> None:
    example = examples()[code]
    answer = get(client, example["instance"], x_request_id=REQUEST_ID)
    assert (answer.status_code, answer.json()) == (example["status"], example)


POSTED: dict[str, dict[str, Any]] = {
    "unparsable_body": {"content": "", "headers": {"Content-Type": "application/json"}},
    "unknown_field": {"json": {"txt": "Talks were held.", "text": "Talks were held."}},
    "missing_field": {"json": {}},
    "unsupported_media_type": {"content": "<p>", "headers": {"Content-Type": "text/html"}},
    "forbidden": {"json": {}, "headers": {"Origin": "https://app.example"}},
}


@pytest.mark.parametrize("code", POSTED)
def test_the_example_of_a_problem_with_a_body_is_what_is_answered(client: httpx2.Client, code: str) -> None:
    answer = client.post("/articles", **POSTED[code])
    assert answer.json() | {"request_id": REQUEST_ID} == examples()[code]


@pytest.mark.parametrize(
    ("code", "headers", "query"),
    [
        ("not_acceptable", {"Accept": "image/png"}, ""),
        ("query_too_long", {}, f"?type={'a' * 20_001}"),
        ("headers_too_large", {"Cookie": "a" * 40_000}, ""),
    ],
)
def test_the_example_of_a_refused_head_is_what_is_answered(
    client: httpx2.Client, code: str, headers: dict[str, str], query: str
) -> None:
    example = examples()[code]
    answer = client.get(example["instance"] + query, headers=headers)
    assert answer.json() | {"request_id": REQUEST_ID, "instance": example["instance"]} == example


def test_the_page_for_people_needs_nothing_else_and_has_everything(
    client: httpx2.Client, document: Told
) -> None:
    answer = client.get("/docs")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not re.search(
        r'<(script|img|iframe|object)|@import|(href|src|action)="(?![/#]|data:,")', answer.text
    )
    for name, operation in operations(document).items():
        assert f'id="{name}"' in answer.text
        for each in operation.get("parameters", []):
            assert f"<code>{each['name']}</code>" in answer.text


@pytest.mark.parametrize("path", ["/openapi.json", "/docs"])
def test_the_description_is_304_for_who_has_it_and_refuses_parameters(
    client: httpx2.Client, path: str
) -> None:
    first = client.get(path)
    assert get(client, path, if_none_match=first.headers["etag"]).status_code == 304
    assert client.get(f"{path}?page=2").json()["errors"][0]["code"] == "unknown_parameter"
