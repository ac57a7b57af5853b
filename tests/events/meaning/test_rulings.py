"""What only looks like an event: a telling without a demand, support in passing, a plan told of another."""

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
        ("Zelensky told Macron to send more shells.", "demand_made"),
        ("Norway pledged 12 million dollars on Monday for clearing mines.", "aid_provided"),
        ("Three Malian soldiers were killed in Mopti on Friday.", "attack_reported"),
        ("Bria, besieged since May, has no food, Chad said.", "blockade_imposed"),
        ("A bus ran over a mine near Gao in Mali.", "attack_reported"),
        ("Trucks with aid entered Gaza through Rafah; aid entered Gaza on Friday too.", "aid_provided"),
        ("A Russian glide bomb hit an apartment block in Sumy.", "strike_reported"),
        ("Sweden will contribute 500 million kronor for Gaza.", "aid_provided"),
        ("Sudan's government suspended UN-brokered peace talks in Addis Ababa.", "talks_suspended"),
        ("Mali said Niger was responsible for the bombing.", "accusation_made"),
        ("Israel accepted the ceasefire with Hamas.", "truce_agreed"),
        ("Hamas accepted the Egyptian proposal for a truce with Israel.", "truce_agreed"),
        ("The pact between Chad and Niger was welcomed by France.", "support_expressed"),
        ("The sanctions on Mali were removed by the EU.", "sanctions_eased"),
        ("The Saudi embassy in Damascus was reopened on Friday.", "relations_improved"),
        ("Aid was sent to Sudan by the EU.", "aid_provided"),
        ("Aid to Gaza was cut off by Israel.", "aid_suspended"),
        ("A pipeline in Nigeria was blown up by militants.", "attack_reported"),
        ("A draft accord was put on the table by Qatar for Congo and Rwanda.", "agreement_proposed"),
        ("The Chilean prime minister was freed by the junta.", "captives_released"),
        ("Rwanda dismissed the allegations of Congo.", "denial_made"),
        ("Trump cancelled his visit to Pakistan.", "talks_suspended"),
        ("Qatar offered its mediation in the dispute between Chad and Sudan.", "mediation_offered"),
        ("SADC troops began to leave Goma.", "troops_withdrawn"),
        ("India wants Pakistan to hand over the suspects.", "demand_made"),
        ("India asked Pakistan to hand over the suspects.", "demand_made"),
        ("Russia must leave Crimea, Zelensky said.", "demand_made"),
        ("China backs the Iranian government.", "support_expressed"),
        ("Norway is committed to supporting Moldova.", "support_expressed"),
        ("Iran and Oman signed a border treaty.", "agreement_reached"),
        ("Russian forces took Pokrovsk.", "territory_taken"),
        ("Peru called on Bolivia to return to dialogue.", "talks_proposed"),
        ("Tunisia urged Libya to hold talks with Egypt.", "talks_proposed"),
        ("Chile termed the Peruvian map null and void.", "condemnation_made"),
        ("Guinea rejected a request from Mali.", "agreement_rejected"),
        ("Norway gave 20 million euros to Chad.", "aid_provided"),
        ("The opposition in Kenya attacked Uganda's budget.", "condemnation_made"),
        ("Yemen and Oman called for the release of three journalists.", "demand_made"),
        ("Russia continues to shell and bomb Kharkiv.", "strike_reported"),
        ("The rebels broke a truce that they had signed with Kenya and Somalia.", "truce_agreed"),
        ("The sanctions which the EU imposed on Russia in 2022 remain.", "sanctions_imposed"),
        ("The hostages whom Hamas released on Monday flew to Israel.", "captives_released"),
        ("Talks between Iran and Oman in Muscat ended on Sunday.", "talks_held"),
        ("Talks between Iran and Oman in Muscat ended without a result.", "talks_suspended"),
        ("The storm delayed the talks between Iran and Oman.", "talks_suspended"),
        ("Bishops in Kenya asked the army to restore order.", "demand_made"),
        ("Fighting broke out in Tigray, ending a truce in force since March.", "truce_ended"),
        ("British submarines launched cruise missiles at Tripoli.", "strike_reported"),
        ("The talks between Iran and Oman failed to happen.", "talks_suspended"),
        ("French troops landed in Bangui on Friday.", "troops_deployed"),
        ("Trump warned he may walk away and impose sanctions on Russia.", "threat_made"),
        ("A bomb went off at a market in Mogadishu.", "attack_reported"),
        ("The UN Security Council threatened sanctions on Sudan.", "threat_made"),
        ("Germany demanded the resignation of the Belarusian president.", "demand_made"),
        ("Syria changed after the fall of the Assad regime.", "power_changed"),
        ("The truce signed in February by Mali and Niger has held for months.", "truce_agreed"),
        ("Zelensky warned Russia of an attack on its ports.", "threat_made"),
        ("Bombs fell on Tyre overnight.", "strike_reported"),
        ("The museum in Kharkiv was shelled by Russian forces.", "strike_reported"),
        ("Russian missiles hit a concert hall in Odesa.", "strike_reported"),
        ("Turkey sent tents to Morocco after the earthquake.", "aid_provided"),
        ("Kenya and Somalia announced a cease-fire deal on Monday.", "truce_agreed"),
        ("Chadian soldiers arrived in Niamey to secure the town.", "troops_deployed"),
        ("The Malian rebels left their stronghold, the town of Kidal.", "troops_withdrawn"),
        ("Modi accepted an invitation from Sharif to visit Islamabad.", "visit_made"),
        ("Modi accepted an invitation from Sharif to join the talks.", "talks_accepted"),
        ("The rebels in Mali say they support the peace deal.", "support_expressed"),
        ("Kenya's foreign minister is expected in Doha on Friday.", "visit_made"),
        ("Kenya condemns this act and demands the release of the men.", "demand_made"),
        ("Talks on a ceasefire in Mali between the army and the rebels collapsed.", "talks_suspended"),
        ("The African Union has hailed a deal signed by Chad and urged that it be kept.", "demand_made"),
        ("Chad's envoy left hours after a truce with Niger that had held for days collapsed.", "truce_ended"),
        ("The Saudi king is to host foreign ministers of six countries in Riyadh.", "talks_held"),
        ("The cease-fire agreement between Kenya and Somalia expired.", "truce_ended"),
        ("Jets bombed two camps of the rebels in Mali.", "strike_reported"),
        ("A police station in Gao was hit by a glide bomb on Monday.", "strike_reported"),
        ("Moroccan columns captured the town of Smara.", "territory_taken"),
        ("The colonels, who toppled Chad's president in June, met an envoy from Niger.", "power_changed"),
        ("Mali and Niger traded artillery fire across the border.", "clash_reported"),
        ("Some 3,000 villagers crossed into Chad on Monday.", "people_displaced"),
        ("Protesters in Chad blocked the highway to Sarh.", "protest_held"),
        ("The FARC handed over 7,000 rifles to the UN.", "troops_withdrawn"),
        ("The army drove the guerrillas out of Moba in Congo.", "territory_taken"),
        ("The guerrillas were driven out of Moba in Congo.", "troops_withdrawn"),
        ("Russia moved missiles to Belarus.", "troops_deployed"),
        ("Kenya pulled out of Somalia in June.", "troops_withdrawn"),
        ("No aid has reached Chad since Monday.", "aid_suspended"),
        ("The International Court of Justice ordered Myanmar to protect the Rohingya.", "legal_action_taken"),
        ("Gabon asked the International Court of Justice to draw the border.", "legal_action_taken"),
        ("Kenyan peacekeepers rolled into Goma on Monday.", "troops_deployed"),
        ("Sudanese gunships fired on a rebel column near Nyala.", "strike_reported"),
        ("Israeli aircraft, striking deep inside Lebanon, hit a bridge.", "strike_reported"),
        ("A bus was fired at near Juba in South Sudan on Monday.", "attack_reported"),
        ("Qatar offered its help in facilitating talks between Chad and Niger.", "mediation_offered"),
        ("Chad and Niger wound up two days of talks in Accra.", "talks_held"),
        ("Kenya and Togo urged Chad and the rebels to observe a humanitarian pause.", "truce_proposed"),
        ("Chad had offered last week to prolong the ceasefire with Mali.", "truce_proposed"),
        ("We have proposed that a summit of Chad and Mali be convened in Lomé.", "talks_proposed"),
        ("Togo promised that it would broker a truce between Chad and Mali.", "mediation_offered"),
        ("Chad and Mali agreed to resume the talks on Thursday.", "talks_held"),
        ("Chad asked the court on Monday to act against Mali.", "legal_action_taken"),
        ("The UN ban on Chadian oil and cotton dates from May.", "sanctions_imposed"),
        ("Niger's generals shut door on envoys from Togo.", "talks_rejected"),
        ("Chad says it would walk away from the table unless Mali freed the men.", "threat_made"),
        ("Japan pledged $12m for roads in Chad.", "aid_provided"),
        ("Syria changed after the fall of Assad.", "power_changed"),
        ("Syria changed after the fall of Aleppo.", "territory_taken"),
        ("Three Kenyan soldiers were killed by a roadside mine.", "attack_reported"),
        ("Boko Haram has killed thousands of people.", "attack_reported"),
        ("ECOWAS on March 30 imposed sanctions on Niger.", "sanctions_imposed"),
        ("Thousands left Ndele in Chad following fighting in the east.", "clash_reported"),
        ("Shelling is continuing in Sarh, Chad.", "strike_reported"),
        ("Chad spoke of a large UAV attack on Sarh.", "strike_reported"),
        ("Niger's president was being held by the military on Monday.", "people_detained"),
        ("Russian agents hit a refinery in Chad.", "attack_reported"),
        ("The deaths led Mali to launch an offensive in Kidal.", "attack_reported"),
        ("Bombs killed 20 at a cathedral in Jolo, Philippines.", "attack_reported"),
        ("Chad welcomed the freeing of hostages taken by Boko Haram.", "people_detained"),
        ("Norway spoke of two men whom Boko Haram captured in Chad.", "people_detained"),
        ("Russia launched 120 drones and 40 missiles at Ukraine.", "strike_reported"),
        ("An IED blast in Waziristan, Pakistan, killed four soldiers.", "attack_reported"),
        ("Houthi fighters are battling government forces near Marib.", "clash_reported"),
        ("More than 500,000 people have fled Sudan.", "people_displaced"),
        ("Security forces in Chad took the vice president into custody.", "people_detained"),
        ("Boko Haram is believed to hold 100 hostages in Chad.", "people_detained"),
        ("Kenyan police arrived in Goma on Tuesday.", "troops_deployed"),
        ("China sent 40 warplanes across the strait to Taiwan.", "troops_deployed"),
        ("The nun, kidnapped in Chad in May, wrote to Rome.", "people_detained"),
        ("Armed men on horses burned two villages in Chad.", "attack_reported"),
        ("Kenya shot down nine drones on Monday.", "strike_reported"),
    ],
)
def test_plain_words_tell_their_event(sentence: str, kind: str) -> None:
    assert kind in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Zelensky told Macron that the front was stable.", "demand_made"),
        ("Zelensky told Macron on Monday, a day before the vote, that the front was stable.", "demand_made"),
        ("India wants to push on with the project in Iran.", "demand_made"),
        ("India asked Pakistan why the train had stopped.", "demand_made"),
        ("But we must keep pressing, Biden said.", "demand_made"),
        ("The United States contributed to the misery by supporting Assad.", "support_expressed"),
        ("The army, backed by Russia, patrols the road.", "support_expressed"),
        ("The plan will support Syria in the coming years.", "support_expressed"),
        ("Trump signed an executive order on Syria beside the Saudi king.", "agreement_reached"),
        ("The envoy was taken to Moscow by train.", "territory_taken"),
        ("Zelensky said Russia was planning to strike Odesa.", "strike_reported"),
        ("Zelensky said Russia was planning to strike Odesa.", "attack_reported"),
        ("Russia has blocked the delivery of food to Mariupol.", "aid_provided"),
        ("The army said it would not seek to detain or expel French soldiers.", "people_displaced"),
        ("The activist, freed from house arrest in Minsk, went to Poland.", "people_detained"),
        ("Turkish soldiers held a parade in Doha on Sunday.", "people_detained"),
        ("The war in Yemen entered its tenth year.", "war_started"),
        ("The UN Security Council threatened sanctions on Sudan.", "sanctions_imposed"),
        ("Germany demanded the resignation of the Belarusian president.", "power_changed"),
        ("Syria changed after the fall of the Assad regime.", "territory_taken"),
        ("The truce signed in February by Mali and Niger has held for months.", "truce_declared"),
        ("Macron warned Iran was massing for an attack.", "threat_made"),
        ("Kenya warned that the river could strike again.", "threat_made"),
        ("The war in Sudan, which has killed thousands, goes on.", "attack_reported"),
        ("Xi told visiting French President Emmanuel Macron of his plan.", "visit_made"),
        ("Turkey frees 1,250 jailed fighters today.", "legal_action_taken"),
        ("Trump signed a paper on the Syria sanctions programme.", "sanctions_imposed"),
        ("France sought further sanctions in the European Union.", "sanctions_imposed"),
        ("British submarines launched cruise missiles at Tripoli.", "weapon_tested"),
        ("A second meeting between Iran and Oman failed to secure a truce.", "talks_suspended"),
        ("French troops landed in Bangui on Friday.", "visit_made"),
        ("Russian guns shelled the port of Odesa and killed two sailors.", "attack_reported"),
        ("Turkish soldiers held a drill in Doha on Sunday.", "people_detained"),
        ("Russia failed to", "truce_ended"),
        ("The talks that Oman was to host with Iran have been put off.", "talks_held"),
        ("The museum in Berlin condemned the Russian government.", "condemnation_made"),
        ("Greece called the border accord between Libya and Turkey null and void.", "agreement_ended"),
        ("A small plane crashed near Sarh in Chad, killing 20 Chinese workers.", "attack_reported"),
        ("The inquiry was carried out by the Afghan army.", "troops_deployed"),
        ("It remains open how long the French withdrawal from Chad will take.", "people_detained"),
        ("The launches demonstrate the threat that Iran poses.", "protest_held"),
        ("Kenya called for a truce in Sudan, the release of all hostages and calm.", "captives_released"),
        ("Chad says it is allocating $9m towards its own courts.", "aid_provided"),
        ("Any use of poison gas is unacceptable, Mali said.", "attack_reported"),
        ("Children in Chad are affected by the violence.", "clash_reported"),
        ("Mali urged steps to end violence against nomads in Chad.", "attack_reported"),
        ("The Board is mobilising international resources for Gaza.", "troops_deployed"),
        ("Chad reduced its payments to soldiers who serve in Mali.", "troops_withdrawn"),
        ("Iran continues to possess lethal weapons.", "arms_supplied"),
        ("Police in Chad raided two homes near Sarh.", "attack_reported"),
        ("Mali and Niger exchanged rocket and mortar fire.", "strike_reported"),
        ("Thousands of tourists left Chad after the rains.", "people_displaced"),
        ("A Malian cook was poisoned by mushrooms in Segou.", "attack_reported"),
        ("The mayor of Sarh fired his deputy.", "power_changed"),
        ("Chadian doctors ended their strike.", "aid_suspended"),
        ("In May the general was back in Chad.", "support_expressed"),
        ("Hello from Oslo and welcome to our page on Norway.", "support_expressed"),
        ("Fighters of the Tehran-backed militia and Iraq exchange fire.", "support_expressed"),
        ('"Who gave the order?" Sánchez asked a rally in Madrid.', "demand_made"),
        ("France insists that this is a matter for Mali.", "demand_made"),
        ("Rebels whom Chad knows marched off three surveyors.", "protest_held"),
        ("The deal gives the opposition in Lebanon a veto in the cabinet.", "resolution_blocked"),
        ("A Kenyan woman killed her two children in Nairobi.", "attack_reported"),
        ("The leaders of Chad and Niger agreed to remain in contact.", "agreement_reached"),
        ("Chad and Mali agreed to resume the talks on Thursday.", "talks_accepted"),
        ("Chad rejected a plan that Malian herders be resettled in its south.", "people_displaced"),
        ("France put two Malian firms under sanctions for assisting Chad.", "aid_provided"),
        ("Nkurunziza ordered the Burundian army to consider medals.", "demand_made"),
        ("A convoy of Malian ships suspected of carrying arms was followed.", "accusation_made"),
        ("Kenya hit groups threatening the force in Somalia.", "threat_made"),
        ("Kenya passed on warnings that Sudan was moving closer.", "threat_made"),
        ("Togo hosts a French warship this week.", "talks_held"),
        ("Things may get worse if the fighting in Chad continues.", "clash_reported"),
        ("Kenya could face a militia seizing the port of Mombasa.", "territory_taken"),
        ("Analysts and former officials in Kenya voiced concern over the plan.", "condemnation_made"),
        ("Chad and Mali talked of an exchange of students.", "captives_released"),
        ("Norway sent dozens of weapons inspectors to Syria.", "arms_supplied"),
        ("A Venus probe launched by Russia re-enters Earth's atmosphere.", "legal_action_taken"),
        ("Macron urged our people to be careful.", "demand_made"),
        ("The sanctions regime threatens the people of Chad.", "threat_made"),
        ("Chad and Mali will not 'threaten or use force'.", "threat_made"),
        ("Togo reached an accord, pulling it back from the edge.", "support_expressed"),
        ("Kenya stopped unloading in Hodeida, leaving three ships at anchor in Yemen.", "people_displaced"),
        ("Sometimes talks between Chad and Mali start well.", "talks_held"),
        ("Kenya determined what the Nairobi bomb was made of.", "strike_reported"),
        ("Chad pledged not to back Mali's rebels in Libya.", "support_expressed"),
        ("Chad has defied Security Council resolutions that demand an arms count.", "demand_made"),
        ("The judges declined Mali's request for new measures against Chad.", "demand_made"),
        ("The EU sanctioned Iran over assassination plots against dissidents in Germany.", "attack_reported"),
        ("The leaders of Chad and Mali looked forward to meeting in Lomé.", "support_expressed"),
        ("Mugabe stayed in Zimbabwe as negotiations pushed for a way out.", "talks_proposed"),
        ("An intervention could ignite a war.", "war_started"),
        ("Tours of the palace gardens in Chad will open to the public.", "visit_made"),
        ("Several rockets crossed into Chad from Sudan on Monday.", "territory_taken"),
        ("The streets of Goma were deserted on Monday.", "troops_withdrawn"),
        ("Kenyan troops intercepted a boat with nine Somalis aboard.", "strike_reported"),
    ],
)
def test_words_in_passing_tell_none(sentence: str, kind: str) -> None:
    assert kind not in told(sentence)


def test_a_heading_only_names_what_a_statement_is_about() -> None:
    heading = Article(
        "The text follows.", title="Remarks of the chancellor on the missile test by North Korea"
    )
    assert EXTRACTORS["rules"](heading).events == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Iran and Oman signed a treaty on Monday. Qatar brokered the treaty.", "agreement_reached"),
        ("Iran and Oman held talks in Muscat. Qatar chaired the talks.", "talks_held"),
        (
            "Germany urged Russia to free the crew. In Berlin it urged Russia to pay for the ship.",
            "demand_made",
        ),
        ("The emir of Qatar received an envoy from Chad on Sunday and goes on with the talks.", "talks_held"),
        ("Chad met Mali in Lomé on Monday. After the meeting Togo spoke of hope.", "talks_held"),
        ("Bombings at embassies in Nairobi, Kenya, on Monday killed 20 people.", "attack_reported"),
        (
            "Togo mourned two of its men, killed on Monday when a convoy was ambushed in Mali.",
            "attack_reported",
        ),
        ("Mali freed two pilots on Monday and handed them to Niger.", "captives_released"),
        ("Mali and Niger agreed on a truce. Togo announced the deal beside Mali and Niger.", "truce_agreed"),
        ("Mali and Niger agreed on a truce. The deal was announced by Togo and Mali.", "truce_agreed"),
    ],
)
def test_what_is_told_again_is_one_event(text: str, kind: str) -> None:
    assert told(text).count(kind) == 1


def test_a_treaty_announced_by_its_broker_is_the_truce_told_before() -> None:
    text = "Mali and Niger agreed on a truce on Monday. Togo and Mali announced the deal in Lomé."
    assert told(text) == ["truce_agreed"]


def test_a_headline_is_one_more_telling_wherever_and_however_real_it_tells_it() -> None:
    text = "Norway said on Monday that it would freeze $30m in aid to Chad."
    found = EXTRACTORS["rules"](Article(text, title="Norway freezes aid to Chad", published=DAY)).events
    assert [event.type for event in found] == ["aid_suspended"]


def test_who_gets_his_people_back_did_not_hold_them() -> None:
    text = "Chad secured the release of 21 nuns on Monday."
    (event,) = EXTRACTORS["rules"](Article(text, published=DAY)).events
    assert (event.by_role("source"), event.by_role("target")) == ((), ("TCD",))
