"""Query strings become filters: repetition, aliases, and what is refused with which advice."""

from collections.abc import Iterable

import pytest

from app.filters.listing import Listing
from app.filters.reading import ALIASES
from tests.filters.asking import faults, listing


def test_repetition_and_comma_mean_the_same() -> None:
    assert listing(("type", "truce_declared"), ("type", "talks_held")) == listing(
        ("type", "truce_declared,talks_held")
    )


@pytest.mark.parametrize(("alias", "name"), ALIASES.items())
def test_an_alias_stands_for_its_parameter(alias: str, name: str) -> None:
    value = {"type": "talks_held", "from": "2025", "to": "2025", "limit": "7", "sort": "date"}[name]
    assert listing((alias, value)) == listing((name, value))


def test_tracking_parameters_and_empty_values_are_dropped() -> None:
    assert listing(("utm_source", "mail"), ("actor", ""), ("from", "")) == listing()


@pytest.mark.parametrize(
    ("pairs", "code", "name", "suggestion"),
    [
        ([("form", "2025")], "unknown_parameter", "form", "from"),
        ([("page", "2")], "unknown_parameter", "page", "cursor"),
        ([("offset", "50")], "unknown_parameter", "offset", "cursor"),
        ([("type", "truce_declard")], "unknown_type", "type", "truce_declared"),
        ([("family", "truces")], "invalid_value", "family", "truce"),
        ([("actor", "Rusia")], "unknown_actor", "actor", "Russia"),
        ([("dyad", "RUS,Ukrane")], "unknown_actor", "dyad", "Ukraine"),
        ([("dyad", "RUS")], "invalid_value", "dyad", None),
        ([("country", "NATO")], "unknown_place", "country", None),
        ([("country", "Ukrain")], "unknown_place", "country", "Ukraine"),
        ([("actor_all", "Tatar")], "invalid_value", "actor_all", "TATARSTAN"),
        ([("modality", "ocurred")], "invalid_value", "modality", "occurred"),
        ([("min_confidence", "1.5")], "invalid_value", "min_confidence", None),
        ([("min_confidence", "nan")], "invalid_value", "min_confidence", None),
        ([("min_confidence", "-0.1")], "invalid_value", "min_confidence", None),
        ([("min_confidence", "0_1")], "invalid_value", "min_confidence", None),
        ([("min_confidence", "٠")], "invalid_value", "min_confidence", None),
        ([("sort", "-dat")], "invalid_value", "sort", "-date"),
        ([("limit", "5000")], "limit_too_large", "limit", None),
        ([("limit", "9" * 5000)], "limit_too_large", "limit", None),
        ([("limit", "0")], "invalid_value", "limit", None),
        ([("limit", "-1")], "invalid_value", "limit", None),
        ([("format", "cvs")], "invalid_value", "format", "csv"),
        ([("from", "2025-02-30")], "invalid_value", "from", None),
        ([("from", "2025-05"), ("to", "2025-04")], "invalid_interval", "to", None),
        (
            [("from", "2025-04-18T12:00:00Z"), ("to", "2025-04-18T11:59:59Z")],
            *("invalid_interval", "to", None),
        ),
        ([("reported_from", "2025-05"), ("reported_to", "2025-04")], "invalid_interval", "reported_to", None),
        ([("datetime", "2025-05/2025-04")], "invalid_value", "datetime", None),
        ([("on", "2025"), ("to", "2025-04")], "conflicting_parameters", "on", None),
        ([("from", "2025"), ("from", "2024")], "duplicate_parameter", "from", None),
        ([("q", "a"), ("q", "a")], "duplicate_parameter", "q", None),
        ([("from", "2025"), ("start", "2024")], "duplicate_parameter", "from", None),
        ([("type", ",".join(["truce_declared"] * 501))], "invalid_value", "type", None),
    ],
)
def test_a_bad_request_names_field_and_value_and_what_was_meant(
    pairs: Iterable[tuple[str, str]], code: str, name: str, suggestion: str | None
) -> None:
    (fault,) = faults(*pairs)
    assert (fault.code, fault.name) == (code, name)
    assert fault.detail
    if suggestion:
        assert suggestion in fault.suggestions
        assert suggestion in fault.detail


def test_all_faults_are_told_at_once() -> None:
    found = faults(
        ("form", "2025"), ("type", "truce_declard"), ("limit", "5000"), ("from", "soon"), ("actor", "Rusia")
    )
    assert {fault.name for fault in found} == {"form", "type", "limit", "from", "actor"}


def test_the_best_suggestion_comes_first() -> None:
    (fault,) = faults(("form", "2025"))
    assert fault.suggestions[0] == "from"


def test_every_value_that_a_parameter_is_described_with_is_taken() -> None:
    described = Listing.model_json_schema()["properties"]
    choices = {
        name: each["items"]["enum"] for name, each in described.items() if "enum" in each.get("items", {})
    }
    assert {"type", "include", "fields", "status"} <= choices.keys()
    for name, values in choices.items():
        for value in values:
            listing((name, value))
