"""/changes over a socket: pages, formats, conditional requests, waiting, and what is refused."""

import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed

import httpx2
import pytest
import sqlalchemy as sa

from app.tables import change
from tests.routes.conftest import get, running
from tests.timeline import filled


def test_changes_are_told_page_by_page_until_the_reader_has_caught_up(stocked: httpx2.Client) -> None:
    first = stocked.get("/changes?limit=10&actor=RUS").json()
    assert [one["seq"] for one in first["data"]] == sorted(one["seq"] for one in first["data"])
    assert (first["meta"]["returned"], first["caught_up"]) == (10, False)
    seen, at = first["data"], first
    while at["links"]["next"]:
        at = stocked.get(at["links"]["next"]).json()
        seen += at["data"]
    assert at["caught_up"]
    assert at["next_since"] == at["meta"]["seq"]
    listed = stocked.get("/events?actor=RUS&limit=1000").json()["data"]
    assert {one["id"]: one["event"] for one in seen} == {event["id"]: event for event in listed}
    assert at["meta"]["query"] == {"actor": ["RUS"]}


def test_a_change_says_what_was_done(stocked: httpx2.Client) -> None:
    one = stocked.get("/changes?limit=1").json()["data"][0]
    assert list(one) == ["seq", "op", "at", "id", "version", "changed", "event"]
    assert (one["seq"], one["op"], one["version"], one["event"]["id"]) == (1, "create", 1, one["id"])
    assert one["at"] == one["event"]["updated_at"]


def test_the_links_of_a_page_keep_its_filters(stocked: httpx2.Client) -> None:
    answer = stocked.get("/changes?type=talks_held&limit=2&since=5")
    links = answer.json()["links"]
    assert links["stream"] == f"/events/stream?type=talks_held&since={answer.json()['next_since']}"
    assert links["events"] == "/events?type=talks_held"
    assert 'rel="next"' in answer.headers["link"]


def test_changes_come_as_lines_too(stocked: httpx2.Client) -> None:
    told = stocked.get("/changes?limit=3").json()["data"]
    lines = stocked.get("/changes?limit=3&format=ndjson")
    assert lines.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in lines.text.splitlines()] == told
    text = get(stocked, "/changes?limit=3", accept="text/plain").text.splitlines()
    assert text[0].split()[:5] == ["1", told[0]["at"], "create", told[0]["id"], "v1"]
    assert text[3].startswith("3 changes, read on at 3.")
    assert text[4].startswith("Next: http://")


REFUSED = {
    "since=999999": "invalid_value",
    "since=-1": "invalid_value",
    "since=yesterday": "invalid_value",
    "since=2025-02-30T00:00:00Z": "invalid_value",
    "since=1&since=2": "duplicate_parameter",
    "since=9999999999999999999": "invalid_value",
    "limit=0": "invalid_value",
    "limit=1001": "limit_too_large",
    "wait=61": "invalid_value",
    "wait=٣": "invalid_value",
    "compact=maybe": "invalid_value",
    "format=csv": "invalid_value",
    "sinse=3": "unknown_parameter",
    "cursor=abc": "unknown_parameter",
    "as_of=2025-05-01": "unknown_parameter",
    "type=truce_declard": "unknown_type",
}


def test_what_cannot_be_meant_is_refused(stocked: httpx2.Client) -> None:
    answers = {query: stocked.get(f"/changes?{query}") for query in REFUSED}
    assert {answer.status_code for answer in answers.values()} == {422}
    assert {query: answer.json()["code"] for query, answer in answers.items()} == REFUSED


def test_a_place_that_is_no_longer_kept_is_gone_and_the_first_one_is_named(
    stocked: httpx2.Client, engine: sa.Engine
) -> None:
    with engine.begin() as connection:
        connection.execute(sa.delete(change).where(change.c.seq <= 10))
    for place in ("4", "2000-01-01"):
        answer = stocked.get(f"/changes?since={place}").json()
        assert (answer["status"], answer["code"]) == (410, "history_expired")
        assert answer["errors"][0]["suggestions"] == ["10"]
    assert stocked.get("/changes?since=10").json()["data"][0]["seq"] == 11


def test_a_place_is_a_number_or_an_instant(stocked: httpx2.Client) -> None:
    for place in ("0", "seq:0", "2000-01-01T00:00:00Z", ""):
        assert stocked.get(f"/changes?limit=1&since={place}").json()["data"][0]["seq"] == 1, place


def test_an_instant_to_come_is_the_end_of_the_log(stocked: httpx2.Client) -> None:
    answer = stocked.get("/changes?since=2999-01-01T00:00:00%2B02:00").json()
    assert (answer["data"], answer["caught_up"]) == ([], True)


def test_changes_that_the_client_has_are_not_sent_again(stocked: httpx2.Client, engine: sa.Engine) -> None:
    etag = stocked.get("/changes?actor=RUS").headers["etag"]
    assert get(stocked, "/changes?actor=RUS", if_none_match=etag, accept="text/plain").status_code == 200
    again = get(stocked, "/changes?actor=RUS", if_none_match=etag)
    assert (again.status_code, again.content) == (304, b"")
    assert get(stocked, "/changes?actor=UKR", if_none_match=etag).status_code == 200
    filled(engine, 1, seed=9)
    assert get(stocked, "/changes?actor=RUS", if_none_match=etag).status_code == 200


def timed(ask: Callable[[], httpx2.Response]) -> tuple[httpx2.Response, float]:
    began = time.monotonic()
    return ask(), time.monotonic() - began


@pytest.mark.parametrize("query", ["", "&type=strike_reported"])
def test_a_waiting_reader_is_answered_as_soon_as_there_is_something(
    stocked: httpx2.Client, engine: sa.Engine, query: str
) -> None:
    since = stocked.get("/changes?limit=1000").json()["next_since"]
    threading.Timer(0.3, filled, (engine, 8, 5)).start()
    answer, took = timed(lambda: stocked.get(f"/changes?wait=20&since={since}{query}"))
    assert answer.json()["data"]
    assert 0.2 < took < 10
    assert answer.json()["meta"]["since"] == since


def test_who_waits_in_vain_is_told_so_in_time(stocked: httpx2.Client, engine: sa.Engine) -> None:
    end = stocked.get("/changes?limit=1").json()["meta"]["seq"]
    asked = f"/changes?wait=1&actor=NOR&since=seq:{end}"
    threading.Timer(0.2, filled, (engine, 1, 5)).start()
    answer, took = timed(lambda: stocked.get(asked))
    assert (answer.json()["data"], answer.json()["caught_up"]) == ([], True)
    assert answer.json()["next_since"] > end
    assert 0.9 < took < 5
    kept, took = timed(lambda: get(stocked, asked, if_none_match=answer.headers["etag"]))
    assert (kept.status_code, took > 0.9) == (304, True)


def test_many_may_wait_while_others_are_served_and_the_service_stops_at_once(
    url: str, engine: sa.Engine
) -> None:
    filled(engine, 2)
    with ThreadPoolExecutor(30) as pool, running(url, max_streams=29) as root:
        waiting = [pool.submit(httpx2.get, f"{root}/changes?wait=30&since=6", timeout=40) for _ in range(30)]
        refused = next(as_completed(waiting)).result()
        assert (refused.json()["code"], refused.headers["retry-after"]) == ("unavailable", "30")
        assert httpx2.get(f"{root}/changes?since=5").json()["next_since"] == 6
        began = time.monotonic()
    assert time.monotonic() - began < 5
    assert [each.result().status_code for each in waiting].count(200) == 29
