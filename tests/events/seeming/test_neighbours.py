"""Words in another sense than an event's, where their neighbours show it."""

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
        ("Chad and Libya left Oslo with no deal.", "agreement_ended"),
        ("Mali ended any hope of an accord with Niger.", "agreement_ended"),
        ("The charter of the African Union is being heard, and Chad is undermining it.", "agreement_ended"),
        ("The UN warned of dwindling supplies of food in Gao in Mali.", "aid_provided"),
        ("Nepal said that it awarded compensation of 20,000 dollars to Indian families.", "aid_provided"),
        ("In Angola some 900 rebels were taken into the army.", "people_detained"),
        ("Libyan armoured vehicles were leaving the town of Sabha.", "people_displaced"),
        ("The Haitian president left aboard an American plane.", "troops_withdrawn"),
        ("The hills where Chad, Libya and Sudan meet, are calm.", "talks_held"),
        ("Rebels of the FARC gathered in camps in Colombia.", "talks_held"),
        ("Chad hopes the Tunis talks will lead to peace in Libya.", "war_started"),
        ("Rebels marched on Bangui as Chad shut its border.", "protest_held"),
        ("Since May unrest in Mali has claimed 90 lives.", "protest_held"),
        ("Only Chad and Mali voted against the resolution.", "resolution_blocked"),
        ("Fidel Castro took Cuba toward communism.", "territory_taken"),
        ("Guaido is recognised as president of Venezuela by 50 countries.", "relations_improved"),
        ("Schools reopened in the border districts of Cambodia on Monday.", "blockade_lifted"),
        ("The launch is a grave threat to the peace, the Japanese envoy said of North Korea.", "threat_made"),
        ("The border of Chad was left to future talks with Libya.", "talks_suspended"),
        ("Ecuador pulled its backing for the Colombian talks.", "support_expressed"),
        ("Elders in Mali plan to drive to Gao with leaders of the rebels.", "power_changed"),
        ("Rebels stay strong despite Russian claims that the rebels are beaten.", "accusation_made"),
        ("The UN sanctions committee meets on Libya on Monday.", "sanctions_imposed"),
        ("The roads to Leer in South Sudan will soon be closed by the rains.", "blockade_imposed"),
        ("A motion for an inquiry into the raid of Kosovo on Serbia fell short.", "legal_action_taken"),
        ("Kenya met the democratically elected president of Mali.", "power_changed"),
        ("Chad hopes the talks in Tunis will lead to calm in Libya.", "talks_held"),
        ("Some 300 fighters of the M23 crossed into Rwanda.", "territory_taken"),
        (
            "France began an operation aimed at halting rebels and supporting Malian troops.",
            "support_expressed",
        ),
        ("Kenya saw officers instructing Ukrainian troops.", "demand_made"),
        ("Arms sales to the region have grown for a decade, the institute said.", "arms_supplied"),
        ("Jordan's king welcomed the prime minister of Chad at the palace.", "support_expressed"),
        ("Rebels wore down the defence of Bria in the Central African Republic.", "support_expressed"),
        (
            "Such meetings of the EU provide a valuable contribution to the security of Moldova.",
            "aid_provided",
        ),
        ("Kenya wants to restore the sovereignty of Somalia.", "relations_improved"),
        ("Kuwait's emir received an envoy from Saudi Arabia on Sunday.", "captives_released"),
        ("The envoy of the EU to Iran urged patience.", "demand_made"),
        ("Israel withheld striking back, as the truce with Lebanon is shaky.", "truce_agreed"),
        ("The premier carried drafts along the corridor with the Brazilian envoy.", "resolution_adopted"),
        ("Mercenaries fighting alongside the Congolese army gave up in Goma to the M23.", "troops_deployed"),
        ("We conveyed to Mali the protest of the Government of Chad at the raid.", "protest_held"),
        ("We conveyed to Mali the protest of the Chadian embassy at the raid.", "protest_held"),
        ("Engineers escorted by European monitors reached the pumps in Macedonia.", "troops_deployed"),
        ("Chad will not sign unless Libya accepted the accord.", "agreement_reached"),
        ("The truce in Congo is meant to allow aid delivery to civilians in Goma.", "aid_provided"),
        ("Gabon holds off on recognising the rulers of Haiti.", "clash_reported"),
    ],
)
def test_words_in_another_sense_tell_no_event_of_their_type(sentence: str, kind: str) -> None:
    assert kind not in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Chad made a deal with Libya on Monday.", "agreement_reached"),
        ("Opposition fighters swept into the Libyan town of Sirte.", "territory_taken"),
        ("Russia denies there are any Russian tanks in Gori.", "denial_made"),
        ("Canada is vowing to expand its sanctions on Iran.", "sanctions_imposed"),
        ("Chad and Mali agreed to support a resolution on Iran.", "support_expressed"),
        ("The UN General Assembly demanded, with 120 votes, that Chad leave.", "resolution_adopted"),
        ("The rebels accused the army of Sudan of bombing the port on Monday.", "strike_reported"),
        ("Chad accused the RSF of bombing a market in Sudan on Monday.", "attack_reported"),
        ("Chad and M23 signed an accord, but its part on a truce is still open.", "agreement_reached"),
        ("Kenya received nine hostages from Somalia on Monday.", "captives_released"),
        ("Kenya welcomed the Somali president's speech.", "support_expressed"),
        ('Canada vowed to "massively expand" its sanctions on Iran.', "sanctions_imposed"),
        ("The army of Sudan ordered the accounts of the RSF frozen.", "sanctions_imposed"),
        ("Chad said it would declare a ceasefire provided that Sudan does.", "truce_proposed"),
        ("The Security Council voted 14-0 for the resolution on Chad.", "resolution_adopted"),
        ("Chad reaffirmed its enduring support for Sudan.", "support_expressed"),
    ],
)
def test_words_in_the_sense_of_their_type_tell_it(sentence: str, kind: str) -> None:
    assert kind in told(sentence)


def test_who_vows_a_measure_does_not_threaten_beside_it() -> None:
    assert told("Venezuela vowed to expel the ambassador of Colombia.") == ["relations_reduced"]


def test_a_decision_to_declare_a_truce_declares_it() -> None:
    events = EXTRACTORS["rules"](
        Article("Nepal decided to declare a ceasefire with the Maoists.", published=DAY)
    ).events
    assert [(event.type, event.modality) for event in events] == [("truce_declared", "occurred")]


def test_two_sides_that_could_not_agree_on_a_truce_have_none() -> None:
    assert "truce_agreed" not in told("Sudan and the RSF couldn't agree on a truce.")


def test_the_noise_of_an_attack_that_is_told_is_no_second_attack() -> None:
    text = "Rebels shelled Khartoum in Sudan on Sunday. Explosions were heard in Omdurman on Sunday."
    assert told(text) == ["strike_reported"]
