"""Labelled names of actors and the codes read from them -> the share that got the right country.

A name of a body is right when the body is, or when any body is read where the label is no more exact. A name
that was labelled without a country is right when none is read.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app import codebook
from app.mentions import actors, places
from app.mentions.places import PlaceMention
from app.text import Article, split

ANY_BODY = "IGO"
SAME_BODY = {"UNO": "UN", "EUR": "EUROPE"}


@dataclass(frozen=True, slots=True)
class Named:
    """A name, the country labelled ("" for none), what it does, and the actor codes read from it."""

    name: str
    country: str
    sector: str
    codes: Sequence[str]


@dataclass
class Figures:
    """Names with and without a country, and how many of each were read right."""

    with_country: int = 0
    resolved: int = 0
    without: int = 0
    left_open: int = 0
    wrong: list[Named] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of names with a country that got it."""
        return self.resolved / self.with_country if self.with_country else 0.0

    @property
    def share_open(self) -> float:
        """The share of names without a country that got none."""
        return self.left_open / self.without if self.without else 0.0


def score(names: Iterable[Named]) -> Figures:
    """The figures over names."""
    figures = Figures()
    for named in names:
        right = is_right(named)
        if named.country:
            figures.with_country += 1
            figures.resolved += right
        else:
            figures.without += 1
            figures.left_open += right
        if not right:
            figures.wrong.append(named)
    return figures


def read(name: str) -> tuple[str, ...]:
    """The codes of the first actor in a name, else the country of the first place in it."""
    for sentence in split(Article(name)):
        found = actors.find(sentence, None)
        spots = places.find(sentence, found, Counter())
        if codes := found[0].codes if found else _where(spots):
            return codes
    return ()


def _where(spots: Sequence[PlaceMention]) -> tuple[str, ...]:
    return tuple(spot.entry.country for spot in spots[:1] if spot.entry.country)


def is_right(named: Named) -> bool:
    """Whether the first code read from a name stands for its country."""
    if not named.codes or not named.country:
        return not named.codes and not named.country
    actor = codebook.load().actors.get(named.codes[0])
    if named.country == ANY_BODY:
        return actor is not None and actor.kind == "body"
    country = (actor.country if actor else None) or named.codes[0].partition("-")[0]
    return SAME_BODY.get(named.country, named.country) in (country, named.codes[0])
