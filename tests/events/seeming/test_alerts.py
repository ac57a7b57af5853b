"""Warnings of what another may do threaten nobody."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article


def told(sentence: str) -> list[str]:
    coding = EXTRACTORS["rules"](Article(sentence, published=date(2025, 4, 22)))
    return [event.type for event in coding.events]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya again warned that Iran is close to a breakthrough.",
        "Mali warned that the rebels of Chad are close to Gao.",
    ],
)
def test_a_warning_of_what_another_does_is_no_threat(sentence: str) -> None:
    assert "threat_made" not in told(sentence)


def test_a_warning_of_what_one_will_do_oneself_is_a_threat() -> None:
    assert "threat_made" in told("Kenya warned that it would close its border with Somalia.")
