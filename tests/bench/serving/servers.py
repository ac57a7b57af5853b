"""Servers: the real service, a FastAPI hello and Datasette, each one process on a socket of this machine."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.store.kept import folder
from tests.command import ROOT

TICKS = os.sysconf("SC_CLK_TCK")
VIEW = "by_actor"
BY_ACTOR = f"""
    CREATE VIEW IF NOT EXISTS {VIEW} AS
    SELECT v.event_id, v.version, a.actor_id, a.type, a.sort_key, v.status, v.day_first, v.day_last,
        v.grain, v.extent, v.family, v.modality, v.place_id, v.country, v.admin1, v.lat, v.lon, v.killed,
        v.confidence, v.articles, v.publishers, v.reported_first, v.reported_last, v.title, v.body
    FROM event_actor a JOIN event_version v ON v.id = a.version_id WHERE a.live = 1
"""  # our tables hold the actors of an event apart, and all that is served of it in `body`
PATIENCE = 60.0  # seconds until a server must answer


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its name, its root address and its process id."""

    name: str
    root: str
    pid: int

    def cpu(self) -> float:
        """Seconds of processor time that the process has taken."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """MiB of private memory, without the pages of files."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("RssAnon"))
        return int(line.split()[1]) / 1024


@contextmanager
def service(url: str, name: str = "parley") -> Iterator[Server]:
    """`parley serve` over a database, with the settings that a fresh installation has."""
    command = [sys.executable, "-m", "app", "serve"]
    with _running(name, command, {"PARLEY_DATABASE_URL": url}, "/healthz") as made:
        yield made


@contextmanager
def hello() -> Iterator[Server]:
    """The smallest FastAPI application under the same uvicorn settings."""
    with _running("hello", [sys.executable, "-m", "tests.bench.serving.hello"], {}, "/") as made:
        yield made


@contextmanager
def fan() -> Iterator[Server]:
    """The smallest application that writes what it is sent to every open stream."""
    with _running("fan", [sys.executable, "-m", "tests.bench.serving.fan"], {}, "/") as made:
        yield made


@contextmanager
def datasette(path: Path) -> Iterator[Server]:
    """Datasette over a SQLite file, from an environment of its own, with a view of events by actor."""
    with sqlite3.connect(path) as connection:
        connection.execute(BY_ACTOR)
    command = [str(_datasette()), "serve", str(path), "--setting", "sql_time_limit_ms", "20000"]
    command += ["--setting", "suggest_facets", "off", "--setting", "allow_facet", "off"]
    with _running("datasette", command, {}, "/-/versions.json", quiet=True) as made:
        yield made


def _datasette() -> Path:
    """The command, installed on first use into an environment beside the made stores."""
    home = folder() / "datasette"
    command = home / "bin" / "datasette"
    if not command.exists():
        venv.create(home, with_pip=True)
        install = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", "datasette<1"]
        subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    return command


@contextmanager
def _running(
    name: str, command: Sequence[str], more: Mapping[str, str], ready: str, quiet: bool = False
) -> Iterator[Server]:
    port = _free()
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if quiet else None,
    )
    root = f"http://127.0.0.1:{port}"
    try:
        _wait(root + ready, process)
        yield Server(name, root, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{url}: no answer within {PATIENCE:.0f} s")


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port
