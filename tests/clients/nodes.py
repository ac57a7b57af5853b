"""Programs of `node/` run by Node.js, where its packages are installed (`npm ci` in that folder)."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "node"
PACKAGES = FOLDER / "node_modules"
NODE = shutil.which("node") if PACKAGES.is_dir() else None
installed = pytest.mark.skipif(
    NODE is None, reason="Node.js or the packages of tests/clients/node are missing"
)


def run(*words: str | Path, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """What Node.js prints for a program of the folder with these arguments."""
    command = [str(NODE), *map(str, words)]
    return subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, timeout=timeout, check=False)


def told(*words: str | Path) -> Any:
    """The JSON that a program prints."""
    ran = run(*words)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
