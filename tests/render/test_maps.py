"""geojson: a FeatureCollection that map programs and OGC clients read."""

import json
from typing import Any

import pytest

from app.lines import Lines
from app.render import FORMATS, Listed
from tests.render.served import LINKS, META, ROOT, event, written


def collection(*events: dict[str, Any], **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(written("geojson", *events, **more))
    return told


def test_a_collection_tells_how_many_of_how_many_when_and_where_it_goes_on() -> None:
    links = LINKS | {"next": "http://x.example/events.geojson?cursor=1", "prev": "/events.geojson?cursor=2"}
    told = collection(event(), meta=META | {"total": 9}, links=links, root=ROOT)
    assert (told["type"], told["numberMatched"], told["numberReturned"]) == ("FeatureCollection", 9, 2)
    assert told["timeStamp"] == "2025-05-02T09:00:00Z"
    assert told["links"] == [
        {"href": "http://x.example/events", "rel": "self", "type": "application/geo+json"},
        {"href": links["next"], "rel": "next", "type": "application/geo+json"},
        {"href": f"{ROOT}/events.geojson?cursor=2", "rel": "prev", "type": "application/geo+json"},
        {"href": f"{ROOT}/events?actor=RUS", "rel": "alternate", "type": "application/json"},
    ]


@pytest.mark.parametrize("total_is", ["at_least", "estimated", "none"])
def test_a_count_that_is_not_exact_is_not_told(total_is: str) -> None:
    assert "numberMatched" not in collection(meta=META | {"total_is": total_is})


def test_an_empty_store_has_no_time() -> None:
    told = collection(meta=META | {"snapshot": {"seq": 0, "at": None}})
    assert "timeStamp" not in told
    assert told["features"] == []


def test_longitude_comes_first() -> None:
    (feature,) = collection(event())["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [30.7, -3.5]}
    assert (feature["type"], feature["id"]) == ("Feature", "evt_1")


@pytest.mark.parametrize(
    "place",
    [
        None,
        {"name": "Odesa", "country": None, "admin1": None, "lat": None, "lon": None},
        {"name": "Odesa", "country": None, "admin1": None, "lat": 1.0, "lon": None},
    ],
)
def test_an_event_without_a_point_has_no_geometry(place: Any) -> None:
    (feature,) = collection(event(place=place))["features"]
    assert feature["geometry"] is None


def test_the_equator_at_greenwich_is_a_place() -> None:
    place = {"name": "Null Island", "country": None, "admin1": None, "lat": 0.0, "lon": 0}
    (feature,) = collection(event(place=place))["features"]
    assert feature["geometry"]["coordinates"] == [0, 0.0]


def test_properties_are_the_stored_event_and_flat_copies() -> None:
    body = json.dumps(event(title="Erdoğan"), ensure_ascii=False)
    told = b"".join(FORMATS["geojson"].write(Listed([Lines.of([body])], META, LINKS))).decode()
    assert body[:-1] in told
    (feature,) = json.loads(told)["features"]
    flat = {
        "date_start": "2025-04-19", "date_end": "2025-04-20", "date_precision": "day", "source_actors": "RUS",
        "target_actors": "UKR", "country": "UKR", "publishers": 3,
    }  # fmt: skip
    assert feature["properties"] == event(title="Erdoğan") | flat
