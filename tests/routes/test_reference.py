"""The index, health and the API's own description, on a socket."""

import re
from pathlib import Path
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from fastapi.openapi.models import OpenAPI

from app import codebook, migrate
from app.errors import CODES
from app.filters.listing import Counting, Listing
from app.filters.reading import parameters
from app.render import FORMATS
from tests.routes.conftest import running


def test_the_index_leads_to_what_is_there(client: httpx2.Client) -> None:
    links = client.get("/").json()["links"]
    posting = {"articles", "extract"}
    assert {client.get(link).status_code for name, link in links.items() if name not in posting} == {200}
    assert {client.get(links[name]).status_code for name in posting} == {405}


def test_health_needs_no_database_and_readiness_does(client: httpx2.Client, engine: sa.Engine) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["status"] == "ready"
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0000'"))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer.headers["retry-after"]


BARE = {"/events": 503, "/events/count": 503, "/articles/art_x": 503, "/readyz": 503, "/healthz": 200}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_without_tables_is_told_what_to_run_and_then_works(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    bare = (
        f"sqlite:///{tmp_path / 'bare.db'}" if kind == "sqlite" else request.getfixturevalue("empty_postgres")
    )
    with running(bare) as root:
        for path, status in BARE.items():
            answer = httpx2.get(root + path)
            assert (answer.status_code, "parley migrate" in answer.text) == (status, status == 503), path
        paths = httpx2.get(f"{root}/openapi.json").json()["paths"]
        unready = [
            path for path, methods in paths.items() for each in methods.values() if "503" in each["responses"]
        ]
        assert {"/events", "/events/count", "/events/{id}", "/articles", "/articles/{id}", "/readyz"} <= set(
            unready
        )
        assert httpx2.post(f"{root}/articles", json={"text": "Talks were held."}).status_code == 503
        migrate.upgrade(bare)
        assert httpx2.get(f"{root}/events").json()["data"] == []


@pytest.mark.parametrize(
    ("path", "status", "allowed"),
    [("/events", 204, "GET, HEAD, OPTIONS"), ("/articles", 204, "POST, OPTIONS"), ("/nope", 404, None)],
)
def test_options_say_what_a_path_can_do(
    client: httpx2.Client, path: str, status: int, allowed: str | None
) -> None:
    answer = client.options(path)
    assert (answer.status_code, answer.headers.get("allow")) == (status, allowed)


def test_a_lost_database_connection_heals(client: httpx2.Client, engine: sa.Engine) -> None:
    assert client.get("/events").status_code == 200
    if engine.dialect.name == "postgresql":
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        with engine.begin() as connection:
            connection.execute(sa.text(f"{others} AND pid <> pg_backend_pid()"))
        assert client.get("/events").status_code in (200, 503)
    assert client.get("/events").status_code == 200


@pytest.fixture
def document(client: httpx2.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["operationId"]: each for path in document["paths"].values() for each in path.values()}


def test_the_description_is_openapi_3_1_and_names_each_operation_once(document: dict[str, Any]) -> None:
    OpenAPI.model_validate(document)
    assert document["openapi"].startswith("3.1")
    names = [each["operationId"] for path in document["paths"].values() for each in path.values()]
    assert len(names) == len(set(names))
    for path, methods in document["paths"].items():
        for operation in methods.values():
            given = [each["name"] for each in operation.get("parameters", []) if each["in"] == "path"]
            assert sorted(given) == sorted(re.findall(r"{(\w+)}", path)), path
    for place in re.findall(r"'\$ref': '#/([^']+)'", str(document)):
        found = document
        for step in place.split("/"):
            found = found[step]


def test_the_description_has_short_names_and_examples(document: dict[str, Any]) -> None:
    found = operations(document)
    assert {"listEvents", "getEvent", "countEvents", "postArticle", "extractEvents", "getArticle"} <= set(
        found
    )
    for name, operation in found.items():
        assert re.fullmatch(r"[a-z]+[A-Za-z]*", name)
        assert operation["summary"]
        for status, answer in operation["responses"].items():
            assert status in ("304", "308") or all(
                "example" in media for media in answer["content"].values()
            ), name


def test_the_description_names_every_filter_with_its_values(document: dict[str, Any]) -> None:
    for name, model in (("listEvents", Listing), ("listEventsAs", Listing), ("countEvents", Counting)):
        declared = [each for each in operations(document)[name]["parameters"] if each["in"] == "query"]
        assert {each["name"] for each in declared} == set(parameters(model))
        assert all(each["description"] and "example" in each for each in declared)
        types = next(each for each in declared if each["name"] == "type")["schema"]["items"]["enum"]
        assert set(codebook.load().types) < set(types)
    formats = next(
        each for each in operations(document)["listEvents"]["parameters"] if each["name"] == "format"
    )
    assert formats["schema"]["enum"] == list(FORMATS)


def test_a_parameter_stands_once_in_the_description(document: dict[str, Any]) -> None:
    for name, operation in operations(document).items():
        stands = [(each["in"], each["name"]) for each in operation.get("parameters", [])]
        assert len(stands) == len(set(stands)), name


def test_problems_are_described_as_problems(document: dict[str, Any]) -> None:
    assert "HTTPValidationError" not in str(document)
    for operation in operations(document).values():
        for status, answer in operation["responses"].items():
            if status >= "400":
                (example,) = [media["example"] for media in answer["content"].values()]
                assert CODES[example["code"]][0] == int(status)
