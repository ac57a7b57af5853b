"""Deeds done by forces or weapons that nobody names: jets that bomb, a mine that kills."""

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.mentions.auxiliaries import BE

ARMED = frozenset("troops fighters arms munition strike attack clash".split())  # topics of what does a deed
HITTING = frozenset(("hit", "hits", "struck", "strikes"))
BLASTS = frozenset("mine landmine bomb ied explosive".split())
MINES = frozenset(("mine", "landmine"))
FORCEFUL = frozenset(("military", "people"))


def do_it(scene: Scene, signal: Signal) -> bool:
    """Whether forces or weapons that nobody names do a deed ("jets bombed the camp")."""
    if signal.kind.family not in FORCEFUL and signal.type != "truce_violated":
        return False
    words = scene.lower[signal.trigger.first : signal.trigger.last]
    if words[0] in BE or "hands" in words or not MINES.isdisjoint(words):
        return bool(scene.places or scene.actors)
    if words[0] in HITTING and signal.topic and scene.lower[signal.topic.last - 1] in BLASTS:
        return True  # "their lorry hit a roadside bomb"
    if is_blast(scene, signal):
        return True
    start = scene.group_start(signal.trigger.first)
    doer = next((t for t in scene.within(start - 3, start) if t.noun and t.last == start), None)
    return doer is not None and not ARMED.isdisjoint(doer.names("topic"))


def is_blast(scene: Scene, signal: Signal) -> bool:
    """Whether a bomb that nobody is known to have laid does a deed ("a mine killed seven soldiers")."""
    start = scene.group_start(signal.trigger.first)
    return start > 0 and scene.lower[start - 1] in BLASTS
