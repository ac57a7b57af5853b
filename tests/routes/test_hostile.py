"""Whatever is asked, the answer is one that the API describes, whole and in its own words."""

import json
import re
import socket
import struct
import time
from collections.abc import Iterator
from random import Random
from typing import Any
from urllib.parse import quote, urlsplit

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


TIMES = (
    "from",
    "to",
    "on",
    "datetime",
    "reported_from",
    "reported_to",
    "created_since",
    "updated_since",
    "as_of",
)
ENDS = (
    *("0001", "0001-01-01", "0001-01-01T00:00:00Z", "9999", "9999-12-31", "9999-12-31T23:59:59Z"),
    *("../9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z/.."),
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


@pytest.mark.parametrize("end", ENDS)
def test_the_ends_of_the_calendar_are_taken_or_refused(
    engine: sa.Engine, client: httpx2.Client, document: dict[str, Any], end: str
) -> None:
    filled(engine, 5)
    for each in read(document):
        for name in {each["name"] for each in each.get("parameters", [])}.intersection(TIMES):
            address = each["path"].replace("{suffix}", "csv").replace("{id}", IDS.get(each["path"], ""))
            answer = client.get(address, params={name: end})
            assert answer.status_code in (200, 404, 422), (address, name, answer.text[:300])


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


@pytest.fixture(scope="module")
def standing(lookup: httpx2.Client) -> str:
    """The root address of one service for all that is refused before a database is asked."""
    return str(lookup.base_url)


def exchanged(root: str, sent: bytes, *, half: bool = False) -> bytes:
    """All that the service answers to these bytes, which ask it to close; `half`: our side closes at once."""
    at = urlsplit(root)
    with socket.create_connection((at.hostname, at.port), timeout=20) as raw:
        raw.sendall(sent)
        if half:
            raw.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: raw.recv(65536), b""))


def line(target: bytes, *headers: bytes, method: bytes = b"GET") -> bytes:
    return b"\r\n".join(
        (method + b" " + target + b" HTTP/1.1", b"Host: a", b"Connection: close", *headers, b"", b"")
    )


def many(text: bytes, count: int, between: bytes = b"&") -> bytes:
    return between.join(text.replace(b"#", b"%d" % number) for number in range(count))


LONG: dict[str, tuple[bytes, bytes]] = {
    "two thousand unknown parameters": (line(b"/events?" + many(b"p#=1", 2000)), b"422"),
    "two thousand misspelt parameters": (line(b"/events?" + many(b"typ#=1", 1700)), b"422"),
    "a parameter a thousand times": (line(b"/events?" + many(b"from=2025", 1500)), b"422"),
    "a pair a thousand times": (line(b"/events?" + many(b"dyad=RUS,UKR", 1200)), b"200"),
    "five hundred actors that are none": (line(b"/events?actor=" + many(b"Rusia#", 499, b",")), b"422"),
    "ten thousand actors": (line(b"/events?actor=" + many(b"a", 8000, b",")), b"422"),
    "a list longer than a query may be": (line(b"/events?id=" + many(b"evt_#", 10_000, b",")), b"414"),
    "five hundred ids": (line(b"/events?id=" + many(b"evt_#", 500, b",")), b"200"),
    "as many words as fit": (line(b"/events?q=" + many(b"a", 200, b"+")), b"200"),
    "as many beginnings as fit": (line(b"/events?q=" + many(b"a*", 130, b"+")), b"200"),
    "quotation marks": (line(b"/events?q=" + b"%22" * 300), b"422"),
    "parentheses": (line(b"/events?q=" + b"(" * 400), b"422"),
    "a long Accept": (line(b"/events", b"Accept: " + many(b"a/b#;q=0.1", 2000, b",")), b"406"),
    "a long Accept with what is served last": (
        line(b"/events", b"Accept: " + many(b"a/b#;q=0.1", 2000, b",") + b",*/*;q=0.01"),
        b"200",
    ),
    "a long Accept-Language": (line(b"/types", b"Accept-Language: " + many(b"x#;q=0.1", 2400, b",")), b"200"),
    "a long Accept-Encoding": (line(b"/types", b"Accept-Encoding: " + many(b"gzip;q=#", 2400, b",")), b"200"),
    "many entity tags": (line(b"/events", b"If-None-Match: " + many(b'"#"', 4000, b",")), b"200"),
    "a path of nothing": (line(b"/" + b"a" * 40_000), b"404"),
    "an id of nothing": (line(b"/events/" + b"%20" * 13_000), b"404"),
}  # fmt: skip


@pytest.mark.parametrize("what", LONG)
def test_what_is_long_is_answered_soon_and_not_at_length(standing: str, what: str) -> None:
    sent, status = LONG[what]
    begun = time.monotonic()
    head, _, body = exchanged(standing, sent).partition(b"\r\n\r\n")
    assert head.split(b" ")[1] == status, body[:300]
    assert time.monotonic() - begun < 10
    assert status == b"200" or len(body) < 60_000
    assert status == b"200" or json.loads(body)["errors"]


RAW: dict[str, tuple[bytes, bytes]] = {
    "bytes that are no UTF-8 in the query": (line(b"/events?q=%ff%fe"), b"422"),
    "bytes that are no UTF-8 in the path": (line(b"/events/%ff%fe"), b"404"),
    "per cent signs of nothing": (line(b"/events?actor=%zz%"), b"422"),
    "bytes beyond ASCII as they are": (line(b"/events?q=\xff"), b"400"),
    "NUL in the path": (line(b"/events/%00"), b"404"),
    "NUL in a name": (line(b"/events?%00=1"), b"422"),
    "a way up": (line(b"/../../secret"), b"404"),
    "a slash too many": (line(b"//events"), b"404"),
    "another server's address": (line(b"http://elsewhere.example/events"), b"404"),
    "nobody's method": (line(b"/events", method=b"BREW"), b"405"),
    "a method in small letters": (line(b"/events", method=b"get"), b"405"),
    "everything": (line(b"*", method=b"OPTIONS"), b"404"),
    "a tunnel": (line(b"a:1", method=b"CONNECT"), b"404"),
    "a trace": (line(b"/events", method=b"TRACE"), b"405"),
    "no host": (b"GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", b"400"),
    "an old protocol": (b"GET /healthz HTTP/1.0\r\n\r\n", b"200"),
    "a body where none belongs": (line(b"/healthz", b"Content-Length: 2") + b"hi", b"200"),
    "a length that is none": (line(b"/healthz", b"Content-Length: -1"), b"400"),
    "a socket of the web": (line(b"/healthz", b"Upgrade: websocket", b"Sec-WebSocket-Key: x"), b"200"),
    "a stream resumed from nowhere": (line(b"/events?limit=1", b"Last-Event-ID: \xff\xfe"), b"200"),
    "an origin of rubbish": (line(b"/events?limit=1", b"Origin: \xff, https://a\tb"), b"200"),
}


@pytest.mark.parametrize("half", [False, True], ids=["open", "half-closed"])
@pytest.mark.parametrize("what", RAW)
def test_what_is_odd_is_answered_clearly(standing: str, what: str, half: bool) -> None:
    sent, status = RAW[what]
    head, _, body = exchanged(standing, sent, half=half).partition(b"\r\n\r\n")
    assert head.split(b" ")[1] == status, body[:300]
    assert b"Traceback" not in body


def test_requests_that_come_all_at_once_are_answered_in_their_order(standing: str) -> None:
    asked = b"".join(
        b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Request-Id: n%d\r\n\r\n" % number for number in range(60)
    )
    answers = exchanged(standing, asked + line(b"/healthz", b"X-Request-Id: last"))
    ids = re.findall(rb"x-request-id: (\S+)", answers)
    assert ids == [*(b"n%d" % number for number in range(60)), b"last"]


def test_who_goes_away_in_the_middle_harms_nobody(standing: str, lookup: httpx2.Client) -> None:
    at = urlsplit(standing)
    for sent in (b"GET /ev", b"GET /events HTTP/1.1\r\nHost: a\r\n", b"POST /articles HTTP/1.1\r\nHost: a\r\n"
                 b"Content-Type: text/plain\r\nContent-Length: 100\r\n\r\nTalks"):  # fmt: skip
        for _ in range(10):
            with socket.create_connection((at.hostname, at.port)) as raw:
                raw.sendall(sent)
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert lookup.get("/healthz").status_code == 200


EDGES = (
        ("from=0000", 422), ("from=0001", 200), ("to=9999", 200), ("to=9999-12-31", 200), ("to=10000", 422),
        ("on=2025-02-30", 422), ("on=2024-02-29", 200), ("on=2025-02-29", 422), ("on=2025-13", 422),
        ("from=-0d", 200), ("from=-99999y", 422), ("from=-1", 422), ("from=2025-04-18T24:00:00Z", 422),
        ("from=9999-12-31T23:59:59-14:00", 422), ("datetime=../..", 422), ("datetime=2025/2024", 422),
        ("month_day=02-29", 200), ("month_day=02-30", 422), ("month_day=00-00", 422),
        ("bbox=1,2,3", 422), ("bbox=,,,", 422), ("bbox=nan,nan,nan,nan", 422), ("bbox=1e9,0,0,0", 422),
        ("bbox=0,10,10,0", 422), ("bbox=170,-10,-170,10", 200), ("bbox=-180,-90,180,90", 200),
        ("lat=90&lon=180&radius_km=20000", 200), ("lat=0&lon=0&radius_km=1e308", 422),
        ("lat=91&lon=0&radius_km=1", 422), ("lat=0", 422), ("radius_km=5", 422),
        ("as_of=seq:99999999999999999999", 422), ("as_of=seq:-1", 422), ("as_of=0001-01-01T00:00:00Z", 200),
        ("min_confidence=nan", 422), ("min_killed=99999999999999999999", 422), ("limit=٣", 422),
        ("cursor=AAAA", 400), ("cursor=%00", 400), ("cursor=" + "A" * 9000, 400), ("cursor=é", 400),
)  # fmt: skip


def test_values_at_the_edge_are_taken_or_refused_never_mended(client: httpx2.Client) -> None:
    for query, status in EDGES:
        answer = client.get(f"/events?{query}")
        assert answer.status_code == status, (query, answer.text[:300])
        assert status == 200 or answer.json()["errors"][0]["name"] in query, query
