"""The cheat sheet as text: never wider than it may be, its commands whole and quoted for a shell."""

import shlex

import pytest

from app.render.cheatsheet import WIDTH, Entry, Section, cheatsheet, curl

ROOT = "http://localhost:8000/events"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, ["curl", ROOT]),
        ({"actor": "RUS,UKR", "from": "2025-04"}, ["curl", f"{ROOT}?actor=RUS,UKR&from=2025-04"]),
        ({"q": '"a b" OR c*'}, ["curl", "-G", ROOT, "--data-urlencode", 'q="a b" OR c*']),
        ({"q": "it's $HOME `x`"}, ["curl", "-G", ROOT, "--data-urlencode", "q=it's $HOME `x`"]),
        ({"at": "+02:00"}, ["curl", "-G", ROOT, "--data-urlencode", "at=+02:00"]),
    ],
)
def test_a_command_is_read_by_a_shell_as_it_is_meant(asked: dict[str, str], words: list[str]) -> None:
    assert shlex.split(" ".join(curl(ROOT, asked))) == words


def test_no_line_is_wider_than_the_sheet_and_broken_commands_are_whole() -> None:
    long = {"q": "prisoner swap or exchange of captives " * 3, "b": "x y"}
    entries = [
        Entry("a_name_that_is_longer_than_its_column", "What it means. " * 20, curl(ROOT, long)),
        Entry("short", "word" * 50),
    ]
    text = cheatsheet("A head. " * 30, [Section("PART", "True of all. " * 20, entries)])
    (command,) = [part for part in text.replace("\\\n", " ").splitlines() if part.strip().startswith("curl")]
    assert shlex.split(command) == shlex.split(" ".join(curl(ROOT, long)))
    wide = [line for line in text.splitlines() if len(line) > WIDTH and "prisoner" not in line]
    assert wide == []


def test_names_stand_beside_what_they_mean() -> None:
    text = cheatsheet("Head.", [Section("PART", "", [Entry("type", "Kinds of event.", curl(ROOT, {}))])])
    assert text.splitlines() == [
        "Head.",
        "",
        "PART",
        "",
        "  type              Kinds of event.",
        f"    curl {ROOT}",
    ]
