"""The figures over PLOVER roots, on sentences small enough to count by hand."""

import pytest

from app.gold import sentences
from app.gold.sentences import Coded


@pytest.mark.parametrize(
    ("labelled", "found", "right"),
    [
        pytest.param(["AID"], ["AID"], True, id="right"),
        pytest.param(["AID"], ["ACCUSE", "AID"], True, id="any event may be the labelled one"),
        pytest.param(["AID", "ACCUSE"], ["ACCUSE"], True, id="any label may be met"),
        pytest.param(["DEMAND"], ["REQUEST"], True, id="roots under an older name"),
        pytest.param(["AID"], ["ACCUSE"], False, id="another root"),
        pytest.param(["AID"], [], False, id="nothing found"),
    ],
)
def test_a_sentence_is_right_when_a_labelled_root_is_found(
    labelled: list[str], found: list[str], right: bool
) -> None:
    assert sentences.score([Coded("", labelled, found)]).accuracy == right


def test_macro_f1_is_the_mean_over_labelled_roots() -> None:
    figures = sentences.score(
        [
            Coded("a", ["AID"], ["AID"]),
            Coded("b", ["AID"], ["ACCUSE"]),
            Coded("c", ["ACCUSE"], ["ACCUSE"]),
            Coded("d", ["THREATEN"], []),
        ]
    )
    assert figures.macro_f1 == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)
    assert figures.no_event == 0.25
    assert figures.wrong == [("AID", "ACCUSE", "b"), ("THREATEN", "NONE", "d")]


def test_a_sentence_that_holds_no_event_counts_its_false_ones_only() -> None:
    figures = sentences.score([Coded("", [], ["AID", "AID"], empty=True), Coded("", ["AID"], ["AID"])])
    assert (figures.false_events, figures.events_a_sentence, figures.accuracy) == (2, 1.5, 1)


def test_a_sentence_labelled_without_a_root_is_not_asked() -> None:
    figures = sentences.score([Coded("", [], ["AID"])])
    assert (figures.asked.total(), figures.accuracy, figures.macro_f1) == (0, 0, 0)
