"""Actors: names, adjectives with a noun, titles, office holders by date, seats, mere qualifiers."""

from datetime import date

import pytest

from app.mentions import actors
from app.mentions.actors import ActorMention
from app.text import Article, split

DAY = date(2025, 4, 22)


def found(sentence: str, day: date = DAY) -> tuple[ActorMention, ...]:
    return actors.find(split(Article(sentence))[0], day)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Russia met Ukraine.", [("RUS", "name"), ("UKR", "name")]),
        ("Russian forces advanced.", [("RUS", "name")]),
        ("Russian gas flowed.", [("RUS", "modifier")]),
        ("Russians voted.", [("RUS", "name")]),
        ("Swiss banks closed.", [("CHE", "modifier")]),
        ("Ukrainian Foreign Minister Andrii Sybiha spoke.", [("UKR", "name")]),
        ("The president of Ghana spoke.", [("GHA", "name")]),
        ("Kremlin spokesman Dmitry Peskov spoke.", [("RUS", "name")]),
        ("Moscow accused Kyiv.", [("RUS", "seat"), ("UKR", "seat")]),
        ("Syrian rebels advanced.", [("SYR-REB", "name")]),
        ("Afghan civilians fled.", [("AFG-CIV", "name")]),
        ("Turkey-backed fighters fired.", []),
        ("A French-led mission failed.", []),
        ("The U.N. Security Council met.", [("UNSC", "name")]),
        ("Hezbollah and Hizbullah are one.", [("HEZBOLLAH", "name"), ("HEZBOLLAH", "name")]),
        ("The People’s Republic of China protested.", [("CHN", "name")]),
        ("Nobody of note was there.", []),
    ],
)
def test_actors_are_found_with_their_form(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(actor.codes[0], actor.form) for actor in found(sentence)] == expected


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Zelensky", date(2024, 1, 1), "UKR"),
        ("Blinken", date(2023, 6, 1), "USA"),
        ("Hemedti", date(2024, 1, 1), "RSF"),
        ("Hemedti", date(2021, 1, 1), "SDN"),
    ],
)
def test_an_office_holder_stands_for_whom_he_served_on_the_day(name: str, day: date, code: str) -> None:
    assert [actor.codes for actor in found(f"{name} spoke.", day)] == [(code,)]


def test_an_owner_is_marked() -> None:
    assert [actor.owner for actor in found("Russia’s proposal failed.")] == [True]


def test_the_words_of_a_mention_are_its_span() -> None:
    (actor,) = found("The Russian army left.")
    assert (actor.text, actor.first, actor.last) == ("The Russian army", 0, 3)
