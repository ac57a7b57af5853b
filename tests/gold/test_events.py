"""The event figures, on tellings small enough to count by hand."""

from datetime import date
from typing import Any

import pytest

from app.events.event import Actor, Place
from app.gold import events as gold
from app.gold.readings import Days, Label, days, found, label
from tests.factories import day, event, quoted

FAMILIES = {
    "truce_declared": "truce",
    "truce_ended": "truce",
    "talks_held": "talks",
    "strike_reported": "violence",
}
SENTENCE = "Norland declared a truce with Sudmark on Monday."


def labelled(**fields: Any) -> Label:
    row: dict[str, Any] = {
        "type": "truce_declared",
        "modality": "occurred",
        "date": "2025-04-21",
        "source": ["RUS"],
        "target": ["UKR"],
        "place": None,
        "quantities": {},
        "evidence": SENTENCE,
        "also": [],
    }
    return label(row | fields, FAMILIES)


def figures(labels: list[Label], *events: Any) -> gold.Figures:
    return gold.score([(labels, [found(e, FAMILIES) for e in events])])


def f1(labels: list[Label], *events: Any) -> tuple[float, float, float]:
    seen = figures(labels, *events)
    return seen.rate("strict").f1, seen.rate("lenient").f1, seen.rate("complete").f1


def test_an_event_coded_as_labelled_is_right_at_every_level() -> None:
    assert f1([labelled()], event()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({"type": "truce_ended"}, (0, 1, 0), id="a sister type pairs leniently"),
        pytest.param({"type": "talks_held"}, (0, 0, 0), id="another family never pairs"),
        pytest.param({"modality": "planned"}, (1, 1, 0), id="the wrong modality is not complete"),
        pytest.param({"date": day("2025-04-25")}, (1, 1, 0), id="a date beside the label"),
        pytest.param({"date": day("2025-04-20", "2025-04-21")}, (1, 1, 1), id="twice as wide is near enough"),
        pytest.param({"date": day("2025-04-19", "2025-04-21")}, (1, 1, 0), id="three times as wide is not"),
        pytest.param({"date": day(None)}, (1, 1, 0), id="no date"),
        pytest.param(
            {"actors": (Actor("UKR", "source"), Actor("RUS", "target"))}, (1, 1, 0), id="roles swapped"
        ),
        pytest.param(
            {"evidence": (quoted("Something else was said here."),)}, (1, 1, 1), id="actor and date pair"
        ),
        pytest.param(
            {"evidence": (quoted("Something else was said here."),), "date": day(None)},
            (0, 0, 0),
            id="nothing in common does not pair",
        ),
    ],
)
def test_levels(changed: dict[str, Any], expected: tuple[float, float, float]) -> None:
    assert f1([labelled()], event(**changed)) == expected


def test_an_undated_label_takes_any_date() -> None:
    assert f1([labelled(date=None)], event()) == (1, 1, 1)


def test_sides_do_not_matter_when_the_label_has_no_target() -> None:
    assert f1([labelled(source=["UKR", "RUS"], target=[])], event()) == (1, 1, 1)


def test_either_reading_of_a_disputed_label_counts() -> None:
    assert f1([labelled(date="2025-04-01", alt={"date": "2025-04-21"})], event()) == (1, 1, 1)


def test_an_optional_label_is_neither_missed_nor_spurious() -> None:
    missed = figures([labelled(optional=True)]).rate("strict")
    taken = figures([labelled(optional=True)], event()).rate("strict")
    assert (missed.labelled, taken.found, taken.hits) == (0, 0, 0)


def test_one_event_pairs_with_one_label_only() -> None:
    rate = figures([labelled()], event(), event()).rate("strict")
    assert (rate.hits, rate.found, rate.labelled) == (1, 2, 1)


def test_positions_are_left_out_on_both_sides() -> None:
    seen = figures([labelled(type="position_stated")], event(type="position_stated")).rate("strict")
    assert (seen.found, seen.labelled) == (0, 0)


def test_events_on_an_article_without_labels_are_distractors() -> None:
    assert figures([], event(), event()).distractors == 2


def test_fields_are_asked_only_where_the_label_fills_them() -> None:
    bare = figures([labelled(date=None)], event()).accuracy
    full = figures(
        [labelled(place={"name": "Geneva", "country": "CHE"}, quantities={"duration_hours": 30})],
        event(place=Place("Geneva", "CHE"), quantities={"duration_hours": 31}),
    ).accuracy
    assert set(bare) == {"source", "target", "actors", "modality"}
    assert full == {
        "actors": 1,
        "country": 1,
        "date": 1,
        "date_exact": 1,
        "modality": 1,
        "quantities": 0,
        "source": 1,
        "target": 1,
    }


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-04-21", (date(2025, 4, 21), date(2025, 4, 21))),
        ("2025-02", (date(2025, 2, 1), date(2025, 2, 28))),
        ("2024-12", (date(2024, 12, 1), date(2024, 12, 31))),
        ("2022", (date(2022, 1, 1), date(2022, 12, 31))),
        ("2022-01/2022-04", (date(2022, 1, 1), date(2022, 4, 30))),
        ("2022~", (date(2022, 1, 1), date(2022, 12, 31))),
        ("2022-13", None),
        ("soon", None),
        (None, None),
    ],
)
def test_days_of_an_edtf_date(edtf: str | None, expected: Days | None) -> None:
    assert days(edtf) == expected
