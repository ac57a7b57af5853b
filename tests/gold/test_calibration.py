"""Confidence against what was right, in bins small enough to count by hand."""

import pytest

from app.gold import calibration, events
from app.gold.calibration import Judged
from app.gold.readings import Label, Reading, found
from tests.factories import event

FAMILIES = {"truce_declared": "truce"}


@pytest.mark.parametrize(
    ("judged", "gaps", "mean"),
    [
        pytest.param([], [], 0.0, id="nothing"),
        pytest.param([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], [0.0], 0.0, id="calibrated"),
        pytest.param([(0.9, True), (0.95, False)], [0.425], 0.425, id="too sure"),
        pytest.param([(0.2, True)], [0.8], 0.8, id="not sure enough"),
        pytest.param([(0.1, False)] * 3 + [(0.5, True)], [0.1, 0.5], 0.2, id="bins weigh by their events"),
        pytest.param([(0.6, True), (0.69, True)], [0.355], 0.355, id="a bin holds its lower edge"),
        pytest.param([(1.0, True), (0.95, True)], [0.025], 0.025, id="certainty is in the last bin"),
    ],
)
def test_the_gap_of_a_bin_is_between_confidence_and_share_right(
    judged: list[Judged], gaps: list[float], mean: float
) -> None:
    bins = calibration.bins(judged)
    assert [tenth.gap for tenth in bins] == pytest.approx(gaps)
    assert calibration.mean_gap(bins) == pytest.approx(mean)


def verdicts(*labels: Label) -> list[bool]:
    """Whether each of two events, a truce declared and a truce ended, is right against the labels."""
    seen: list[Reading] = [found(event(type), FAMILIES) for type in ("truce_declared", "truce_ended")]
    (outcome,) = events.score([(labels, seen)]).outcomes
    return [right for _, right in calibration.verdicts(outcome)]


def test_an_event_is_right_when_it_is_strictly_paired() -> None:
    truce = found(event(), FAMILIES)
    assert verdicts(Label((truce,))) == [True, False]


def test_an_event_paired_with_an_optional_label_is_not_judged() -> None:
    truce = found(event(), FAMILIES)
    assert verdicts(Label((truce,), optional=True)) == [False]
