"""Groups that no file names are known all along an article that says what they are."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.mentions import actors, newcomers
from app.text import Article, split


def named(text: str) -> list[list[str]]:
    """The codes found in each sentence of a text."""
    sentences = tuple(split(Article(text)))
    found = newcomers.join(sentences, [actors.find(sentence, None) for sentence in sentences])
    return [[code for actor in mentions for code in actor.codes] for mentions in found]


@pytest.mark.parametrize(
    "text",
    [
        "The Blue Shield, a militia close to the mayor, left. Nobody saw the Blue Shield.",
        "The Blue Shield movement, an armed separatist group, left. Nobody saw the Blue Shield.",
        "A militia allied with the mayor, the Blue Shield, left. Nobody saw the Blue Shield.",
        "An armed group called the Blue Shield left. Nobody saw the Blue Shield.",
        "A rebel faction known as Blue Shield left. Nobody saw Blue Shield's men.",
        "Nobody saw the Blue Shield. The Blue Shield, an armed group, had left.",
    ],
)
def test_a_group_introduced_once_is_known_in_every_sentence(text: str) -> None:
    assert named(text) == [["BLUE_SHIELD"], ["BLUE_SHIELD"]]


@pytest.mark.parametrize(
    "text",
    [
        "In Goma, a militia left.",
        "On Friday, a militia left.",
        "The army met Blue Shield, a maker of glass.",
        "Near Old Mill, a militia left.",
        "Peace Now, a group of writers, left.",
        "Rain fell, a militia, they said, left.",
    ],
)
def test_no_place_day_or_firm_is_taken_for_a_group(text: str) -> None:
    assert named(text) == [[]]


def test_a_group_that_a_file_names_keeps_its_code() -> None:
    assert named("The Houthis, a militia in the north, left.") == [["HOUTHI"]]


def test_a_new_group_takes_part_in_events() -> None:
    text = "Mali accused the Blue Shield, a militia near Gao, of theft. Chad condemned the Blue Shield."
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    assert {code for event in events for code in event.by_role("target")} == {"BLUE_SHIELD"}


def test_of_two_new_groups_with_one_beginning_the_longer_name_is_meant() -> None:
    text = "The Blue Shield, a militia, left. The Blue Shield Union, a militia, met Blue Shield Union."
    assert named(text) == [["BLUE_SHIELD"], ["BLUE_SHIELD_UNION", "BLUE_SHIELD_UNION"]]
