"""An explanation is of the very events that the extractor gives, and says why the rest is none."""

from typing import get_args

import pytest

from app.events.coder import Refusal
from app.explain import document, explain
from app.explain.reasons import REFUSED
from app.extractors import EXTRACTORS
from app.ingest import sources
from app.text import Article
from tests.command import ROOT
from tests.explain.articles import PUBLISHED, explained

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
ROUND = (
    "Peru shelled Arica on Monday. Chile accused Peru of attacking the port. It will hold talks with Bolivia"
    " next week, it said. The shelling of Arica killed two."
)


def seed(name: str) -> Article:
    found = sources.text((ROOT / "seeds" / name).read_bytes(), name, 1_000_000).article
    assert found
    return found.article


@pytest.mark.parametrize("name", [path.name for path in SEEDS])
def test_the_events_explained_are_the_events_extracted(name: str) -> None:
    article = seed(name)
    assert explain(article).coding == EXTRACTORS["rules"](article)


@pytest.mark.parametrize("text", ["", "It rained.", "Le ministre est arrivé hier. " * 9, ROUND, ROUND * 30])
def test_any_text_is_explained_as_it_is_extracted(text: str) -> None:
    article = Article(text, published=PUBLISHED)
    found = explain(article)
    assert found.coding == EXTRACTORS["rules"](article)
    assert len(found.events) == len(found.coding.events)
    assert [event.number for event in found.events] == list(range(1, len(found.events) + 1))


@pytest.mark.parametrize(
    ("text", "trigger", "refused"),
    [
        ("Peru urged Chile to sign a peace agreement.", "“sign”", "wished"),
        ("Peru did not sign a peace agreement with Chile.", "“sign”", "denied"),
        ("The parade condemned the neighbours.", "“condemned”", "no_doer"),
        ("Peru accused Chile of shelling Tacna.", "“accused”", "accusing"),
        ("Peru claimed that Chile shelled Tacna.", "“claimed that”", "reporting"),
        ("Peru declared nothing.", "“declared”", "unmatched"),
        ("The truce is a long story.", "“truce”", "unacted"),
    ],
)
def test_what_is_no_event_says_why(text: str, trigger: str, refused: str) -> None:
    (sentence,) = explained(text).sentences
    assert {signal.trigger: signal.refused for signal in sentence.signals}[trigger] == refused
    assert all(signal.why for signal in sentence.signals if signal.refused)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru urged Chile to sign a peace agreement.", "to"),
        ("Peru must sign a peace agreement with Chile.", "must"),
        ("Peru should sign a peace agreement with Chile.", "should"),
        ("Peru did not sign a peace agreement with Chile.", "not"),
    ],
)
def test_the_words_that_make_it_no_fact_are_named(text: str, words: str) -> None:
    (sentence,) = explained(text).sentences
    found = [signal.words for signal in sentence.signals if signal.refused in ("wished", "denied")]
    assert found == [words]


def test_a_sentence_about_sport_names_the_word_that_says_so() -> None:
    (sentence,) = explained("Peru attacked from the start of the rugby final against Chile.").sentences
    assert (sentence.withheld, sentence.words) == ("the sentence is about sport", "rugby")
    assert sentence.signals == ()


def test_a_long_article_about_one_country_is_withheld_as_a_whole() -> None:
    found = explained("The government of Peru condemned the tone of the debate. " * 12)
    assert found.withheld
    assert found.coding.events == ()
    assert {s.refused for sentence in found.sentences for s in sentence.signals if s.type} <= {
        "stray",
        *get_args(Refusal),
    }


def test_an_article_in_another_language_says_so_and_has_no_sentences() -> None:
    found = explained("Le ministre est arrivé hier à Paris avec sa suite et il est reparti. " * 3)
    assert found.withheld == "language: not English"
    assert found.sentences == ()


def test_tellings_of_one_event_lead_to_it() -> None:
    found = explained("Peru shelled Arica on Monday. The shelling of Arica by Peru killed two.")
    (event,) = found.events
    assert sorted(event.sentences) == [1, 2]
    assert [signal.events for sentence in found.sentences for signal in sentence.signals if signal.type] == [
        (1,),
        (1,),
    ]


def test_every_refusal_has_its_words() -> None:
    assert set(REFUSED) == set(get_args(Refusal))


def test_a_document_holds_every_sentence_as_it_stands_in_the_text() -> None:
    for sentence in document(explained(ROUND))["sentences"]:
        assert ROUND[sentence["start"] : sentence["end"]] == sentence["text"]
