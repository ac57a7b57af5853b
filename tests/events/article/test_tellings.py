"""One article's tellings of one happening become one event; different happenings stay apart."""

from datetime import date

import pytest

from app.events.event import Event
from app.extractors import EXTRACTORS
from app.text import Article


def told(text: str, kind: str, title: str = "") -> list[Event]:
    article = Article(text, title=title, published=date(2025, 4, 22))
    return [event for event in EXTRACTORS["rules"](article).events if event.type == kind]


def test_a_headline_is_one_more_telling() -> None:
    text = "Iran and Oman held talks in Muscat on Monday."
    (talks,) = told(text, "talks_held", title="Iran and Oman hold talks in Muscat")
    assert [evidence.part for evidence in talks.evidence] == ["text", "title"]
    assert talks.date.edtf == "2025-04-21"


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        (
            "Russia shelled Kherson on Monday. The shelling of Kherson by Russia killed two.",
            "strike_reported",
            1,
        ),
        ("Russia shelled Kherson on Monday. Russia shelled Sumy on Sunday.", "strike_reported", 2),
        ("Iran met Oman on Monday. Iran met Qatar on Sunday.", "talks_held", 2),
        (
            "The visit follows a meeting in Doha on Monday, where Iranian and Omani officials discussed oil.",
            "talks_held",
            1,
        ),
        ("The UN condemned Israel. The UN condemned Israel strongly.", "condemnation_made", 1),
        ("France condemned Russia. Germany condemned Russia.", "condemnation_made", 2),
        ("Russia shelled Kherson on Monday. Russia shelled Sumy on Monday.", "strike_reported", 2),
        ("Russia shelled Kherson on Monday. Ukraine shelled Kursk on Monday.", "strike_reported", 2),
        ("Iran and Oman met on Monday. The talks between Iran and Oman lasted two hours.", "talks_held", 1),
        (
            "Hamas released three hostages on Saturday. Hamas freed three hostages in Gaza on Saturday.",
            "captives_released",
            1,
        ),
        (
            "Hamas released three hostages on Saturday. Hamas will release six hostages on Thursday.",
            "captives_released",
            2,
        ),
    ],
)
def test_only_tellings_of_one_happening_join(text: str, kind: str, count: int) -> None:
    assert len(told(text, kind)) == count


def test_a_later_telling_fills_what_the_first_left_open() -> None:
    text = "Russia shelled Kherson on Sunday. Ten people were killed in the shelling of Kherson."
    (strike,) = told(text, "strike_reported")
    assert (strike.date.edtf, dict(strike.quantities), len(strike.evidence)) == (
        "2025-04-20",
        {"killed": 10},
        2,
    )


@pytest.mark.parametrize(
    ("text", "killed", "bound"),
    [
        ("Russia shelled Kherson on Sunday, killing dozens. The shelling killed 31 people.", 31, None),
        ("Russia shelled Kherson on Sunday, killing 31. The shelling killed dozens of people.", 31, None),
        (
            "Russia shelled Kherson on Sunday, killing at least 31. The shelling killed dozens.",
            31,
            "at_least",
        ),
    ],
)
def test_an_exact_count_goes_before_a_bound(text: str, killed: int, bound: str | None) -> None:
    (strike,) = told(text, "strike_reported")
    assert (strike.quantities["killed"], strike.bounds.get("killed")) == (killed, bound)


def test_a_sentence_told_twice_is_evidence_once() -> None:
    (strike,) = told("Russia shelled Kherson on Sunday. " * 5, "strike_reported")
    assert len(strike.evidence) == 1


def test_two_events_of_one_clause_stay_two() -> None:
    text = "Ethiopia signed the accord and released 50 prisoners on Sunday."
    assert (len(told(text, "agreement_reached")), len(told(text, "captives_released"))) == (1, 1)


def test_an_undated_breach_falls_into_the_truce() -> None:
    text = "Russia declared a truce with Ukraine from 3 to 5 May 2024. It held at first. "
    text += "Kyiv said Moscow had broken the truce."
    (breach,) = told(text, "truce_violated")
    assert (breach.date.edtf, breach.date.basis) == ("2024-05-03/2024-05-05", "context")


def test_a_strike_told_without_its_means_is_not_told_twice() -> None:
    text = "An Israeli air strike hit Beirut on Monday. Israel attacked Beirut on Monday."
    assert told(text, "attack_reported") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "A bomb killed nine people in Kenya on Friday. Japan condemned the bombing of the bank in Kenya.",
            1,
        ),
        ("A bomb killed nine people in Kenya on Friday. Japan condemned the bombing of a bank in Peru.", 2),
        ("Japan condemned the bombing of a bank in Peru.", 1),
    ],
)
def test_what_only_recalls_violence_told_elsewhere_is_no_second_event(text: str, count: int) -> None:
    assert len(told(text, "attack_reported")) == count


def test_a_headline_about_violence_adds_none_to_that_of_the_text() -> None:
    text = "A bomb killed nine people at a bank in Nairobi on Friday."
    assert len(told(text, "attack_reported", title="Explosions rock bank in Kenya")) == 1


def test_who_claims_a_deed_is_the_bomber_that_another_telling_left_unnamed() -> None:
    text = (
        "A suicide bomber killed 14 people in Mogadishu on Monday."
        " Al-Shabaab claimed responsibility for the attack in Mogadishu."
    )
    (attack,) = told(text, "attack_reported")
    assert attack.by_role("source") == ("AL_SHABAAB",)


def test_a_deed_that_is_only_ranked_is_no_second_one() -> None:
    text = "Russian drones struck Kharkiv on Monday. The attack was the largest on Kharkiv this year."
    assert told(text, "attack_reported") == []
