"""`parley extract --explain`: how an article was read, in a terminal, through a pipe, as JSON lines."""

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.command import Parley

STORY = "---\npublished: 2025-05-06\n---\nOn Monday Turkey offered to host talks between Peru and Chile.\n"


@pytest.fixture
def parley(tmp_path: Path) -> Parley:
    return Parley(tmp_path)


def test_explain_shows_a_sentence_its_mentions_and_its_events(parley: Parley) -> None:
    told = parley("extract", "--explain", "-", stdin=STORY)
    assert (told.returncode, told.stderr) == (0, "")
    first, marks, *rest = told.stdout.splitlines()
    assert first == "[1]   On Monday Turkey offered to host talks between Peru and Chile."
    assert marks.startswith("         D───── A─────")
    assert "        source         TUR  “Turkey”  subject of “offered to host”" in rest
    assert "        date           2025-05-05  “Monday”  relative" in rest
    assert rest[-1].endswith("in 1 sentence")


def test_the_events_explained_are_the_events_shown(parley: Parley) -> None:
    row = json.dumps({"id": "a", "text": STORY.splitlines()[3], "published_at": "2025-05-06"})
    plain, explained = (
        json.loads(parley("extract", *more, "--format", "ndjson", "-", stdin=row).stdout)
        for more in ((), ("--explain",))
    )
    explanation = explained.pop("explanation")
    assert explained == plain
    assert len(explanation["events"]) == len(plain["events"])


def on_terminal(parley: Parley, **environment: str) -> str:
    """What `parley extract --explain` prints where a person looks on."""
    main, end = pty.openpty()
    story = parley.file("story.txt", STORY)
    base = {name: value for name, value in parley.environment.items() if name != "NO_COLOR"}
    subprocess.run(
        parley.line("extract", "--explain", story),
        cwd=parley.folder,
        env=base | environment,
        stdout=end,
        timeout=60,
        check=True,
    )
    os.close(end)
    printed = b""
    try:
        while part := os.read(main, 4096):
            printed += part
    except OSError:  # Linux says so where the other end is closed
        pass
    os.close(main)
    return printed.decode()


def test_a_terminal_gets_colours_unless_told_otherwise(parley: Parley) -> None:
    assert "\x1b[" in on_terminal(parley)
    assert "\x1b[" not in on_terminal(parley, NO_COLOR="1")


def test_a_narrow_page_is_kept(parley: Parley) -> None:
    told = parley("extract", "--explain", "-", stdin=STORY, COLUMNS="60")
    assert max(map(len, told.stdout.splitlines())) <= 60


def test_an_article_that_is_not_coded_says_why(parley: Parley) -> None:
    german = "Die Regierung hat am Montag nach langen Gesprächen einen Waffenstillstand verkündet. " * 3
    assert parley("extract", "--explain", "-", stdin=german).stdout.startswith("not coded: language")
