"""Query strings become filters: what each value means, and what is refused with which advice."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from app.filters.dates import iso, parse_bound
from app.filters.event_filter import EventFilter
from app.filters.faults import Fault, Refused
from app.filters.listing import Listing
from app.filters.reading import ALIASES, parameters, read
from app.filters.words import parse_words
from app.render import FORMATS

TODAY = date(2025, 4, 30)


def listing(*pairs: tuple[str, str]) -> Listing:
    return read(Listing, pairs, "GET /events", {"today": TODAY, "formats": tuple(FORMATS)})


def faults(*pairs: tuple[str, str]) -> tuple[Fault, ...]:
    with pytest.raises(Refused) as refused:
        listing(*pairs)
    return refused.value.faults


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-04-18", "2025-04-18", "2025-04-18"),
        ("2025-04-18T23:30:00-05:00", "2025-04-19", "2025-04-19"),
        ("2025-04-18T23:30:00 02:00", "2025-04-18", "2025-04-18"),
        ("today", "2025-04-30", "2025-04-30"),
        ("NOW", "2025-04-30", "2025-04-30"),
        ("-7d", "2025-04-23", "2025-04-23"),
        ("-2w", "2025-04-16", "2025-04-16"),
        ("-2m", "2025-02-28", "2025-02-28"),
        ("-1y", "2024-04-30", "2024-04-30"),
        ("-0d", "2025-04-30", "2025-04-30"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_date_bound_names_its_days_at_the_precision_given(text: str, first: str, last: str) -> None:
    bound = parse_bound(text, TODAY)
    assert (iso(bound.first), iso(bound.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["2025-02-30", "2025-13", "0000", "0", "25", "-99999y", "+7d", "yesterday-ish", "٢٠٢٥", "20250418",
     "2025-04-18T10:00:00", "2025-W16", "", "9" * 5000],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a date: write 2025"):
        parse_bound(text, TODAY)


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("Truce TALKS", "truce talks"),
        ('"prisoner  swap" exchange*', '"prisoner swap" exchange*'),
        ("a b OR -c", "a b OR -c"),
        ('"cease  Fir"* -"b c"', '"cease fir"* -"b c"'),
        ("cease-fir*", '"cease fir"*'),
        ("Erdoğan's", '"erdogan s"'),
        ("cease-fire", '"cease fire"'),
        ("or and not", "or and not"),
        ("100%_sure", '"100 sure"'),
    ],
)
def test_words_are_understood_folded(text: str, echo: str) -> None:
    assert parse_words(text).echo() == echo


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('"open', "not closed"),
        ("a OR", "both sides"),
        ("OR a", "both sides"),
        ("*", "holds no word"),
        ('""', "holds no word"),
        ("-", "holds no word"),
        ("x" * 401, "at most 400"),
    ],
)
def test_words_that_cannot_be_read_say_why(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_words(text)


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
        ([("country", "NATO")], "invalid_value", "country", None),
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
