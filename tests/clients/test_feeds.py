"""events.atom in a feed reader: every event once, page by page, and no markup of strangers."""

from typing import Any
from urllib.parse import urljoin

import httpx2
import pytest

from tests.clients.conftest import shown


def pages(service: str) -> list[Any]:
    """Each page of the feed as feedparser reads it, by following the next links."""
    feedparser = pytest.importorskip("feedparser")
    address: str | None = f"{service}/events.atom?limit=30"
    headers = {"content-type": "application/atom+xml"}
    found = []
    while address:
        answer = httpx2.get(address)
        assert answer.headers["content-type"].startswith("application/atom+xml")
        found.append(feedparser.parse(answer.content, response_headers=headers, sanitize_html=False))
        links = {link["rel"]: link["href"] for link in found[-1].feed.links}
        address = links.get("next")
    return found


def test_a_reader_finds_every_event_once(service: str, events: list[dict[str, Any]]) -> None:
    read = pages(service)
    assert len(read) == 3
    assert not any(page.bozo for page in read)
    assert len({page.feed.id for page in read}) == 1
    entries = [entry for page in read for entry in page.entries]
    assert {entry.id.rpartition(":")[2] for entry in entries} == {event["id"] for event in events}
    assert len(entries) == len(events)


def test_a_reader_shows_what_the_event_tells(service: str, events: list[dict[str, Any]]) -> None:
    by_id = {event["id"]: event for event in events}
    for page in pages(service):
        assert page.version == "atom10"
        for entry in page.entries:
            event = by_id[entry.id.rpartition(":")[2]]
            assert shown(entry.title).endswith(shown(event["title"]))
            assert entry.updated == event["updated_at"]
            assert [tag.term for tag in entry.tags] == [event["type"], event["family"]]
            assert httpx2.get(urljoin(service, entry.link)).json()["id"] == event["id"]
            assert not {"<script", "<iframe"} & {entry.content[0].value[at : at + 7] for at in range(500)}
