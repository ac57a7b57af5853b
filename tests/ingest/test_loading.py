"""A load stores what it can, tells what it cannot, and can be broken off at any moment and run again."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app import engines, ingest
from app.extractors import EXTRACTORS, Coding
from app.ingest import Found, loading
from app.ingest.sources import lines
from app.tables import article, change, event_version, evidence, store_state
from app.text import Article
from tests.factories import event

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = 300
STATES = ("Russia", "France", "Turkey", "Japan", "Brazil")
OTHERS = ("Ukraine", "Sudan", "Armenia", "Egypt", "Kenya")


def line(number: int) -> str:
    """An article of one publisher of three about a story that several of them tell."""
    source, target = STATES[number % 5], OTHERS[number // 15 % 5]
    truce, talks = f"{source} declared a truce with {target}", f"{target} and {source} held talks"
    text = f"{truce} on Monday. {talks} on Tuesday. Item {number}."
    day = f"2025-{number // 75 + 1:02}-{number // 3 % 25 + 1:02}"
    fields = {"text": text, "published_at": day, "publisher": f"Post {number % 3}"}
    return json.dumps(fields | {"url": f"https://post.example/{number % 280}"})


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three hundred articles as JSON lines; the last twenty change the text of the first twenty."""
    path = tmp_path / "archive.jsonl"
    path.write_text("\n".join(map(line, range(ARTICLES))) + "\n")
    return path


def load(url: str, archive: Path) -> ingest.Summary:
    engine = engines.connect(url)
    with archive.open("rb") as stream:
        summary = ingest.ingest(engine, lines(stream, "archive", 10_000))
    engine.dispose()
    return summary


def contents(engine: sa.Engine) -> list[dict[str, Any]]:
    """Every version of every event without the time at which it was written."""
    query = sa.select(event_version.c.body).order_by(event_version.c.seq_from)
    with engine.connect() as connection:
        bodies = [json.loads(body) for body in connection.scalars(query)]
    return [{k: v for k, v in body.items() if k not in ("created_at", "updated_at")} for body in bodies]


def count(engine: sa.Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(article)) or 0


def started(url: str, archive: Path) -> subprocess.Popen[str]:
    """The command at work on the archive."""
    environment = os.environ | {"PARLEY_DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "app", "ingest", "-q", str(archive)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def killed(engine: sa.Engine, url: str, archive: Path, after: int) -> None:
    """Start the command on the archive and kill it with -9 once it has stored so many articles."""
    process = started(url, archive)
    while count(engine) < after:
        assert process.poll() is None, "the load ended before it could be killed"
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def assert_whole(engine: sa.Engine) -> None:
    """Nothing is half written: each number is one change and one version, and no event lacks its article."""
    numbers = sa.select(change.c.seq).order_by(change.c.seq)
    versions = sa.select(event_version.c.seq_from).order_by(event_version.c.seq_from)
    live = sa.select(event_version.c.event_id).where(
        event_version.c.seq_to.is_(None), event_version.c.status == "active"
    )
    told = sa.select(evidence.c.event_id).join(article, article.c.id == evidence.c.article_id)
    with engine.connect() as connection:
        last = connection.scalar(sa.select(store_state.c.seq)) or 0
        assert list(connection.scalars(numbers)) == list(range(1, last + 1))
        assert list(connection.scalars(versions)) == list(range(1, last + 1))
        assert set(connection.scalars(live)) == set(
            connection.scalars(told.where(evidence.c.seq_to.is_(None)))
        )


def test_a_load_killed_twice_and_run_again_equals_an_undisturbed_one(
    engine: sa.Engine, url: str, archive: Path, tmp_path: Path, sqlite: Path
) -> None:
    calm = tmp_path / "calm.db"
    calm.write_bytes(sqlite.read_bytes())
    expected = load(f"sqlite:///{calm}", archive)
    for after in (40, 150):
        killed(engine, url, archive, after)
        assert_whole(engine)
    load(url, archive)
    undisturbed = engines.connect(f"sqlite:///{calm}")
    assert contents(engine) == contents(undisturbed)
    assert count(engine) == expected.articles - expected.revised == 280
    undisturbed.dispose()


def test_a_second_load_of_everything_changes_nothing(engine: sa.Engine, url: str, archive: Path) -> None:
    first = load(url, archive)
    before = contents(engine)
    again = load(url, archive)
    assert (first.revised, first.duplicates, again.articles, again.duplicates) == (20, 0, 0, ARTICLES)
    assert contents(engine) == before


def test_two_loads_at_once_store_each_article_once(engine: sa.Engine, url: str, archive: Path) -> None:
    processes = [started(url, archive) for _ in range(2)]
    told = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    loaded = [int(line.split()[1]) for line in told]
    assert sum(loaded) == ARTICLES
    assert count(engine) == 280
    assert_whole(engine)


def found(*texts: str, **fields: str) -> Iterator[Found]:
    for number, text in enumerate(texts):
        yield Found(f"line {number}", ingest.admit({"text": text} | fields, 10_000_000))


def stumbling(told: Article) -> Coding:
    """An extractor that fails on some articles and finds one event in all others."""
    if "stumble" in told.text:
        raise RecursionError("too deep")
    return Coding((event(),))


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of an extractor that stands beside the shipped ones."""
    monkeypatch.setattr(loading, "EXTRACTORS", {**EXTRACTORS, "other": stumbling})
    return "other"


def test_an_article_that_cannot_be_coded_is_told_and_the_rest_goes_on(engine: sa.Engine, other: str) -> None:
    summary = ingest.ingest(engine, found("One.", "We stumble.", "Two."), extractor=other)
    assert (summary.articles, summary.events_created, summary.events_updated) == (2, 1, 1)
    (failure,) = summary.failures
    assert (failure.where, failure.saved) == ("line 1", None)
    assert "RecursionError: too deep" in str(failure.fault)
    assert count(engine) == 2


def test_a_store_out_of_reach_ends_the_load(tmp_path: Path) -> None:
    bare = engines.connect(f"sqlite:///{tmp_path / 'bare.db'}")
    with pytest.raises(sa.exc.OperationalError, match="no such table"):
        ingest.ingest(bare, found("One."))
    bare.dispose()


def test_no_line_of_strange_fields_ends_a_load(engine: sa.Engine) -> None:
    """What one database cannot keep would look like a database out of reach, and stop all the rest."""
    signs = "".join(chr(0x4E00 + 7 * number % 5000) for number in range(1800))
    strange: list[dict[str, Any]] = [
        {"url": f"https://post.example/{signs}"},
        {"url": f"https://post.example/{signs[:600]}"},
        {"url": "https://post.example/" + "a" * 1900},
        {"publisher": signs[:300], "title": signs[:1000], "language": "en-" + "a" * 8},
        {"published_at": "0001-01-02T00:00:00Z"},
        {"publisher": "\ud800\x00"},
        {"published_at": "1605-01-01", "text": "Russia declared a truce with Ukraine a century ago."},
    ]
    rows = [json.dumps({"text": f"Russia declared a truce. {n}"} | row) for n, row in enumerate(strange)]
    summary = ingest.ingest(engine, lines(io.BytesIO("\n".join(rows).encode()), "archive", 10_000))
    assert [failure.where[-1] for failure in summary.failures] == ["1", "5"]
    assert summary.articles == count(engine) == 5


STRANGE = {
    "one sentence of a megabyte": "Norland held talks with Sudmark and " * 28_000,
    "five megabytes of sentences": "Norland held talks with Sudmark. " * 160_000,
    "one word of a megabyte": "a" * 1_000_000,
    "brackets that never close": "((([[[{{{" * 50_000,
    "right to left": "أعلنت روسيا هدنة مع أوكرانيا يوم الاثنين. " * 50,
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_a_strange_text_is_stored_whole_and_in_time(sqlite: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "parley.db").write_bytes(sqlite.read_bytes())
    file = engines.connect(f"sqlite:///{tmp_path / 'parley.db'}")
    began = time.monotonic()
    summary = ingest.ingest(file, found(text))
    assert (summary.articles, summary.failures) == (1, [])
    with file.connect() as connection:
        assert connection.scalar(sa.select(article.c.text)) == text.strip()
    assert time.monotonic() - began < 120
    file.dispose()


def test_an_article_in_another_language_is_stored_without_events_and_says_why(engine: sa.Engine) -> None:
    ingest.ingest(engine, found("Russland und die Ukraine sprechen.", language="de"))
    with engine.connect() as connection:
        assert connection.scalar(sa.select(article.c.withheld)) == "language: de"
        assert connection.scalar(sa.select(sa.func.count()).select_from(event_version)) == 0


def test_without_a_day_of_publication_relative_dates_stay_open(engine: sa.Engine) -> None:
    ingest.ingest(engine, found("Russia declared a truce with Ukraine on Monday."))
    dated = sa.select(event_version.c.day_first, event_version.c.reported_first)
    with engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(dated)] == [(None, 0)]
