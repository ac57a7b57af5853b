"""One person by name, whom a deed befalls, counts as one."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article


@pytest.mark.parametrize(
    ("text", "kind", "key", "count"),
    [
        ("Chad arrested Jon Viki on Monday.", "people_detained", "captured", 1),
        ("Jon Viki was arrested by police in Chad on Monday.", "people_detained", "captured", 1),
        ("Chad freed opposition leader Succes Masra on Sunday.", "captives_released", "released", 1),
        ("Ana Sol was killed by Chadian troops in Niger on Monday.", "attack_reported", "killed", 1),
        ("Chad arrested Libyans on Monday.", "people_detained", "captured", None),
        ("Eight aid workers whom the M23 held walked free on Monday.", "captives_released", "released", 8),
        ("Chad bombed Niger and drove 300 from their homes.", "people_displaced", "displaced", 300),
        (
            "Chad demanded the return of 18 Chadian soldiers captured in Niger.",
            "people_detained",
            "captured",
            18,
        ),
    ],
)
def test_a_person_by_name_counts_as_one(text: str, kind: str, key: str, count: int | None) -> None:
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    assert [event.quantities.get(key) for event in events if event.type == kind] == [count]
