"""A walk over pages of /events: one snapshot, there and back, beside a writing process, over a restart."""

from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
import sqlalchemy as sa

from tests.query.meddling import meddled
from tests.routes.conftest import running
from tests.timeline import filled, live

Body = dict[str, Any]


def address(link: str) -> str:
    """A link without its host: a server that restarts may stand elsewhere."""
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}"


def turned(root: str, link: str, way: str, most: int) -> tuple[list[list[Body]], str | None]:
    """At most so many pages from a link on, and the link to go on from; None at the end."""
    pages: list[list[Body]] = []
    following: str | None = link
    while following and len(pages) < most:
        told = httpx2.get(root + address(following)).json()
        pages.append(told["data"])
        following = told["links"][way]
    return pages, following


@pytest.mark.parametrize("query", ["", "&sort=confidence", "&from=2025-02&actor=RUS,SDN"])
def test_a_walk_outlasts_a_restart_and_a_process_that_writes(engine: sa.Engine, url: str, query: str) -> None:
    filled(engine, 25)
    with running(url) as root:
        whole = httpx2.get(f"{root}/events?limit=1000{query}").json()["data"]
        first, following = turned(root, f"/events?limit=7{query}", "next", 1)
    with meddled(url, 40):
        with running(url) as root:
            second, following = turned(root, following or "", "next", 1)
        with running(url) as root:
            rest, end = turned(root, following or "", "next", 1000)
    assert end is None
    expected = [(event["id"], event["version"]) for event in whole]
    seen = [(event["id"], event["version"]) for page in (*first, *second, *rest) for event in page]
    assert seen == expected
    assert [(e["id"], e["version"]) for e in live(engine)] != expected


def test_prev_leads_back_over_the_same_pages(engine: sa.Engine, url: str) -> None:
    filled(engine, 12)
    with running(url) as root:
        there, last = [], "/events?limit=7&sort=-updated"
        while True:
            told = httpx2.get(root + address(last)).json()
            there.append([event["id"] for event in told["data"]])
            if not (following := told["links"]["next"]):
                break
            last = following
        back, end = turned(root, told["links"]["prev"], "prev", 1000)
    assert end is None
    assert [[event["id"] for event in page] for page in reversed(back)] == there[:-1]
