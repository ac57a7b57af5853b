"""Sides that a telling leaves open are those whom its article plainly means."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Ghana accused Togo of backing rebels. Togo denied backing any.", "denial_made", "TGO", "GHA"),
        (
            "Togo and Ghana are at odds. Ghana attacked Togo. Ghana denied that a town had been lost.",
            "denial_made",
            "GHA",
            "",
        ),
        (
            "Kenya condemned Niger. Niger freed nobody. The World Bank paused loans of $50m on Monday.",
            "aid_suspended",
            "WORLD_BANK",
            "NER",
        ),
        (
            "Ghana attacked Togo on Sunday. Togo said an attack was launched in the south on Monday.",
            "attack_reported",
            "GHA",
            "TGO",
        ),
        (
            "Togo is tense. A mine killed seven soldiers on a bus near Lomé on Monday.",
            "attack_reported",
            "",
            "TGO",
        ),
        ("The Taliban overran dozens of districts in May.", "territory_taken", "TALIBAN", "AFG"),
        (
            "Ghana met Togo on Sunday. The government and the M23 signed an accord on Monday.",
            "agreement_reached",
            "COD M23",
            "",
        ),
        (
            "Guinea is tense. Guinea's opposition marched through the streets on Monday.",
            "protest_held",
            "GIN-OPP",
            "GIN",
        ),
        ("Togo welcomed signs of restraint from Ghana.", "support_expressed", "TGO", "GHA"),
    ],
)
def test_an_open_side_is_whom_the_article_means(text: str, kind: str, source: str, target: str) -> None:
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    told = [(set(e.by_role("source")), set(e.by_role("target"))) for e in events if e.type == kind]
    assert (set(source.split()), set(target.split())) in told
