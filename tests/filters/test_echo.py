"""Each filter is echoed as it was understood."""

from typing import Any

import pytest

from app.filters.event_filter import EventFilter
from app.filters.reading import parameters
from tests.filters.asking import listing


@pytest.mark.parametrize(
    ("name", "value", "echo"),
    [
        ("from", "2025-04", "2025-04"),
        ("from", "2025-04-18T23:30:00+02:00", "2025-04-18T21:30:00Z"),
        ("datetime", "../2025-05-01", "../2025-05-01"),
        ("datetime", "2025-04/2025-05", "2025-04/2025-05"),
        ("date_match", "WITHIN", "within"),
        ("undated", "only", "only"),
        ("precision", "day,-month", ["day", "-month"]),
        ("min_precision", "month", "month"),
        ("month_day", "05-08", "05-08"),
        ("code", "cameo:0871,-plover:Retreat", ["cameo:0871", "-plover:retreat"]),
        ("min_killed", "3", 3),
        ("actor_scope", "exact", "exact"),
        ("mediator", "turkey", ["TUR"]),
        ("actor_all", "RUS,Kyiv", ["RUS", "UKR"]),
        ("actor_type", "country,-group", ["country", "-group"]),
        ("actor_country", "sudan", ["SDN"]),
        ("actor_text", "Shield", "Shield"),
        ("attributed_to", "Kyiv", ["UKR"]),
        ("admin1", "odesa", ["Odesa"]),
        ("region", "Baltics", ["EST", "LTU", "LVA"]),
        ("place", "geneva", ["geneva-che"]),
        ("lat", "50.5", 50.5),
        ("lon", "30", 30.0),
        ("radius_km", "100", 100.0),
        ("bbox", "170,-20,-170,20", "170,-20,-170,20"),
        ("located", "true", True),
        ("reported_from", "2025", "2025"),
        ("reported_to", "2025-04", "2025-04"),
        ("article", "HTTPS://Post.example/a/?utm_x=1,art_1", ["art_1", "https://post.example/a"]),
        ("publisher", "Northern Post,-The Wire", ["Northern Post", "-The Wire"]),
        ("language", "EN,pt-br", ["en", "pt-BR"]),
        ("min_articles", "2", 2),
        ("min_publishers", "2", 2),
        ("id", "evt_1,evt_2", ["evt_1", "evt_2"]),
        ("status", "all", ["active", "merged", "retracted"]),
        ("created_since", "seq:18000", "seq:18000"),
        ("updated_since", "2025-04-18T09:30:00Z", "2025-04-18T09:30:00Z"),
        ("updated_since", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("from", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("as_of", "-7d", "2025-04-23T00:00:00Z"),
        ("to", "-7d", "2025-04-23"),
        ("on", "2025", "2025"),
        ("type", "Truce_Declared,-strike_reported", ["truce_declared", "-strike_reported"]),
        ("family", "truce,talks", ["talks", "truce"]),
        ("actor", "kremlin,-Houthis", ["RUS", "-HOUTHI"]),
        ("source_actor", "russia", ["RUS"]),
        ("target_actor", "SDN-CIV", ["SDN-CIV"]),
        ("dyad", "Russia,ukr", ["RUS,UKR"]),
        ("country", "UKRAINE", ["UKR"]),
        ("modality", "-denied", ["-denied"]),
        ("min_confidence", "0", 0.0),
        ("q", "truce", "truce"),
    ],
)
def test_each_filter_is_echoed_as_it_was_understood(name: str, value: str, echo: Any) -> None:
    circle = {"lat": "1", "lon": "1", "radius_km": "1"}
    beside = {other: one for other, one in circle.items() if name in circle and name != other}
    beside |= {"date_match": {"from": "2025"}, "actor_scope": {"actor": "RUS"}}.get(name, {})
    assert listing((name, value), *beside.items()).echo()[name] == echo


def test_every_filter_has_a_case_above() -> None:
    (mark,) = test_each_filter_is_echoed_as_it_was_understood.pytestmark
    assert {case[0] for case in mark.args[1]} == set(parameters(EventFilter))
