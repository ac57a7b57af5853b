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
        ("Nobody was there.", []),
    ],
)
def test_places_are_found_with_their_country(sentence: str, expected: list[object]) -> None:
    assert found(sentence) == expected


@pytest.mark.parametrize("country", ["LBY", "LBN"])
def test_the_country_most_spoken_of_decides_between_two_of_a_name(country: str) -> None:
    assert found("They clashed in Tripoli.", **{country: 3}) == [("Tripoli", country, True)]
