"""/events on a socket: formats, paging, caching, compression and what goes wrong."""

import csv
import json
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
import sqlalchemy as sa

from tests.routes.conftest import get
from tests.timeline import filled, live

PROBLEM = "application/problem+json"


def test_a_list_holds_events_as_stored_with_meta_and_links(engine: sa.Engine, stocked: httpx2.Client) -> None:
    answer = get(stocked, "/events?from=2025-01&to=2025-03&actor=Kremlin&limit=5")
    told = answer.json()
    assert answer.headers["content-type"] == "application/json"
    assert [event.keys() for event in told["data"]] == [live(engine)[0].keys() - {"quotes"}] * 5
    assert told["meta"]["query"] == {
        "from": "2025-01",
        "to": "2025-03",
        "actor": ["RUS"],
        "date_match": "overlaps",
    }
    assert told["meta"]["interval"] == {"start": "2025-01-01T00:00:00Z", "end_before": "2025-04-01T00:00:00Z"}
    assert (told["meta"]["returned"], told["meta"]["limit"], told["meta"]["total_is"]) == (5, 5, "exact")
    assert told["meta"]["total"] == int(answer.headers["x-total-count"]) > 5
    assert told["meta"]["undated_excluded"] == sum(
        body["date"]["start"] is None and "RUS" in [a["id"] for a in body["actors"]] for body in live(engine)
    )
    assert told["meta"]["coverage"]["last_event"] >= told["data"][0]["date"]["start"]
    endless = told["links"].pop("stream")
    assert endless.startswith("/events/stream?from=2025-01&to=2025-03&actor=Kremlin&since=")
    assert all(get(stocked, link).status_code == 200 for link in told["links"].values() if link)


@pytest.mark.parametrize("sort", ["-date", "confidence", "-updated"])
def test_following_next_gives_every_event_once_whatever_is_written_meanwhile(
    engine: sa.Engine, stocked: httpx2.Client, sort: str
) -> None:
    expected = {body["id"] for body in live(engine)}
    seen: list[str] = []
    link: str | None = f"/events?sort={sort}&limit=7"
    while link:
        told = get(stocked, link).json()
        seen += [event["id"] for event in told["data"]]
        assert told["meta"]["total"] == len(expected)
        link = told["links"]["next"]
        filled(engine, 1, seed=50 + len(seen))
    assert len(seen) == len(expected)
    assert set(seen) == expected


def test_the_link_header_leads_to_the_next_page(stocked: httpx2.Client) -> None:
    answer = get(stocked, "/events?limit=3&family=truce")
    assert answer.links["next"]["url"] == answer.json()["links"]["next"]
    assert "family=truce" in answer.links["next"]["url"]
    assert answer.links["describedby"]["url"] == "/openapi.json"


def test_a_cursor_belongs_to_its_filters(stocked: httpx2.Client) -> None:
    following = urlsplit(get(stocked, "/events?limit=3").json()["links"]["next"]).query
    assert get(stocked, f"/events?{following}&type=talks_held").json()["code"] == "cursor_mismatch"
    assert get(stocked, f"/events?{following}x").status_code == 400
    assert get(stocked, f"/events?sort=date&{following}").status_code == 422


@pytest.mark.parametrize(
    ("path", "accept", "media"),
    [
        ("/events", "*/*", "application/json"),
        ("/events", "text/csv;q=0.4, text/plain", "text/plain; charset=utf-8"),
        ("/events?format=csv", "text/plain", "text/csv; charset=utf-8; header=present"),
        ("/events.jsonl?format=csv", "text/plain", "application/x-ndjson"),
        ("/events.txt", "application/json", "text/plain; charset=utf-8"),
        ("/events.json", "text/csv", "application/json"),
        ("/events/count", "text/plain", "text/plain; charset=utf-8"),
    ],
)
def test_suffix_beats_format_beats_accept(client: httpx2.Client, path: str, accept: str, media: str) -> None:
    assert get(client, path, accept=accept).headers["content-type"] == media


def test_every_format_holds_the_same_events(engine: sa.Engine, stocked: httpx2.Client) -> None:
    expected = [body["id"] for body in live(engine)]
    assert [event["id"] for event in get(stocked, "/events?limit=1000").json()["data"]] == expected
    lines = get(stocked, "/events.ndjson")
    assert [json.loads(line)["id"] for line in lines.text.splitlines()] == expected
    sheet = get(stocked, "/events.csv")
    assert [row["id"] for row in csv.DictReader(StringIO(sheet.text))] == expected
    assert lines.headers["x-total-count"] == sheet.headers["x-total-count"] == str(len(expected))
    text = get(stocked, "/events.txt?limit=1000").text.splitlines()
    assert len(text) == len(expected) + 1
    assert text[-1] == f"{len(expected)} events, sorted newest first. JSON: /events?limit=1000"


def test_text_says_how_to_go_on(stocked: httpx2.Client) -> None:
    last = get(stocked, "/events.txt?limit=2").text.splitlines()[-1]
    assert last.startswith("Next: http://127.0.0.1")
    assert len(get(stocked, last.removeprefix("Next: ")).text.splitlines()) == 4


def test_an_unchanged_list_is_304_until_something_is_written(
    engine: sa.Engine, stocked: httpx2.Client
) -> None:
    first = get(stocked, "/events?actor=RUS&limit=3")
    etag = first.headers["etag"]
    assert etag.startswith('W/"')
    again = get(stocked, "/events?actor=RUS&limit=3", if_none_match=etag)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert get(stocked, "/events?actor=RUS&limit=4", if_none_match=etag).status_code == 200
    filled(engine, 1, seed=77)
    assert get(stocked, "/events?actor=RUS&limit=3", if_none_match=etag).status_code == 200


def test_more_than_is_counted_is_told_as_at_least(
    stocked: httpx2.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.query.totals.AT_MOST", 20)
    answer = get(stocked, "/events?limit=5")
    assert (answer.json()["meta"]["total"], answer.json()["meta"]["total_is"]) == (20, "at_least")
    assert "x-total-count" not in answer.headers
    assert "5 of at least 20 events" in get(stocked, "/events.txt?limit=5").text


def test_counts_come_as_json_and_as_a_bare_number(engine: sa.Engine, stocked: httpx2.Client) -> None:
    events = live(engine)
    undated = sum(body["date"]["start"] is None for body in events)
    assert get(stocked, "/events/count").json() == {"count": len(events), "undated": None}
    assert get(stocked, "/events/count?from=2000").json() == {
        "count": len(events) - undated,
        "undated": undated,
    }
    assert get(stocked, "/events/count?format=text").text == f"{len(events)}\n"


def test_an_export_that_fails_midway_drops_the_connection(
    engine: sa.Engine, stocked: httpx2.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.query.timeline.BATCH", 5)
    with engine.begin() as connection:
        spoil = (
            "UPDATE event_version SET body = 'x' WHERE sort_key = (SELECT min(sort_key) FROM event_version)"
        )
        connection.execute(sa.text(spoil))
    with pytest.raises(httpx2.RemoteProtocolError, match="incomplete"):
        get(stocked, "/events.csv")


BAD: list[tuple[str, int, str, str | None]] = [
    ("/events?form=2025", 422, "unknown_parameter", "from"),
    ("/events?page=2", 422, "unknown_parameter", "cursor"),
    ("/events?type=truce_declard", 422, "unknown_type", "truce_declared"),
    ("/events?actor=Rusia", 422, "unknown_actor", "Russia"),
    ("/events?from=2025-02-30", 422, "invalid_value", None),
    ("/events?from=2025-05&to=2025-04", 422, "invalid_interval", None),
    ("/events?limit=5000", 422, "limit_too_large", None),
    ("/events?limit=1&limit=2", 422, "duplicate_parameter", None),
    ("/events?format=cvs", 422, "invalid_value", "csv"),
    ("/events?cursor=abc", 400, "cursor_invalid", None),
    ("/events?q=%22open", 422, "invalid_value", None),
    ("/events?q=%00", 422, "invalid_value", None),
    ("/events?actor=%00", 422, "unknown_actor", None),
    ("/events?actor=" + ",".join(["RUS"] * 900), 422, "invalid_value", None),
    ("/events?type=" + "x" * 8000, 422, "unknown_type", None),
    ("/events.cvs", 404, "not_found", "csv"),
    ("/events/count?limit=3", 422, "unknown_parameter", None),
    ("/events/count?format=csv", 422, "invalid_value", None),
    ("/events/evt_none", 404, "not_found", None),
    ("/events/evt%00", 404, "not_found", None),
    ("/events/evt_none?limit=3", 422, "unknown_parameter", None),
    ("/articles/art_none", 404, "not_found", None),
    ("/articles/%00", 404, "not_found", None),
    ("/actors/RUSS", 404, "not_found", "RUS"),
    ("/actors?x=1", 422, "unknown_parameter", None),
    ("/types?q=1", 422, "unknown_parameter", None),
    ("/nope", 404, "not_found", None),
]


def test_bad_requests_are_told_what_was_meant(client: httpx2.Client) -> None:
    for path, status, code, suggestion in BAD:
        answer = get(client, path)
        told: dict[str, Any] = answer.json()
        assert (answer.status_code, told["status"], told["code"]) == (status, status, code), path
        assert answer.headers["content-type"] == PROBLEM
        assert {"type", "title", "detail", "instance", "request_id", "errors"} <= told.keys()
        assert told["request_id"] == answer.headers["x-request-id"]
        if suggestion:
            assert suggestion in told["errors"][0]["suggestions"], path


def test_every_fault_is_told_at_once_and_as_lines_in_text(client: httpx2.Client) -> None:
    query = "form=2025&type=truce_declard&limit=5000&from=soon"
    told = get(client, f"/events?{query}").json()
    assert [error["name"] for error in told["errors"]] == ["form", "from", "type", "limit"]
    answer = get(client, f"/events.txt?{query}")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert [line.partition(":")[0] for line in answer.text.splitlines()] == ["error"] * 4
    assert "Did you mean 'from'" in answer.text


def test_what_cannot_be_accepted_or_done_is_refused(client: httpx2.Client) -> None:
    answer = get(client, "/events", accept="image/png")
    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")
    assert "text/csv" in answer.json()["errors"][0]["allowed"]
    answer = client.delete("/events")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
