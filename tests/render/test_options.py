"""The parameters that one format has: read from a query string, refused with what was expected."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.filters.faults import Refused
from app.filters.reading import parameters, read
from app.render import FORMATS


def options(name: str, **given: str) -> Mapping[str, Any]:
    return read(FORMATS[name].options, given.items(), f"events.{name}", {}).model_dump()


@pytest.mark.parametrize(
    ("name", "given", "found"),
    [
        ("csv", {}, {"csv_raw": False, "bom": False}),
        ("csv", {"csv_raw": "true", "bom": "1"}, {"csv_raw": True, "bom": True}),
        ("csv", {"bom": "False"}, {"csv_raw": False, "bom": False}),
        ("text", {}, {"view": "line", "color": False}),
        ("text", {"view": "Agenda", "color": "true"}, {"view": "agenda", "color": True}),
        ("json", {}, {}),
    ],
)
def test_options_are_read(name: str, given: dict[str, str], found: dict[str, Any]) -> None:
    assert options(name, **given) == found


@pytest.mark.parametrize(
    ("name", "given", "code", "allowed"),
    [
        ("csv", {"bom": "yes"}, "invalid_value", ("true", "false")),
        ("text", {"view": "wider"}, "invalid_value", ("line", "wide", "agenda")),
        ("json", {"bom": "true"}, "unknown_parameter", ()),
    ],
)
def test_a_wrong_option_is_refused(
    name: str, given: dict[str, str], code: str, allowed: tuple[str, ...]
) -> None:
    with pytest.raises(Refused) as refused:
        options(name, **given)
    (fault,) = refused.value.faults
    assert (fault.code, fault.allowed) == (code, allowed)


@pytest.mark.parametrize("name", FORMATS)
def test_every_option_is_described_and_single(name: str) -> None:
    model = FORMATS[name].options
    described = model.model_json_schema().get("properties", {})
    assert all(field["description"].startswith(f"{name}: ") for field in described.values())
    assert not any(parameters(model).values()) if described else True
