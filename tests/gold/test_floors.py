"""Floors hold what was reached and give way only when told to."""

from pathlib import Path

import pytest

from app.gold import floors

HELD = {"strict_f1": 0.4, "distractors_at_most": 0.5}


@pytest.mark.parametrize(
    ("figures", "missed"),
    [
        ({"strict_f1": 0.4, "distractors_at_most": 0.5}, []),
        ({"strict_f1": 0.399, "distractors_at_most": 0.5}, ["strict_f1 is 0.399, the floor is 0.400"]),
        (
            {"strict_f1": 0.9, "distractors_at_most": 0.6},
            ["distractors_at_most is 0.600, the floor is 0.500"],
        ),
    ],
)
def test_a_figure_on_the_wrong_side_of_its_floor_is_told(
    figures: dict[str, float], missed: list[str]
) -> None:
    assert floors.missed(HELD, figures) == missed


def test_pinning_raises_what_is_better_and_keeps_what_is_worse() -> None:
    assert floors.raised(HELD, {"strict_f1": 0.5129, "distractors_at_most": 0.9}) == {
        "strict_f1": 0.512,
        "distractors_at_most": 0.5,
    }


def test_floors_fall_only_when_told_to() -> None:
    assert floors.raised(HELD, {"strict_f1": 0.3, "distractors_at_most": 0.9}, lower=True) == {
        "strict_f1": 0.3,
        "distractors_at_most": 0.9,
    }


def test_a_new_figure_gets_a_floor() -> None:
    assert floors.raised({}, {"value_f1": 0.7001}) == {"value_f1": 0.7}


@pytest.mark.parametrize("lower", [False, True])
def test_a_limit_set_by_hand_stays(lower: bool) -> None:
    held, figures = {"calibration_gap_at_most": 0.08}, {"calibration_gap_at_most": 0.03, "value_f1": 0.7}
    assert floors.raised(held, figures, lower=lower) == {"calibration_gap_at_most": 0.08, "value_f1": 0.7}


def test_not_every_figure_becomes_a_floor() -> None:
    assert floors.raised({}, {"source_accuracy": 0.5}) == {}


def test_a_figure_that_is_no_longer_told_has_fallen() -> None:
    assert floors.missed(HELD, {"strict_f1": 0.5}) == ["distractors_at_most is nan, the floor is 0.500"]


def test_pinning_one_file_leaves_the_floors_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.raise_floors(path, "a.jsonl", {"strict_f1": 0.4})
    floors.raise_floors(path, "b.jsonl", {"value_f1": 0.7})
    floors.raise_floors(path, "b.jsonl", {"value_f1": 0.6})
    assert floors.read(path) == {"a.jsonl": {"strict_f1": 0.4}, "b.jsonl": {"value_f1": 0.7}}


def test_figures_are_kept_with_their_commit(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    assert floors.figures(path, "a.jsonl").figures == {}
    floors.keep_figures(path, "a.jsonl", {"source_accuracy": 0.51239}, "1f2e3d")
    floors.keep_figures(path, "b.jsonl", {"value_f1": 0.7}, "4c5b6a")
    assert floors.figures(path, "a.jsonl") == ("1f2e3d", {"source_accuracy": 0.512})
