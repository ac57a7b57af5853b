"""Whatever is asked, the answer is one that the API describes, whole and in its own words."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any
from urllib.parse import quote

import httpx2
import pytest
import sqlalchemy as sa

from tests.routes.description import read
from tests.timeline import filled, live

REQUESTS = 600
IDS = {"/events/{id}": "evt_none", "/articles/{id}": "art_none", "/actors/{id}": "RUS"}
IDS |= {"/places/{id}": "odesa-ukr", "/types/{id}": "talks_held"}
SUFFIXES = ("csv", "ndjson", "txt", "json", "jsonl", "xls", "%00", "\u00e9")
NASTY = (
    *("", " ", "-", "--", ",", ",,", "\\,", "*", "%", "_", "+", "OR", "a OR", "-a", '"', '"a b"', "a*"),
    *("0", "-1", "007", "1e3", "1e999", "nan", "inf", "٣", "9" * 400, "0.5", "true", "null", "[]", "{}"),
    *("2025", "2025-04", "2025-02-30", "0000", "0001", "9999-12-31", "-99999y", "-3m", "today", "NOW"),
    *("2025-04-18T23:59:60Z", "2025-04-18T23:59:59+99:99", "0001-01-01T00:00:00+14:00", "2025-W16-5"),
    *("RUS", "russia", "RUS,UKR", "RUS,RUS", "SDN-", "SDN-CIV", "-RUS", "NATO", "truce_declared", "truce"),
    *("json", "csv", "text", "date", "-confidence", "occurred", "'; DROP TABLE event; --", "<script>"),
    *("\x00", "a\x00b", "\x1b[2J", "\u202e", "\ufeff", "💥", "ö" * 300, "語" * 401, "\\" * 50, "a," * 600),
)


@pytest.fixture
def document(client: httpx2.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def asked(document: dict[str, Any], dice: Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """Addresses made of what is described and what is not, each with the operation it belongs to."""
    gets = [(each["path"], each) for each in read(document)]
    weights = [1 + len(operation.get("parameters", [])) for _, operation in gets]
    for path, operation in dice.choices(gets, weights, k=REQUESTS):
        names = [each["name"] for each in operation.get("parameters", []) if each["in"] == "query"]
        chosen = dice.choices([*names, "form", "utm_x", "page"], k=dice.randrange(4)) if names else []
        query = "&".join(f"{name}={quote(dice.choice(NASTY))}" for name in chosen)
        place = path.replace("{suffix}", dice.choice(SUFFIXES))
        place = place.replace(
            "{id}", dice.choice((IDS.get(path, ""), quote(dice.choice(NASTY[5:]), safe="")))
        )
        yield f"{place}?{query}", operation


def test_no_query_gets_an_answer_that_is_not_described(
    engine: sa.Engine, client: httpx2.Client, document: dict[str, Any]
) -> None:
    filled(engine, 5)
    seen = set()
    for address, operation in asked(document, Random(4)):
        answer = client.get(address, headers={"Accept": "application/json"})
        seen.add(answer.status_code)
        assert str(answer.status_code) in operation["responses"], (address, answer.text[:300])
        if answer.status_code >= 400 and not answer.text.startswith("error: "):
            told = json.loads(answer.text, parse_constant=pytest.fail)
            assert told["detail"], address
            assert all(error["detail"] for error in told["errors"]), address
    assert {200, 400, 404, 422} <= seen
    assert live(engine)
