"""Events as they are served, with defaults, for every writer to write."""

import json
from collections.abc import Mapping
from typing import Any

from app.lines import Lines
from app.render import FORMATS, Listed

META = {
    "returned": 2, "limit": 100, "total": 2, "total_is": "exact", "undated_excluded": None, "sort": "-date",
    "query": {"actor": ["RUS"]}, "snapshot": {"seq": 7, "at": "2025-05-02T09:00:00Z"},
}  # fmt: skip
LINKS = {"self": "http://x.example/events", "next": None, "prev": None, "json": "/events?actor=RUS"}
ROOT = "http://x.example:8000"
HOSTILE = {
    "markup": "<script>alert('x')</script> & <iframe src=\"//evil\">",
    "end of data": "a ]]> b &amp; c",
    "controls": "nul\x00 bell\x07 escape\x1b[31m\x9b31m line\r\nfeed\x0bend\x7f",
    "directions": "left \u202eright\u202c \u2067isolated\u2069",
    "long": "wordwithoutend" * 800,
    "emoji": "x" + "👩‍👩‍👧😀é" * 60,
    "noncharacters": "no \ufffe and no \uffff",
    "formula": '=HYPERLINK("http://evil","x"),a;b:c\\n',
}


def event(**fields: Any) -> dict[str, Any]:
    """A truce of 19 to 20 April 2025 as it is served, some fields changed."""
    given: dict[str, Any] = {
        "id": "evt_1",
        "url": "/events/evt_1",
        "type": "truce_declared",
        "family": "truce",
        "codes": {"cameo": "0871", "plover": "CONCEDE"},
        "title": "Russia declares truce with Ukraine",
        "summary": "The Kremlin declared a truce over the weekend.",
        "date": dated("2025-04-19", "2025-04-20", extent="span", text="the weekend"),
        "modality": "occurred",
        "attributed_to": ["RUS"],
        "quantities": {"duration_hours": 30},
        "bounds": {},
        "actors": [actor("RUS", "source", "Russia"), actor("UKR", "target", "Ukraine")],
        "place": {"id": "odesa", "name": "Odesa", "country": "UKR", "admin1": None, "lat": -3.5, "lon": 30.7,
                  "precision": "city"},
        "confidence": 0.86,
        "corroboration": {"articles": 4, "publishers": 3, "origins": None,
                          "first_reported_at": "2025-04-19", "last_reported_at": "2025-04-20"},
        "status": "active", "version": 3, "seq": 7,
        "created_at": "2025-04-19T13:06:12Z", "updated_at": "2025-04-20T08:11:40Z",
    }  # fmt: skip
    return given | fields


def dated(
    start: str | None, end: str | None = None, edtf: str | None = None, **fields: Any
) -> dict[str, Any]:
    """A date as it is served: days from `start` to `end`, in EDTF as they are unless given."""
    last = end or start
    told = None if start is None else start if start == last else f"{start}/{last}"
    given = {
        "start": start, "end": last, "precision": "day" if start else "unknown", "extent": "point",
        "start_at": None, "end_at": None, "edtf": edtf or told, "text": None, "basis": "explicit",
    }  # fmt: skip
    return given | fields


def month(first: str, last: str, edtf: str, precision: str = "month", extent: str = "span") -> dict[str, Any]:
    """A date that is known to a month, quarter or year."""
    return dated(first, last, edtf, precision=precision, extent=extent)


APRIL = month("2025-04-01", "2025-04-30", "2025-04")
YEAR = month("2022-01-01", "2022-12-31", "2022", "year")
EARLY = month("2022-01-01", "2022-04-30", "2022-01/2022-04")


def actor(id: str, role: str, name: str | None = None) -> dict[str, Any]:
    """An actor as it is served."""
    return {"id": id, "name": name or id, "type": "country", "role": role, "country": id, "mention": name}


def written(
    name: str,
    *events: Mapping[str, Any],
    meta: Mapping[str, Any] = META,
    links: Mapping[str, Any] = LINKS,
    **more: Any,
) -> str:
    """The events in a format, in two batches; `more` are fields of Listed."""
    bodies = [json.dumps(each) for each in events]
    listed = Listed([Lines.of(bodies[:1]), Lines.of(bodies[1:])], meta, links, **more)
    return b"".join(FORMATS[name].write(listed)).decode()
