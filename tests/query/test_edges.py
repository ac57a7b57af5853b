"""The ends of time, of lists and of numbers, and filters that contradict each other."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from app import codebook, store
from app.events.event import Actor, Event, EventDate, Place
from app.extractors.coding import Coding
from app.query.counts import count
from app.query.reader import Reader
from app.query.timeline import page
from app.query.walks import Walk
from app.store import Coder
from tests.factories import article, event
from tests.query.conftest import filter_of
from tests.query.oracle import Oracle
from tests.query.spoken import Query
from tests.timeline import standing


def days(first: date, last: date, precision: str = "day") -> EventDate:
    return EventDate(first, last, precision, "span" if first != last else "point", "explicit")  # type: ignore[arg-type]


SUVA = Place("Suva", "FJI", "suva-fji", None, 0.0, 180.0)
APIA = Place("Apia", "WSM", "apia-wsm", None, 0.0, -180.0)
POLE = Place("Pole", None, None, None, 90.0, 0.0)
FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)
NOON = datetime(2025, 4, 18, 12, tzinfo=UTC)
MADE: Sequence[Event] = (
    event(date=days(FIRST, FIRST)),
    event("talks_held", date=days(FIRST, date(1, 12, 31), "year")),
    event("war_started", date=days(FIRST, LAST)),
    event("talks_proposed", date=days(date(9999, 1, 1), LAST, "year")),
    event(date=days(LAST, LAST)),
    event("visit_made", date=days(date(2024, 2, 29), date(2024, 2, 29))),
    event("visit_made", date=days(date(2024, 12, 31), date(2025, 1, 1))),
    event("talks_held", date=EventDate(NOON.date(), NOON.date(), "minute", "point", "explicit", None, NOON)),
    event("strike_reported", actors=(Actor("RUS", "source", "50%_x\\y"),), quantities={"killed": 0}),
    event("strike_reported", actors=(Actor("UKR", "source", "50xx/y"),), quantities={"killed": 999_999_999}),
    event(
        "threat_made", actors=(), date=EventDate(), place=Place("Suva", "FJI", "suva-fji", None, 0.0, 180.0)
    ),
    event("demand_made", date=EventDate(), place=APIA),
    event(
        "demand_made",
        actors=(Actor("USA", "target", None),),
        place=Place("Pole", None, None, None, 90.0, 0.0),
    ),
)
ASKED: tuple[Query, ...] = (
    *({name: text} for name in ("from", "to", "on") for text in ("0001", "0001-01-01", "0001-01-02")),
    *({name: text} for name in ("from", "to", "on") for text in ("9999", "9999-12-31", "9999-12-30")),
    *({name: f"{text}T00:00:00Z"} for name in ("from", "to") for text in ("0001-01-01", "9999-12-31")),
    *({"from": "0001-01-01", "date_match": match} for match in ("within", "starts", "overlaps")),
    *({"to": "9999", "date_match": match} for match in ("within", "starts", "overlaps")),
    {"from": "0001", "to": "9999", "undated": "include"},
    {"datetime": "2025-04-18T12:00:00Z/2025-04-18T12:00:00Z"},
    {"from": "2025-04-18T12:00:01Z", "to": "2025-04-18"},
    {"to": "2025-04-18T11:59:59Z", "from": "2025-04-18"},
    {"month_day": "02-29"},
    {"month_day": "12-31"},
    {"month_day": "01-01"},
    {"month_day": "04-18", "from": "2025-04-18T11:00:00Z"},
    {"min_killed": "0"},
    {"min_killed": "999999999"},
    *({"actor_text": text} for text in ("50%", "%_", "_x", "x\\y", "0x", "50X", "''", '"%"')),
    {"bbox": "180,-1,-180,1"},
    {"bbox": "180,0,180,0"},
    {"bbox": "-180,0,-180,0"},
    {"bbox": "-180,-90,180,90"},
    {"bbox": "0,90,0,90"},
    {"lat": "0", "lon": "180", "radius_km": "0"},
    {"lat": "0", "lon": "-180", "radius_km": "0.001"},
    {"lat": "90", "lon": "0", "radius_km": "0"},
    {"lat": "-90", "lon": "0", "radius_km": "20038"},
    {"lat": "89", "lon": "77", "radius_km": "112"},
    {"type": "visit_made", "family": "truce"},
    {"type": "visit_made,-visit_made"},
    {"actor": "RUS,-RUS"},
    {"actor": "-RUS,-UKR,-USA"},
    {"actor_all": "RUS,UKR,USA"},
    {"dyad": "RUS,RUS"},
    {"country": "FJI,-FJI"},
    {"country": "-FJI"},
    {"place": "-suva,-apia"},
    {"undated": "only", "month_day": "02-29"},
    {"undated": "only", "min_precision": "day"},
    {"precision": "unknown", "from": "2025"},
    {"precision": "-unknown"},
    {"publisher": "Northern Post,-Northern Post"},
    {"publisher": "-"},
    {"language": "en"},
    {"id": ",".join(f"evt_{number}" for number in range(500))},
    {"article": ",".join(f"art_{number}" for number in range(500))},
    {"article": ",".join(f"https://post.example/{number}" for number in range(500))},
    {
        "article": ",".join(
            f"{root}{number}" for root in ("art_", "https://a.example/") for number in range(250)
        )
    },
    {"actor_all": ",".join(f"SDN-X{number}" for number in range(500))},
    {"actor_all": ",".join(f"-SDN-X{number}" for number in range(500))},
    {"publisher": ",".join(["Northern Post", *(f"Post {number}" for number in range(499))])},
    {"actor": ",".join(["USA", *(f"SDN-X{number}" for number in range(499))])},
    {"actor": ",".join(f"-SDN-X{number}" for number in range(500))},
    {"status": "active,retracted,merged"},
    {"status": "-active"},
    {"created_since": "seq:0"},
    {"created_since": "seq:999999999999999999"},
    {"updated_since": "0001-01-01"},
    {"updated_since": "9999-12-31"},
    {"min_articles": "0"},
    {"min_publishers": "999999999"},
    {"min_confidence": "1"},
    {"min_confidence": "0.800000000001"},
    {"reported_from": "0001"},
    {"reported_to": "9999"},
    {"reported_to": "0001"},
)


@pytest.fixture
def reader(engine: sa.Engine, url: str) -> Iterator[Reader]:
    book = codebook.load()
    for number, told in enumerate(MADE):
        published = {"published": None, "publisher": None} if number % 5 == 0 else {}
        coder = Coder("rules", book.version, book)
        store.save(engine, article(f"Telling {number}.", **published), Coding((told,)), coder)
    made = Reader(url)
    yield made
    made.close()


def test_the_ends_of_all_that_can_be_asked_agree_with_a_scan(engine: sa.Engine, reader: Reader) -> None:
    oracle = Oracle(standing(engine))
    for query in ASKED:
        for sort in ("-date", "date"):
            with reader.inline() as view:
                found = page(view, Walk(filter_of(query), sort, view.state.seq), 100)
                counted = count(view, filter_of(query), view.state.seq)
            expected = oracle.ids(query, sort)
            assert [json.loads(body)["id"] for body in found.bodies] == expected, query
            assert counted == len(expected), query


def test_articles_of_one_publisher_tell_an_event_once(engine: sa.Engine, url: str) -> None:
    book = codebook.load()
    for number in range(4):
        coder = Coder("rules", book.version, book)
        told = article(f"Telling {number}.", publisher=f"Post {number // 2}", language="en")
        store.save(engine, told, Coding((event(),)), coder)
    reader = Reader(url)
    for query in (
        {"publisher": "Post 0"},
        {"publisher": "Post 0,Post 1", "from": "2025"},
        {"language": "en", "publisher": "Post 1"},
        {"article": ",".join(report["id"] for report in standing(engine)[0]["reports"])},
    ):
        with reader.inline() as view:
            filter = filter_of(query)
            assert len(page(view, Walk(filter, "-date", view.state.seq), 10).bodies) == 1, query
            assert count(view, filter, view.state.seq) == 1
    reader.close()


def test_events_are_told_in_the_order_they_were_made_whatever_the_collation(
    engine: sa.Engine, reader: Reader
) -> None:
    made = [body["id"] for body in sorted(standing(engine), key=lambda body: int(body["first_seq"]))]
    with reader.inline() as view:
        found = page(view, Walk(filter_of({}), "created", view.state.seq), 100)
    assert [json.loads(body)["id"] for body in found.bodies] == made
