"""A scene: a verb's subject, what follows it, what governs a noun phrase, where a verb group starts."""

import pytest

from app.mentions.actors import ActorMention
from tests.events.scenes import scene


def codes(group: tuple[ActorMention, ...]) -> set[str]:
    return {code for actor in group for code in actor.codes}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Russia attacked Ukraine.", {"RUS"}),
        ("Russia has repeatedly attacked Ukraine.", {"RUS"}),
        ("Russia and Iran attacked Ukraine.", {"RUS", "IRN"}),
        ("Russia, Iran and China attacked Ukraine.", {"RUS", "IRN", "CHN"}),
        ("The president of Russia attacked Ukraine.", {"RUS"}),
        ("Russian missiles attacked Ukraine.", {"RUS"}),
        ("Russia's ally Iran attacked Ukraine.", {"IRN"}),
        ("Russia, which attacked Ukraine, left.", {"RUS"}),
        ("Russia said Ukraine attacked Georgia.", {"UKR"}),
        ("While Russia slept, Ukraine attacked Georgia.", {"UKR"}),
        ("Russia met Ukraine and attacked Georgia.", {"RUS"}),
        ("It rained when Russia attacked Ukraine.", {"RUS"}),
        ("Turkey's offer, which Russia attacked, failed.", {"RUS"}),
        ("Russia, which borders Norway, attacked Ukraine.", {"RUS"}),
        ("Russia, backed by Iran, attacked Ukraine.", {"RUS"}),
        ("Russia, in a statement from Paris, attacked Ukraine.", {"RUS"}),
        ("Russia, not Iran, attacked Ukraine.", {"RUS"}),
        ("Russia, as well as Iran, attacked Ukraine.", {"RUS", "IRN"}),
        ("The allies, including Russia and Iran, attacked Ukraine.", set()),
        ("In Moscow, Russia attacked Ukraine.", {"RUS"}),
        ("After Iran spoke to Russia, Russia attacked Ukraine.", {"RUS"}),
        ("Turkey must wait, Russia attacked Ukraine.", {"RUS"}),
        ("Russian and Iranian troops attacked Ukraine.", {"RUS", "IRN"}),
        ("American, European and Somali troops attacked Ukraine.", {"USA", "EUROPE", "SOM"}),
        ("Russia – which borders Iran – attacked Ukraine.", {"RUS"}),
        ("Secretary of state Colin Powell and Sergei Lavrov attacked Ukraine.", {"USA", "RUS"}),
        ("Kenyan minister Alo Tae-yong and the UN attacked Ukraine.", {"KEN", "UN"}),
        ("Russian troops fighting Iranian rebels attacked Ukraine.", {"RUS"}),
        ("Russia is warning Iran attacked Ukraine.", {"IRN"}),
        ("Russia sent an army that protects Iran and attacked Ukraine.", set()),
        ("Nobody attacked Ukraine.", set()),
        ("The weather in Moscow attacked Ukraine.", set()),
    ],
)
def test_the_subject_is_the_nearest_actor_that_is_free_to_act(text: str, subject: set[str]) -> None:
    told = scene(text)
    assert codes(told.subject(told.lower.index("attacked"))) == subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia attacked Ukraine.", [(None, {"UKR"})]),
        ("Russia spoke with Ukraine and Moldova.", [("with", {"UKR", "MDA"})]),
        ("Russia spoke with Ukraine, Moldova and Romania.", [("with", {"UKR", "MDA", "ROU"})]),
        ("Russia spoke about Ukraine with China.", [("about", {"UKR"}), ("with", {"CHN"})]),
        ("Russia spoke again while Ukraine waited.", []),
        ("Russia spoke to those who fear Ukraine.", []),
        ("Russia spoke, but Ukraine waited.", []),
        ("Russia spoke for an hour, Ukraine said.", []),
    ],
)
def test_what_follows_a_verb_comes_with_its_preposition(
    text: str, expected: list[tuple[str | None, set[str]]]
) -> None:
    told = scene(text)
    verb = next(i for i, word in enumerate(told.lower) if word in ("attacked", "spoke"))
    assert [(preposition, codes(group)) for preposition, group in told.after(verb + 1)] == expected


@pytest.mark.parametrize(
    ("text", "preposition", "is_object"),
    [
        ("They met with the former Soviet leaders and Georgia.", "with", False),
        ("They spoke against the eastern Georgia.", "against", False),
        ("They attacked Georgia.", None, True),
        ("Bombings in Armenia and Georgia shook all.", "in", False),
        ("They attacked also the Georgian army.", None, True),
        ("Georgia waited.", None, False),
    ],
)
def test_a_noun_phrase_knows_what_governs_it(text: str, preposition: str | None, is_object: bool) -> None:
    told = scene(text)
    georgia = next(actor for actor in told.actors if "GEO" in actor.codes)
    assert (told.preposition(georgia), told.is_object(georgia)) == (preposition, is_object)


@pytest.mark.parametrize(
    ("text", "verb", "start"),
    [
        ("Russia has repeatedly been attacked.", "attacked", "has"),
        ("Russia will not attack.", "attack", "will"),
        ("Russia wants to attack.", "attack", "to"),
        ("The deal of last May was rejected.", "rejected", "was"),
        ("Russia attacked.", "attacked", "attacked"),
        ("Attacked, it fled.", "attacked", "attacked"),
    ],
)
def test_a_verb_group_starts_at_its_first_auxiliary(text: str, verb: str, start: str) -> None:
    told = scene(text)
    assert told.lower[told.group_start(told.lower.index(verb))] == start
