"""Actors: names, adjectives with a noun, titles, office holders by date, seats, mere qualifiers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("The Saudi Hospital closed.", []),
        ("Yesterday Wanda Lavrov resigned.", []),
        ("Yesterday Sergey Lavrov resigned.", [("RUS", "name")]),
        ("Yesterday President Imran Rahmon left.", [("TJK", "name")]),
        ("Somaliland freed them.", [("SOMALILAND", "seat")]),
        ("Clashes broke out in Somaliland.", []),
        ("They fled the enclave of Nagorno-Karabakh.", []),
        ("Russians voted.", [("RUS", "name")]),
        ("Swiss banks closed.", [("CHE", "modifier")]),
        ("Ukrainian Foreign Minister Andrii Sybiha spoke.", [("UKR", "name")]),
        ("The president of Ghana spoke.", [("GHA", "name")]),
        ("Kremlin spokesman Dmitry Peskov spoke.", [("RUS", "name")]),
        ("The foreign ministry in Moscow protested.", [("RUS", "name")]),
        ("Police in Moscow fired.", [("RUS", "seat")]),
        ("Moscow accused Kyiv.", [("RUS", "seat"), ("UKR", "seat")]),
        ("Syrian rebels advanced.", [("SYR-REB", "name")]),
        ("Afghan civilians fled.", [("AFG-CIV", "name")]),
        ("Turkey-backed fighters fired.", []),
        ("A French-led mission failed.", []),
        ("The U.N. Security Council met.", [("UNSC", "name")]),
        ("Hezbollah and Hizbullah are one.", [("HEZBOLLAH", "name"), ("HEZBOLLAH", "name")]),
        ("People’s Republic of China protested.", [("CHN", "name")]),
        ("The prime minister of Israel spoke.", [("ISR", "name")]),
        ("the president of the European Commission spoke.", [("EU", "name")]),
        ("King Abdullah of Jordan spoke.", [("JOR", "name")]),
        ("Foreign Minister Sergei Lavrov spoke.", [("RUS", "name")]),
        ("Hamas official Osama Hamdan spoke.", [("HAMAS", "name")]),
        ("Secretary-General António Guterres spoke.", [("UN", "name")]),
        ("China’s Foreign Ministry spokesperson Mao Ning spoke.", [("CHN", "name")]),
        ("Burma's junta spoke.", [("MMR-MIL", "name")]),
        ("Belarusian opposition leaders met.", [("BLR-OPP", "name")]),
        ("Israeli settlers attacked.", [("ISR-SETTLER", "name")]),
        ("Palestinians protested.", [("PSE", "name")]),
        ("Houthi rebels fired.", [("HOUTHI", "name")]),
        ("Nepal's Information Minister Ram Thapa spoke.", [("NPL", "name")]),
        ("Houthi rebels in Yemen fired.", [("HOUTHI", "name"), ("YEM", "name")]),
        ("The March 23 Movement advanced.", [("M23", "name")]),
        ("The Rapid Support Forces advanced.", [("RSF", "name")]),
        ("Syrian Democratic Forces advanced.", [("SDF", "name")]),
        ("The Islamic State attacked.", [("ISIS", "name")]),
        ("Then Lavrov spoke.", [("RUS", "name")]),
        ("Then Lavrov Jones spoke.", []),
        ("Then Lavrov Monday spoke.", [("RUS", "name")]),
        ("Farc rebels left.", [("FARC", "name")]),
        ("Boko Haram attacked.", [("BOKO_HARAM", "name")]),
        ("The Arab League met.", [("ARAB_LEAGUE", "name")]),
        ("European allies spoke.", [("EUROPE", "name")]),
        ("The West spoke.", [("WEST", "name")]),
        ("The Democratic Republic of Congo protested.", [("COD", "name")]),
        ("South Sudan protested.", [("SSD", "name")]),
        ("Türkiye protested.", [("TUR", "name")]),
        ("Kosovo protested.", [("XKX", "name")]),
        (
            "The White House, the Kremlin and Beijing agreed.",
            [("USA", "name"), ("RUS", "name"), ("CHN", "seat")],
        ),
        ("Russian and Ukrainian delegations met.", [("RUS", "name"), ("UKR", "name")]),
        ("Iran-backed Houthi rebels fired.", [("HOUTHI", "name")]),
        ("The Iranian-backed Hezbollah fired.", [("HEZBOLLAH", "name")]),
        ("The Russian-held town burned.", []),
        ("Nobody of note was there.", []),
        ("nato, russia and turkey in lower case", []),
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
        ("Clinton", date(1999, 5, 1), "USA"),
        ("Clinton", date(2010, 5, 1), "USA"),
        ("Trump", date(2018, 1, 1), "USA"),
        ("Trump", date(2025, 4, 1), "USA"),
        ("Rutte", date(2020, 1, 1), "NLD"),
        ("Rutte", date(2025, 1, 1), "NATO"),
        ("Stoltenberg", date(2010, 1, 1), "NOR"),
        ("Stoltenberg", date(2020, 1, 1), "NATO"),
        ("Tusk", date(2010, 1, 1), "POL"),
        ("Tusk", date(2017, 1, 1), "EU"),
        ("Tusk", date(2024, 5, 1), "POL"),
        ("Guterres", date(2010, 1, 1), "UNHCR"),
        ("Guterres", date(2020, 1, 1), "UN"),
        ("Ahmed al-Sharaa", date(2020, 1, 1), "HTS"),
        ("Ahmed al-Sharaa", date(2025, 2, 1), "SYR"),
    ],
)
def test_an_office_holder_stands_for_whom_he_served_on_the_day(name: str, day: date, code: str) -> None:
    assert [actor.codes for actor in found(f"{name} spoke.", day)] == [(code,)]


@pytest.mark.parametrize(
    "sentence", ["Russia’s proposal failed.", "Moscow's proposal failed.", "The Taliban’s proposal failed."]
)
def test_an_owner_is_marked(sentence: str) -> None:
    assert [actor.owner for actor in found(sentence)] == [True]


def test_one_actor_told_in_apposition_is_one_mention() -> None:
    (actor,) = found("Russia’s foreign minister, Sergei Lavrov, spoke.")
    assert (actor.codes, actor.first, actor.text) == (
        ("RUS",),
        0,
        "Russia's foreign minister , Sergei Lavrov",
    )


def test_where_somebody_speaks_is_no_part_of_who_speaks() -> None:
    land, speaker = found("Back in Iran, President Ebrahim Raisi spoke.", date(2023, 1, 1))
    assert (land.text, speaker.text) == ("Iran", "Ebrahim Raisi")


def test_an_owner_behind_a_comma_is_no_apposition() -> None:
    commander, owner = found("Iranian commander Ali Fadavi, Tehran's pointman in Basra, spoke.")
    assert (commander.owner, owner.owner) == (False, True)


@given(
    st.lists(
        st.sampled_from(
            "Russia Russian ’s 's president of the - backed , and Hamas Mr Putin minister in".split()
        )
    )
)
def test_mentions_are_ordered_disjoint_and_within_the_sentence(words: list[str]) -> None:
    at = 0
    for sentence in split(Article(" ".join(words))):
        for actor in actors.find(sentence, DAY):
            assert at <= actor.first < actor.last <= len(sentence.words)
            assert actor.codes
            at = actor.last
        at = 0


def test_the_words_of_a_mention_are_its_span() -> None:
    (actor,) = found("The Russian army left.")
    assert (actor.text, actor.first, actor.last) == ("The Russian army", 0, 3)


def test_an_arabic_surname_is_known_with_and_without_its_hyphen() -> None:
    told = [
        [code for actor in actors.find(sentence, date(2014, 5, 1)) for code in actor.codes]
        for sentence in split(Article("Khalid al-Attiyah left. Khalid Al Attiyah left."))
    ]
    assert told == [["QAT"], ["QAT"]]
