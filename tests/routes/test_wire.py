"""What every exchange gets on the wire: caching and browser headers, compression, HEAD, and no harm done."""

import asyncio
import gzip
import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import anyio
import httpx2
import pytest
from starlette.types import Message, Receive, Scope, Send

from app.routes.wire import Origins, Wire, _head
from tests.routes.conftest import get, running
from tests.routes.description import address, read

STRANGER, DESK = "https://app.example", "https://desk.example"
ASKED_FIRST = {
    "Access-Control-Request-Method": "GET",
    "Access-Control-Request-Headers": "if-none-match, last-event-id, authorization",
}
NEWS = {"text": "Russia declared a truce with Ukraine on Monday.", "published_at": "2025-04-22"}
CHANGING = {"date", "x-request-id", "content-length", "transfer-encoding", "server-timing"}


@pytest.fixture(scope="module")
def client(lookup: httpx2.Client) -> httpx2.Client:
    """A client of one service for all: what is on the wire does not hang on the database."""
    return lookup


@pytest.fixture(scope="module")
def stocked(shared: httpx2.Client) -> httpx2.Client:
    """A client of one service with some sixty events."""
    return shared


def test_answers_carry_what_caches_and_browsers_need(stocked: httpx2.Client) -> None:
    headers = get(stocked, "/events?limit=2", origin=STRANGER, x_request_id="mine-1").headers
    assert headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert {"Accept", "Accept-Encoding"} <= set(headers["vary"].split(", "))
    assert headers["last-modified"].endswith("GMT")
    assert headers["x-request-id"] == "mine-1"
    assert get(stocked, "/events", x_request_id="no spaces").headers["x-request-id"].startswith("req_")


@pytest.mark.parametrize("path", ["/events", "/events.csv", "/events?form=2025", "/nope", "/healthz"])
def test_a_page_of_any_origin_may_read_the_answer_with_its_headers(stocked: httpx2.Client, path: str) -> None:
    """The answer is the same whoever asks, so that one copy in a cache serves every page."""
    told, untold = get(stocked, path, origin=STRANGER).headers, stocked.get(path).headers
    for headers in (told, untold):
        assert headers["access-control-allow-origin"] == "*"
        assert "Origin" not in headers.get("vary", "")
        assert set(headers["access-control-expose-headers"].split(", ")) == {
            *("Link", "ETag", "Last-Modified", "X-Total-Count", "X-Request-Id", "RateLimit"),
            *("RateLimit-Policy", "Retry-After", "Location", "Content-Disposition"),
        }


@pytest.mark.parametrize("path", ["/events", "/events/stream", "/articles", "/nope"])
def test_a_browser_may_ask_first_and_keeps_the_answer_for_a_day(client: httpx2.Client, path: str) -> None:
    answer = client.options(path, headers={"Origin": STRANGER, **ASKED_FIRST})
    told = answer.headers
    assert (answer.status_code, answer.content) == (204, b"")
    assert (told["access-control-allow-origin"], told["access-control-max-age"]) == ("*", "86400")
    assert told["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    allowed = {"Authorization", "If-None-Match", "Last-Event-ID", "Idempotency-Key", "Content-Type"}
    assert allowed <= set(told["access-control-allow-headers"].split(", "))


@pytest.fixture
def named(sqlite: Path, tmp_path: Path) -> Iterator[httpx2.Client]:
    """A client of a service that lets the pages of one origin in."""
    with (
        running(f"sqlite:///{shutil.copy(sqlite, tmp_path)}", cors_origins=DESK) as root,
        httpx2.Client(base_url=root) as made,
    ):
        yield made


def test_where_origins_are_named_others_may_not_read(named: httpx2.Client) -> None:
    told, untold = get(named, "/events", origin=DESK).headers, get(named, "/events", origin=STRANGER).headers
    assert told["access-control-allow-origin"] == DESK
    assert "access-control-allow-origin" not in untold
    assert all("Origin" in headers["vary"] for headers in (told, untold, named.get("/events").headers))
    first = named.options("/articles", headers={"Origin": DESK, "Access-Control-Request-Method": "POST"})
    assert "POST" in first.headers["access-control-allow-methods"]
    assert named.post("/extract", json=NEWS, headers={"Origin": DESK}).status_code == 200


@pytest.mark.parametrize("origin", [STRANGER, "null", "http://127.0.0.1:1", "https://127.0.0.1.app.example"])
@pytest.mark.parametrize("path", ["/articles", "/extract"])
def test_a_page_that_is_only_visited_may_not_write(client: httpx2.Client, origin: str, path: str) -> None:
    """A browser sends plain text without asking first, whatever the preflight would say."""
    answer = client.post(path, content=NEWS["text"], headers={"Origin": origin, "Content-Type": "text/plain"})
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert answer.json()["errors"][0]["value"] == origin
    assert client.get("/events?modality=occurred").json()["data"] == []


def test_a_page_of_the_service_itself_may_write(client: httpx2.Client) -> None:
    own = f"http://{client.base_url.netloc.decode()}"
    assert client.post("/extract", json=NEWS, headers={"Origin": own}).status_code == 200


def test_a_strange_name_that_stands_for_this_machine_may_not_write(
    client: httpx2.Client,
) -> None:
    port = client.base_url.port
    for host, status in ((f"evil.example:{port}", 403), (f"localhost:{port}", 200), (f"[::1]:{port}", 200)):
        answer = client.post("/extract", json=NEWS, headers={"Host": host, "Origin": f"http://{host}"})
        assert answer.status_code == status, host


def test_long_answers_are_compressed_and_short_ones_are_not(stocked: httpx2.Client) -> None:
    with stocked.stream("GET", "/events", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(raw))["data"]
    assert "content-encoding" not in get(stocked, "/events/count").headers


def test_a_strong_tag_is_weak_where_the_bytes_are_compressed(stocked: httpx2.Client) -> None:
    path = get(stocked, "/events?limit=1&fields=url").json()["data"][0]["url"]
    plain = stocked.get(path, headers={"Accept-Encoding": "identity"}).headers["etag"]
    squeezed = stocked.get(path, headers={"Accept-Encoding": "gzip"})
    assert (squeezed.headers["content-encoding"], squeezed.headers["etag"]) == ("gzip", f"W/{plain}")
    for tag in (plain, f"W/{plain}"):
        assert get(stocked, path, If_None_Match=tag).status_code == 304


def test_long_refusals_are_compressed_too(stocked: httpx2.Client) -> None:
    asking = {"Accept-Encoding": "gzip", "Accept": "image/png"}
    with stocked.stream("GET", "/events", headers=asking) as answer:
        raw = b"".join(answer.iter_raw())
    assert (answer.status_code, answer.headers["content-encoding"]) == (406, "gzip")
    assert json.loads(gzip.decompress(raw))["code"] == "not_acceptable"


@pytest.mark.parametrize("path", ["/events%0a", "/events%0d%0aX-Told:%20yes", "/events.json%0a?limit=1"])
def test_a_line_break_in_a_path_gets_into_no_header(stocked: httpx2.Client, path: str) -> None:
    answer = stocked.get(path)
    assert answer.status_code in (200, 404)
    assert "x-told" not in answer.headers


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0", "gzip;q=0.000, br", "*;q=0", ";;,=", "x-gzips"])
def test_who_does_not_take_gzip_gets_none(stocked: httpx2.Client, accepted: str) -> None:
    answer = get(stocked, "/events", accept_encoding=accepted)
    assert "content-encoding" not in answer.headers
    assert answer.json()["data"]


def passed_through_wire(accepted: bytes, *messages: Message) -> list[Message]:
    """What is sent when the application answers with these messages."""
    sent: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        for message in messages:
            await send(message)
            assert sent, "held back"

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b""}
    asked = {**scope, "headers": [(b"accept-encoding", accepted)]}
    anyio.run(Wire(app, Origins.of("*")), asked, receive, send)
    return sent


def test_a_stream_of_events_is_sent_as_it_comes_and_never_compressed() -> None:
    start = {
        "type": "http.response.start",
        "status": 200,
        "headers": [(b"content-type", b"text/event-stream")],
    }
    frames = [{"type": "http.response.body", "body": b"id: 1\n\n" * 900, "more_body": True}] * 2
    sent = passed_through_wire(b"gzip", start, *frames)
    assert [message.get("body") for message in sent[1:]] == [b"id: 1\n\n" * 900] * 2
    assert b"content-encoding" not in dict(sent[0]["headers"])


def test_an_answer_that_is_kept_to_be_sent_again_does_not_grow() -> None:
    start = {"type": "http.response.start", "status": 200, "headers": [(b"etag", b'"a"')]}
    body = {"type": "http.response.body", "body": b"a"}
    first, again = (passed_through_wire(b"", start, body)[0]["headers"] for _ in range(2))
    assert [name for name, _ in first] == [name for name, _ in again]
    assert start["headers"] == [(b"etag", b'"a"')]


@pytest.fixture
def document(client: httpx2.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def addresses(document: dict[str, Any]) -> list[str]:
    """An address of each path that can be read."""
    return [address(each, suffix="csv") for each in read(document, endless=True)]


def test_everything_that_can_be_read_answers_head_and_options(
    stocked: httpx2.Client, document: dict[str, Any]
) -> None:
    for path in (*addresses(document), "/openapi.json", "/docs", "/nope"):
        with stocked.stream("GET", path) as whole:  # what streams for ever is read no further than its head
            head = stocked.head(path)
        assert (head.status_code, head.content) == (whole.status_code, b""), path
        told, expected = (
            {name: value for name, value in answer.headers.items() if name not in CHANGING}
            for answer in (head, whole)
        )
        assert told == expected, path
        options = stocked.options(path)
        if path != "/nope":
            assert (options.status_code, options.headers["allow"][:9]) == (204, "GET, HEAD"), path


@pytest.mark.parametrize(
    ("query", "headers", "status", "code"),
    [
        (f"q={'a' * 17_000}", {}, 414, "query_too_long"),
        ("", {"X-Rubbish": "a" * 40_000}, 431, "headers_too_large"),
        ("", {f"X-{number}": "a" * 300 for number in range(120)}, 431, "headers_too_large"),
    ],
)
def test_what_is_too_long_is_refused_in_our_words(
    client: httpx2.Client, query: str, headers: dict[str, str], status: int, code: str
) -> None:
    answer = client.get(f"/events?{query}", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.content) < 20_000


def test_hostile_headers_do_no_harm(client: httpx2.Client) -> None:
    at = urlsplit(str(client.base_url))
    with socket.create_connection((at.hostname, at.port)) as raw:
        raw.sendall(b'GET /events HTTP/1.1\r\nHost: a>b;"x\r\nAccept: ,;q=;;\r\nConnection: close\r\n\r\n')
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    assert b" 200 " in answer.splitlines()[0] or b" 40" in answer.splitlines()[0]
    assert b"a>b" not in answer


def test_head_ends_with_the_first_part_of_a_stream_whose_next_is_there_at_once() -> None:
    sent: list[Message] = []

    async def streamed(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(3):
            await send({"type": "http.response.body", "body": b"a line\n", "more_body": True})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    asyncio.run(_head(streamed, {"type": "http", "method": "HEAD"}, receive, send))
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert sent[1] == {"type": "http.response.body", "body": b"", "more_body": False}
