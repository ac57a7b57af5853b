"""geojson: a FeatureCollection whose features hold the events as they are stored."""

import json
from collections.abc import Iterator
from typing import Any

from app.render.formats import Event, Listed, decoded, output
from app.render.sheets import COLUMNS, row

MEDIA = "application/geo+json"
# Copies from the depth of an event, as tables of map programs show only what lies on top.
FLAT = ("date_start", "date_end", "date_precision", "source_actors", "target_actors", "country", "publishers")


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
    cells = dict(zip(COLUMNS, row(event, lambda cell: cell), strict=True))
    flat = _compact({name: cells[name] for name in FLAT})
    properties = f"{body.rstrip()[:-1]},{flat[1:]}"
    lon, lat = cells["lon"], cells["lat"]
    point = {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None
    return (
        f'{{"type":"Feature","id":{_compact(event["id"])},'
        f'"geometry":{_compact(point)},"properties":{properties}}}'
    )


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
