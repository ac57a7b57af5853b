"""Copies of filtered lists, kept by pages of changes and by streams that break, while others write."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from random import Random
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from app.routes import following
from app.tables import store_state
from tests.edits import writing
from tests.routes.conftest import running
from tests.routes.streams import quick, reading

ASKED = ("", "actor=RUS", "modality=occurred,claimed&actor=-UKR", "q=prisoner", "from=2025-02&to=2025-03")
EDITS = 1000


class Service:
    """A service that is stopped and started again, and the end of what is written into its store."""

    def __init__(self, url: str, engine: sa.Engine) -> None:
        self._url, self._engine, self.root = url, engine, ""
        self.quiet = threading.Event()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Serve at a new address."""
        with running(self._url) as self.root:
            yield

    def over(self, seq: int) -> bool:
        """Whether nothing is written any more after a change."""
        if not self.quiet.is_set():
            return False
        with self._engine.connect() as connection:
            return seq >= int(connection.execute(sa.select(store_state.c.seq)).scalar_one())


class Mirror:
    """A copy of the events under a filter."""

    def __init__(self, asked: str) -> None:
        self.asked, self.since, self.connections = asked, 0, 0
        self.events: dict[str, Any] = {}
        self._dice = Random(asked)

    def page(self, service: Service) -> None:
        """Take one page of changes."""
        self.connections += 1
        page = f"since={self.since}&limit={self._dice.randrange(1, 60)}&wait=1"
        with quick() as client:
            answer = client.get(f"{service.root}/changes?{self.asked}&{page}")
        if answer.status_code == 503:  # the server is about to stop, or the writers hold the database
            assert answer.headers["retry-after"]
            return
        told = answer.json()
        assert answer.status_code == 200, told
        for one in told["data"]:
            assert one["seq"] <= told["next_since"]
            self._take(one)
        self.since = told["next_since"]

    def stream(self, service: Service) -> None:
        """Take some frames of a stream, and break it off."""
        self.connections += 1
        with reading(service.root, f"{self.asked}&since=0", self.since or None) as found:
            for frame in islice(found, self._dice.randrange(1, 60)):
                assert (frame.data is None) == (frame.event is None)
                if frame.data is not None:
                    assert (frame.id, frame.event) == (frame.data["seq"], f"event.{frame.data['op']}")
                    self._take(frame.data)
                self.since = max(self.since, frame.id or 0)
                if service.over(self.since):
                    return

    def _take(self, change: dict[str, Any]) -> None:
        assert change["seq"] > self.since
        self.since = change["seq"]
        if change["event"] is None:
            del self.events[change["id"]]  # what was never told of is not to be dropped either
        else:
            self.events[change["id"]] = change["event"]


def follow(read_on: Callable[[Service], None], mirror: Mirror, service: Service) -> None:
    """Read on and on until all that is written has been read."""
    while not service.over(mirror.since):
        try:
            read_on(service)
        except httpx2.TransportError:  # between two servers
            time.sleep(0.05)


def test_copies_stay_equal_to_the_list_through_disconnects_and_a_restart(
    engine: sa.Engine, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "HEARTBEAT", 0.3)
    paged, streamed, service = [*map(Mirror, ASKED)], [*map(Mirror, ASKED)], Service(url, engine)
    with ThreadPoolExecutor(2 * len(ASKED)) as pool, writing(engine, url, EDITS) as busy:
        with service.running():
            done = [pool.submit(follow, each.page, each, service) for each in paged]
            done += [pool.submit(follow, each.stream, each, service) for each in streamed]
            time.sleep(3)
        with service.running():
            while busy():
                time.sleep(0.05)
            service.quiet.set()
            for each in done:
                each.result()
            for mirror in (*paged, *streamed):
                assert mirror.events == listed(service.root, mirror.asked), mirror.asked
                assert len(mirror.events) > 10
                assert mirror.connections > 3


def listed(root: str, asked: str) -> dict[str, Any]:
    """The events under a filter as the list has them, by id."""
    lines = httpx2.get(f"{root}/events.ndjson?{asked}", timeout=30).text.splitlines()
    return {event["id"]: event for event in map(json.loads, lines)}
