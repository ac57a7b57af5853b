"""/events/{id} on a socket: one event, what tells it, and what became of it."""

import httpx2
import sqlalchemy as sa

from app.tables import event, event_version
from tests.routes.conftest import get
from tests.timeline import live


def test_an_event_has_its_evidence_and_a_strong_tag(engine: sa.Engine, stocked: httpx2.Client) -> None:
    body = live(engine)[0]
    answer = get(stocked, f"/events/{body['id']}")
    told = answer.json()
    evidence = told.pop("evidence")
    assert told == {key: value for key, value in body.items() if key != "quotes"}
    assert [each["quote"] for each in evidence] == body["quotes"]
    assert {"article_id", "url", "publisher", "char_start", "char_end", "supports"} <= evidence[0].keys()
    assert answer.headers["etag"].startswith(f'"{body["id"]}-{body["version"]}-')
    assert get(stocked, f"/events/{body['id']}", if_none_match=answer.headers["etag"]).status_code == 304
    article = get(stocked, evidence[0]["article"]).json()
    assert body["id"] in [event["id"] for event in article["events"]]


def test_a_retracted_event_is_gone_and_a_merged_one_leads_on(
    engine: sa.Engine, stocked: httpx2.Client
) -> None:
    gone, merged, whole = [body["id"] for body in live(engine)[:3]]
    with engine.begin() as connection:
        for id, status, into in ((gone, "retracted", None), (merged, "merged", whole)):
            ended = sa.update(event_version).where(event_version.c.event_id == id, event_version.c.live == 1)
            connection.execute(ended.values(status=status, live=0))
            connection.execute(
                sa.update(event).where(event.c.id == id).values(status=status, merged_into=into)
            )
    answer = get(stocked, f"/events/{gone}")
    assert (answer.status_code, answer.json()["code"]) == (410, "retracted")
    answer = get(stocked, f"/events/{merged}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/events/{whole}")
