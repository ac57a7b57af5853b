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
        ("Russia will withdraw its troops from Syria next month.", "troops_withdrawn", "planned"),
        ("Russia plans to withdraw its troops from Syria.", "troops_withdrawn", "planned"),
        ("Russia may withdraw its troops from Syria.", "troops_withdrawn", "hypothetical"),
        ("Ukraine accused Russia of shelling Kherson.", "strike_reported", "claimed"),
        ("Russia did not shell Kherson.", "strike_reported", "denied"),
        ("Iran and Oman are to hold talks in Muscat.", "talks_held", "planned"),
        ("Israel refused to extend the truce with Hamas.", "truce_rejected", "occurred"),
        ("The Houthis will not hold talks with Riyadh.", "talks_rejected", "occurred"),
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
    ],
)
def test_what_is_only_wished_or_refused_is_no_event(sentence: str, kind: str) -> None:
    assert told(sentence, kind) == []


def test_a_reported_deed_names_who_reports_it() -> None:
    (strike,) = told("Kyiv accused Moscow of shelling Kherson on Sunday.", "strike_reported")
    assert (strike.attributed_to, strike.by_role("source"), strike.by_role("target")) == (
        ("UKR",),
        ("RUS",),
        ("UKR",),
    )
