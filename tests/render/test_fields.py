"""Fields of an event: what is picked, in which order, and what is joined to it without encoding it anew."""

import json
from typing import Any

import pytest

from app.filters.fields import PATHS, PRESETS, TOP
from app.render.fields import picked
from app.routes.reference import EVENT

BODY = json.dumps(EVENT, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (("title", "id"), {"id": EVENT["id"], "title": EVENT["title"]}),
        (("date.edtf", "date.start"), {"date": {"start": "2025-04-19", "edtf": "2025-04-19/2025-04-20"}}),
        (("date.start", "date"), {"date": EVENT["date"]}),
        (("actors.id",), {"actors": [{"id": "RUS"}, {"id": "UKR"}]}),
        (("actors.role", "actors.id", "id"), {
            "id": EVENT["id"], "actors": [{"id": "RUS", "role": "source"}, {"id": "UKR", "role": "target"}],
        }),
        (("place.name",), {"place": None}),
        (("quantities", "attributed_to"), {"attributed_to": [], "quantities": {"duration_hours": 30}}),
        (TOP, EVENT),
    ],
)  # fmt: skip
def test_fields_are_picked_in_the_order_of_the_contract(
    paths: tuple[str, ...], expected: dict[str, Any]
) -> None:
    told = picked(BODY, paths, {})
    assert json.loads(told) == expected
    assert list(json.loads(told)) == list(expected)


def test_every_path_leads_to_something_in_an_event() -> None:
    placed = {**EVENT, "place": {name.partition(".")[2]: 1 for name in PATHS if name.startswith("place.")}}
    body = json.dumps(placed)
    for path in PATHS:
        key, _, name = path.partition(".")
        told = json.loads(picked(body, (path,), {}))
        assert list(told) == [key]
        held = told[key][0] if isinstance(told[key], list) and told[key] else told[key]
        assert not name or list(held) == [name]
        assert name or told[key] == placed[key]


def test_a_preset_is_its_paths() -> None:
    told = json.loads(picked(BODY, PRESETS["compact"], {}))
    assert list(told) == [
        *("id", "type", "title", "date", "modality", "actors", "place", "confidence", "corroboration")
    ]
    assert told["corroboration"] == {"publishers": 3}


def test_what_is_stored_stays_as_it_is_and_parts_stand_behind_it() -> None:
    odd = BODY[:-1] + ',"later" : "ü\\u00fc"}'
    assert picked(odd, (), {}) == odd
    assert picked(odd, (), {"related": [], "articles": [{"title": "ü"}]}) == (
        odd[:-1] + ',"related":[],"articles":[{"title":"ü"}]}'
    )
    assert picked(odd, ("id",), {"related": []}) == f'{{"id":"{EVENT["id"]}","related":[]}}'


def test_an_event_stored_before_a_field_was_known_has_null_for_it() -> None:
    assert (
        picked('{"id":"evt_1"}', ("id", "bounds", "place.lat"), {})
        == '{"id":"evt_1","bounds":null,"place":null}'
    )
