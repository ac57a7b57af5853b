"""Counts: the numbers of a sentence that belong to an event, and those that belong to another."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article


def counts(text: str, type: str) -> list[dict[str, int]]:
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    return [dict(event.quantities) for event in events if event.type == type]


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        ("The LRA has fought Uganda since May in a war which has killed 9,000 people.", "clash_reported", {}),
        ("Police in Kampala picked up 26 activists.", "people_detained", {"captured": 26}),
        ("Gunmen made off with two of its drivers in Gulu.", "people_detained", {"captured": 2}),
        ("The rebels are holding at least eight Ugandan sailors.", "people_detained", {"captured": 8}),
        (
            "Three miners whom a rebel column had marched off from Gulu came home.",
            "people_detained",
            {"captured": 3},
        ),
        (
            "Two Danish hikers have been in jail in Gulu since they were picked up in May.",
            "people_detained",
            {"captured": 2},
        ),
        (
            "Our two cooks abducted outside Gulu on 11 January were let go on Monday.",
            "captives_released",
            {"released": 2},
        ),
        (
            "Two members of the LRA who had been in prison in Gulu were set at liberty on Friday.",
            "captives_released",
            {"released": 2},
        ),
        (
            "Hamas handed over three Israeli men, two in Rafah and one in Gaza City.",
            "captives_released",
            {"released": 3},
        ),
        ("Some 500 villagers near Gulu have been brought to safety.", "people_displaced", {"displaced": 500}),
        ("Uganda deported five Swedes and two Danes.", "people_displaced", {"displaced": 7}),
        ("Uganda deported five Iraqis and a Libyan on Friday.", "people_displaced", {"displaced": 6}),
        (
            "By Uganda's reckoning nine of its soldiers are prisoners in Sudan.",
            "people_detained",
            {"captured": 9},
        ),
        ("War in Uganda has killed 90 people and displaced many villagers.", "people_displaced", {}),
        ("Kenya and Chad will each release 70 prisoners.", "captives_released", {"released": 70}),
        ("Police in Kampala arrested activists two weeks later.", "people_detained", {}),
        ("The army arrested a mayor who helped 40 families in Gulu.", "people_detained", {"captured": 1}),
    ],
)
def test_those_an_event_is_done_to_are_counted(sentence: str, type: str, expected: dict[str, int]) -> None:
    assert counts(sentence, type) == [expected]


def test_each_of_two_attacks_has_its_own_count() -> None:
    text = "The strike on Gulu killed 12 people, and another on Lira killed five."
    assert [*counts(text, "strike_reported"), *counts(text, "attack_reported")] == [
        {"killed": 12},
        {"killed": 5},
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Jets bombed Gulu on Monday; two nurses at a clinic were hurt by glass.", {"injured": 2}),
        ("Jets bombed Gulu on Monday; gunmen attacked Lira, where two nurses were hurt.", {}),
        ("Jets bombed Gulu in March, and on 2 April two nurses were killed near Lira.", {}),
        ("Jets bombed Gulu on Monday; the clinic has taken in four wounded.", {"injured": 4}),
        ("Jets bombed Gulu, leaving nine dead and scores wounded.", {"killed": 9}),
        ("Jets bombed Gulu while two men were killed in a fire.", {}),
    ],
)
def test_a_count_of_another_clause_is_left_to_its_own_event(sentence: str, expected: dict[str, int]) -> None:
    assert expected in counts(sentence, "strike_reported")


def test_how_long_a_relative_clause_lasts_is_not_the_event() -> None:
    text = "Police clashed with Kenyan crowds who had sung for six days in Nairobi."
    assert all("duration_days" not in found for found in counts(text, "clash_reported"))


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        ("Kenya and Chad agreed on a truce after five days of fighting.", "truce_agreed", {}),
        ("Kenya and Chad agreed on five days of calm in a truce.", "truce_agreed", {"duration_days": 5}),
        ("Germany pledged $40 million in aid to Uganda.", "aid_provided", {"amount_usd": 40_000_000}),
        ("Canada pledged $40 million in aid to Uganda.", "aid_provided", {}),
        ("Canada pledged US$40 million in aid to Uganda.", "aid_provided", {"amount_usd": 40_000_000}),
    ],
)
def test_a_length_or_sum_of_something_else_is_left_out(
    sentence: str, type: str, expected: dict[str, int]
) -> None:
    assert counts(sentence, type) == [expected]
