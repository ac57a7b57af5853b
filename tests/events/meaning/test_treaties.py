"""When a treaty was concluded by the date in its name."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article

DAY = date(2025, 4, 22)


@pytest.mark.parametrize(
    ("sentence", "kind", "made"),
    [
        ("Iran says Oman broke the 2003 ceasefire nine times this week.", "truce_agreed", "2003"),
        ("Chad withdrew from the 2015 nuclear deal with Niger.", "agreement_reached", "2015"),
        (
            "Kenya is in breach of its agreement of 12 August 2008 with Chad.",
            "agreement_reached",
            "2008-08-12",
        ),
        ("Mali wants to revise a September 2012 border treaty with Niger.", "agreement_reached", "2012-09"),
        ("Rebels accuse Kenya of reneging on a 2007 peace deal.", "agreement_reached", "2007"),
        ("Niger has torn up last year's fishing accord with Chad.", "agreement_reached", "2024"),
    ],
)
def test_a_treaty_named_by_its_date_was_concluded_then(sentence: str, kind: str, made: str) -> None:
    told = EXTRACTORS["rules"](Article(sentence, published=DAY)).events
    assert (kind, made) in [(event.type, event.date.edtf) for event in told]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2015 agreement between Chad and Niger was out of reach.",
        "Chad turned down a draft 2015 treaty with Niger.",
        "Chad rejected the 2015 truce offer of Niger.",
        "Chad is in breach of its agreement with Niger.",
    ],
)
def test_a_treaty_without_a_date_in_its_name_was_concluded_on_no_day(sentence: str) -> None:
    told = EXTRACTORS["rules"](Article(sentence, published=DAY)).events
    assert {"agreement_reached", "truce_agreed"}.isdisjoint(event.type for event in told)
