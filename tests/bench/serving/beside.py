"""What goes on beside the pages: clients that repeat a slow aggregate, and a writer that never rests."""

import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from threading import Event, Thread

from tests.bench.serving.servers import Server
from tests.command import ROOT


@contextmanager
def clients(server: Server, paths: Sequence[str], number: int = 2) -> Iterator[None]:
    """So many clients that ask for the paths in turn, each anew as soon as it has its answer."""
    stop, turns = Event(), cycle(paths)

    def ask() -> None:
        while not stop.is_set():
            with urllib.request.urlopen(server.root + next(turns)) as answer:
                answer.read()

    asking = [Thread(target=ask) for _ in range(number)]
    for one in asking:
        one.start()
    try:
        yield
    finally:
        stop.set()
        for one in asking:
            one.join()


@contextmanager
def writer(url: str) -> Iterator[None]:
    """A process that saves articles with events into the store at a URL, one after the other."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.serving.writing", url], cwd=ROOT, stdout=-1
    )
    assert process.stdout is not None
    process.stdout.readline()  # its first article is saved
    try:
        yield
    finally:
        process.terminate()
        process.communicate()
