"""Who says so: the speaker of a sentence, what lies in reported words, who charges whom with a deed."""

import pytest

from app.events.clause.scene import Scene
from app.events.speech import attribution
from tests.events.scenes import scene

Sides = list[tuple[set[str], set[str]]]


def speakers(told: Scene) -> set[str]:
    return {code for actor in attribution.speakers(told) for code in actor.codes}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv said Russia attacked.", {"UKR"}),
        ("Russia attacked, Kyiv said.", {"UKR"}),
        ("Russia attacked, said Lavrov.", {"RUS"}),
        ("“Iran attacked,” said Lavrov.", {"RUS"}),
        ("According to Kyiv, Russia attacked.", {"UKR"}),
        ("Russia attacked, according to Kyiv.", {"UKR"}),
        ("The UN and the EU said Russia attacked.", {"UN", "EU"}),
        ("Russia's foreign ministry said Iran attacked.", {"RUS"}),
        ("Iran attacked, a spokeswoman for the Iraqi government said.", {"IRQ"}),
        ("Witnesses said Russia attacked.", set()),
        ("The United States attacked Iran.", set()),
        ("Russia rejected the claims of the villagers.", set()),
        ("Russia attacked.", set()),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_of_saying(text: str, expected: set[str]) -> None:
    assert speakers(scene(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["Kyiv said Russia attacked.", "Russia attacked, Kyiv said.", "According to Kyiv, Russia attacked."],
)
def test_words_beside_the_saying_are_reported_and_the_saying_is_not(text: str) -> None:
    told = scene(text)
    speaker = attribution.speakers(told)
    assert attribution.reported(told, told.lower.index("attacked"), speaker)
    assert not attribution.reported(told, told.lower.index("kyiv"), speaker)
    assert not attribution.reported(told, told.lower.index("attacked"), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we attacked” them.", True),
        ('He said "we attacked" them.', True),
        ("«We attacked», he said.", True),
        ("He “said” they attacked.", False),
        ('He "said" they attacked.', False),
        ("They attacked.", False),
    ],
)
def test_quoted_words_stand_between_marks(text: str, expected: bool) -> None:
    told = scene(text)
    assert attribution.quoted(told, told.lower.index("attacked")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Kyiv claimed a victory.", True), ("Kyiv accused Moscow.", True), ("Kyiv told of a victory.", False)],
)
def test_a_claim_or_an_accusation_is_doubted(text: str, expected: bool) -> None:
    assert attribution.doubted(scene(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv accused Russia of shelling Kherson.", [({"UKR"}, {"RUS"})]),
        ("Kyiv accused Russia of the shelling of Kherson.", [({"UKR"}, {"RUS"})]),
        ("France and Germany accused Russia of shelling Kherson.", [({"FRA", "DEU"}, {"RUS"})]),
        (
            "India and Pakistan accused one another of shelling Kashmir.",
            [({"PAK"}, {"IND"}), ({"IND"}, {"PAK"})],
        ),
        (
            "India and Pakistan accused each other of shelling Kashmir.",
            [({"PAK"}, {"IND"}), ({"IND"}, {"PAK"})],
        ),
        ("Russia was accused by Kyiv of shelling Kherson.", [({"UKR"}, {"RUS"})]),
        ("Russia was accused of shelling Kherson.", []),
        ("Kyiv said Russia was shelling Kherson.", []),
        ("Kyiv accused Russia after the shelling of Kherson.", []),
        ("Kyiv accused Minsk of lying and shelled Gomel.", []),
    ],
)
def test_a_charge_names_accuser_and_accused(text: str, expected: Sides) -> None:
    told = scene(text)
    deed = next(t for t in told.triggers if told.lower[t.first].startswith("shell"))
    charge = attribution.charge(told, deed)
    sides = charge.sides if charge else ()
    assert [
        ({c for a in accuser for c in a.codes}, {c for a in accused for c in a.codes})
        for accuser, accused in sides
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya and Chad blamed each other for the raid.", [({"KEN"}, {"TCD"}), ({"TCD"}, {"KEN"})]),
        ("Kenya and Chad blamed one another.", [({"KEN"}, {"TCD"}), ({"TCD"}, {"KEN"})]),
        ("Kenya and Chad blamed the other African states.", []),
        ("Kenya blamed Chad.", []),
        ("Kenya and Chad traded accusations.", [({"KEN"}, {"TCD"}), ({"TCD"}, {"KEN"})]),
    ],
)
def test_two_who_blame_each_other_are_told_both_ways(text: str, expected: Sides) -> None:
    told = scene(text)
    verb = next(t for t in told.triggers if not t.noun)
    ways = attribution.both_ways(told, verb, told.subject(verb.first))
    codes = [tuple({c for actor in group for c in actor.codes} for group in way) for way in ways]
    assert sorted(codes, key=repr) == sorted(expected, key=repr)
