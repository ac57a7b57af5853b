"""Triggers: which words of a sentence signal an act, a topic or a type, read as noun or as verb."""

import pytest

from app.codebook.lexicon import SenseKind
from app.mentions import actors, triggers
from app.mentions.triggers import Trigger
from app.text import Article, Sentence, split


def sentence(text: str) -> Sentence:
    return split(Article(text))[0]


def found(text: str) -> list[tuple[str, Trigger]]:
    told = sentence(text)
    read = triggers.find(told, actors.find(told, None))
    return [(" ".join(told.words[t.first : t.last]), t) for t in read]


def trigger(text: str, words: str) -> Trigger:
    return next(t for spelt, t in found(text) if spelt == words)


@pytest.mark.parametrize(
    ("text", "words", "noun"),
    [
        ("Russia attacked Ukraine.", "attacked", False),
        ("Russia attacks Ukraine.", "attacks", False),
        ("Attacks killed ten.", "Attacks", True),
        ("Libya condemned the Beirut attack.", "attack", True),
        ("The attack killed ten.", "attack", True),
        ("Russia's attack failed.", "attack", True),
        ("They want to attack.", "attack", False),
        ("Israel strikes Lebanon.", "strikes", False),
        ("Israeli strikes killed ten.", "strikes", True),
        ("They march on Monday.", "march", False),
        ("A visit to Kyiv was planned.", "visit to", True),
        ("Macron visits Kyiv.", "visits", False),
        ("Macron will visit Kyiv.", "visit", False),
        ("Egypt proposed a ceasefire.", "proposed", False),
        ("The proposal for a ceasefire failed.", "proposal for", True),
        ("The UN demands a ceasefire.", "demands", False),
        ("Talks were held.", "Talks", True),
        ("Hamas rejected a truce offer.", "offer", True),
        ("The army attacks Kyiv.", "attacks", False),
        ("The firm is a target of U.S. sanctions since May.", "sanctions", True),
        ("The EU sanctions on Mali were lifted.", "sanctions", True),
        ("The EU sanctions six judges.", "sanctions", False),
        ("Peru will dismiss the claim.", "dismiss the claim", False),
        ("Peru agreed to resume relations with Chile.", "agreed to", False),
        ("Peru agreed to resume talks with Chile.", "agreed to resume", False),
        ("Peru will discuss a truce.", "discuss", False),
        ("Trump is speaking by phone with Putin.", "speaking by phone", False),
        ("Shelling by the army went on.", "Shelling", True),
        ("Peru attended an OPEC meeting in Lima.", "meeting", True),
        ("Peru turned down every offer from Chile.", "offer", True),
        ("Peru sent a $40 million grant to Chile.", "grant to", True),
    ],
)
def test_a_word_is_read_as_noun_or_verb_by_what_stands_around_it(text: str, words: str, noun: bool) -> None:
    assert trigger(text, words).noun is noun


@pytest.mark.parametrize(
    ("text", "words", "passive"),
    [
        ("Ukraine was attacked.", "attacked", True),
        ("Ukraine was repeatedly attacked by Russia.", "attacked", True),
        ("Russia has attacked Ukraine.", "attacked", False),
        ("Russia attacked Ukraine.", "attacked", False),
        ("A truce was declared.", "declared", True),
        ("Nine guards were killed and eight wounded in a raid on Bol.", "wounded", True),
        ("The ministry reported nine Kenyans killed in a raid on Bol.", "killed", True),
        ("Gunmen killed and wounded dozens in Bol.", "killed", False),
        ("Two Swedes taken hostage in Bol are free.", "taken hostage", True),
        ("Nurses abducted near Bol on Friday are free.", "abducted", True),
        ("Gunmen abducted nurses near Bol.", "abducted", False),
        ("Gunmen have regrouped and taken hostages.", "taken", False),
        ("Togo condemned raids by rebels.", "condemned", False),
        ("The raids condemned today by Togo went on.", "condemned", True),
    ],
)
def test_a_passive_is_told_apart(text: str, words: str, passive: bool) -> None:
    assert trigger(text, words).passive is passive


@pytest.mark.parametrize(
    ("text", "words", "kind", "name"),
    [
        ("Russia rejected the truce.", "rejected", "act", "reject"),
        ("Russia rejected the truce.", "truce", "topic", "truce"),
        ("The rejection of the truce angered Kyiv.", "rejection of", "act", "reject"),
        ("He ruled out talks.", "ruled out", "act", "reject"),
        ("The talks collapsed.", "collapsed", "act", "suspend"),
        ("Sanctions were imposed on Iran.", "imposed", "act", "impose"),
        ("Russia fired missiles at Kyiv.", "fired missiles", "type", "strike_reported"),
        ("They agreed to meet.", "agreed to meet", "type", "talks_accepted"),
    ],
)
def test_a_trigger_names_its_act_topic_or_type(text: str, words: str, kind: SenseKind, name: str) -> None:
    assert name in trigger(text, words).names(kind)


def test_the_longest_phrase_wins() -> None:
    assert [spelt for spelt, _ in found("Kyiv came under attack.")] == ["came under attack"]


@pytest.mark.parametrize(
    "text",
    [
        "It struck a balance.",
        "Heart attack patients rested.",
        "The weather was fine.",
        "A cold war film opened.",
    ],
)
def test_idioms_and_plain_words_signal_nothing(text: str) -> None:
    assert not {"attack_reported", "war_started"} & {n for _, t in found(text) for n in t.names("type")}


def test_a_word_of_a_name_or_of_a_date_is_no_trigger() -> None:
    told = sentence("They march in March.")
    assert [t.first for t in triggers.find(told, (), frozenset({3}))] == [1]
    assert [spelt for spelt, _ in found("The March 23 Movement attacked Goma.")] == ["attacked"]
