"""Described places: capitals told by their state, and what "the town" or "there" takes up."""

import pytest

from app import codebook
from app.mentions import actors, whereabouts
from app.text import Article, split


def found(sentence: str, latest: str | None = None, **countries: int) -> list[tuple[str, bool]]:
    told = split(Article(sentence))[0]
    spot = codebook.load().places[latest] if latest else None
    spots = whereabouts.find(told, actors.find(told, None), countries, spot)
    return [(place.entry.name, place.located) for place in spots]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They met in the Finnish capital.", [("Helsinki", True)]),
        ("Shells hit Kyiv, the worst attack on the capital.", [("Kyiv", True)]),
        ("They met in Qatar's capital.", [("Doha", True)]),
        ("The Chadian capital was calm.", [("N'Djamena", False)]),
        ("Shells fell on the capital.", [("Mogadishu", True)]),
        ("They met in the capital of Chad.", [("N'Djamena", True)]),
        ("They met in the capital of the province.", []),
        ("They need capital.", []),
        ("They met in the morning.", []),
    ],
)
def test_a_capital_is_known_by_its_state_or_by_the_state_most_spoken_of(
    sentence: str, expected: list[tuple[str, bool]]
) -> None:
    assert found(sentence, SOM=3, KEN=1) == expected


@pytest.mark.parametrize(
    ("sentence", "latest", "expected"),
    [
        ("Rockets fell on the city.", "mykolaiv-ukr", [("Mykolaiv", True)]),
        ("The town was shelled.", "mykolaiv-ukr", [("Mykolaiv", False)]),
        ("Ten people died there.", "mykolaiv-ukr", [("Mykolaiv", True)]),
        ("There were no casualties.", "mykolaiv-ukr", []),
        ("They shelled the city of Sumy.", "mykolaiv-ukr", []),
        ("They entered the province.", "mykolaiv-ukr", []),
        ("They entered the province.", "helmand-afg", [("Helmand", False)]),
        ("Rockets fell on the city.", None, []),
    ],
)
def test_a_noun_takes_up_the_last_place_of_its_kind(
    sentence: str, latest: str | None, expected: list[tuple[str, bool]]
) -> None:
    assert found(sentence, latest) == expected
