"""Texts that nobody meant to be read never fail, their evidence is verbatim, their cost is their length."""

import pickle
import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import codebook
from app.codebook.entries import EventType
from app.extractors import EXTRACTORS
from app.ingest import sources
from app.text import Article
from tests.command import ROOT

EXTRACT = EXTRACTORS["rules"]
DAY = date(2025, 4, 22)
BOOK = codebook.load()
NAMES = [entry.name for entry in BOOK.actors.values()] + [leader.name for leader in BOOK.leaders]
PLACES = [entry.name for entry in BOOK.places.values()]
TRIGGERS = [
    " ".join(filter(None, (first, second))) for first, rest in BOOK.lexicon.phrases.items() for second in rest
]
SMALL = (
    "the a of in on to by for with from and or that who which not no was were has had will would said if"
    " accused each other both sides he they we it its 's , . ; : - ( ) “ ” \" ’ ? !"
).split()
DATES = [
    "on Monday",
    "last week",
    "3 May 2024",
    "in March",
    "yesterday",
    "since 2022",
    "until Friday",
    "two days ago",
]
COUNTS = [
    "12,000",
    "at least three people",
    "twenty-one",
    "$5bn",
    "a dozen",
    "48 hours",
    "9" * 40,
    "1.2.3",
    "Ⅻ",
    "²",
]
READABLE = "The two delegations met in Geneva on Monday and the talks were held by the envoys. " * 10
TOLD = st.one_of(*map(st.sampled_from, (NAMES, PLACES, TRIGGERS, SMALL, DATES, COUNTS)), st.text(max_size=12))


@given(st.lists(TOLD, max_size=120), st.sampled_from([" ", "  ", "\n", ". ", ""]))
@settings(max_examples=150, deadline=None)
def test_whatever_our_words_are_mixed_with_evidence_is_verbatim(pieces: list[str], between: str) -> None:
    article = Article(READABLE + between.join(pieces), title=" ".join(pieces[:8]), published=DAY)
    for event in EXTRACT(article).events:
        assert event.type in BOOK.types
        for evidence in event.evidence:
            assert getattr(article, evidence.part)[evidence.start : evidence.end] == evidence.quote
            assert evidence.date_quote is None or evidence.date_quote in getattr(article, evidence.part)


@pytest.mark.parametrize("kind", BOOK.types.values(), ids=lambda kind: kind.id)
def test_an_example_may_break_off_or_begin_at_any_word(kind: EventType) -> None:
    for example in (*kind.examples, *kind.counter_examples):
        words = example.rstrip(".").split()
        for at in range(len(words)):
            EXTRACT(Article(" ".join(words[: at + 1]), published=DAY))
            EXTRACT(Article(" ".join(words[at:]), published=DAY))


@pytest.mark.parametrize(
    "end", ["failed to", "took to", "accused", "left the", "agreed to hold", "denied", "will not"]
)
def test_a_sentence_may_end_behind_any_verb(end: str) -> None:
    EXTRACT(Article(f"Talks between Iran and Oman {end}", published=DAY))


RANDOM = random.Random(1)
HOSTILE = {
    "no full stop": "and so they met with the men of the town ",
    "nested quotes": "“they said ‘",
    "capitalised words": "Name Other Third ",
    "random unicode": "".join(chr(RANDOM.choice((RANDOM.randrange(0x21, 0xD7FF), 0x20))) for _ in range(500)),
    "verbs of accusing": "accused of attacking struck ",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_cost_of_a_hostile_text_is_its_length(kind: str) -> None:
    def seconds(size: int) -> float:
        article = Article(READABLE * 8 + HOSTILE[kind] * (size // len(HOSTILE[kind])), published=DAY)
        begun = time.process_time()
        assert EXTRACT(article).withheld is None
        return time.process_time() - begun

    seconds(1_000)
    small = min(seconds(15_000) for _ in range(2))
    assert seconds(60_000) < 4 * 2.5 * small + 0.2


def seeds() -> list[Article]:
    """The articles that ship with the program."""
    return [
        found.article.article for found in sources.read([Path(ROOT / "seeds")], 1_000_000) if found.article
    ]


def test_articles_and_their_codings_come_back_from_pickle_as_they_were() -> None:
    for article in seeds():
        coding = EXTRACT(article)
        assert pickle.loads(pickle.dumps(article)) == article
        assert pickle.loads(pickle.dumps(coding)) == coding


def test_eight_threads_code_as_one_does_and_leave_nothing_behind() -> None:
    articles = seeds()
    alone = [EXTRACT(article) for article in articles]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(EXTRACT, articles * 4)) == alone * 4
    assert [EXTRACT(article) for article in reversed(articles)] == alone[::-1]
