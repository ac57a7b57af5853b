"""events.geojson in a validator of RFC 7946."""

from typing import Any

import httpx2
import pytest


def test_a_validator_takes_every_feature(service: str, events: list[dict[str, Any]]) -> None:
    geojson = pytest.importorskip("geojson_pydantic")
    answer = httpx2.get(f"{service}/events.geojson?limit=1000")
    assert answer.headers["content-type"] == "application/geo+json"
    read = geojson.FeatureCollection.model_validate_json(answer.content)
    assert [feature.id for feature in read.features] == [event["id"] for event in events]
    for feature, event in zip(read.features, events, strict=True):
        place = event["place"] or {"lat": None}
        point = None if place["lat"] is None else (place["lon"], place["lat"])
        assert (tuple(feature.geometry.coordinates) if feature.geometry else None) == point
        assert feature.properties["title"] == event["title"]
