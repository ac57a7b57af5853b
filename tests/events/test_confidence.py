"""Confidence: what speaks for an event makes it surer, what speaks against it less sure."""

from itertools import product
from math import log
from typing import Any

import pytest

from app import codebook
from app.events import confidence
from app.events.event import Actor, EventDate, Modality
from tests.factories import day, event, quoted

STATES = (Actor("RUS", "source"), Actor("UKR", "target"))
TYPES = sorted(codebook.load().types)
RULES = ("verb", "passive", "noun", "subject", "alone", "place", "some new rule")
MODALITIES: tuple[Modality, ...] = ("occurred", "claimed", "planned", "hypothetical", "denied")


def told(times: int) -> dict[str, Any]:
    return {"evidence": tuple(quoted(f"Told for the {n}. time.", 100 * n) for n in range(times))}


def sure(**fields: Any) -> float:
    return confidence.of(
        event(fields.pop("type", "truce_declared"), rule=fields.pop("rule", "verb:x"), **fields)
    )


@pytest.mark.parametrize("rule", RULES)
def test_confidence_keeps_its_bounds_and_tellings_never_lower_it(rule: str) -> None:
    for type, modality, date in product(TYPES, MODALITIES, (day("2025-04-21"), EventDate())):
        rising = [
            sure(type=type, rule=f"{rule}:{type}", modality=modality, date=date, **told(times))
            for times in range(1, 6)
        ]
        assert rising == sorted(rising)
        assert 0.05 <= rising[0] <= rising[-1] <= 0.95


@pytest.mark.parametrize(
    ("less", "more"),
    [
        pytest.param({"actors": (Actor("UNKNOWN", "source"), STATES[1])}, {}, id="a source named UNKNOWN"),
        pytest.param({"actors": STATES[1:]}, {}, id="no source"),
        pytest.param({"actors": STATES[:1]}, {}, id="no target"),
        pytest.param({"actors": (Actor("CLERKS", "source"), STATES[1])}, {}, id="a source not listed"),
        pytest.param({"actors": ()}, {"actors": STATES[:1]}, id="nobody"),
        pytest.param({"date": EventDate()}, {}, id="undated"),
        pytest.param({"modality": "planned"}, {}, id="planned"),
        pytest.param({"modality": "hypothetical"}, {}, id="hypothetical"),
        pytest.param(told(1), told(2), id="told once"),
        pytest.param(
            {"modality": "planned", **told(2)}, {"modality": "planned", **told(3)}, id="told twice"
        ),  # what is surer comes to the most that confidence says
        pytest.param({"evidence": (quoted(part="title"),)}, {}, id="told in the title only"),
        pytest.param({}, {"quantities": {"killed": 3}}, id="with counts"),
    ],
)
def test_what_is_known_less_of_is_less_sure(less: dict[str, Any], more: dict[str, Any]) -> None:
    assert sure(**less) < sure(**more)


@pytest.mark.parametrize("actors", [STATES[:1], (STATES[0], Actor("UNKNOWN", "source"))])
def test_talks_need_two_parties(actors: tuple[Actor, ...]) -> None:
    assert sure(type="talks_held", actors=actors) < sure(type="talks_held", actors=STATES)


def test_words_need_no_target() -> None:
    assert sure(type="position_stated", actors=STATES[:1]) == sure(type="position_stated", actors=STATES)


def test_the_parts_add_up_to_the_log_odds() -> None:
    one = event(rule="verb:x")
    odds = sum(confidence.parts(one).values())
    assert confidence.share(odds) == pytest.approx(confidence.of(one), abs=0.005)
    assert odds == pytest.approx(log(confidence.share(odds) / (1 - confidence.share(odds))))
