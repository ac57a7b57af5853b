"""The service on a socket: uvicorn on 127.0.0.1 over a database of each kind, and a client of it."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from app import engines
from app.cli.server import Server
from app.cli.serving import listen
from app.config import Settings
from tests.timeline import filled


@contextmanager
def running(url: str, send_buffer: int = 0, **given: Any) -> Iterator[str]:
    """The root address of a running service over the database at a URL, whose sockets may hold few bytes."""
    server = Server(Settings(database_url=url, **{"max_article_bytes": 200_000, **given}))
    listening = listen("127.0.0.1", 0)
    if send_buffer:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the service did not start"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def served(url: str) -> Iterator[str]:
    """The root address of a running service over an empty database."""
    with running(url) as root:
        yield root


@pytest.fixture
def client(served: str) -> Iterator[httpx2.Client]:
    """A client of the running service; it follows no redirect."""
    with httpx2.Client(base_url=served, timeout=30) as made:
        yield made


@pytest.fixture
def stocked(engine: sa.Engine, client: httpx2.Client) -> httpx2.Client:
    """A client of a service with some sixty events."""
    filled(engine, 25)
    return client


@pytest.fixture(scope="session")
def lookup(sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    """A client of one service for the session, for endpoints that read the codebook and no store."""
    path = tmp_path_factory.mktemp("lookup") / "parley.db"
    shutil.copy(sqlite, path)
    with running(f"sqlite:///{path}") as root, httpx2.Client(base_url=root, timeout=30) as made:
        yield made


@pytest.fixture(scope="session")
def shared(sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    """A client of one service for the session with some sixty events, which no test changes."""
    url = f"sqlite:///{shutil.copy(sqlite, tmp_path_factory.mktemp('shared') / 'parley.db')}"
    engine = engines.connect(url)
    filled(engine, 25)
    engine.dispose()
    with running(url) as root, httpx2.Client(base_url=root, timeout=30) as made:
        yield made


def get(client: httpx2.Client, path: str, **headers: str) -> httpx2.Response:
    """The answer to a GET with these headers, their hyphens written as underscores."""
    return client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
