"""The `parley` command in a process of its own: a folder, a SQLite file in it, a server on a free port."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Parley:
    """Runs `parley` in an empty folder, with a SQLite file of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("PARLEY_")} | {
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "100",  # however wide the terminal or the test runner says it is
            "PARLEY_DATABASE_URL": f"sqlite:///{folder / 'parley.db'}",
        }

    def __call__(self, *words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.line(*words),
            cwd=self.folder,
            env=self.environment | environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def line(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "app", *words]

    def file(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


@contextmanager
def serving(parley: Parley, port: int) -> Iterator[list[str]]:
    """`parley serve` on a port; gives what it printed up to the moment it was ready."""
    process = subprocess.Popen(
        parley.line("serve", "--port", str(port)),
        cwd=parley.folder,
        env=parley.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        printed: list[str] = []
        for line in process.stdout:
            printed.append(line)
            if "Ctrl-C" in line:
                break
        yield printed
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
        process.stdout.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port
