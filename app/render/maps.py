"""geojson: a FeatureCollection whose features hold the events as they are stored."""

import json
from collections.abc import Iterator
from typing import Any

from app.render.formats import Event, Listed, decoded, output
from app.render.sheets import sides

MEDIA = "application/geo+json"


@output("geojson", MEDIA)
def as_geojson(listed: Listed) -> Iterator[bytes]:
    """One FeatureCollection (RFC 7946) with counts, time and links as OGC API Features has them."""
    features = ",".join(_feature(body, decoded(body)) for batch in listed.batches for body in batch)
    yield f'{_compact(_collection(listed))[:-1]},"features":[{features}]}}\n'.encode()


def _collection(listed: Listed) -> dict[str, Any]:
    meta, at = listed.meta, listed.meta["snapshot"]["at"]
    return {
        "type": "FeatureCollection",
        **({"numberMatched": meta["total"]} if meta["total_is"] == "exact" else {}),
        "numberReturned": meta["returned"],
        **({"timeStamp": at} if at else {}),
        "links": list(_links(listed)),
    }


def _links(listed: Listed) -> Iterator[dict[str, str]]:
    for rel, name, media in (
        ("self", "self", MEDIA),
        ("next", "next", MEDIA),
        ("prev", "prev", MEDIA),
        ("alternate", "json", "application/json"),
    ):
        if address := listed.links.get(name):
            yield {"href": listed.absolute(address), "rel": rel, "type": media}


def _feature(body: str, event: Event) -> str:
    """The stored event as the properties of a feature; no geometry where it is not located."""
    properties = f"{body.rstrip()[:-1]},{_compact(_flat(event))[1:]}"
    lat, lon = ((event["place"] or {}).get(part) for part in ("lat", "lon"))
    point = {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None
    return (
        f'{{"type":"Feature","id":{_compact(event["id"])},'
        f'"geometry":{_compact(point)},"properties":{properties}}}'
    )


def _flat(event: Event) -> dict[str, Any]:
    """Copies from the depth of an event: the tables of map programs show only what lies on top."""
    date, (source, target, *_) = event["date"], sides(event["actors"])
    return {
        "date_start": date["start"],
        "date_end": date["end"],
        "date_precision": date["precision"],
        "source_actors": source,
        "target_actors": target,
        "country": (event["place"] or {}).get("country"),
        "publishers": event["corroboration"]["publishers"],
    }


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
