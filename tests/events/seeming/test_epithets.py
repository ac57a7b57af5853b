"""Words of a deed that only describe somebody or something."""

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
        ("Kenya held talks with the Chad-backed rebels in Bria on Monday.", "support_expressed"),
        ("The group is notorious in Mali for abducting schoolgirls.", "people_detained"),
        ("The front is known in Chad for kidnapping and for attacking convoys.", "attack_reported"),
        ("Rebels hide in the hills where Mali, Niger and Chad meet.", "talks_held"),
        ("Chad said the programme is a threat to the peace of the region.", "threat_made"),
        ("The UN said the camp in Chad has dwindling supplies of food.", "aid_provided"),
        ("Ghana pulled its support for the accord on Monday.", "support_expressed"),
        ("Mali voiced concern over Chad's support for the rebels.", "support_expressed"),
        ("The Chadian president left aboard a French aircraft on Monday.", "troops_withdrawn"),
        ("Libya mourned the loss of a police patrol of a UN force in Mali.", "troops_deployed"),
        ("Chad's rebel fighters burned the flag of the army on Monday.", "protest_held"),
        ("Kenya backed Resolution 90, which calls for a full ceasefire in Chad.", "truce_proposed"),
        ("Libya awarded damages of $2 million to families in Malta.", "aid_provided"),
        ("Iran is close to a bomb, and its nuclear work goes on, Israel said.", "attack_reported"),
        ("Police know what the bomb in Kenya was made of.", "attack_reported"),
        ("Mintoff took the island toward socialism, Malta said.", "territory_taken"),
        ("Kenya holds an oil tanker seized by its marines off Somalia.", "territory_taken"),
        ("Kenya took control of the tanker on Monday.", "territory_taken"),
        ("Chad is fighting an uphill battle for a seat at the table.", "clash_reported"),
        ("Chad's minister came under fire for his remarks on Mali.", "attack_reported"),
        ("Army engineers in Beirut detonated old shells on Monday.", "attack_reported"),
        ("The attack dogs of the Belarusian press went after Poland.", "attack_reported"),
        ("Bomb-sniffing dogs arrived in Haiti on Monday.", "attack_reported"),
        ("Chad struck a conciliatory tone with Mali on Monday.", "attack_reported"),
        ("Aid for Mali was held hostage by a dispute in Chad.", "people_detained"),
        ("Chad's prime minister faces a vote of confidence on Monday.", "power_changed"),
        ("Chad is preparing for a ground invasion of Mali.", "war_started"),
        ("The army of Uganda withdrew its claim on the land in Gulu.", "troops_withdrawn"),
        ("Mali's junta faces growing pressure to hold elections.", "power_changed"),
        ("The strike by port workers in Kenya entered its third day.", "strike_reported"),
        ("Mali has been grappling with a drought in Gao.", "clash_reported"),
        ("The army of Kenya was in Somalia to fight the rebels.", "visit_made"),
        ("President Deby, who fled N'Djamena in March, is in Togo.", "people_displaced"),
        ("Mali's minister voiced our solidarity with our people in Chad.", "support_expressed"),
    ],
)
def test_what_only_describes_tells_no_deed(sentence: str, kind: str) -> None:
    assert kind not in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The presidents of Mali and Chad meet in Zinder on Monday.", "talks_held"),
        ("Libya made a threat to cut its ties with Malta.", "threat_made"),
        ("Ghana voiced its support for the accord with Mali.", "support_expressed"),
        ("Kenya backed Chad at the summit on Monday.", "support_expressed"),
        ("Protesters in Tehran burned the American flag on Monday.", "protest_held"),
        ("Kenya gave $2 million to families in Somalia on Monday.", "aid_provided"),
        ("Rebels seized the port of Kismayo on Monday.", "territory_taken"),
        ("Thousands fled Khartoum on Monday.", "people_displaced"),
        ("The convoy came under fire in Mali on Monday.", "attack_reported"),
        ("Two Danes were held hostage by rebels in Mali.", "people_detained"),
    ],
)
def test_the_same_words_tell_their_deed_where_they_act(sentence: str, kind: str) -> None:
    assert kind in told(sentence)
