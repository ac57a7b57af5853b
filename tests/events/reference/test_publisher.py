"""Whose "we" a statement speaks in, by who publishes it."""

import pytest

from app.events.reference import publisher as publishers
from app.text import Article


@pytest.mark.parametrize(
    ("publisher", "codes"),
    [
        ("Minister of Foreign Affairs, Ghana (media release)", ("GHA",)),
        ("The White House", ("USA",)),
        ("White House", ("USA",)),
        ("Foreign Office", ("GBR",)),
        ("UK Government", ("GBR",)),
        ("European Union", ("EU",)),
        ("U.S. Department of State", ("USA",)),
        ("Ministry of Foreign Affairs of Kenya", ("KEN",)),
        ("Governments of Kenya, the UK and France", ("KEN", "GBR", "FRA")),
        ("Embassy of Japan in Kenya", ("JPN",)),
        ("Shadow Minister for Trade, Australia", ("AUS-OPP",)),
        ("Kremlin", ("RUS",)),
        ("The Hague Courier", ()),
        ("Reuters", ()),
        ("BBC News", ()),
        ("Kyiv Post", ()),
        ("Times of Israel", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_an_officials_site_speaks_for_its_state_and_a_newspaper_for_nobody(
    publisher: str | None, codes: tuple[str, ...]
) -> None:
    assert publishers.voice(Article("Text.", publisher=publisher)) == codes


@pytest.mark.parametrize(
    ("publisher", "codes"),
    [("Ministry of Foreign Affairs", ("GHA",)), ("The Accra Lantern", ()), ("Ministry of Silly Walks", ())],
)
def test_an_office_without_a_country_writes_from_its_seat(publisher: str, codes: tuple[str, ...]) -> None:
    assert publishers.voice(Article("Accra, 4 May 2024\n\nWe thank Togo.", publisher=publisher)) == codes
