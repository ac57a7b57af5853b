"""A page of another origin in headless Chromium lists, pages on, reads headers, and sees a change arrive."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import engines
from tests.clients import nodes
from tests.routes.conftest import running
from tests.timeline import filled, live

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [nodes.installed, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is missing")]


@pytest.fixture(scope="module")
def seen(sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What the page tells, and under `ids` what the store holds."""
    url = f"sqlite:///{shutil.copy(sqlite, tmp_path_factory.mktemp('browser') / 'parley.db')}"
    engine = engines.connect(url)
    filled(engine, 25)
    ids = [event["id"] for event in live(engine)]
    engine.dispose()
    with running(url) as root:
        yield {**nodes.told("browser.mjs", str(CHROMIUM), root), "root": root, "ids": ids}


def test_a_page_of_another_origin_reads_every_event_by_following_next(seen: dict[str, Any]) -> None:
    assert not seen["origin"].startswith(seen["root"])
    assert seen["listed"]["ids"] == seen["ids"]
    assert seen["listed"]["pages"] == -(-len(seen["ids"]) // 40)


def test_it_reads_the_headers_and_asks_only_for_what_changed(seen: dict[str, Any]) -> None:
    headers = seen["listed"]["headers"]
    assert 'rel="next"' in headers["Link"]
    assert headers["ETag"].startswith('W/"')
    assert headers["X-Total-Count"] == str(len(seen["ids"]))
    assert headers["Last-Modified"]
    assert headers["X-Request-Id"]
    assert seen["listed"]["again"] == 304
    assert seen["listed"]["refused"] == "unknown_parameter"


def test_its_stream_tells_of_an_article_that_is_posted(seen: dict[str, Any]) -> None:
    assert seen["posted"] == 201
    change = seen["change"]
    assert (change["op"], change["event"]["type"]) == ("create", "truce_declared")
    assert change["seq"] == int(change["lastEventId"]) > seen["listed"]["seq"]


def test_it_may_not_write(seen: dict[str, Any]) -> None:
    """Neither JSON nor the plain text that a browser sends without asking first."""
    assert seen["written"] == [403, 403]


def test_the_reference_fetches_nothing_else_and_its_form_asks(seen: dict[str, Any]) -> None:
    manual = seen["manual"]
    assert {address.removeprefix(seen["root"]) for address in manual["fetched"]} == {"/docs"}
    assert manual["said"] == []
    assert manual["asked"] == 3
