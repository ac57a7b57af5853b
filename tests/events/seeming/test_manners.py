"""Words that tell why, how or of what another deed is done, and no deed of their own."""

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
        ("Peru closed the border because of concerns about rebels at home.", "condemnation_made"),
        (
            "Peruvian judges began investigating new allegations against Chile's envoy.",
            "accusation_made",
        ),
        ("The Peruvian consul spoke to us while standing outside the embassy in Quito.", "protest_held"),
        (
            "President Deby launched, in a bid to end a war, a dialogue with Mali.",
            "war_started",
        ),
        ("French resolution to extend Mali arms embargo rejected at UN", "sanctions_imposed"),
        ("The Security Council voted on the French resolution on Tuesday.", "resolution_adopted"),
        ("Gabon dispatched a fighter jet on Monday to intercept a plane from Chad.", "arms_supplied"),
        ("The new rules include a ban on sales of radar equipment to Chad.", "arms_supplied"),
        ("Three efforts were made to stop the fighting between Chad and Mali.", "truce_agreed"),
        ("Defending its decision, Chad's presidency said the raid was lawful.", "support_expressed"),
        (
            "Chad's envoys to countries which recognise Taiwan's independence are being called home.",
            "relations_improved",
        ),
    ],
)
def test_the_manner_of_another_deed_is_no_deed(sentence: str, kind: str) -> None:
    assert kind not in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Peru voiced concerns about the arrests in Chile.", "condemnation_made"),
        ("Peru made new allegations against Chile on Monday.", "accusation_made"),
        ("Hundreds stood outside the embassy of Peru in Quito on Monday.", "protest_held"),
        ("Rebels launched an insurgency in Chad in 2012.", "war_started"),
        ("The Security Council voted on the French resolution, with 13 in favour.", "resolution_adopted"),
        ("The French resolution to extend the embargo was rejected on Monday.", "resolution_blocked"),
        ("Gabon dispatched fighter jets to Chad on Monday.", "arms_supplied"),
        ("Peru defended Chile's decision to leave on Monday.", "support_expressed"),
        ("Peru recognised Kosovo on Monday.", "relations_improved"),
    ],
)
def test_a_deed_in_its_own_right_is_told(sentence: str, kind: str) -> None:
    assert kind in told(sentence)
