"""Those freed are their state's; those held may be its opponents or people without arms."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("M23 rebels freed six aid workers near Goma on Monday.", "captives_released", "M23", "COD"),
        ("M23 rebels freed six soldiers near Goma on Monday.", "captives_released", "M23", "COD"),
        ("Police in Mali arrested 20 activists on Monday.", "people_detained", "MLI", "MLI-OPP"),
        (
            "Chad is tense. Mbo of the opposition was arrested by intelligence agents on Monday.",
            "people_detained",
            "TCD",
            "TCD-OPP",
        ),
    ],
)
def test_captives_are_who_words_tell(text: str, kind: str, source: str, target: str) -> None:
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    told = [(e.by_role("source"), e.by_role("target")) for e in events if e.type == kind]
    assert ((source,), (target,)) in told
