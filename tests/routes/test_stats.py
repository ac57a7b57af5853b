"""/stats: figures that add up and are those of the rows, on both databases."""

from collections import Counter
from datetime import date

import httpx2
import pytest
import sqlalchemy as sa

from app import codebook, store
from app.events.event import EventDate
from app.extractors.coding import Coding
from app.store import Coder
from app.tables import article as articles
from app.tables import change, event, event_version
from tests.factories import article, day
from tests.factories import event as happening
from tests.timeline import live

COARSE = ("week", "month", "quarter", "year")


def test_figures_are_those_of_the_rows(engine: sa.Engine, stocked: httpx2.Client) -> None:
    told = stocked.get("/stats?top=100").json()["data"]
    bodies = live(engine)
    assert {each["value"]: each["events"] for each in told["types"]} == Counter(b["type"] for b in bodies)
    assert {each["value"]: each["events"] for each in told["modalities"]} == Counter(
        b["modality"] for b in bodies
    )
    precisions = Counter(b["date"]["precision"] for b in bodies)
    assert {each["value"]: each["events"] for each in told["precisions"]} == precisions
    years = Counter(b["date"]["start"][:4] for b in bodies if b["date"]["start"])
    assert {str(each["year"]): each["events"] for each in told["coverage"]["years"]} == years
    coarse = Counter(b["date"]["start"][:4] for b in bodies if b["date"]["precision"] in COARSE)
    assert {str(each["year"]): each["coarse"] for each in told["coverage"]["years"]} == coarse
    assert told["coverage"]["undated"] == sum(1 for b in bodies if not b["date"]["start"])


def test_totals_add_up_and_are_those_of_the_tables(engine: sa.Engine, stocked: httpx2.Client) -> None:
    told = stocked.get("/stats").json()["data"]
    totals, coverage = told["totals"], told["coverage"]
    tables = {"articles": articles, "versions": event_version, "changes": change}
    with engine.connect() as connection:
        for name, table in tables.items():
            rows = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            assert totals[name] == rows, name
        statuses = Counter(connection.execute(sa.select(event.c.status)).scalars())
    assert {name: totals["events"][name] for name in statuses} == statuses
    assert totals["events"]["all"] == statuses.total()
    active = totals["events"]["active"]
    assert (
        sum(each["events"] for each in coverage["years"]) + coverage["coarser"] + coverage["undated"]
        == active
    )
    assert sum(each["events"] for each in told["types"]) + told["types_other"] == active
    assert all(each["exact"] + each["coarse"] == each["events"] for each in coverage["years"])


def test_only_the_greatest_types_are_told_and_how_many_more(stocked: httpx2.Client) -> None:
    told = stocked.get("/stats?top=1&lang=fr").json()
    (first,) = told["data"]["types"]
    whole = stocked.get("/stats?lang=fr").json()["data"]["types"]
    assert first == whole[0] == max(whole, key=lambda each: each["events"])
    assert told["data"]["types_other"] == sum(each["events"] for each in whole[1:])
    assert told["meta"] == {"language": "fr"}
    assert stocked.get(first["url"]).json()["meta"]["total"] == first["events"]


def test_every_figure_leads_to_the_events_that_it_counts(stocked: httpx2.Client) -> None:
    told = stocked.get("/stats?top=100").json()["data"]
    figures = [*told["types"], *told["modalities"], *told["precisions"], *told["coverage"]["years"]]
    assert len(figures) > 12
    counted = {each["url"]: each["events"] for each in figures}
    found = {url: stocked.get(url).json()["meta"]["total"] for url in counted}
    assert found == counted


def test_a_decade_lies_in_no_year(engine: sa.Engine, client: httpx2.Client) -> None:
    book = codebook.load()
    decade = EventDate(date(1990, 1, 1), date(1999, 12, 31), "decade", basis="explicit")
    told = (happening(date=decade), happening("talks_held", date=day("2025-04-21")))
    store.save(engine, article(), Coding(told), Coder("rules", book.version, book))
    coverage = client.get("/stats").json()["data"]["coverage"]
    assert (coverage["coarser"], coverage["undated"]) == (1, 0)
    assert [(each["year"], each["exact"]) for each in coverage["years"]] == [(2025, 1)]
    assert (coverage["first_event"], coverage["last_event"]) == ("1990-01-01", "2025-04-21")


def test_an_empty_store_has_empty_figures(client: httpx2.Client) -> None:
    told = client.get("/stats").json()["data"]
    assert told["totals"]["events"] == {"all": 0, "active": 0, "retracted": 0, "merged": 0}
    assert told["freshness"] == {"last_ingest_at": None, "last_change_at": None, "seq": 0}
    assert (told["types"], told["coverage"]["years"], told["coverage"]["last_event"]) == ([], [], None)


def test_figures_are_fresh_after_a_write_and_304_before(engine: sa.Engine, client: httpx2.Client) -> None:
    first = client.get("/stats")
    tag = {"If-None-Match": first.headers["etag"]}
    assert client.get("/stats", headers=tag).status_code == 304
    assert client.get("/stats?lang=de", headers=tag).status_code == 200
    book = codebook.load()
    store.save(engine, article(), Coding((happening(),)), Coder("rules", book.version, book))
    again = client.get("/stats", headers=tag)
    freshness = again.json()["data"]["freshness"]
    assert (again.status_code, freshness["seq"]) == (200, 1)
    assert freshness["last_ingest_at"]
    assert freshness["last_change_at"]
    assert again.headers["last-modified"]


def test_what_retells_nothing_is_counted_as_retracted(client: httpx2.Client) -> None:
    url = "https://post.example/truce"
    fields = {"title": "", "url": url, "published_at": "2025-04-22"}
    client.post("/articles", json={**fields, "text": "Russia declared a truce with Ukraine on Saturday."})
    client.post("/articles", json={**fields, "text": "It rained."})
    totals = client.get("/stats").json()["data"]["totals"]
    assert totals["events"] == {"all": 1, "active": 0, "retracted": 1, "merged": 0}
    assert (totals["articles"], totals["versions"], totals["changes"]) == (1, 2, 2)


@pytest.mark.parametrize("query", ["top=0", "top=101", "top=x", "lang=xx", "limit=3"])
def test_a_bad_parameter_is_refused(client: httpx2.Client, query: str) -> None:
    assert client.get(f"/stats?{query}").status_code == 422
