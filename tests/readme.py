"""README.md and API.md with every command in them run again: `python -m tests.readme` rewrites the files.

A command is a line after `$ ` in a block marked console, with the lines it continues on and the comments
above it (`# `); what follows is what it printed, and an empty line before the next comment. What differs
from one run to another (ids, instants, cursors, hashes, durations) is shown shortened.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.command import ROOT, Parley, free_port, serving

PAGES = (ROOT / "README.md", ROOT / "API.md")
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?:# .*\n)*\$ (?:.*\\\n)*.*\n", re.MULTILINE)
PROMPT = re.compile(r"^\$ ", re.MULTILINE)
MARK = "=== the next command ==="
VOLATILE = (
    (re.compile(r"\b(evt|art|req)_[0-9A-Za-z]+"), r"\1_…"),
    (re.compile(r"\d{4}-\d\d-\d\dT(?!00:00:00Z)\d\d:\d\d:\d\d(?:\.\d+)?Z|\d{8}T\d{6}Z"), "…"),
    (re.compile(r"\b(cursor=)[\w-]{20,}"), r"\1…"),
    (re.compile(r"(-)[0-9a-f]{16}(?=\")"), r"\1…"),
    (re.compile(r"^((?:date|last-modified|content-length): ).*$", re.MULTILINE), r"\1…"),
    (re.compile(r"(\bdur=)[\d.]+"), r"\1…"),
    (re.compile(r'("python": ?)"[^"]*"'), r'\1"…"'),
)


def refreshed(text: str, folder: Path) -> str:
    """The text with the output of each command as it is now, run in order against one seeded store."""
    printed = iter(_run(commands(text), folder))
    return BLOCK.sub(lambda block: _block((each, next(printed)) for each in COMMAND.findall(block[0])), text)


def commands(text: str) -> list[str]:
    """The commands of a text in order, each with the comments above it."""
    return [command for block in BLOCK.findall(text) for command in COMMAND.findall(block)]


def outputs(text: str) -> list[tuple[str, str]]:
    """Each command of a text with what stands below it."""
    return [
        pair
        for block in BLOCK.findall(text)
        for pair in zip(COMMAND.findall(block), COMMAND.split(block)[1:], strict=True)
    ]


def snippet(language: str) -> str:
    """The program in API.md in a language."""
    text = PAGES[-1].read_text(encoding="utf-8")
    _, found = text.split(f"```{language}\n")
    return found.partition("```")[0]


def shortened(text: str) -> str:
    """The text without what differs from one store to the next."""
    for pattern, short in VOLATILE:
        text = pattern.sub(short, text)
    return text


def _block(ran: Iterable[tuple[str, str]]) -> str:
    """Commands with what they printed; one with a comment stands apart."""
    parts = [("\n" if command.startswith("#") else "") + command + printed for command, printed in ran]
    return "".join(parts).removeprefix("\n")


def _run(asked: list[str], folder: Path) -> list[str]:
    parley, port = Parley(folder), free_port()
    for words in (["migrate"], ["ingest", str(ROOT / "seeds")]):
        parley(*words).check_returncode()
    script = "".join(f"{PROMPT.sub('', each)}echo '{MARK}'\n" for each in asked)
    script = script.replace("localhost:8000", f"localhost:{port}")
    script = script.replace(".venv/bin/parley", " ".join(parley.line()))
    with serving(parley, port):
        done = subprocess.run(
            ["bash", "-c", f"cd {ROOT}; {script}"],
            env=parley.environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=True,
        )
    printed = done.stdout.replace(f"localhost:{port}", "localhost:8000")
    return [shortened(part if part[-1:] in "\n" else f"{part}\n") for part in printed.split(f"{MARK}\n")]


if __name__ == "__main__":
    for page in PAGES:
        with tempfile.TemporaryDirectory() as scratch:
            page.write_text(refreshed(page.read_text(encoding="utf-8"), Path(scratch)), encoding="utf-8")
        sys.stdout.write(f"{page.name}: every command run again\n")
