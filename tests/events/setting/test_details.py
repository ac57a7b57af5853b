"""When an event happened, by the words of its own clause."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (
            "On April 14 Kenya threatened Chad and told it to leave Abeche by May 2.",
            "threat_made",
            "2025-04-14",
        ),
        ("Kenya condemns the attack on Adre of April 14.", "condemnation_made", "2025-04-22"),
        ("On 14 April security forces shelled Adre.", "strike_reported", "2025-04-14"),
        ("Kenya, which sent about 200 soldiers to Chad in March, spoke.", "troops_deployed", "2025-03"),
        (
            "Kenya left the EU in 2019.\n\nIn 2019 it shelled Adre. Kenya denies it.",
            "denial_made",
            "2025-04-22",
        ),
        ("Kenya abandoned the 2015 Algiers peace accord.", "agreement_ended", "2025-04-22"),
        ("Kenya vowed to retaliate against Chad on Monday.", "threat_made", "2025-04-21"),
        ("Kenya condemned the attack on April 14.", "condemnation_made", "2025-04-14"),
        ("Kenya condemned the bombing of Adre by Chad on 14 April.", "condemnation_made", "2025-04-22"),
        ("Kenya condemned the bombing of Adre by Chad on 14 April.", "attack_reported", "2025-04-14"),
        ("Gangs in Haiti have grown since the 2021 killing of a Kenyan envoy.", "attack_reported", "2021"),
        ("Kenya and Chad discussed on Monday plans to sign a pact.", "talks_held", "2025-04-21"),
        ("Kenya and Chad discussed on Monday plans to sign a pact.", "agreement_reached", None),
        ("Kenya urged Chad to comply with the accord signed a month ago.", "demand_made", "2025-04-22"),
        ("Kenya fired what may be a missile at Chad on Sunday.", "strike_reported", "2025-04-20"),
        ("Mali has been at odds with France since the July 2023 coup.", "power_changed", "2023-07"),
        ("Kenya's council meets Chad's envoys on Thursday.", "talks_held", "2025-04-24"),
        (
            "Three people were killed and five wounded when a bomb blew up in Adre late on Monday.",
            "attack_reported",
            "2025-04-21",
        ),
        ("Chad has been at war with Boko Haram, led by preachers, since 2014.", "war_started", "2014"),
        ("Readers will recall that in November Chad bombed Adre in Sudan.", "strike_reported", "2024-11"),
    ],
)
def test_an_event_takes_the_day_of_its_own_clause(text: str, kind: str, day: str | None) -> None:
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    assert day in [event.date.edtf for event in events if event.type == kind]


def test_the_day_of_a_quotation_does_not_date_the_deed_that_it_recalls() -> None:
    text = (
        "Gunmen attacked a market in Gao in Mali on Saturday, killing 20 people.\n\n"
        '"The group that carried out the attack must be found," France said in a statement on Monday.'
    )
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    assert [event.date.edtf for event in events if event.type == "attack_reported"] == ["2025-04-19"]


def test_what_is_called_for_is_news_whatever_was_recalled_before() -> None:
    text = "Chad shelled Mali in December 2023. In Accra, a minister of Ghana said Chad should respect Mali."
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    assert [e.date.edtf for e in events if e.type == "demand_made"] == ["2025-04-22"]
