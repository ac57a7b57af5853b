"""What every exchange gets on the wire: caching and browser headers, compression, HEAD, and no harm done."""

import gzip
import json
import socket
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.routes.conftest import get


def test_answers_carry_what_caches_and_browsers_need(stocked: httpx2.Client) -> None:
    headers = get(stocked, "/events?limit=2", origin="https://app.example", x_request_id="mine-1").headers
    assert headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert {"Accept", "Accept-Encoding"} <= set(headers["vary"].split(", "))
    assert headers["last-modified"].endswith("GMT")
    assert headers["x-request-id"] == "mine-1"
    assert headers["access-control-allow-origin"] == "*"
    assert "X-Total-Count" in headers["access-control-expose-headers"]
    assert get(stocked, "/events", x_request_id="no spaces").headers["x-request-id"].startswith("req_")


def test_a_browser_on_another_origin_may_read_what_was_wrong(client: httpx2.Client) -> None:
    answer = get(client, "/events?form=2025", origin="https://app.example")
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (422, "*")
    assert "X-Request-Id" in answer.headers["access-control-expose-headers"]


def test_a_browser_on_another_origin_may_ask_first(client: httpx2.Client) -> None:
    answer = client.options(
        "/events",
        headers={
            "Origin": "https://app.example",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )
    assert (answer.status_code, answer.headers["access-control-max-age"]) == (200, "86400")


def test_long_answers_are_compressed_and_short_ones_are_not(stocked: httpx2.Client) -> None:
    with stocked.stream("GET", "/events", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(raw))["data"]
    assert "content-encoding" not in get(stocked, "/events/count").headers


@pytest.mark.parametrize(
    "path", ["/events", "/events.csv", "/events/count", "/types", "/actors", "/", "/healthz", "/nope"]
)
def test_head_tells_what_get_would_without_a_body(stocked: httpx2.Client, path: str) -> None:
    whole, head = stocked.get(path), stocked.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    changing = {"date", "x-request-id", "content-length", "transfer-encoding"}
    assert {k: v for k, v in head.headers.items() if k not in changing} == {
        k: v for k, v in whole.headers.items() if k not in changing
    }


def test_hostile_headers_do_no_harm(served: str, client: httpx2.Client) -> None:
    at = urlsplit(served)
    with socket.create_connection((at.hostname, at.port)) as raw:
        raw.sendall(b'GET /events HTTP/1.1\r\nHost: a>b;"x\r\nAccept: ,;q=;;\r\nConnection: close\r\n\r\n')
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    assert b" 200 " in answer.splitlines()[0] or b" 40" in answer.splitlines()[0]
    assert b"a>b" not in answer
