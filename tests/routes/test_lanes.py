"""Lanes: long work goes to threads of its own, which leave the processor to the pages."""

import asyncio
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
import sqlalchemy as sa

from app.query.reader import Reader
from app.routes import lanes
from app.routes.lanes import Lanes


@pytest.fixture
def open_lanes(url: str, engine: sa.Engine) -> Iterator[Lanes]:
    with closing(Reader(url)) as reader, closing(Lanes(reader, engine)) as made:
        yield made


def niceness() -> int:
    """The priority of the calling thread, in steps of nice: 0 usual, 19 least."""
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_work_apart_runs_in_a_thread_of_the_lane(open_lanes: Lanes) -> None:
    name = asyncio.run(open_lanes.apart(lambda: threading.current_thread().name))
    assert name.startswith("lane")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives a thread a priority of its own")
def test_work_apart_gives_way_to_the_event_loop(open_lanes: Lanes) -> None:
    before = niceness()
    assert asyncio.run(open_lanes.apart(niceness)) == min(19, before + lanes.LOWER)
    assert niceness() == before


def test_work_apart_is_done_where_a_lower_priority_is_refused(
    open_lanes: Lanes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(step: int) -> int:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "nice", refused)
    assert asyncio.run(open_lanes.apart(sum, [1, 2])) == 3
