"""README.md -> README.md with every command in it run again: `python -m tests.readme` rewrites the file.

A command is a line after `$ ` in a block marked console, with the lines it continues on; what follows is what
it printed. Ids and the store's own instants differ from one store to the next and are shown shortened.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.command import ROOT, Parley, free_port, serving

README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
MARK = "=== the next command ==="
VOLATILE = (
    (re.compile(r"\b(evt|art|req)_[0-9A-Za-z]+"), r"\1_…"),
    (re.compile(r'("(?:created|updated|received)_at": ?)"[^"]*"'), r'\1"…"'),
)


def refreshed(text: str, folder: Path) -> str:
    """The text with the output of each command as it is now, run in order against one seeded store."""
    commands = [command for block in BLOCK.findall(text) for command, _ in _parted(block)]
    printed = iter(_run(commands, folder))
    return BLOCK.sub(lambda block: "".join(c + next(printed) for c, _ in _parted(block[0])), text)


def shortened(text: str) -> str:
    """The text without what differs from one store to the next."""
    for pattern, short in VOLATILE:
        text = pattern.sub(short, text)
    return text


def _parted(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a block as it is written, with what is printed below it."""
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE)[1:]:
        command = re.match(r"(?:.*\\\n)*.*\n", part)
        assert command
        yield command[0], part[command.end() :]


def _run(commands: list[str], folder: Path) -> list[str]:
    parley, port = Parley(folder), free_port()
    for words in (["migrate"], ["ingest", str(ROOT / "seeds")]):
        parley(*words).check_returncode()
    script = "".join(f"{command.removeprefix('$ ')}echo '{MARK}'\n" for command in commands)
    script = script.replace("localhost:8000", f"localhost:{port}")
    script = script.replace(".venv/bin/parley", " ".join(parley.line()))
    with serving(parley, port):
        done = subprocess.run(
            ["bash", "-c", f"cd {ROOT}; {script}"],
            env=parley.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    printed = done.stdout.replace(f"localhost:{port}", "localhost:8000")
    return [shortened(part if part.endswith("\n") else f"{part}\n") for part in printed.split(f"{MARK}\n")]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        README.write_text(refreshed(README.read_text(encoding="utf-8"), Path(scratch)), encoding="utf-8")
    sys.stdout.write(f"{README.name}: every command run again\n")
