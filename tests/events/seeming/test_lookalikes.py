"""Words that share the form of a deed and mean another thing where they stand."""

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
        ("Mali said entry to the fair is free for Chad and its guests.", "captives_released"),
        ('Kenya defended their right to a "free, secure" life in Chad.', "captives_released"),
        ("Chad wants Niger to deny the use of its soil to rebels.", "denial_made"),
        ("The rebels refused to leave five liberated towns in Mali.", "territory_taken"),
        ("Kenya has kept troops in five areas of Somalia.", "people_detained"),
        ("French soldiers deployed to Mali killed ten rebels.", "troops_deployed"),
        ("Kenya opposed the UN envoy, protesting at his ties to Chad.", "protest_held"),
        ("The fall of Sarh in Chad was met with condemnation.", "talks_held"),
        ("Putin said rivals in Libya were ceasing armed combat.", "arms_supplied"),
        ("Kenya wants to turn the lull between opposing sides in Chad into peace.", "condemnation_made"),
        ("Earlier ceasefire efforts brokered by Kenya and Chad came to nothing.", "truce_agreed"),
        ("French-led troops recaptured Gao from Mali.", "troops_deployed"),
        ("Chad said that earlier ceasefire attempts with Sudan had failed.", "truce_ended"),
        ("Chad said it wanted the release of 90 Sudanese captives.", "captives_released"),
        ("Kenya said three bodies were recovered from the lake.", "captives_released"),
        ("Qatar and Egypt discussed a hostage release deal on Monday.", "captives_released"),
        ("Two suspects were handed over to Kenya on Monday.", "captives_released"),
        ("The king was ousted by soldiers and sent to Chad on Monday.", "troops_deployed"),
        ("The army put President Deby on a train to Gabon on Monday.", "troops_deployed"),
        ("Soldiers stationed in Mopti arrested two teachers.", "troops_deployed"),
        ("Peace is one of the conditions for deployment of Kenyan troops in Haiti.", "troops_deployed"),
        ("A truce must hold before Kenyan troops could be sent to Haiti.", "troops_deployed"),
        ("The general had marched mayors into a hall in Mali.", "protest_held"),
        ("The wall runs along disputed Kashmir.", "denial_made"),
        ("Chad said the task will require more strength.", "demand_made"),
        ("Katanga, which has offices in Belgium, wants independence.", "demand_made"),
        ("Gabon keeps slipping away from its border deal with Chad.", "blockade_imposed"),
        ("An appeal issued by the African Union on Monday went unheard.", "legal_action_taken"),
        ("Norway told its people to refrain from trips to Mali.", "visit_made"),
        ("Mali was rocked by daily protests since the army took power.", "condemnation_made"),
        ("Nine troops from Niger died, says a statement released by the AU.", "captives_released"),
        ("Hamas released a video of two hostages on Monday.", "captives_released"),
        ("Mali is backing away from the accord.", "support_expressed"),
        ("The fighting has killed thousands in Mali and Niger.", "clash_reported"),
        ("Idriss Deby became chief of the general staff of Chad in 1985.", "power_changed"),
        ("Chad begins working on its own version of the missile.", "strike_reported"),
        ("Chad declared a moratorium on missile tests.", "weapon_tested"),
        ("Chad announced it will keep the accord.", "agreement_reached"),
        ('Chad called on Mali to "arrest the men behind the raid" on Monday.', "people_detained"),
        ("No setback will make us leave the talks, Mali said.", "talks_suspended"),
        ("A farmer in Mali asked me to send a postcard to Chad.", "demand_made"),
        ("It is one of the issues that Chad is concerned about.", "condemnation_made"),
        ("Chad must safeguard its interests, Idriss Deby of Chad said.", "demand_made"),
        ("Rebels accused of theft left Chad on Monday.", "accusation_made"),
        ("Mali pays for word that leads to the capture of the hostages.", "territory_taken"),
        ("Mali was standing by its policy on ransoms.", "support_expressed"),
        ("Chad sent its ambassador back to Mali on Monday.", "captives_released"),
        ("The M23, which is fighting for independence, left Congo.", "clash_reported"),
        ("Chad faces its toughest vote battle with Libya.", "clash_reported"),
        ("Kenya refused to comment on the talks with Chad.", "talks_rejected"),
        ("Chad said the FARC is waging a rebellion in Colombia.", "war_started"),
        ("Niger finished its plans for air raids on Chad.", "strike_reported"),
        ("Kenya said Chad had to end the siege, pull out its police and resume talks.", "troops_withdrawn"),
        ("Chadian jets carried out attack simulation exercises near Mali on Monday.", "attack_reported"),
        ("Chad held drills on Monday, simulating attacks on Mali.", "attack_reported"),
        ("Chad seized his passport in N'Djamena on Monday.", "territory_taken"),
        ("Chad opened accession talks with Kenya on Monday.", "talks_held"),
    ],
)
def test_a_word_with_another_meaning_tells_no_deed(sentence: str, kind: str) -> None:
    assert kind not in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Hamas freed two hostages on Monday.", "captives_released"),
        ("Kenya sent troops to Haiti on Monday.", "troops_deployed"),
        ("Thousands gathered in Bamako on Monday to protest the arrests.", "protest_held"),
        ("Mali disputed the report by Chad.", "denial_made"),
        ("Mali stands by Chad.", "support_expressed"),
        ("Chad, accused of theft by Mali, closed its border.", "accusation_made"),
        ("Mali is concerned about the fighting in Chad.", "condemnation_made"),
        ("The treaty requires Chad to withdraw from Aouzou, and Chad required Mali to pay.", "demand_made"),
    ],
)
def test_a_word_in_its_own_meaning_tells_its_deed(sentence: str, kind: str) -> None:
    assert kind in told(sentence)
