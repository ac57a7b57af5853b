"""The `parley` command as a person meets it: a process of its own, real files, a real socket."""

import json
import resource
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from app.__main__ import main
from app.cli.serving import STALLED, listen
from tests.command import Parley, free_port, serving

COMMANDS = sorted(main.commands)
TRUCE = "Norland declared a truce with Sudmark on Monday."


@pytest.fixture
def parley(tmp_path: Path) -> Parley:
    return Parley(tmp_path)


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def work(command: Callable[[], object]) -> float:
    """Seconds of processor time that a process takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)])
def test_help_takes_less_work_than_loading_what_serves(parley: Parley, words: list[str]) -> None:
    def loading() -> None:
        subprocess.run([sys.executable, "-c", "import fastapi, sqlalchemy"], check=True)

    assert parley(*words, "--help").stdout.startswith("Usage: parley")
    tries = (work(lambda: parley(*words, "--help")) / work(loading) for _ in range(3))  # each in one moment
    assert any(ratio < 0.8 for ratio in tries)


def test_an_unknown_command_is_refused(parley: Parley) -> None:
    told = parley("evnets")
    assert told.returncode == 2
    assert "evnets" in told.stderr


def test_a_wrong_setting_is_told_in_one_line(parley: Parley) -> None:
    told = parley("migrate", PARLEY_PORT="many")
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert "PARLEY_PORT: 'many'" in told.stderr


def test_dates_are_scored_against_a_labelled_file(parley: Parley) -> None:
    label = {"start": 41, "end": 47, "type": "DATE", "value": "2025-04-21"}
    name = parley.file(
        "days.jsonl", lines({"id": "a", "doc_date": "2025-04-22", "text": TRUCE, "timex": [label]})
    )
    told = parley("gold", name)
    assert told.returncode == 0
    assert "value right    P 1.000  R 1.000  F1 1.000" in told.stdout


def test_falling_below_a_floor_fails_until_it_is_lowered_on_purpose(parley: Parley) -> None:
    label = {"start": 0, "end": 7, "type": "DATE", "value": "2025"}
    name = parley.file(
        "days.jsonl", lines({"id": "a", "doc_date": "2025-04-22", "text": TRUCE, "timex": [label]})
    )
    floors = parley.file("floors.json", json.dumps({"days.jsonl": {"value_f1": 0.5}}))
    score = ("gold", "--floors", floors, name)
    below = parley(*score)
    pinned = parley(*score, "--pin"), parley(*score)
    lowered = parley(*score, "--pin", "--lower"), parley(*score)
    assert [below.returncode, *(p.returncode for p in (*pinned, *lowered))] == [1, 0, 1, 0, 0]
    assert "days.jsonl: value_f1 is 0.000, the floor is 0.500" in below.stderr


def test_figures_are_pinned_with_their_commit_and_shown_beside_the_next_ones(parley: Parley) -> None:
    days = parley.file("days.jsonl", lines({"id": "a", "doc_date": None, "text": TRUCE, "timex": []}))
    names = parley.file("names.jsonl", lines({"actor": "Norland", "country": "NOR"}))
    score = ("gold", "--full", "--floors", "floors.json", "--compare", "figures.json", days, names)
    assert parley(*score, "--pin", "--at", "1f2e3d4").returncode == 0
    parley.file("figures.json", (parley.folder / "figures.json").read_text().replace("0.0", "0.25", 1))
    told = parley(*score)
    assert told.returncode == 0
    assert "1f2e3d4" in told.stdout
    assert "exact_f1                     0.000   0.250  -0.250" in told.stdout
    assert "1  no sector: not read\n          'Norland' NOR; found -" in told.stdout


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "days.jsonl, line 2: not a line of JSON"),
        ("[]", "days.jsonl, line 2: a list, expected a JSON object"),
        (json.dumps({"doc_date": "2025-04-22"}), "days.jsonl, line 2: text: missing, expected text"),
        (
            json.dumps({"text": "x", "doc_date": "soon"}),
            'days.jsonl, line 2: doc_date: "soon", expected a date',
        ),
        (json.dumps({"text": "x", "timex": 3}), "days.jsonl, line 2: timex: 3, expected a list of objects"),
    ],
)
def test_a_labelled_line_that_cannot_be_read_is_named(parley: Parley, line: str, fault: str) -> None:
    good = lines({"id": "a", "doc_date": "2025-04-22", "text": TRUCE, "timex": []})
    told = parley("gold", parley.file("days.jsonl", good + line + "\n"))
    assert told.returncode == 1
    assert fault in told.stderr
    assert told.stderr.count("\n") == 1


def test_serve_prints_lines_to_try_when_they_work(parley: Parley) -> None:
    parley("migrate")
    port = free_port()
    with serving(parley, port) as printed:
        tries = [line.split("'")[1] for line in printed if line.startswith("  curl ")]
        answers = [httpx2.get(url).status_code for url in tries]
    assert len(tries) == 3
    assert answers == [200, 200, 200]


def test_a_taken_port_is_told_with_a_way_out(parley: Parley) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = parley("serve", PARLEY_PORT=str(port))
    assert told.returncode == 1
    assert told.stderr.startswith(f"Error: port {port} on 127.0.0.1 is taken")
    assert told.stderr.count("\n") == 1


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="only Linux can tell")
def test_a_connection_whose_client_takes_nothing_is_dropped_in_the_end() -> None:
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == STALLED


def test_a_connection_sends_each_answer_at_once() -> None:
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
