"""People who hold an office, as their names tell them apart from the states that they act for."""

from functools import cache

from app import codebook
from app.mentions.actors import ActorMention

TITLES = frozenset(
    "president minister premier chancellor king emir secretary envoy leader leaders ministers".split()
)


def is_one(actor: ActorMention) -> bool:
    """Whether a mention names somebody in office and not the state itself ("Mubarak", "the Malian king")."""
    words = actor.text.split(" ")
    return words[-1] in _surnames() or not TITLES.isdisjoint(word.lower() for word in words)


def is_named(actor: ActorMention) -> bool:
    """Whether a mention ends in the surname of somebody in office."""
    return actor.text.split(" ")[-1] in _surnames()


@cache
def _surnames() -> frozenset[str]:
    holders = codebook.load().leaders
    return frozenset(name.split(" ")[-1] for holder in holders for name in (holder.name, *holder.aliases))
