"""Places: gazetteer names, where a preposition puts them, and which of two with one name is meant."""

import pytest

from app.mentions import actors, places
from app.text import Article, split


def found(sentence: str, **countries: int) -> list[tuple[str, str | None, bool]]:
    told = split(Article(sentence))[0]
    spots = places.find(told, actors.find(told, None), countries)
    return [(spot.entry.name, spot.entry.country, spot.located) for spot in spots]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They met in Geneva.", [("Geneva", "CHE", True)]),
        ("Drones hit the port city of Odessa.", [("Odesa", "UKR", True)]),
        ("Geneva was chosen.", [("Geneva", "CHE", False)]),
        ("Ships sailed into the Black Sea.", [("Black Sea", None, True)]),
        ("Talks opened in Doha.", [("Doha", "QAT", True)]),
        ("They met in London and Paris.", [("London", "GBR", True), ("Paris", "FRA", True)]),
        ("It fell in the Donetsk region.", [("Donetsk region", "UKR", True)]),
        ("They met in Kiev.", [("Kyiv", "UKR", True)]),
        ("They met in N’Djamena.", [("N'Djamena", "TCD", True)]),
        ("They sailed through the Strait of Hormuz.", [("Strait of Hormuz", None, True)]),
        ("A blast near the border town of El Fasher.", [("El Fasher", "SDN", True)]),
        ("They seized el-Fasher.", [("El Fasher", "SDN", False)]),
        ("They met at Camp David.", [("Camp David", "USA", True)]),
        ("They fought in Nagorno-Karabakh.", [("Nagorno-Karabakh", "AZE", True)]),
        ("They fought in Gaza City.", [("Gaza City", "PSE", True)]),
        ("They met in Moscow.", [("Moscow", "RUS", True)]),
        ("Moscow protested.", [("Moscow", "RUS", False)]),
        ("The Kremlin protested.", []),
        ("They had a nice time reading.", []),
        ("Nobody was there.", []),
        ("Oxford University protested.", [("Oxford", "GBR", False)]),
        ("They met at Georgetown University.", []),
        ("The Oxford Group protested.", []),
        ("They run a Geneva-based charity.", []),
    ],
)
def test_places_are_found_with_their_country(sentence: str, expected: list[object]) -> None:
    assert found(sentence) == expected


@pytest.mark.parametrize("country", ["LBY", "LBN"])
def test_the_country_most_spoken_of_decides_between_two_of_a_name(country: str) -> None:
    assert found("They clashed in Tripoli.", **{country: 3}) == [("Tripoli", country, True)]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Hyderabad", "IND"),
        ("Hyderabad", "PAK"),
        ("San Jose", "CRI"),
        ("San Jose", "USA"),
        ("Valencia", "VEN"),
    ],
)
def test_towns_of_one_name_are_told_apart_by_the_article(name: str, country: str) -> None:
    assert found(f"They met in {name}.", **{country: 1}) == [(name, country, True)]


def test_of_two_places_of_a_name_the_capital_is_meant_when_no_country_is_spoken_of() -> None:
    assert found("They clashed in Tripoli.") == [("Tripoli", "LBY", True)]


def test_a_country_in_a_longer_place_name_is_no_actor() -> None:
    sentence = split(Article("Gunmen attacked Chad near Lake Chad."))[0]
    named = actors.find(sentence, None)
    assert [a.first for a in places.outside(named, places.find(sentence, named, {}))] == [2]
