"""Deeds that are told in less common words or places: each is one event of its type."""

import pytest

from app.extractors import EXTRACTORS
from app.text import Article
from tests.events.scenes import DAY

TOLD = [
    ("The truce between Benin and Togo did not hold.", "truce_ended"),
    ("Since fighting broke out in Togo in May, schools have closed.", "clash_reported"),
    ("Togo will not talk to Benin before June, its president said.", "talks_rejected"),
    ("The Security Council discussed the fighting in Togo on Monday.", "talks_held"),
    ("The president of Togo saw his Beninese counterpart in Accra on Monday.", "talks_held"),
    ("Togo promised 3 million euros for refugees in Benin.", "aid_provided"),
    ("Togo will move 400 marines to Cotonou by Friday to reinforce its posts.", "troops_deployed"),
    ("Some 60 students and teachers are under arrest in Togo.", "people_detained"),
    ("Togo called its ambassador, Kofi Mensah, home from Cotonou.", "relations_reduced"),
    ("A mine killed four soldiers near Bamako on Monday.", "attack_reported"),
    ("Bamako fell on Sunday.", "territory_taken"),
    ("Opposition fighters swept into the Togolese capital on Monday.", "territory_taken"),
    ("Hundreds of Ghanaians have crossed into Benin since Monday.", "people_displaced"),
    ("Togo's constitutional court ruled the vote illegal.", "legal_action_taken"),
    ("A court in Bamako jailed two Togolese citizens for spying.", "legal_action_taken"),
    ("Cross-border trade was suspended by Togo in April.", "sanctions_imposed"),
    ("Benin's assets in Togo were frozen on Monday.", "sanctions_imposed"),
    ("The UN envoy returned to Bamako on Monday.", "visit_made"),
    ("Togo denied there were soldiers in Benin.", "denial_made"),
    ("Togo's foreign minister will be in Accra on Thursday.", "visit_made"),
    ("Togo's president reached Accra on Sunday.", "visit_made"),
    ("Togo sent its foreign minister to Accra on Sunday.", "visit_made"),
    ("Togo's president named Afi Lawson as prime minister on Sunday.", "power_changed"),
    ("The generals who overthrew President Mahamat Deby closed the border of Chad.", "power_changed"),
    ("Togo took Benin to task over the raid.", "condemnation_made"),
    ("Togo called that account an outright lie.", "denial_made"),
    ("Togo has paused its air strikes on Benin.", "truce_declared"),
    ("The ceasefire in Benin lasted only six hours.", "truce_ended"),
    ("Togo let the treaty with Benin lapse on Sunday.", "agreement_ended"),
    ("Togo bought 20 drones from Turkey.", "arms_supplied"),
    ("Two aid agencies suspended their work in Benin.", "aid_suspended"),
    ("Four hostages came home to Togo on Sunday.", "captives_released"),
    ("The bodies of six soldiers were sent home from Benin.", "captives_released"),
    ("Togo insisted that Benin withdraw from Gao.", "demand_made"),
    ("Togo's president is due to see President Macron in Accra on Friday.", "talks_held"),
    ("On Monday the heads of state of ECOWAS closed their borders with Togo.", "blockade_imposed"),
    ("Parliament in Accra passed a law on foreign troops on Monday.", "resolution_adopted"),
    ("The quarrel over the river turned into war in May 1998.", "war_started"),
    ("Togo's envoys have discussed sending up to 3,000 soldiers to Benin.", "troops_deployed"),
    ("The Red Cross brought out 230 people from Gao on Monday.", "people_displaced"),
    ("A boat with 66 Togolese refugees came ashore in Benin on Monday.", "people_displaced"),
    ("Fighters of the FARC entered Pueblorrico on Friday.", "territory_taken"),
    ("Togo has given the town until Saturday to surrender.", "threat_made"),
]


def types(text: str) -> set[str]:
    return {event.type for event in EXTRACTORS["rules"](Article(text, published=DAY)).events}


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_a_deed_in_less_common_words_is_told(text: str, kind: str) -> None:
    assert kind in types(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Security Council discussed the fighting in Togo on Monday.", "clash_reported"),
        ("Bamako fell silent on Sunday.", "territory_taken"),
        ("Togo's president drove to the border on Sunday.", "power_changed"),
        ("Togo's president saw Benin as a rival.", "talks_held"),
        ("Togo denied there were soldiers in Benin.", "aid_suspended"),
        ("Three hostages returned to Togo on Monday.", "visit_made"),
        ("Togo's president was in Lome on Sunday.", "visit_made"),
        ("The rebels were in Accra on Sunday.", "visit_made"),
        ("Togo bought 20 trams from Turkey.", "arms_supplied"),
        ("Togo's soldiers came home on Sunday.", "captives_released"),
        ("Togo insisted that Benin remained a friend.", "demand_made"),
    ],
)
def test_words_that_only_look_like_a_deed_tell_none(text: str, kind: str) -> None:
    assert kind not in types(text)
