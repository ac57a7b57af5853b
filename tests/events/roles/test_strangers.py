"""Who acts without a name that any file knows."""

from dataclasses import replace

import pytest

from app.events.meaning import signals
from app.events.roles import parties
from tests.events.scenes import scene


def sources(text: str, home: str | None) -> list[tuple[str, str]]:
    """The codes and texts of those who act in a sentence that is set in a country."""
    told = replace(scene(text), home=home)
    found = [actor for signal in signals.find(told) for actor in parties.of(told, signal).source]
    return [(code, actor.text) for actor in found for code in actor.codes]


@pytest.mark.parametrize(
    ("text", "home", "told"),
    [
        ("A court in Varnograd jailed the editor.", "BGR", ("BGR", "A court")),
        ("The strikers demanded the release of their leaders.", "BGR", ("BGR-CIV", "The strikers")),
        ("Opposition leaders condemned the vote as a farce.", "BGR", ("BGR-OPP", "Opposition leaders")),
        (
            "The Rila Observers' Forum condemned the killing of two villagers.",
            "BGR",
            ("RILA_OBSERVERS_FORUM", "The Rila Observers' Forum"),
        ),
        ("Hezbollah's Walid Karout condemned the vote in Chad.", "LBN", ("HEZBOLLAH", "Hezbollah")),
        ("Ivo Pane, who heads the Chadian customs, condemned the vote.", "BGR", ("TCD", "Chadian")),
        ("Oil Minister Ivo Pane condemned the vote.", "BGR", ("BGR", "Oil Minister Ivo Pane")),
        ("Gunmen on motorcycles attacked the bus.", "MLI", ("MLI-CRM", "Gunmen")),
        ("Hundreds of teachers condemned the ruling.", "BGR", ("BGR-CIV", "teachers")),
        ("Dozens of Taliban attacked the bus.", "AFG", ("TALIBAN", "Taliban")),
        (
            "The Moldovan Bar Association condemned the ruling.",
            None,
            ("MOLDOVAN_BAR_ASSOCIATION", "The Moldovan Bar Association"),
        ),
    ],
)
def test_people_and_bodies_that_no_file_names_act(text: str, home: str, told: tuple[str, str]) -> None:
    assert sources(text, home) == [told]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Famine threatens the north of the country.", "SDN"),
        ("The novel condemned war.", "FRA"),
        ("The lawyer said the plan condemned the village to ruin.", "FRA"),
        ("Our commanders warned of an attack.", "USA"),
        ("The mayor unveiled a plan against traffic jams.", "FRA"),
        ("The strikers demanded better pay.", None),
        ("The mayor opened a bridge.", "FRA"),
        ("The Tarim Act removes sanctions on Chad.", "FRA"),
        ("Salt Lake City asks its people to save water.", "USA"),
        ("The newspaper demanded the release of the files.", "FRA"),
    ],
)
def test_things_other_speakers_and_affairs_of_no_state_have_no_such_doer(text: str, home: str | None) -> None:
    assert sources(text, home) == []
