"""Sentence -> the domain that it is about, where that is no affair between parties."""

from app import codebook
from app.codebook.phrases import longest, starts
from app.text import Sentence


def about(sentence: Sentence) -> str | None:
    """What a sentence is about when it is no affair between parties: sport, business, arts ..."""
    domains, lower = codebook.load().lexicon.about, sentence.lower
    told = (longest(domains, lower, at) for at in starts(domains, lower))
    return next((domain for _, domain in filter(None, told)), None)
