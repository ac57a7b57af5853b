"""The lexicon: every form of a verb or noun by rule, phrases found longest first by their first word."""

import pytest

from app import codebook
from app.codebook.lexicon import (
    Inflector,
    Meaning,
    Sense,
    Uses,
    compile_phrases,
    noun_forms,
    plural,
    words_of,
)
from app.codebook.phrases import standing
from app.text import tokenize

IRREGULAR = {"break": ["broke", "broken"], "hold": ["held", "held"]}
GRID = codebook.load().lexicon.grid


def forms(phrase: str) -> dict[str, str]:
    """Form -> the first word or phrase that takes it."""
    found: dict[str, str] = {}
    for words, form in Inflector(IRREGULAR).verb(phrase):
        found.setdefault(form, words)
    return found


@pytest.mark.parametrize(
    ("verb", "third", "past", "participle", "gerund"),
    [
        ("reject", "rejects", "rejected", "rejected", "rejecting"),
        ("impose", "imposes", "imposed", "imposed", "imposing"),
        ("deny", "denies", "denied", "denied", "denying"),
        ("deploy", "deploys", "deployed", "deployed", "deploying"),
        ("launch", "launches", "launched", "launched", "launching"),
        ("veto", "vetoes", "vetoed", "vetoed", "vetoing"),
        ("agree to", "agrees to", "agreed to", "agreed to", "agreeing to"),
        ("break off", "breaks off", "broke off", "broken off", "breaking off"),
        ("hold", "holds", "held", "held", "holding"),
        ("be ready for", "is ready for", "was ready for", "been ready for", "being ready for"),
    ],
)
def test_a_verb_takes_all_its_forms(verb: str, third: str, past: str, participle: str, gerund: str) -> None:
    assert forms(verb) == {"base": verb, "s": third, "past": past, "pp": participle, "ing": gerund}


@pytest.mark.parametrize(
    ("verb", "doubled"), [("ban", {"banned", "banning"}), ("stop", {"stopped", "stopping"})]
)
def test_a_short_verb_may_double_its_last_letter(verb: str, doubled: set[str]) -> None:
    assert doubled <= {words for words, _ in Inflector({}).verb(verb)}


def test_an_irregular_verb_takes_no_regular_past() -> None:
    assert not {"breaked", "breakked"} & {words for words, _ in Inflector(IRREGULAR).verb("break")}


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("truce", "truces"),
        ("ally", "allies"),
        ("delay", "delays"),
        ("clash", "clashes"),
        ("talks", "talks"),
        ("peace treaty", "peace treaties"),
    ],
)
def test_a_noun_takes_its_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected


def test_before_a_link_the_noun_takes_the_plural() -> None:
    assert list(noun_forms("delivery of")) == ["delivery of", "deliveries of"]
    assert list(noun_forms("round of talks")) == ["round of talks", "rounds of talks"]


def test_phrases_stand_longest_first_with_all_their_senses_once() -> None:
    act, topic, kind = (Sense(k, k, "noun") for k in ("act", "topic", "type"))
    index = compile_phrases([("Peace", act), ("peace talks", topic), ("peace", kind), ("peace", act)])
    told = [(last, uses.noun and uses.noun.senses) for last, uses in standing(index, ("peace", "talks"), 0)]
    assert told == [(2, (topic,)), (1, (act, kind))]


def test_a_phrase_is_told_apart_as_noun_and_verb() -> None:
    noun, verb, other = (
        Sense("topic", "war", "noun"),
        Sense("act", "hit", "base"),
        Sense("act", "hit", "past"),
    )
    _, uses = standing(compile_phrases([("raid", noun), ("raid", verb), ("raid", other)]), ("raid",), 0)[0]
    assert uses == Uses(
        Meaning((noun,), frozenset(("noun",)), {"topic": ("war",)}),
        Meaning((verb, other), frozenset(("base", "past")), {"act": ("hit",)}),
        frozenset(("noun", "base", "past")),
    )


@pytest.mark.parametrize("phrase", ["cease-fire", "persona non grata", "coup d'état", "teachers' union"])
def test_a_phrase_is_cut_into_the_words_that_a_sentence_has(phrase: str) -> None:
    assert words_of(phrase) == tokenize(phrase.lower())


@pytest.mark.parametrize(
    ("act", "topic", "kind"),
    [
        ("propose", "truce", "truce_proposed"),
        ("extend", "truce", "truce_extended"),
        ("reject", "talks", "talks_rejected"),
        ("hold", "talks", "talks_held"),
        ("impose", "sanctions", "sanctions_imposed"),
        ("lift", "blockade", "blockade_lifted"),
        ("begin", "war", "war_started"),
    ],
)
def test_a_cell_of_the_grid_is_a_type(act: str, topic: str, kind: str) -> None:
    assert GRID[act, topic] == kind


def test_every_cell_and_lone_topic_leads_to_a_known_type() -> None:
    book = codebook.load()
    assert {*GRID.values(), *book.lexicon.alone.values()} <= set(book.types)
