"""Kinds of error, one slip at a time."""

from typing import Any

import pytest

from app.events.event import Actor
from app.gold import actors, dates, events, faults, sentences
from app.gold.readings import Label, found
from tests.factories import day, event

FAMILIES = {"truce_declared": "truce", "talks_held": "talks"}


def by(source: str, target: str = "") -> tuple[Actor, ...]:
    return (
        *(Actor(code, "source") for code in source.split()),
        *(Actor(code, "target") for code in target.split()),
    )


def kinds(labelled: dict[str, Any] | None, seen: dict[str, Any] | None) -> list[str]:
    """The kinds of error where one event was labelled and one found; None for none."""
    label, reading = (
        None if fields is None else found(event(**fields), FAMILIES) for fields in (labelled, seen)
    )
    pair = ([Label((label,))] if label else [], [reading] if reading else [])
    return [fault.kind for outcome in events.score([pair]).outcomes for fault in faults.of_events(outcome)]


@pytest.mark.parametrize(
    ("labelled", "seen", "expected"),
    [
        pytest.param({}, {}, [], id="right"),
        pytest.param({}, None, ["missed truce_declared"], id="missed"),
        pytest.param(None, {}, ["spurious truce_declared"], id="spurious"),
        pytest.param(
            {}, {"type": "talks_held"}, ["missed truce_declared", "spurious talks_held"], id="another type"
        ),
        pytest.param({}, {"modality": "planned"}, ["modality: occurred read as planned"], id="modality"),
        pytest.param({}, {"date": day(None)}, ["date missing"], id="undated"),
        pytest.param(
            {},
            {"date": day("2025-04-22", basis="publication")},
            ["date wrong: publication instead of earlier"],
            id="the day of publication",
        ),
        pytest.param(
            {}, {"date": day("2025-04-19")}, ["date wrong: relative instead of later"], id="too early"
        ),
        pytest.param(
            {}, {"date": day("2025-04-01", "2025-04-30")}, ["date too wide: relative"], id="too wide"
        ),
        pytest.param({}, {"actors": by("UKR", "RUS")}, ["source and target swapped"], id="swapped"),
        pytest.param({}, {"actors": by("RUS")}, ["target wrong: missing a state"], id="no target"),
        pytest.param(
            {"actors": by("RUS", "UKR-CIV")},
            {"actors": by("RUS", "UKR")},
            ["target wrong: a state instead of a country's CIV"],
            id="a state for its people",
        ),
        pytest.param(
            {},
            {"actors": by("RUS SDN GBR", "UKR")},
            ["source wrong: a state, a state too many"],
            id="too many",
        ),
        pytest.param(
            {"actors": by("RUS UKR")}, {"actors": by("UKR", "RUS")}, [], id="sides of a label without target"
        ),
    ],
)
def test_a_slip_has_its_kind(
    labelled: dict[str, Any] | None, seen: dict[str, Any] | None, expected: list[str]
) -> None:
    assert kinds(labelled, seen) == expected


def test_a_pair_that_is_complete_all_the_same_shows_no_fault() -> None:
    assert kinds({}, {"actors": by("RUS SDN", "UKR")}) == []


def test_the_most_frequent_kind_comes_first_with_its_first_example() -> None:
    seen = [faults.Fault("a", "one"), faults.Fault("b", "two"), faults.Fault("b", "three")]
    assert faults.most_frequent(seen) == [("b", 2, "two"), ("a", 1, "one")]
    assert faults.most_frequent(seen, 1) == [("b", 2, "two")]


def test_a_quote_is_cut_to_one_line() -> None:
    assert faults.cut("one\n  line") == "one line"
    assert len(faults.cut("word " * 100)) == faults.MOST_SHOWN


@pytest.mark.parametrize(
    ("label", "span", "kind"),
    [
        (dates.Span(0, 6, "2025-04-21", "Monday"), None, "missed 'WEEKDAY'"),
        (None, dates.Span(0, 9, "2025-05-03", "3 May"), "spurious '9 MONTH'"),
        (
            dates.Span(0, 8, "2025-04-20", "Sunday 5"),
            dates.Span(0, 6, "2025-04-27", "Sunday"),
            "value of 'WEEKDAY 9'",
        ),
    ],
)
def test_dates_are_grouped_by_the_shape_of_their_words(
    label: dates.Span | None, span: dates.Span | None, kind: str
) -> None:
    assert [fault.kind for fault in faults.of_dates(dates.Figures(wrong=[(label, span)]))] == [kind]


def test_sentences_are_grouped_by_both_roots() -> None:
    figures = sentences.Figures(wrong=[("ACCUSE", "NONE", "Norland blamed Sudmark.")])
    assert list(faults.of_sentences(figures)) == [("ACCUSE answered NONE", "Norland blamed Sudmark.")]


@pytest.mark.parametrize(
    ("country", "codes", "kind"),
    [
        ("SDN", (), "GOV: not read"),
        ("SDN", ("SSD",), "GOV: another country read"),
        ("", ("SSD",), "GOV: country read"),
    ],
)
def test_names_are_grouped_by_what_they_do(country: str, codes: tuple[str, ...], kind: str) -> None:
    figures = actors.Figures(wrong=[actors.Named("the ministry", country, "GOV", codes)])
    assert [fault.kind for fault in faults.of_actors(figures)] == [kind]
