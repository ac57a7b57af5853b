"""One service for the session with events of every kind of date, and some that strangers worded."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest

from app import codebook, engines, store
from app.events.event import Actor, Place
from app.extractors.coding import Coding
from app.store import Coder
from tests.factories import article, day, event, quoted
from tests.routes.conftest import running
from tests.timeline import filled

STRANGE = (
    "<script>alert('x')</script> & <iframe src=\"//evil\">",
    "a ]]> b &amp; c; d, e \\n f",
    "line one\r\nEND:VEVENT\x0b\x1b[31m\u2028next\x85feed",
    "left \u202eright\u202c 👩‍👩‍👧😀é" * 20,
    '=HYPERLINK("http://evil","x")',
)


@pytest.fixture(scope="session")
def service(sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The root address of a service with some eighty events."""
    path = tmp_path_factory.mktemp("clients") / "parley.db"
    shutil.copy(sqlite, path)
    engine = engines.connect(f"sqlite:///{path}")
    filled(engine, 25)
    book = codebook.load()
    for number, text in enumerate(STRANGE):
        told = article(f"Strange telling {number}.", publisher=text)
        noon = datetime(2025, 4, 21, 12, number, tzinfo=UTC)
        strange = event(
            date=replace(day("2025-04-21"), text=text, start_at=noon, precision="minute"),
            place=Place(text, "UKR", None, text, 46.5, 30.7),
            actors=(Actor(f"STRANGER_{number}", "source", text),),
            evidence=(quoted(text),),
        )
        store.save(engine, told, Coding((strange,)), Coder("rules", book.version, book))
    engine.dispose()
    with running(f"sqlite:///{path}") as root:
        yield root


@pytest.fixture
def events(service: str) -> list[dict[str, object]]:
    """Every event of the service now, as JSON has it: a browser in another test posts to it."""
    found: list[dict[str, object]] = httpx2.get(f"{service}/events?limit=1000").json()["data"]
    assert len(found) > 70
    return found


def shown(text: str) -> str:
    """What is left of a text when a reader has dropped spaces, line breaks and control characters."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
