"""A coup's soldiers are the party that seizes power, holds its leaders and is reproached."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

COUP = "Soldiers seized power in Chad on Monday and overthrew the president of Chad. "


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        (COUP, "power_changed", "TCD-MIL", "TCD"),
        (f"{COUP}Kenya condemned the coup in Chad.", "condemnation_made", "KEN", "TCD-MIL"),
        (f"{COUP}Kenya urged Chad to restore order.", "demand_made", "KEN", "TCD-MIL"),
        (f"{COUP}Kenya urged Chad to pay its debts.", "demand_made", "KEN", "TCD"),
        ("Chad's president fired the prime minister on Monday.", "power_changed", "TCD", ""),
    ],
)
def test_a_coup_is_its_soldiers(text: str, kind: str, source: str, target: str) -> None:
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    told = [(set(e.by_role("source")), set(e.by_role("target"))) for e in events if e.type == kind]
    assert (set(source.split()), set(target.split())) in told
