"""What aggregates are asked: each parameter's values, defaults and faults."""

import pytest

from app.filters.aggregates import Bucketing, Faceting
from app.filters.event_filter import EventFilter
from app.filters.faults import Fault, Refused
from app.filters.reading import read


def faults(model: type[EventFilter], *pairs: tuple[str, str]) -> tuple[Fault, ...]:
    with pytest.raises(Refused) as refused:
        read(model, pairs, "GET /events/aggregate", {})
    return refused.value.faults


def test_a_histogram_has_defaults_and_keeps_the_days_of_its_filter() -> None:
    plain = read(Bucketing, [("from", "2025-04")], "GET /events/histogram", {})
    told = (plain.bucket, plain.split, plain.size, plain.fill, plain.assign, plain.coarse, plain.format)
    assert told == ("auto", None, None, True, "start", "apart", None)
    assert plain.interval == ("2025-04-01", None)
    pairs = [
        ("interval", "Week"),
        ("split", "type"),
        ("size", "50"),
        ("fill", "0"),
        ("assign", "overlap"),
        ("coarse", "include"),
    ]
    asked = read(Bucketing, pairs, "GET /events/histogram", {})
    told = (asked.bucket, asked.split, asked.size, asked.fill, asked.assign, asked.coarse, asked.format)
    assert told == ("week", "type", 50, False, "overlap", "include", None)
    assert asked.echo() == {}


def test_facets_have_defaults_and_take_each_field_once() -> None:
    plain = read(Faceting, [], "GET /events/facets", {})
    assert (plain.fields, plain.size, plain.facet_mode, plain.facet_sort) == (
        ("type", "actor", "country", "publisher", "modality"),
        20,
        "disjunctive",
        "count",
    )
    pairs = [("fields", "type,Actor"), ("fields", "type,country")]
    assert read(Faceting, pairs, "GET /events/facets", {}).fields == ("type", "actor", "country")


@pytest.mark.parametrize(
    ("model", "name", "value", "code", "suggestion"),
    [
        (Bucketing, "interval", "weak", "invalid_value", "week"),
        (Bucketing, "interval", "hour", "invalid_value", None),
        (Bucketing, "split", "types", "invalid_value", "type"),
        (Bucketing, "split", "actor", "invalid_value", None),
        (Bucketing, "size", "5", "conflicting_parameters", None),
        (Bucketing, "fill", "maybe", "invalid_value", None),
        (Bucketing, "assign", "overlaps", "invalid_value", "overlap"),
        (Bucketing, "coarse", "included", "invalid_value", "include"),
        (Bucketing, "format", "csv", "invalid_value", None),
        (Bucketing, "limit", "5", "unknown_parameter", None),
        (Faceting, "fields", "type,actors", "invalid_value", "actor"),
        (Faceting, "fields", "-type", "invalid_value", None),
        (Faceting, "size", "0", "invalid_value", None),
        (Faceting, "size", "-3", "invalid_value", None),
        (Faceting, "size", "²", "invalid_value", None),
        (Faceting, "size", "501", "limit_too_large", None),
        (Faceting, "size", "9" * 5000, "limit_too_large", None),
        (Faceting, "facet_mode", "conjunct", "invalid_value", "conjunctive"),
        (Faceting, "facet_sort", "counts", "invalid_value", "count"),
        (Faceting, "interval", "day", "unknown_parameter", None),
    ],
)
def test_a_bad_value_names_its_parameter_and_what_was_meant(
    model: type[EventFilter], name: str, value: str, code: str, suggestion: str | None
) -> None:
    (fault,) = faults(model, (name, value))
    assert (fault.code, fault.name) == (code, name)
    assert suggestion is None or suggestion in fault.suggestions


def test_all_faults_are_told_at_once() -> None:
    pairs = [("interval", "hour"), ("split", "actor"), ("size", "51"), ("from", "soon"), ("faces", "type")]
    assert {fault.name for fault in faults(Bucketing, *pairs)} == {name for name, _ in pairs}
