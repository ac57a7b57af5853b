"""The index, health and the API's own description, on a socket."""

from pathlib import Path

import httpx2
import pytest
import sqlalchemy as sa

from app import migrate
from tests.routes.conftest import running


def test_the_index_leads_to_what_is_there(client: httpx2.Client) -> None:
    links = client.get("/").json()["links"]
    posting = {"extract"}
    assert {client.head(link).status_code for name, link in links.items() if name not in posting} == {200}
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
    [
        ("/events", 204, "GET, HEAD, OPTIONS"),
        ("/articles", 204, "GET, HEAD, POST, OPTIONS"),
        ("/nope", 404, None),
    ],
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
