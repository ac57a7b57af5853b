"""What speech is about: the event types that its object can mean ("condemned the strikes")."""

from collections.abc import Mapping
from functools import cache

from app import codebook
from app.events.clause.scene import ENDS, Scene
from app.events.meaning.signals import Signal
from app.mentions.triggers import Trigger

REACH = 10  # words from a verb of speech within which its object stands


def of(scene: Scene, signal: Signal) -> frozenset[str]:
    """The event types that the object of a verb of speech can mean ("condemned the strikes")."""
    trigger = signal.trigger
    if signal.kind.sides != "speech" or trigger.noun:
        return frozenset()
    behind = range(trigger.last, min(trigger.last + REACH, len(scene.lower)))
    before = range(trigger.first - 1, max(trigger.first - REACH, -1), -1)
    for at in before if trigger.passive else behind:
        if scene.lower[at] in ENDS:
            break
        if (noun := scene.noun_at.get(at)) and (types := _types_of(noun)):
            return types
    return frozenset()


def _types_of(noun: Trigger) -> frozenset[str]:
    topics = _types_by_topic()
    return frozenset(noun.names("type")).union(*(topics.get(topic, ()) for topic in noun.names("topic")))


@cache
def _types_by_topic() -> Mapping[str, frozenset[str]]:
    """The event types that each topic can tell."""
    lexicon = codebook.load().lexicon
    types: dict[str, set[str]] = {topic: {kind} for topic, kind in lexicon.alone.items()}
    for (_, topic), kind in lexicon.grid.items():
        types.setdefault(topic, set()).add(kind)
    return {topic: frozenset(kinds) for topic, kinds in types.items()}
