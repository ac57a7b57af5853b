"""/publishers: who wrote what is in the store, counted as the rows have it, on both databases."""

from collections import Counter
from datetime import date
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from app import codebook, store
from app.extractors.coding import Coding
from app.store import Coder
from app.tables import article as articles
from app.tables import event, evidence
from tests.factories import article
from tests.factories import event as happening


def save(engine: sa.Engine, text: str, publisher: str | None, *events: Any, **fields: Any) -> None:
    book = codebook.load()
    store.save(
        engine,
        article(text, publisher=publisher, **fields),
        Coding(events),
        Coder("rules", book.version, book),
    )


def brute(engine: sa.Engine) -> dict[str, tuple[int, int]]:
    """Articles and active events of each publisher, counted row by row."""
    told = sa.select(articles.c.publisher, evidence.c.event_id).join_from(evidence, articles)
    told = told.join(event).where(evidence.c.seq_to.is_(None), event.c.status == "active")
    with engine.connect() as connection:
        wrote = Counter(connection.execute(sa.select(articles.c.publisher)).scalars())
        pairs = Counter(name for name, _ in {tuple(row) for row in connection.execute(told)})
    return {name: (wrote[name], pairs[name]) for name in wrote if name}


def test_publishers_are_counted_as_the_rows_have_them(engine: sa.Engine, stocked: httpx2.Client) -> None:
    told = stocked.get("/publishers").json()
    found = {each["name"]: (each["articles"], each["events"]) for each in told["data"]}
    assert found == brute(engine)
    with engine.connect() as connection:
        unnamed = len(
            connection.scalars(sa.select(articles.c.id).where(articles.c.publisher.is_(None))).all()
        )
    assert told["meta"] == {"returned": 7, "limit": 100, "total": 7, "unnamed_articles": unnamed}
    counts = [each["articles"] for each in told["data"]]
    assert counts == sorted(counts, reverse=True)


def test_first_and_last_reports_are_days(engine: sa.Engine, client: httpx2.Client) -> None:
    save(engine, "One.", "A, B & Söhne", published=date(2025, 4, 20))
    save(engine, "Two.", "A, B & Söhne", published=date(2024, 1, 2))
    save(engine, "Three.", "Other", published=None)
    save(engine, "Four.", None)
    told = client.get("/publishers").json()
    assert [(each["name"], each["first_report"], each["last_report"]) for each in told["data"]] == [
        ("A, B & Söhne", "2024-01-02", "2025-04-20"),
        ("Other", None, None),
    ]
    assert told["data"][0]["url"] == "/events?publisher=A%5C%2C%20B%20%26%20S%C3%B6hne"
    assert (told["meta"]["total"], told["meta"]["unnamed_articles"]) == (2, 1)


def test_an_event_of_two_articles_counts_once_for_their_publisher(
    engine: sa.Engine, client: httpx2.Client
) -> None:
    save(engine, "One.", "Post", happening())
    save(engine, "Two.", "Post", happening())
    save(engine, "Three.", "Times", happening())
    found = {
        each["name"]: (each["articles"], each["events"]) for each in client.get("/publishers").json()["data"]
    }
    assert found == {"Post": (2, 1), "Times": (1, 1)}


def test_a_publisher_leads_to_the_events_that_it_tells(engine: sa.Engine, stocked: httpx2.Client) -> None:
    save(engine, "Another.", "A, B & Söhne", happening())
    for each in stocked.get("/publishers").json()["data"]:
        assert stocked.get(each["url"]).json()["meta"]["total"] == each["events"], each["name"]


def test_a_search_and_a_limit_say_how_many_there_are(stocked: httpx2.Client) -> None:
    answer = stocked.get("/publishers?q=pOST&limit=2")
    told = answer.json()
    assert (len(told["data"]), told["meta"]["total"], answer.headers["x-total-count"]) == (2, 7, "7")
    assert [each["name"] for each in stocked.get("/publishers?q=post 3").json()["data"]] == ["Post 3"]
    assert stocked.get("/publishers?q=nobody").json()["data"] == []


def test_a_new_article_without_events_changes_the_answer(engine: sa.Engine, client: httpx2.Client) -> None:
    first = client.get("/publishers")
    tag = {"If-None-Match": first.headers["etag"]}
    assert first.json()["data"] == []
    assert client.get("/publishers", headers=tag).status_code == 304
    assert client.get("/publishers?limit=5", headers=tag).status_code == 200
    save(engine, "Nothing happened.", "Quiet Post")
    again = client.get("/publishers", headers=tag)
    assert (again.status_code, [each["name"] for each in again.json()["data"]]) == (200, ["Quiet Post"])


@pytest.mark.parametrize("query", ["limit=10001", "limit=0", "page=2", "publisher=x", f"q={'x' * 201}"])
def test_a_bad_parameter_is_refused(client: httpx2.Client, query: str) -> None:
    assert client.get(f"/publishers?{query}").status_code == 422


def test_a_name_that_begins_with_a_dash_is_led_to_and_not_left_out(
    engine: sa.Engine, client: httpx2.Client
) -> None:
    save(engine, "One.", "-Dash, Post", happening())
    save(engine, "Two.", "Other Post", happening("talks_held"))
    listed = {each["name"]: each["url"] for each in client.get("/publishers").json()["data"]}
    buckets = client.get("/events/facets?fields=publisher").json()["facets"]["publisher"]["buckets"]
    faceted = {each["value"]: each["url"] for each in buckets}
    for address in (listed["-Dash, Post"], faceted["-Dash, Post"]):
        found = client.get(address).json()
        assert [each["type"] for each in found["data"]] == ["truce_declared"]
        assert found["meta"]["query"] == {"publisher": ["\\-Dash, Post"]}
    assert client.get("/events?publisher=--Dash\\, Post").json()["meta"]["total"] == 1
    chosen = client.get(faceted["-Dash, Post"].replace("/events?", "/events/facets?fields=publisher&")).json()
    (bucket,) = [each for each in chosen["facets"]["publisher"]["buckets"] if each["selected"]]
    assert (bucket["value"], bucket["url"]) == ("-Dash, Post", "/events")
