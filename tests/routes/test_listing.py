"""Lists: what links, headers and meta tell; an export reads ahead by one chunk, whoever reads it."""

import asyncio
from collections.abc import Iterator

import httpx2
import pytest

from app.routes.listing import _ahead
from tests.routes.conftest import get


class Source:
    """Chunks that are counted as they are asked for; it may fail at one of them."""

    def __init__(self, total: int, faulty: int | None = None) -> None:
        self._chunks: Iterator[int] = iter(range(1, total))
        self._faulty = faulty
        self.asked = 1

    async def read(self) -> bytes:
        """The next chunk, empty behind the last."""
        self.asked += 1
        number = next(self._chunks, None)
        if self._faulty is not None and number == self._faulty:
            raise RuntimeError("the store is gone")
        return b"" if number is None else str(number).encode()


def test_every_chunk_comes_once_and_in_order() -> None:
    async def read() -> list[bytes]:
        return [chunk async for chunk in _ahead(b"0", Source(5).read)]

    assert asyncio.run(read()) == [b"0", b"1", b"2", b"3", b"4"]


def test_one_chunk_is_read_while_another_is_taken_and_no_more() -> None:
    async def read() -> list[int]:
        source, asked = Source(5), []
        async for _ in _ahead(b"0", source.read):
            await asyncio.sleep(0.01)
            asked.append(source.asked)
        return asked

    assert asyncio.run(read()) == [2, 3, 4, 5, 6]


def test_a_failure_comes_behind_the_chunks_before_it() -> None:
    taken: list[bytes] = []

    async def read() -> None:
        async for chunk in _ahead(b"0", Source(5, faulty=2).read):
            taken.append(chunk)

    with pytest.raises(RuntimeError, match="gone"):
        asyncio.run(read())
    assert taken == [b"0", b"1"]


def test_who_goes_away_leaves_no_failure_unheard(caplog: pytest.LogCaptureFixture) -> None:
    async def read() -> None:
        chunks = _ahead(b"0", Source(5, faulty=1).read)
        assert await anext(chunks) == b"0"
        await asyncio.sleep(0.01)
        await chunks.aclose()  # type: ignore[attr-defined]

    asyncio.run(read())
    assert not caplog.records


def test_links_to_what_comes_after_do_not_ask_as_of(stocked: httpx2.Client) -> None:
    links = get(stocked, "/events?as_of=seq:5&type=-talks_held&limit=1").json()["links"]
    for name in ("changes", "stream"):
        assert links[name].endswith("?type=-talks_held&since=5")
    assert get(stocked, links["changes"]).status_code == 200


def test_a_centre_that_only_sorts_is_in_no_link_that_counts(stocked: httpx2.Client) -> None:
    near = get(stocked, "/events?lat=50&lon=30&sort=distance&country=UKR&limit=1").json()
    within = get(stocked, "/events?lat=50&lon=30&radius_km=500&sort=distance&limit=1").json()
    assert near["links"]["count"] == "/events/count?country=UKR"
    assert within["links"]["count"] == "/events/count?lat=50&lon=30&radius_km=500"
    for found in (near, within):
        for name in ("count", "facets", "histogram", "changes"):
            assert get(stocked, found["links"][name]).status_code == 200, name
        assert get(stocked, found["links"]["count"]).json()["count"] >= found["meta"]["total"]


@pytest.mark.parametrize(
    ("bounds", "start", "beyond"),
    [
        ("from=2025-04&to=2025-04", "2025-04-01T00:00:00Z", "2025-05-01T00:00:00Z"),
        ("from=2025-04-18T09:30:00Z", "2025-04-18T09:30:00Z", None),
        ("from=2025-04-18T09:30:00%2B02:00&to=2025-04-19", "2025-04-18T07:30:00Z", "2025-04-20T00:00:00Z"),
        ("to=2025-04-19T10:00:00Z", None, "2025-04-19T10:00:01Z"),
        ("to=9999", None, None),
        ("to=9999-12-31T23:59:59Z", None, None),
        ("from=0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z", None),
    ],
)
def test_the_interval_is_told_as_exactly_as_it_was_asked(
    stocked: httpx2.Client, bounds: str, start: str | None, beyond: str | None
) -> None:
    told = get(stocked, f"/events?{bounds}&limit=1").json()["meta"]["interval"]
    assert told == {"start": start, "end_before": beyond}


def test_what_a_client_prefers_keeps_answers_apart(stocked: httpx2.Client) -> None:
    plain = get(stocked, "/events?limit=1")
    assert "Prefer" in plain.headers["vary"]
    for lines in (["count=none"], ["return=minimal", "Count=None"], ["return=minimal, count=none"]):
        told = stocked.get("/events?limit=1", headers=[("Prefer", line) for line in lines])
        assert told.json()["meta"]["total"] is None, lines
        assert told.headers["etag"] != plain.headers["etag"]


def test_an_answer_under_one_scheme_is_not_given_under_another(stocked: httpx2.Client) -> None:
    proxied = stocked.get("/events?limit=2", headers={"X-Forwarded-Proto": "https"})
    plain = stocked.get("/events?limit=2")
    assert proxied.json()["links"]["self"].startswith("https://")
    assert plain.json()["links"]["self"].startswith("http://")
    assert proxied.headers["etag"] != plain.headers["etag"]


def test_every_tag_that_a_client_has_is_looked_at(stocked: httpx2.Client) -> None:
    tag = get(stocked, "/events?limit=1").headers["etag"]
    lines = [("If-None-Match", '"other"'), ("If-None-Match", tag)]
    assert stocked.get("/events?limit=1", headers=lines).status_code == 304


@pytest.mark.parametrize("path", ["/events.csv", "/events.ndjson?type=talks_held"])
def test_a_stream_has_the_links_that_a_page_has(stocked: httpx2.Client, path: str) -> None:
    links = get(stocked, path).headers["link"]
    assert links.startswith(f'<http://{stocked.base_url.netloc.decode()}{path}>; rel="self"')
    assert 'rel="alternate"; type="text/calendar"' in links
    assert 'rel="describedby"' in links
