"""/articles on a socket: the articles in the store under conditions, in pages, on both databases."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from app import codebook, store
from app.extractors.coding import Coding
from app.query import articles as module
from app.routes.shapes.articles import ArticleList
from app.store import Coder
from tests.factories import article, event
from tests.routes.conftest import get

FIRST = datetime(2025, 5, 1, 12, tzinfo=UTC)
SHELF: tuple[dict[str, Any], ...] = (
    {"title": "Truce declared in Geneva", "published": date(2025, 4, 20), "publisher": "Post"},
    {"title": "“Truces” never hold; Élysée waits", "published": date(2025, 4, 22), "publisher": "Le Soir",
     "language": "fr"},
    {"title": "Untruced", "published": None, "publisher": None},
    {"title": "", "published": date(2025, 4, 22), "publisher": "Post",
     "published_at": datetime(2025, 4, 22, 9, 30, tzinfo=UTC)},
    {"title": "100% of TRUCE_TALKS", "published": date(2024, 1, 2), "publisher": "Times, The"},
)  # fmt: skip


@pytest.fixture
def shelved(engine: sa.Engine, client: httpx2.Client) -> httpx2.Client:
    """A client of a service with five articles, which came in an hour apart; the first tells an event."""
    book = codebook.load()
    coder = Coder("rules", book.version, book)
    for number, fields in enumerate(SHELF):
        told = Coding((event(), event("talks_held")) if number == 0 else ())
        store.save(engine, article(f"Text {number}.", **fields), told, coder, FIRST + timedelta(hours=number))
    return client


def titles(client: httpx2.Client, query: str = "") -> list[int]:
    """Which of SHELF are told, by number."""
    known = [fields["title"] for fields in SHELF]
    return [known.index(each["title"] or "") for each in client.get(f"/articles?{query}").json()["data"]]


def test_articles_are_told_last_published_first(shelved: httpx2.Client) -> None:
    told = shelved.get("/articles").json()
    ArticleList.model_validate(told)
    assert titles(shelved) == [3, 1, 0, 4, 2]
    assert [each["events"] for each in told["data"]] == [0, 0, 2, 0, 0]
    assert told["data"][0]["published_at"] == "2025-04-22T09:30:00Z"
    assert told["data"][2]["received_at"] == "2025-05-01T12:00:00Z"
    assert (told["meta"]["returned"], told["links"]["next"]) == (5, None)
    assert shelved.get(told["data"][2]["url"]).json()["title"] == "Truce declared in Geneva"
    assert len(shelved.get(told["data"][2]["events_url"]).json()["data"]) == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("publisher=Post", [3, 0]),
        ("publisher=-Post", [1, 4, 2]),
        (r"publisher=Times\, The,Le Soir", [1, 4]),
        ("language=fr", [1]),
        ("language=-fr", [3, 0, 4, 2]),
        ("published_from=2025-04-21", [3, 1]),
        ("published_to=2025-04-21", [0, 4]),
        ("published_from=2025-04&published_to=2025", [3, 1, 0]),
        ("received_since=2025-05-01T14:00:00Z", [3, 4, 2]),
        ("received_since=seq:1", [3, 1, 0, 4, 2]),
        ("q=truce", [1, 0, 4]),
        ("q=TRUCE gen", [0]),
        ("q=élys", [1]),
        ("q=ÉLYSÉE", [1]),
        ("q=100%", [4]),
        ("q=truce_", [4]),
        ("q=uce", []),
        ("q=truce&publisher=Post", [0]),
        ("publisher=Nobody", []),
    ],
)
def test_articles_are_found_by_what_is_asked(shelved: httpx2.Client, query: str, found: list[int]) -> None:
    assert titles(shelved, query) == found


@pytest.mark.parametrize("query", ["", "q=truce", "publisher=-Nobody"])
@pytest.mark.parametrize("batch", [1, 2, 500])
def test_pages_hold_every_article_once(
    shelved: httpx2.Client, monkeypatch: pytest.MonkeyPatch, query: str, batch: int
) -> None:
    monkeypatch.setattr(module, "BATCH", batch)
    seen, link = [], f"/articles?limit=1&{query}"
    while link:
        told = shelved.get(link).json()
        assert len(told["data"]) == 1
        seen += [each["id"] for each in told["data"]]
        link = told["links"]["next"]
    assert seen == [each["id"] for each in shelved.get(f"/articles?{query}").json()["data"]]


def test_an_unchanged_list_is_304(engine: sa.Engine, shelved: httpx2.Client) -> None:
    tag = shelved.get("/articles").headers["etag"]
    assert get(shelved, "/articles", if_none_match=tag).status_code == 304
    shelved.post("/articles", json={"text": "It rained."})
    assert get(shelved, "/articles", if_none_match=tag).status_code == 200


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("q=!!!", 422, "invalid_value"),
        ("published_from=2025&published_to=2024", 422, "invalid_interval"),
        ("published_from=soon", 422, "invalid_value"),
        ("publisher=%00", 422, "invalid_value"),
        ("q=%00", 422, "invalid_value"),
        ("limit=1001", 422, "limit_too_large"),
        ("page=2", 422, "unknown_parameter"),
        ("cursor=eyJx", 400, "cursor_invalid"),
        ("received_since=then", 422, "invalid_value"),
    ],
)
def test_bad_parameters_are_refused(client: httpx2.Client, query: str, status: int, code: str) -> None:
    answer = client.get(f"/articles?{query}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_cursor_belongs_to_its_query(shelved: httpx2.Client) -> None:
    link = shelved.get("/articles?limit=1").json()["links"]["next"]
    assert shelved.get(f"{link}&language=en").json()["code"] == "cursor_mismatch"
