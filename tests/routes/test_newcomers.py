"""An actor that no file names is asked for by the code that events show, on both databases."""

import httpx2
import pytest
import sqlalchemy as sa

from app import codebook, store
from app.events.event import Actor
from app.extractors.coding import Coding
from app.store import Coder
from tests.factories import article, event
from tests.routes.conftest import get

SHIELD = (Actor("BLUE_SHIELD", "source", "the Blue Shield"), Actor("UKR", "target", "Kyiv"))


@pytest.fixture
def met(engine: sa.Engine, client: httpx2.Client) -> httpx2.Client:
    """A client of a store with an event of the Blue Shield and one of Russia."""
    version = codebook.load().version
    told = Coding((event("threat_made", actors=SHIELD), event()))
    store.save(engine, article("The Blue Shield, a militia."), told, Coder("rules", version, codebook.load()))
    return client


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("actor=BLUE_SHIELD", 1),
        ("actor=Blue+Shield", 1),
        ("source_actor=blue_shield", 1),
        ("target_actor=BLUE_SHIELD", 0),
        ("actor=-BLUE_SHIELD", 1),
        ("actor_all=BLUE_SHIELD,UKR", 1),
        ("dyad=BLUE_SHIELD,UKR", 1),
    ],
)
def test_a_newcomer_is_asked_for_by_code_or_name(met: httpx2.Client, asked: str, count: int) -> None:
    assert get(met, f"/events/count?{asked}").json()["count"] == count
    assert get(met, f"/events?{asked}").json()["meta"]["total"] == count


def test_every_address_that_leads_to_a_newcomer_answers(met: httpx2.Client) -> None:
    buckets = get(met, "/events/facets?fields=actor").json()["facets"]["actor"]["buckets"]
    groups = get(met, "/timeline?group=actor").json()["data"]
    pairs = get(met, "/dyads").json()["data"]
    addresses = [each["url"] for each in (*buckets, *groups, *pairs)] + [each["events"] for each in pairs]
    assert sum("BLUE_SHIELD" in address for address in addresses) == 4
    for address in addresses:
        assert get(met, address).status_code == 200, address


@pytest.mark.parametrize("path", ["/events", "/events/count", "/events/facets", "/changes"])
def test_who_is_in_no_event_is_refused(met: httpx2.Client, path: str) -> None:
    for name in ("GREEN_SHIELD", "Green Shield", "Rusia"):
        answer = met.get(path, params={"actor": name})
        assert (answer.status_code, answer.json()["code"]) == (422, "unknown_actor"), name


def test_a_newcomer_that_came_meanwhile_is_known(engine: sa.Engine, client: httpx2.Client) -> None:
    assert client.get("/events?actor=BLUE_SHIELD").status_code == 422
    told, version = Coding((event("threat_made", actors=SHIELD),)), codebook.load().version
    store.save(engine, article("The Blue Shield, a militia."), told, Coder("rules", version, codebook.load()))
    assert client.get("/events?actor=BLUE_SHIELD").json()["meta"]["returned"] == 1
