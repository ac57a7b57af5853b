"""Verbs that mean another deed by what they act upon."""

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
        ("Kenya plans to keep 900 troops in Somalia.", "troops_deployed"),
        ("Turkey kept 300 soldiers in northern Iraq on Monday.", "troops_deployed"),
        ("Egypt will leave 200 troops in Darfur.", "troops_deployed"),
        ("The rebels kept 20 Malian soldiers in captivity in Gao.", "people_detained"),
        ("The last French troops left Mali on Monday.", "troops_withdrawn"),
        ("Serbia made the signing of the deal conditional on a vote in Kosovo.", "demand_made"),
        ("Kenya made a deal with Somalia on Monday.", "agreement_reached"),
        ("The truce of Mali ended on Monday after the rebels rejected the offer.", "truce_rejected"),
        ("After Chad called for talks on Monday, Mali rejected the offer.", "talks_rejected"),
        ("Boko Haram forces are digging into Bosso to fight Chad.", "troops_deployed"),
        ("The M23 consolidated control over Goma last week.", "territory_taken"),
        ("The truce led to a nine-week pause in talks between Colombia and the ELN.", "talks_suspended"),
        ("Kenya was ready to help facilitate a deal between Chad and Sudan.", "mediation_offered"),
        ("Chad is appointing a judicial commission over the deaths in Abeche.", "legal_action_taken"),
        ("Chad has declared a full-scale mobilisation.", "troops_deployed"),
        ("Kenya is “gravely concerned” about the raid in Chad.", "condemnation_made"),
        ("A suicide bomber detonated his lorry outside a ministry of Kenya, killing 15.", "attack_reported"),
        ("Kenya took control of an Iranian oil tanker on Monday.", "sanctions_imposed"),
        ("Kenya's president was in Angola on Monday to discuss a truce.", "visit_made"),
        ("Rebels left their camps but seize the town of Kidal in Mali.", "territory_taken"),
        ("Chad and Mali agreed on a ceasefire, which was broken within hours.", "truce_agreed"),
        ("The raid killed nine, with Hamas rejecting a truce.", "truce_rejected"),
        ("Leaders of Chad signed a plan to end a six-month rebel insurgency.", "war_started"),
        ("Togo asked for Ghana's help in carrying out the ceasefire.", "demand_made"),
        ("Rebels who staged an uprising in Chad are in Gabon.", "war_started"),
        ("The convoy of Chad came under fire from Boko Haram.", "attack_reported"),
        ("Chad decided to declare a ceasefire, its minister said.", "truce_declared"),
        ("Mali rejected the offer of Chad on Monday.", "agreement_rejected"),
    ],
)
def test_a_verb_means_the_deed_that_its_object_makes_it(sentence: str, kind: str) -> None:
    assert kind in told(sentence)


def test_troops_that_are_kept_in_a_land_are_nobodys_captives() -> None:
    assert "people_detained" not in told("Kenya plans to keep 900 troops in Somalia.")
