"""Load: wrk over kept-alive connections, through many addresses in turn, in short rounds of random order."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median

from tests.bench.serving.servers import Server
from tests.bench.store.kept import folder

SCRIPT = Path(__file__).with_name("load.lua")
Turn = tuple[str, str]
WARM = 1000  # requests


@dataclass(frozen=True, slots=True)
class Round:
    """What one round measured: requests a second, latencies in ms, and µs of processor time a request."""

    rate: float
    p50: float
    p99: float
    cpu: float


@dataclass
class Load:
    """Requests to one server: paths in turn, each with a header where one is given (If-None-Match)."""

    name: str
    server: Server
    paths: Sequence[str]
    connections: int = 16
    etags: Sequence[str] = ()
    rounds: list[Round] = field(default_factory=list)
    failed: float = 0
    memory: float = 0.0
    _next: int = 0  # where the list of paths goes on

    def run(self, seconds: float) -> Round:
        """One round; it goes on in the list of paths where the last one ended."""
        before = self.server.cpu()
        found = _wrk(self, seconds, self._next % len(self.paths))
        spent = self.server.cpu() - before
        self.failed += found["failed"]
        self.memory = max(self.memory, self.server.memory())
        self._next += int(found["requests"])
        made = max(found["requests"], 1.0)
        taken = Round(found["requests"] / found["seconds"], found["p50"], found["p99"], spent / made * 1e6)
        self.rounds.append(taken)
        return taken

    def warm(self, seconds: float) -> None:
        """Ask for every path once, or for the first thousand of very many."""
        asked = 0.0
        while asked < min(len(self.paths), WARM):
            taken = self.run(seconds)
            asked += taken.rate * seconds
        self.rounds.clear()

    def middle(self, what: str) -> float:
        """The median over the rounds of `rate`, `p50`, `p99` or `cpu`."""
        return float(median(getattr(each, what) for each in self.rounds))

    def span(self, what: str) -> tuple[float, float]:
        """The least and the most over the rounds."""
        values = [getattr(each, what) for each in self.rounds]
        return min(values), max(values)


def interleaved(loads: Sequence[Load], rounds: int, seconds: float, seed: int = 1) -> None:
    """Run every load once a round, in an order drawn anew each time, after a warm-up."""
    dice = Random(seed)
    for load in loads:
        load.warm(seconds)
    for _ in range(rounds):
        for load in dice.sample(loads, len(loads)):
            load.run(seconds)


def ratios(load: Load, other: Load, what: str = "rate") -> list[float]:
    """The load over another, round by round."""
    pairs = zip(load.rounds, other.rounds, strict=True)
    return [getattr(mine, what) / getattr(its, what) for mine, its in pairs]


def _wrk(load: Load, seconds: float, start: int) -> dict[str, float]:
    listed = folder() / f"paths-{os.getpid()}.txt"
    etags = load.etags or [""] * len(load.paths)
    lines = [f"{path}\t{etag}\n" for path, etag in zip(load.paths, etags, strict=True)]
    listed.write_text("".join([*lines[start:], *lines[:start]]))
    command = ["wrk", "-t1", f"-c{load.connections}", f"-d{max(1, round(seconds))}s", "--timeout", "30s"]
    env = {**os.environ, "BENCH_PATHS": str(listed)}
    done = subprocess.run(
        [*command, "-s", str(SCRIPT), load.server.root], env=env, capture_output=True, text=True, check=True
    )
    listed.unlink()
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
