"""People that only a role names are those of the country in which the news plays."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article


def parties(text: str, kind: str) -> tuple[set[str], set[str]]:
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    found = [event for event in events if event.type == kind]
    return {c for e in found for c in e.by_role("source")}, {c for e in found for c in e.by_role("target")}


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        (
            "Fighting went on in Ethiopia. Some 2,000 people have crossed into Sudan since Monday.",
            "people_displaced",
            "",
            "ETH-CIV",
        ),
        (
            "GOMA, April 21 - Rebels at war with President Joseph Kabila of Congo said on Monday they had"
            " captured the town of Bukavu.",
            "territory_taken",
            "COD-REB",
            "COD",
        ),
        (
            "Malian troops fled. Mali sent envoys to talks in Gabon. Gunmen attacked Chadian troops.",
            "attack_reported",
            "MLI-CRM",
            "TCD",
        ),
        ("Settlers attacked farmers near Nablus on Monday.", "attack_reported", "ISR-SETTLER", "PSE-CIV"),
        ("Ugandan rebels of the M23 attacked Chad on Monday.", "attack_reported", "M23", "TCD"),
        (
            "Dissidents of the former M23 ambushed a patrol near Goma in Congo on Monday.",
            "attack_reported",
            "M23",
            "COD",
        ),
        (
            "Armenia's prosecutor said Azerbaijani troops attacked the country's Syunik region on Monday.",
            "attack_reported",
            "AZE",
            "ARM",
        ),
        (
            "Mali spoke. The JNIM grew. Malian rebels attacked Gao on Monday.",
            "attack_reported",
            "JNIM",
            "MLI",
        ),
        (
            "Chadian government forces and pro-Libyan separatists agreed on a truce on Monday.",
            "truce_agreed",
            "TCD TCD-REB",
            "",
        ),
        (
            "Kenya brokered a truce between M23 fighters and government forces in Congo on Monday.",
            "truce_agreed",
            "KEN M23 COD",
            "",
        ),
        (
            "Mali spoke. On Monday QXD fighters ambushed a Malian convoy in Gao.",
            "attack_reported",
            "QXD",
            "MLI",
        ),
        (
            "Peru spoke. Shells killed three people in the south of Gaza City on Monday.",
            "strike_reported",
            "",
            "PSE-CIV",
        ),
    ],
)
def test_a_role_is_of_the_country_that_is_spoken_of(text: str, kind: str, source: str, target: str) -> None:
    assert parties(text, kind) == (set(source.split()), set(target.split()))
