"""Verbs that look like a deed and tell none, by what stands beside them ("demonstrate that")."""

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal

RESOURCES = frozenset(
    "resources funds funding support investment capital efforts voters supporters opinion aid money".split()
)
LOCAL = frozenset("mayor boss chairman coach governor federation".split())
TRAVELLERS = frozenset("tourists holidaymakers fans visitors investors hikers skiers".split())
SHOWN = frozenset("that the a an how its their his why our".split())  # what facts demonstrate


def is_mere(scene: Scene, signal: Signal) -> bool:
    """Whether a verb only looks like a deed: funds mobilised, a house searched, something shown."""
    first, last = signal.trigger.first, signal.trigger.last
    word, start = scene.lower[first], scene.group_start(first)
    if signal.trigger.noun:
        return False
    if signal.type == "power_changed":
        return start > 0 and (scene.lower[start - 1] == "i" or not LOCAL.isdisjoint(scene.lower[:start]))
    if signal.type == "people_displaced":
        return not TRAVELLERS.isdisjoint(scene.lower[max(0, start - 4) : start])
    if signal.type == "troops_deployed":
        return signal.topic is None and not RESOURCES.isdisjoint(scene.lower[last : last + 4])
    if signal.type == "attack_reported" and word.startswith("raid"):
        return any("police" in doer.text.lower() for doer in scene.subject(start))
    shows = signal.type == "protest_held" and word.startswith("demonstrate")
    return shows and not SHOWN.isdisjoint(scene.lower[last : last + 1])
