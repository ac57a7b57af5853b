"""Clients made from the released description still work: nothing that it promised is gone."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.clients.breaking import broken
from tests.clients.released import bare, present, released

Told = dict[str, Any]


def test_nothing_that_was_released_is_gone() -> None:
    """Where this fails on purpose, `make openapi` releases the new promise; tell clients in the changelog."""
    assert broken(released(), present()) == []


@pytest.fixture(scope="module")
def document() -> Told:
    found: Told = bare(present())
    return found


def listing(document: Told) -> Told:
    found: Told = document["paths"]["/events"]["get"]
    return found


def enum_of(document: Told) -> list[str]:
    found: list[str] = document["components"]["parameters"]["type"]["schema"]["items"]["enum"]
    return found


def event(document: Told) -> Told:
    found: Told = document["components"]["schemas"]["Event"]
    return found


def body(document: Told) -> Told:
    found: Told = document["paths"]["/articles"]["post"]["requestBody"]["content"]["application/json"][
        "schema"
    ]
    return found


NEEDED = {"name": "key", "in": "query", "required": True, "schema": {"type": "string"}}
TAKEN: dict[str, Callable[[Told], object]] = {
    "GET /types: gone": lambda told: told["paths"].pop("/types"),
    "GET /events: operationId was listEvents": lambda told: listing(told).update(operationId="events"),
    "GET /events: parameter q: gone": lambda told: listing(told)["parameters"].remove(
        {"$ref": "#/components/parameters/q"}
    ),
    "GET /events: parameter type: no longer takes war_started": lambda told: enum_of(told).remove(
        "war_started"
    ),
    "GET /events: parameter key: required now": lambda told: listing(told)["parameters"].append(NEEDED),
    "GET /events: 200 text/csv: gone": lambda told: listing(told)["responses"]["200"]["content"].pop(
        "text/csv"
    ),
    "GET /events: 200: header Link: gone": lambda told: listing(told)["responses"]["200"]["headers"].pop(
        "Link"
    ),
    "GET /events: 304: gone": lambda told: listing(told)["responses"].pop("304"),
    "GET /events: 200 application/json.data[]: title: gone": lambda told: event(told)["properties"].pop(
        "title"
    ),
    "GET /events/{id}: 200 application/json.confidence: was number, is string": lambda told: told[
        "components"
    ]["schemas"]["EventWithEvidence"]["properties"]["confidence"].update(type="string"),
    "GET /events: 200 application/json.data[]: seq may be left out now": lambda told: event(told)[
        "required"
    ].remove("seq"),
    "POST /articles: body application/json: url is required now": lambda told: body(told)["required"].append(
        "url"
    ),
    "POST /articles: body application/json: no longer takes url": lambda told: body(told)["properties"].pop(
        "url"
    ),
}


@pytest.mark.parametrize("fault", TAKEN)
def test_what_is_taken_away_is_told(document: Told, fault: str) -> None:
    changed = copy.deepcopy(document)
    TAKEN[fault](changed)
    assert fault in broken(document, changed)


GIVEN: dict[str, Callable[[Told], object]] = {
    "an endpoint": lambda told: told["paths"].update({"/more": {}}),
    "a value": lambda told: enum_of(told).append("peace_declared"),
    "a key": lambda told: event(told)["properties"].update(more={"type": "string"}),
    "a parameter": lambda told: listing(told)["parameters"].append({**NEEDED, "required": False}),
    "a status": lambda told: listing(told)["responses"].update({"402": {}}),
    "a field of a body": lambda told: body(told)["properties"].update(more={"type": "string"}),
}


@pytest.mark.parametrize("addition", GIVEN)
def test_what_is_added_breaks_nothing(document: Told, addition: str) -> None:
    changed = copy.deepcopy(document)
    GIVEN[addition](changed)
    assert changed != document
    assert broken(document, changed) == []
