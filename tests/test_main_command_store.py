"""`parley ingest`, `events`, `extract` and `dates`: files in, the timeline out, and how faults are told."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from app.render import FORMATS
from tests.command import Parley

STORY = (
    "Turkey offered to host talks between Russia and Ukraine in Istanbul. Russia declared a truce in Ukraine."
)
FRONT = "---\ntitle: Talks offered\npublished: 2025-05-06\npublisher: Harbour Gazette\n---\n"


@pytest.fixture
def parley(tmp_path: Path, sqlite: Path) -> Parley:
    """The command over an empty database."""
    shutil.copy(sqlite, tmp_path / "parley.db")
    return Parley(tmp_path)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, sqlite: Path) -> Path:
    """A database file that holds the story, to copy."""
    folder = tmp_path_factory.mktemp("story")
    shutil.copy(sqlite, folder / "parley.db")
    run = Parley(folder)
    run("ingest", run.file("story.txt", FRONT + STORY)).check_returncode()
    return folder / "parley.db"


@pytest.fixture
def loaded(tmp_path: Path, story: Path) -> Parley:
    """The command over a database that holds the story."""
    shutil.copy(story, tmp_path / "parley.db")
    return Parley(tmp_path)


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": STORY, "published_at": "2025-05-06"} | fields) + "\n"


def test_a_text_with_front_matter_is_loaded_once(parley: Parley) -> None:
    name = parley.file("story.txt", FRONT + STORY)
    first, second = parley("ingest", name), parley("ingest", name)
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout.startswith("articles: 1 loaded, 0 known already, 0 failed; events: ")
    assert second.stdout == "articles: 0 loaded, 1 known already, 0 failed; events: 0 new, 0 told again\n"


def test_a_folder_and_standard_input_are_loaded_together(parley: Parley) -> None:
    (parley.folder / "texts").mkdir()
    parley.file("texts/one.txt", FRONT + STORY)
    parley.file("texts/two.ndjson", line(text="Russia and Ukraine held talks in Paris."))
    told = parley("ingest", "texts", "-", stdin=line(text="France expelled two Russian diplomats."))
    assert told.stdout.startswith("articles: 3 loaded, 0 known already, 0 failed")


def test_a_bad_line_is_told_by_number_and_the_rest_goes_on(parley: Parley) -> None:
    name = parley.file("lines.ndjson", line() + "{oops\n" + line(text="", id="c"))
    told = parley("ingest", name)
    assert told.returncode == 1
    assert told.stdout.startswith("articles: 1 loaded, 0 known already, 2 failed")
    assert [text.partition(":")[0] for text in told.stderr.splitlines()] == [
        "lines.ndjson, line 2",
        "lines.ndjson, line 3",
    ]


BAD: dict[str, tuple[bytes, str]] = {
    "a-empty.txt": (b"", "text: nothing, expected the article's words"),
    "b-page.txt": (b"<!doctype html><p>Talks were held.</p>", "expected plain text without HTML tags"),
    "c-day.txt": (b"---\npublished: 2025-02-30\n---\nTalks.", "published_at: '2025-02-30', expected a date"),
    "d-future.txt": (b"---\npublished: 2999-01-01\n---\nTalks.", "published_at: '2999-01-01'"),
    "e-open.txt": (b"---\ntitle: Talks\nTalks were held.", "front matter: '---', expected a closing line"),
    "f-url.txt": (b"---\nurl: post.example\n---\nTalks.", "url: 'post.example', expected an absolute http"),
    "g-lines.jsonl": (b'{"text": 5}\n', "line 1: text: 5, expected text"),
    "h-bytes.jsonl": (b"\x00\xff\xfe\n", "line 1: line: "),
}
MENDED: dict[str, tuple[bytes, str]] = {
    "i-latin.txt": ("Zürich hosted talks.".encode("cp1252"), "not UTF-8 (byte 1), read as Windows-1252"),
    "j-control.txt": (b"Talks\x00 were\x07 held in Paris.", "2 control characters removed"),
    "k-field.txt": (b"---\ntilte: x\n---\nTalks broke down.", "'tilte' is not a field of an article"),
}


def test_a_folder_of_bad_texts_names_each_and_loads_what_can_be_mended(parley: Parley) -> None:
    for name, (raw, _) in (BAD | MENDED).items():
        (parley.folder / name).write_bytes(raw)
    told = parley("ingest", ".")
    assert told.returncode == 1
    assert told.stdout.startswith(f"articles: {len(MENDED)} loaded, 0 known already, {len(BAD)} failed")
    shown = told.stderr.splitlines()
    for line, (name, (_, fault)) in zip(shown, (BAD | MENDED).items(), strict=True):
        assert line.startswith(name)
        assert fault in line


@pytest.mark.parametrize("text", ["", "{oops\n"])
def test_nothing_usable_is_exit_code_two(parley: Parley, text: str) -> None:
    assert parley("ingest", parley.file("lines.ndjson", text)).returncode == 2


def test_a_path_that_is_not_there_is_a_usage_error(parley: Parley) -> None:
    told = parley("ingest", "nowhere.txt")
    assert told.returncode == 2
    assert "nowhere.txt" in told.stderr


def test_events_take_the_filters_of_the_api(loaded: Parley) -> None:
    told = loaded("events", "--actor", "Turkey", "--from", "2025-05", "--limit", "5")
    assert told.returncode == 0
    assert "TUR > RUS,UKR" in told.stdout
    assert loaded("events", "--actor", "-Turkey", "--actor=-Russia").stdout.startswith("0 events")


def test_events_come_in_every_format(loaded: Parley) -> None:
    whole = json.loads(loaded("events", "--format", "json").stdout)
    lines = [json.loads(text) for text in loaded("events", "--format", "ndjson").stdout.splitlines()]
    sheet = loaded("events", "--format", "csv").stdout.splitlines()
    assert whole["data"] == lines
    assert len(sheet) == len(lines) + 1
    for name in FORMATS:
        told = loaded("events", "--format", name, "--limit", "2")
        assert (told.returncode, told.stderr) == (0, ""), name
        assert told.stdout


def test_a_page_says_how_to_go_on(loaded: Parley) -> None:
    first = loaded("events", "--limit", "1").stdout.splitlines()
    assert first[-1].startswith("Next: --cursor ")
    second = loaded("events", "--limit", "1", "--cursor", first[-1].split()[-1]).stdout.splitlines()
    assert second[0] != first[0]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (
            ["--type", "truce_declred"],
            "Error: type: 'truce_declred' is not an event type. Did you mean 'truce_declared'",
        ),
        (["--from", "soon"], "Error: from: 'soon' is not a date"),
        (
            ["--actor", "Frnace"],
            "Error: actor: 'Frnace' is not an actor's code or name. Did you mean 'France'",
        ),
        (["--limit", "1", "--limit", "2"], "Error: 'limit' is given more than once"),
        (["--cursor", "abc"], "Error: cursor: 'abc' is no cursor that this store gave"),
        (["--frm", "2025"], "Error: No such option '--frm'"),
    ],
)
def test_a_wrong_filter_is_told_with_what_was_meant(loaded: Parley, words: list[str], fault: str) -> None:
    told = loaded("events", *words)
    assert told.returncode != 0
    assert fault in told.stderr
    assert "Traceback" not in told.stderr


def test_a_database_without_tables_says_what_to_run(tmp_path: Path) -> None:
    told = Parley(tmp_path)("events")
    assert told.returncode == 1
    assert told.stderr == "Error: the database has no tables yet: run `parley migrate`\n"


def test_a_reader_that_stops_listening_is_no_error(loaded: Parley) -> None:
    command = f"{' '.join(loaded.line('events', '--format', 'csv'))} | true"
    told = subprocess.run(
        ["bash", "-c", command],
        env=loaded.environment,
        cwd=loaded.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stderr == ""


def test_extract_shows_events_with_their_sentence_and_stores_nothing(parley: Parley) -> None:
    told = parley("extract", "-", stdin=FRONT + STORY)
    assert "TUR > RUS,UKR" in told.stdout
    assert "    Turkey offered to host talks between Russia and Ukraine in Istanbul.\n" in told.stdout
    assert parley("events").stdout.startswith("0 events")


def test_extract_answers_each_line_with_its_events_as_served(parley: Parley) -> None:
    name = parley.file("lines.jsonl", line() + line(id="b", text="The weather was fine."))
    answers = [json.loads(text) for text in parley("extract", "--format", "ndjson", name).stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert answers[1]["events"] == []
    event = answers[0]["events"][0]
    assert {"type", "modality", "date", "actors", "place", "attributed_to", "quantities", "evidence"} <= set(
        event
    )
    quote = event["evidence"][0]
    assert STORY[quote["char_start"] : quote["char_end"]] == quote["quote"]


def test_extract_says_why_an_article_was_not_coded(parley: Parley) -> None:
    german = "Die Regierung hat am Montag nach langen Gesprächen einen Waffenstillstand verkündet. " * 3
    assert "0 events (not coded: " in parley("extract", "-", stdin=german).stdout


def test_dates_shows_days_value_and_basis(parley: Parley) -> None:
    told = parley("dates", "--published", "2025-04-22", "-", stdin="Talks broke down on Monday.")
    assert told.stdout.split() == ["20", "Monday", "2025-04-21", "2025-04-21", "in", "relative"]


def test_dates_answers_each_line_with_its_spans(parley: Parley) -> None:
    rows = json.dumps({"id": "a", "text": "Talks broke down on Monday.", "doc_date": "2025-04-22"}) + "\n"
    told = parley("dates", "--format", "ndjson", "-", stdin=rows)
    assert json.loads(told.stdout) == {"id": "a", "spans": [{"start": 20, "end": 26, "value": "2025-04-21"}]}


@pytest.mark.parametrize("command", ["extract", "dates"])
def test_a_line_that_cannot_be_read_is_named(parley: Parley, command: str) -> None:
    told = parley(command, "--format", "ndjson", "-", stdin=line() + '{"text": 5}\n')
    assert told.returncode == 1
    assert "line 2: text: 5, expected text" in told.stderr
