"""Verbs that look like a deed and tell none, by who does it and what stands beside them."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

DAY = date(2025, 4, 22)


def told(sentence: str) -> list[str]:
    return [event.type for event in EXTRACTORS["rules"](Article(sentence, published=DAY)).events]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Kenya's president entered the airport area in Mogadishu on Monday.", "territory_taken"),
        ("The prime minister of Chad met with his Cabinet on Monday.", "talks_held"),
        ("Nigerian rebels release Shell hostages", "strike_reported"),
        ("Repeated mortar fire rang out across Tripoli on Tuesday.", "blockade_imposed"),
        ("Iran and Kenya look forward to coordinating with Chad.", "support_expressed"),
    ],
)
def test_what_only_looks_like_a_deed_is_none(sentence: str, kind: str) -> None:
    assert kind not in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Kenya's army entered the town of Kismayo on Monday.", "territory_taken"),
        ("The prime minister of Chad met with his Kenyan counterpart on Monday.", "talks_held"),
        ("The prime minister of Chad met with his ministers and the envoy of Kenya.", "talks_held"),
        ("Nigerian rebels launched shells at Lagos on Monday.", "strike_reported"),
    ],
)
def test_a_deed_by_those_who_can_do_it_is_told(sentence: str, kind: str) -> None:
    assert kind in told(sentence)
