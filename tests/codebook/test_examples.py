"""Every example of the codebook is coded as its type, and no counter-example is."""

from datetime import date

import pytest

from app import codebook
from app.extractors import EXTRACTORS
from app.text import Article

PUBLISHED = date(2025, 4, 22)
TYPES = codebook.load().types


def types_in(sentence: str) -> set[str]:
    return {event.type for event in EXTRACTORS["rules"](Article(sentence, published=PUBLISHED)).events}


@pytest.mark.parametrize("kind", TYPES)
def test_examples_are_coded_as_their_type(kind: str) -> None:
    missed = [example for example in TYPES[kind].examples if kind not in types_in(example)]
    assert missed == []


@pytest.mark.parametrize("kind", TYPES)
def test_counter_examples_are_not(kind: str) -> None:
    coded = [example for example in TYPES[kind].counter_examples if kind in types_in(example)]
    assert coded == []
