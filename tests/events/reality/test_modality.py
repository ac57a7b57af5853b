"""How real an event is, and who says so, told by whole sentences."""

from datetime import date

import pytest

from app.events.event import Event
from app.extractors import EXTRACTORS
from app.text import Article


def told(sentence: str, kind: str) -> list[Event]:
    coding = EXTRACTORS["rules"](Article(sentence, published=date(2025, 4, 22)))
    return [event for event in coding.events if event.type == kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "modality"),
    [
        ("Russia withdrew its troops from Syria.", "troops_withdrawn", "occurred"),
        ("Russia and Syria came together to condemn Israel.", "condemnation_made", "occurred"),
        ("Russia has not closed the door on dialogue with Ukraine.", "talks_accepted", "occurred"),
        ("Russia will withdraw its troops from Syria next month.", "troops_withdrawn", "planned"),
        ("Russia plans to withdraw its troops from Syria.", "troops_withdrawn", "planned"),
        ("The truce will let aid trucks reach Goma in Congo.", "aid_provided", "planned"),
        (
            "The pause would begin soon and let aid trucks reach Goma in Congo.",
            "aid_provided",
            "hypothetical",
        ),
        ("Mali let aid trucks reach Gao on Monday.", "aid_provided", "occurred"),
        ("Russia may withdraw its troops from Syria.", "troops_withdrawn", "hypothetical"),
        ("Ukraine accused Russia of shelling Kherson.", "strike_reported", "claimed"),
        ("Russia was accused by Ukraine of shelling Kherson.", "strike_reported", "claimed"),
        ("Russia allegedly shelled Kherson.", "strike_reported", "claimed"),
        ("According to Kyiv, Russia shelled Kherson.", "strike_reported", "claimed"),
        ("Russia did not shell Kherson.", "strike_reported", "denied"),
        ("Russia denied shelling Kherson.", "strike_reported", "denied"),
        ("Russia is considering withdrawing its troops from Syria.", "troops_withdrawn", "hypothetical"),
        ("Chile's foreign minister is expected in Lima later this week.", "visit_made", "planned"),
        ("Kenya could not accept the deal, Ruto said.", "agreement_rejected", "occurred"),
        ("Kenya may not accept the deal.", "agreement_rejected", "hypothetical"),
        ("The M23 rebels said they would not stop fighting.", "truce_rejected", "occurred"),
        ("Iran and Oman are to hold talks in Muscat.", "talks_held", "planned"),
        ("Chile spoke of Peru's intention to send troops to Haiti.", "troops_deployed", "planned"),
        ("Eritrea has always denied arming the rebels in Sudan.", "denial_made", "occurred"),
        ("Togo, Ghana's neighbour, denied a plot but urged Ghana to talk.", "demand_made", "occurred"),
        ("Israel refused to extend the truce with Hamas.", "truce_rejected", "occurred"),
        ("The Houthis will not hold talks with Riyadh.", "talks_rejected", "occurred"),
        ("Chad is willing to free the prisoners if Niger disarms.", "agreement_proposed", "occurred"),
        ("Chad said it would storm the camp.", "threat_made", "occurred"),
        ("Chad offered to free two prisoners.", "captives_released", "planned"),
        ("Chad has offered to send soldiers to Niger.", "troops_deployed", "hypothetical"),
        ("Chad suggested sending observers to Niger.", "troops_deployed", "hypothetical"),
        ("Chad is willing to withdraw its soldiers from Niger.", "troops_withdrawn", "hypothetical"),
        ("Theresa May gave Putin three days to leave Chad.", "threat_made", "occurred"),
        ("Chad's police launched an operation to detain 40 rebels in Mongo.", "people_detained", "occurred"),
        ("Chad said a pardon was out of the question.", "agreement_rejected", "occurred"),
        ("Dozens of Chadian soldiers began deploying in Mali.", "troops_deployed", "occurred"),
        ("Chad refused to lift the sanctions on Niger.", "agreement_rejected", "occurred"),
        ("Chad will not release the prisoners from Niger.", "agreement_rejected", "occurred"),
        ("Chad rejected a demand from Niger to postpone the vote.", "agreement_rejected", "occurred"),
        ("Chad has so far refused to withdraw its troops from Niger.", "agreement_rejected", "occurred"),
        ("Russia is withdrawing its troops from Syria.", "troops_withdrawn", "occurred"),
        ("Putin said Russian troops would start their withdrawal from Syria.", "troops_withdrawn", "planned"),
        ("The EU is weighing sanctions on Chad.", "sanctions_imposed", "hypothetical"),
        ("The EU has decided to place an embargo on Chad.", "sanctions_imposed", "occurred"),
        ("What if Chad, in a quarrel, were to withdraw its troops?", "troops_withdrawn", "hypothetical"),
        (
            "Oman offered to host talks, an envoy of Chad said on condition of anonymity.",
            "mediation_offered",
            "claimed",
        ),
        (
            "There is alarm at reports of a massacre in a village of Fulani in Mali.",
            "attack_reported",
            "claimed",
        ),
        (
            "Putin said Mali and Chad had agreed on a truce in a war that claimed 900 lives.",
            "truce_agreed",
            "occurred",
        ),
        ("Norway pledged $9m for schools in Chad.", "aid_provided", "planned"),
        ("The US approved a $700m arms sale to Chad.", "arms_supplied", "planned"),
        ("Ghana said the truce with Togo would be extended.", "truce_extended", "occurred"),
        ("Oman stands ready to mediate between Chad and Mali.", "mediation_offered", "occurred"),
        (
            "Talks of Chad and Mali that were set for Friday have been called off.",
            "talks_suspended",
            "occurred",
        ),
        ("Armed men attacked a market in Goma, according to the M23.", "attack_reported", "claimed"),
        ("Reports that Mali had shelled Bria were untrue.", "strike_reported", "denied"),
        ("Mali will sue, it said on Monday, a day after Chad shelled Gao.", "strike_reported", "occurred"),
        (
            "Hours after Chad said it would talk, Mali shelled the town of Sarh.",
            "strike_reported",
            "occurred",
        ),
        ("Russia has withdrawn its troops from Syria.", "troops_withdrawn", "occurred"),
        ("Russia might withdraw its troops from Syria.", "troops_withdrawn", "hypothetical"),
        ("Russia would withdraw its troops from Syria if asked.", "troops_withdrawn", "hypothetical"),
        ("Kenya will deploy in Somalia as Chad withdraws its troops.", "troops_withdrawn", "planned"),
        ("Togo is to leave Lomé while Ghana deploys troops in Mali.", "troops_deployed", "planned"),
        ("More talks between Chad and Mali would be held in August, said Mali.", "talks_held", "planned"),
        ("The Malian rebels said they would accept talks with Mali.", "talks_accepted", "occurred"),
        (
            "India protested to Pakistan over the alleged killing of four guards.",
            "attack_reported",
            "claimed",
        ),
        ("He added Iran would continue consultations with Oman.", "talks_held", "planned"),
        ("Russia said it would withdraw its troops from Syria.", "troops_withdrawn", "planned"),
        ("Russia agreed to withdraw its troops from Syria.", "troops_withdrawn", "planned"),
        ("Russia is set to withdraw its troops from Syria.", "troops_withdrawn", "planned"),
        ("If Russia shelled Kherson, Ukraine would respond.", "strike_reported", "hypothetical"),
        ("Russia could shell Kherson.", "strike_reported", "hypothetical"),
        ("Russia shelled Kherson on Sunday, Kyiv said.", "strike_reported", "claimed"),
        ("Russia shelled Kherson on Sunday, said Zelensky.", "strike_reported", "claimed"),
        ("The UN said Russia shelled Kherson on Sunday.", "strike_reported", "occurred"),
        ("Israel claimed that Hamas violated the ceasefire.", "truce_violated", "claimed"),
        ("Ukraine's army said it had captured Kursk.", "territory_taken", "claimed"),
        ("Talks between Iran and Oman are due to be held in Muscat on Thursday.", "talks_held", "planned"),
        ("Congo accused Rwanda of backing the M23 rebels.", "accusation_made", "occurred"),
        ("Russia denied that it had shelled Kupiansk.", "strike_reported", "denied"),
        ("Rwanda has repeatedly denied sending troops into Congo.", "troops_deployed", "denied"),
        ("Sudan's army rejected accusations that it had bombed Kabkabiya.", "strike_reported", "denied"),
        ("Chad announced the withdrawal of its troops from Mali.", "troops_withdrawn", "planned"),
        ("Ethiopia has not yet withdrawn its troops from Somalia.", "troops_withdrawn", "denied"),
        ("Neither Russia nor Ukraine attacked the plant.", "attack_reported", "denied"),
        ("Russia is believed to have attacked the dam near Kherson.", "attack_reported", "claimed"),
        ("Russia is accused of having shelled Kharkiv.", "strike_reported", "claimed"),
        ("Azerbaijan began withdrawing its troops from Lachin.", "troops_withdrawn", "occurred"),
        ("Azerbaijan started to withdraw its troops from Lachin.", "troops_withdrawn", "occurred"),
        ("Azerbaijan will begin withdrawing its troops from Lachin.", "troops_withdrawn", "planned"),
        (
            "The United States is thinking about withdrawing its troops from Iraq.",
            "troops_withdrawn",
            "hypothetical",
        ),
        ("NATO considers sending troops to Kosovo.", "troops_deployed", "hypothetical"),
        ("Should Pyongyang test a nuclear device, Seoul would respond.", "weapon_tested", "hypothetical"),
        ("Leaders of Kenya and Somalia to meet in Doha", "talks_held", "planned"),
        ("Putin to visit India in December", "visit_made", "planned"),
        ("France to send troops to Chad", "troops_deployed", "planned"),
        ("Rwanda denies it sent troops into Congo.", "troops_deployed", "denied"),
        (
            "Officials said on condition of anonymity that Israel had struck Homs.",
            "attack_reported",
            "claimed",
        ),
        ("Hamas said Israel had violated the ceasefire.", "truce_violated", "claimed"),
        ("The UN said Israel had violated the ceasefire.", "truce_violated", "occurred"),
        (
            "A summit between the leaders of Japan and South Korea is scheduled for Friday.",
            "talks_held",
            "planned",
        ),
        ("The foreign minister of Oman flies to Tehran next week.", "visit_made", "planned"),
        ("The Kremlin is due to host talks with Iran on Friday.", "talks_held", "planned"),
        ("The EU is discussing whether to impose sanctions on Georgia.", "sanctions_imposed", "hypothetical"),
        (
            "India forms two divisions, to be deployed near the border with China.",
            "troops_deployed",
            "planned",
        ),
        ("Syrian rebels said the army was shelling Idlib.", "strike_reported", "claimed"),
        ("Zelensky announced on Friday the capture of a town.", "territory_taken", "claimed"),
        ("The United States shelled Kherson and left.", "strike_reported", "occurred"),
        (
            "Petro, head of the No camp, denounced the Russian government.",
            "condemnation_made",
            "occurred",
        ),
        ("Scholz spoke on Monday before urging Russia to free the crew.", "demand_made", "occurred"),
        ("RUSSIA SHELLS ODESA", "strike_reported", "occurred"),
        ("RUSSIA AND UKRAINE AGREE ON TRUCE", "truce_agreed", "occurred"),
        ("IRAN EXPELS FRENCH AMBASSADOR", "relations_reduced", "occurred"),
    ],
)
def test_tense_modals_and_verbs_tell_how_real(sentence: str, kind: str, modality: str) -> None:
    assert [event.modality for event in told(sentence, kind)] == [modality]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The UN urged Russia to withdraw its troops from Syria.", "troops_withdrawn"),
        ("Russia refused to withdraw its troops from Syria.", "troops_withdrawn"),
        ("Diplomats tried to prevent an attack on Kherson.", "attack_reported"),
        ("The envoy hopes to hold talks with Iran.", "talks_held"),
        ("Russia must withdraw its troops from Syria.", "troops_withdrawn"),
        ("Russia failed to withdraw its troops from Syria.", "troops_withdrawn"),
        ("Iran and Oman did not hold talks on Monday.", "talks_held"),
        ("Not all members of NATO held talks with Chad.", "talks_held"),
        ("Oman fears Iran, and warned about breaking the truce and attacking Qatar.", "attack_reported"),
        ("Oman expects an early withdrawal of French troops from Chad.", "troops_withdrawn"),
        ("Thank you, minister, for your word on Iran.", "support_expressed"),
        ("Iran and Oman held no talks on Monday.", "talks_held"),
        ("Iran and Oman signed no agreement.", "agreement_reached"),
        ("No talks were held between Iran and Oman on Monday.", "talks_held"),
        ("Turkey urged Russia to declare a truce.", "truce_declared"),
        ("Russia could have withdrawn its troops from Syria.", "troops_withdrawn"),
        ("Azerbaijan stopped withdrawing its troops from Lachin.", "troops_withdrawn"),
        ("Israel stopped short of attacking Tehran.", "attack_reported"),
        ("ECOWAS has dropped plans to deploy troops in Niger.", "troops_deployed"),
        ("Biden cancelled his visit to Islamabad.", "visit_made"),
        ("Israel called off a planned visit by its foreign minister to Ankara.", "visit_made"),
        ("He called for Rwanda's withdrawal from Congo.", "troops_withdrawn"),
        ("Azerbaijan began withdrawing its troops from Lachin.", "troops_deployed"),
        ("Russia denied that it had shelled Kupiansk.", "denial_made"),
        ("Chad said the rebels would storm the camp in Niger.", "threat_made"),
        ("Chad is willing to free the prisoners of Niger.", "agreement_proposed"),
        ("Pakistan warned that it would attack Afghanistan.", "attack_reported"),
    ],
)
def test_what_is_only_wished_or_refused_is_no_event(sentence: str, kind: str) -> None:
    assert told(sentence, kind) == []


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The UN said Russia shelled Kherson on Sunday.", ("UN",)),
        ("According to Kyiv, Russia shelled Kherson on Sunday.", ("UKR",)),
        ("Russia shelled Kherson on Sunday, Kyiv said.", ("UKR",)),
        ("“Russia shelled Kherson on Sunday,” Zelensky said.", ("UKR",)),
        ("Russia shelled Kherson on Sunday.", ()),
        ("Moscow denied that it had shelled Kherson.", ("RUS",)),
    ],
)
def test_a_deed_in_reported_words_is_attributed_to_the_speaker(
    sentence: str, speaker: tuple[str, ...]
) -> None:
    (strike,) = told(sentence, "strike_reported")
    assert strike.attributed_to == speaker


def test_what_a_speaker_does_by_speaking_is_attributed_to_nobody() -> None:
    (condemned,) = told("Zelensky said he condemned the coup in Niger.", "condemnation_made")
    assert condemned.attributed_to == ()


def test_a_reported_deed_names_who_reports_it() -> None:
    (strike,) = told("Kyiv accused Moscow of shelling Kherson on Sunday.", "strike_reported")
    assert (strike.attributed_to, strike.by_role("source"), strike.by_role("target")) == (
        ("UKR",),
        ("RUS",),
        ("UKR",),
    )


def test_what_is_proposed_for_a_later_day_is_proposed_now() -> None:
    (proposed,) = told("China proposed talks with Japan in Beijing early next month.", "talks_proposed")
    assert (proposed.modality, proposed.date.edtf) == ("occurred", "2025-04-22")


@pytest.mark.parametrize(
    ("text", "publisher", "modality"),
    [
        ("Kenya said it had sent its troops to Lamu.", None, "occurred"),
        ("Kenya said Somalia had sent its troops to Lamu in Kenya.", None, "claimed"),
        ("Kenya said Somalia had sent its troops to Lamu in Kenya.", "Government of Kenya", "occurred"),
    ],
)
def test_who_sends_his_own_troops_or_speaks_in_his_own_text_claims_nothing(
    text: str, publisher: str | None, modality: str
) -> None:
    article = Article(text, published=date(2025, 4, 22), publisher=publisher)
    (sent,) = [e for e in EXTRACTORS["rules"](article).events if e.type == "troops_deployed"]
    assert sent.modality == modality
