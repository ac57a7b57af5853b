"""People who hold an office, as their names tell them apart from the states that they act for."""

from app.mentions.actors import ActorMention
from app.mentions.names import names

TITLES = frozenset(
    "president minister premier chancellor king emir secretary envoy leader leaders ministers".split()
)


def is_one(actor: ActorMention) -> bool:
    """Whether a mention names somebody in office and not the state itself ("Mubarak", "the Malian king")."""
    words = actor.text.split(" ")
    return words[-1] in names().surnames or not TITLES.isdisjoint(word.lower() for word in words)


def is_named(actor: ActorMention) -> bool:
    """Whether a mention ends in the surname of somebody in office."""
    return actor.text.split(" ")[-1] in names().surnames
