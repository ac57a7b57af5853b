"""Schemathesis over the whole description; `python -m tests.clients.fuzzing 30` runs it for half an hour."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from app import engines, migrate
from tests.routes.conftest import running
from tests.timeline import filled

PROGRAM = Path(sys.executable).with_name("schemathesis")
HOOKS = Path(__file__).with_name("described.py")
CHECKS = (
    *("not_a_server_error", "status_code_conformance", "response_headers_conformance"),
    "answer_as_described",
    *("unsupported_method", "allow_header_conformance", "missing_required_header"),
)
# What never ends is left to tests of its own.
ENDLESS = "/events/stream"


def fuzz(root: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What Schemathesis finds in the service at an address, with a folder for what it keeps."""
    command = [
        str(PROGRAM),
        "run",
        f"{root}/openapi.json",
        "--checks",
        ",".join(CHECKS),
        "--exclude-path",
        ENDLESS,
    ]
    quiet = ("--no-color", "--no-shrink", "--warnings", "off", "--request-timeout", "60", *options)
    hooked = {**os.environ, "SCHEMATHESIS_HOOKS": str(HOOKS)}
    return subprocess.run(
        [*command, *quiet], cwd=folder, env=hooked, capture_output=True, text=True, check=False
    )


def main(minutes: str = "30") -> int:
    """Fuzz a service over some events for some minutes, and say what was found."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/parley.db"
        migrate.upgrade(url)
        engine = engines.connect(url)
        filled(engine, 40)
        engine.dispose()
        with running(url) as root:
            ran = fuzz(root, Path(folder), "--max-time", str(int(float(minutes) * 60)))
    print(ran.stdout, ran.stderr)  # noqa: T201 - what a person runs it for
    return ran.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
