"""/events/stream over a socket: what is told to whom, resuming, resets, heartbeats, and hostile readers."""

import gc
import socket
import struct
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import islice, pairwise
from random import Random
from urllib.parse import urlsplit

import httpx2
import pytest
import sqlalchemy as sa

from app.cli import server
from app.routes import following
from app.tables import change, store_state
from tests.edits import Editor, writing
from tests.routes.conftest import get, running
from tests.routes.streams import Frame, reading, told
from tests.timeline import filled


def last_seq(engine: sa.Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(sa.select(store_state.c.seq)).scalar_one())


def test_a_stream_begins_with_how_to_come_back_and_is_for_nobody_to_keep(
    stocked: httpx2.Client, engine: sa.Engine
) -> None:
    headers = {"Accept-Encoding": "gzip", "Accept": "text/event-stream"}
    with stocked.stream("GET", "/events/stream", headers=headers) as answer:
        first = next(answer.iter_raw())
    assert first == f"retry: 5000\nid: {last_seq(engine)}\n\n".encode()
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert (answer.headers["cache-control"], answer.headers["x-accel-buffering"]) == ("no-store", "no")
    assert "content-encoding" not in answer.headers
    assert "content-length" not in answer.headers
    assert answer.headers["access-control-allow-origin"] == "*"


def test_what_is_made_is_told_as_changes_tell_it(
    served: str, client: httpx2.Client, engine: sa.Engine
) -> None:
    with reading(served) as found:
        assert next(found) == Frame(0, None, None)
        filled(engine, 1)
        seen = list(islice(told(found), 3))
    assert [(frame.id, frame.event) for frame in seen] == [(n, "event.create") for n in (1, 2, 3)]
    assert [frame.data for frame in seen] == client.get("/changes").json()["data"]


def test_what_is_posted_here_is_told_at_once(
    served: str, client: httpx2.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "POLL", 20)
    with reading(served) as found:
        next(found)
        time.sleep(0.3)
        posted = client.post(
            "/articles", json={"text": "Russia declared a ceasefire with Ukraine on 19 April 2025."}
        )
        began = time.monotonic()
        assert next(told(found)).data["id"] == posted.json()["events"][0]["id"]
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("asked", ["actor=RUS", "modality=claimed,denied&country=-UKR", "to=2025-02-14"])
def test_a_filtered_stream_tells_what_filtered_changes_tell(
    served: str, client: httpx2.Client, engine: sa.Engine, asked: str
) -> None:
    with reading(served, asked) as found:
        next(found)
        Editor(engine, 5).edits(60)
        wanted = client.get(f"/changes?{asked}&limit=1000").json()["data"]
        seen = [frame.data for frame in islice(told(found), len(wanted))]
    assert seen == wanted
    assert {one["op"] for one in seen} >= {"create", "update"}


def test_a_reader_goes_on_after_the_last_event_it_names_else_after_since(
    served: str, stocked: httpx2.Client
) -> None:
    def first(query: str = "", last: int | str | None = None) -> int | None:
        with reading(served, query, last) as found:
            return next(told(found)).id

    assert (first("since=0"), first("since=seq:70"), first("since=2020-01-01T00:00:00Z")) == (1, 71, 1)
    assert (first("since=3", last=60), first(last=9), first("limit=", last=70)) == (61, 10, 71)


@pytest.mark.parametrize(
    "last", ["999", "12345678", "99999999999999999999", "abc", "-1", "1; DROP TABLE event"]
)
def test_who_names_an_event_of_another_store_is_told_to_begin_anew(
    served: str, stocked: httpx2.Client, engine: sa.Engine, last: str
) -> None:
    with reading(served, last=last) as found:
        assert next(found).id is None
        reset, end = next(told(found)), last_seq(engine)
        assert (reset.id, reset.event, reset.data["seq"]) == (end, "reset", end)
        filled(engine, 1, seed=8)
        assert next(told(found)).id == end + 1


def test_who_comes_back_after_the_history_is_gone_is_told_to_begin_anew(
    served: str, stocked: httpx2.Client, engine: sa.Engine
) -> None:
    with engine.begin() as connection:
        connection.execute(sa.delete(change).where(change.c.seq <= 10))
    with reading(served, "actor=RUS", last=9) as found:
        assert [frame[:2] for frame in islice(told(found), 1)] == [(last_seq(engine), "reset")]
    with reading(served, last=10) as found:
        assert next(told(found)).id == 11


def test_a_quiet_stream_is_kept_open_and_moves_on(
    served: str, stocked: httpx2.Client, engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "HEARTBEAT", 0.3)
    with reading(served, "actor=NOR") as found:
        end = last_seq(engine)
        assert next(found).id == end
        assert [next(found) for _ in range(2)] == [Frame(end, None, None, comment=True)] * 2
        filled(engine, 1, seed=8)
        while (beat := next(found)).id == end:
            pass
        end = last_seq(engine)
        assert beat == Frame(end, None, None, comment=True)
    with reading(served, "actor=NOR&since=0") as found:
        assert [next(found).id for _ in range(2)] == [None, end]


def test_a_stream_that_cannot_be_meant_is_refused(client: httpx2.Client) -> None:
    for query, code in {
        "sinse=3": "unknown_parameter", "since=x": "invalid_value", "actor=Ruritania": "unknown_actor",
        "limit=5": "unknown_parameter", "wait=3": "unknown_parameter",
    }.items():  # fmt: skip
        answer = client.get(f"/events/stream?{query}")
        assert (answer.status_code, answer.json()["code"]) == (422, code), query
    answer = get(client, "/events/stream", accept="application/json")
    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")


def test_head_and_options_do_not_wait_for_a_stream_to_end(client: httpx2.Client) -> None:
    head = client.head("/events/stream")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"].startswith("text/event-stream")
    assert client.options("/events/stream").headers["allow"] == "GET, HEAD, OPTIONS"


def test_streams_beyond_the_setting_are_refused_until_others_end(url: str, engine: sa.Engine) -> None:
    with running(url, max_streams=3) as root, ExitStack() as open_streams:
        found = [open_streams.enter_context(reading(root)) for _ in range(3)]
        assert [next(each).id for each in found] == [0, 0, 0]
        answer = httpx2.get(f"{root}/events/stream")
        assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (
            503, "unavailable", "30",
        )  # fmt: skip
        open_streams.close()
        assert soon(lambda: httpx2.head(f"{root}/events/stream").status_code == 200)


def test_the_service_stops_at_once_and_its_streams_end_whole(url: str) -> None:
    with ThreadPoolExecutor(20) as pool:
        with running(url) as root:
            ready = threading.Barrier(21)
            rests = [pool.submit(_read_to_the_end, root, ready) for _ in range(20)]
            ready.wait(20)
            began = time.monotonic()
        assert time.monotonic() - began < 5
        assert [rest.result() for rest in rests] == [[]] * 20


def _read_to_the_end(root: str, ready: threading.Barrier) -> list[Frame]:
    with reading(root) as found:
        next(found)
        ready.wait(20)
        return list(found)


def soon(holds: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether a condition holds before long."""
    until = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < until:
        time.sleep(0.05)
    return held


def test_readers_who_join_at_any_moment_miss_nothing_and_hear_nothing_twice(
    served: str, engine: sa.Engine, url: str
) -> None:
    def follow(seed: int) -> list[int]:
        dice = Random(seed)
        time.sleep(dice.random() * 2)
        since = dice.choice((None, 0, last_seq(engine)))
        with reading(served, "" if since is None else f"since={since}") as found:
            start = next(found).id or since or 0
            seen = [start]
            while not (over.is_set() and seen[-1] >= last_seq(engine)):
                seen.append(next(told(found)).id or 0)
        return [now - before for before, now in pairwise(seen)]

    over = threading.Event()
    with ThreadPoolExecutor(12) as pool, writing(engine, url, 240) as busy:
        steps = [pool.submit(follow, seed) for seed in range(12)]
        while busy():
            time.sleep(0.05)
        over.set()
        Editor(engine, 99).edits(3)
        for each in steps:
            assert set(each.result()) <= {1}
        assert sum(len(each.result()) for each in steps) > 240


class Raw:
    """A client that opens a stream and reads when it likes."""

    def __init__(self, root: str, query: str = "") -> None:
        at = urlsplit(root)
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.settimeout(30)
        self.socket.connect((at.hostname, at.port))
        self.socket.sendall(f"GET /events/stream?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        begun = b""
        while b"retry: 5000" not in begun:
            begun += self.socket.recv(2048)

    def ids(self, last: int) -> list[int]:
        """Every id up to the last one, from what has been waiting and what comes."""
        seen = b""
        while b"id: %d\n" % last not in seen:
            seen += self.socket.recv(65536)
        self.socket.close()
        return [int(line[4:]) for line in seen.split(b"\n") if line.startswith(b"id: ")]

    def vanish(self) -> None:
        """Go without a word: the connection is reset."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


def test_who_reads_slowly_holds_nobody_up_and_misses_nothing(
    url: str, engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MOST_BYTES", 20_000)
    with running(url, send_buffer=4096) as root:
        slow = [Raw(root) for _ in range(3)]
        with reading(root) as found:
            next(found)
            Editor(engine, 4).edits(200)
            last = last_seq(engine)
            assert [frame.id for frame in islice(told(found), last)] == list(range(1, last + 1))
        for each in slow:
            assert each.ids(last) == list(range(1, last + 1))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the abandoned connection's
def test_who_takes_nothing_does_not_keep_the_service_from_stopping(
    url: str, engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "PATIENCE", 1)
    filled(engine, 150)
    with running(url, send_buffer=4096) as root:
        stuck = Raw(root, "since=0")
        time.sleep(0.5)
        began = time.monotonic()
    assert 1 <= time.monotonic() - began < 5
    stuck.socket.close()
    gc.collect()


def test_who_vanishes_leaves_nothing_behind(url: str, engine: sa.Engine) -> None:
    filled(engine, 100)
    with running(url, max_streams=40) as root:
        for round in range(3):
            gone = [Raw(root, "since=0" if n % 2 else "actor=RUS") for n in range(40)]
            assert httpx2.get(f"{root}/events/stream").status_code == 503
            for each in gone:
                each.vanish()
            assert soon(lambda: httpx2.head(f"{root}/events/stream").status_code == 200)
            filled(engine, 1, seed=50 + round)
        with reading(root, f"since={last_seq(engine) - 1}") as found:
            assert next(told(found)).id == last_seq(engine)


def test_a_lost_database_connection_costs_a_stream_nothing(served: str, engine: sa.Engine) -> None:
    with reading(served) as found:
        next(found)
        filled(engine, 1)
        assert next(told(found)).id == 1
        if engine.dialect.name == "postgresql":
            others = (
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            )
            with engine.begin() as connection:
                connection.execute(sa.text(f"{others} AND pid <> pg_backend_pid()"))
        filled(engine, 1, seed=2)
        assert [frame.id for frame in islice(told(found), 5)] == [2, 3, 4, 5, 6]


def test_a_store_put_back_to_an_older_copy_is_told_as_a_reset(served: str, engine: sa.Engine) -> None:
    filled(engine, 3)
    with reading(served) as found:
        assert next(found).id == 9
        with engine.begin() as connection:
            connection.execute(sa.update(store_state).values(seq=6))
        assert [frame[:2] for frame in islice(told(found), 1)] == [(6, "reset")]
