"""POST /extract?explain=true: how an article was read, as JSON or as plain text."""

from typing import Any

import httpx2
import pytest

from tests.routes.description import operations

TRUCE = "The Kremlin declared a truce with Ukraine over the weekend."
FIELDS = {"text": TRUCE, "published_at": "2025-04-22"}


def test_an_explanation_stands_beside_the_events_that_are_given_without_it(client: httpx2.Client) -> None:
    plain = client.post("/extract", json=FIELDS).json()
    told = client.post("/extract?explain=true", json=FIELDS).json()
    explanation = told.pop("explanation")
    assert told == plain
    assert [event["number"] for event in explanation["events"]] == list(range(1, len(told["events"]) + 1))
    assert [sentence["text"] for sentence in explanation["sentences"]] == [TRUCE]


def test_a_plain_text_is_explained_too(client: httpx2.Client) -> None:
    answer = client.post(
        "/extract",
        params={"explain": "true", "published_at": "2025-04-22"},
        content=TRUCE.encode(),
        headers={"Content-Type": "text/plain"},
    )
    assert answer.json()["explanation"]["sentences"][0]["signals"][0]["type"] == "truce_declared"


def test_an_explanation_is_read_by_people_as_plain_text(client: httpx2.Client) -> None:
    answer = client.post("/extract?explain=true", json=FIELDS, headers={"Accept": "text/plain"})
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith(f"[1]   {TRUCE}\n")


@pytest.mark.parametrize("query", ["", "?explain=false", "?explain="])
def test_nothing_is_explained_unasked(client: httpx2.Client, query: str) -> None:
    assert "explanation" not in client.post(f"/extract{query}", json=FIELDS).json()


@pytest.mark.parametrize(
    ("path", "accept", "status", "code"),
    [
        ("/extract?explain=yes", "*/*", 422, "invalid_value"),
        ("/extract?explian=true", "*/*", 422, "unknown_parameter"),
        ("/articles?explain=true", "*/*", 422, "unknown_parameter"),
        ("/extract?explain=true", "text/html", 406, "not_acceptable"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    client: httpx2.Client, path: str, accept: str, status: int, code: str
) -> None:
    answer = client.post(path, json=FIELDS, headers={"Accept": accept})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (status, code)


def test_an_article_that_is_not_coded_says_why(client: httpx2.Client) -> None:
    told = client.post("/extract?explain=true", json={"text": TRUCE, "language": "fr"}).json()
    assert told["explanation"] == {"withheld": "language: fr", "sentences": [], "events": []}


def test_the_description_has_the_keys_of_an_answer(client: httpx2.Client) -> None:
    operation = operations(client.get("/openapi.json").json())["extractEvents"]
    assert "explain" in {parameter["name"] for parameter in operation["parameters"]}
    described = operation["responses"]["200"]["content"]["application/json"]
    told = client.post("/extract?explain=true", json=FIELDS).json()
    assert set(told) == set(described["schema"]["properties"])
    assert agrees(told["explanation"], described["example"]["explanation"])
    for part in ("sentences", "events"):
        items = described["schema"]["properties"]["explanation"]["properties"][part]["items"]
        assert set(items["properties"]) == set(told["explanation"][part][0])


def agrees(told: Any, example: Any) -> bool:
    """Whether an answer has the keys that an example has, in its first items too."""
    if isinstance(example, dict) and isinstance(told, dict):
        return set(told) >= set(example) and all(agrees(told[key], example[key]) for key in example)
    if isinstance(example, list) and isinstance(told, list) and example and told:
        return agrees(told[0], example[0])
    return True
