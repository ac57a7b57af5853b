"""Verbs that look like a deed and tell none, by what stands beside them ("demonstrate that")."""

from collections.abc import Callable

from app.events.clause.scene import QUOTES, Scene
from app.events.meaning.signals import Signal
from app.mentions.triggers import BE

RESOURCES = frozenset(
    "resources funds funding support investment capital efforts voters supporters opinion aid money".split()
)
LOCAL = frozenset("mayor boss chairman coach governor federation".split())
TRAVELLERS = frozenset("tourists holidaymakers fans visitors investors hikers skiers".split())
DRIVEN = (("off",), ("them",), ("him",))
POWER = frozenset(
    "give gives gave giving given have has had hold holds held right power wield wields".split()
)
STATED = frozenset("is was are were has had does did 's will would".split())
KIN = frozenset("children wife husband child son daughter mother father parents brother sister".split())
THEIRS = frozenset(("his", "her"))
SHOWN = frozenset("that the a an how its their his why our".split())  # what facts demonstrate


def is_mere(scene: Scene, signal: Signal) -> bool:
    """Whether a verb only looks like a deed: funds mobilised, a house searched, something shown."""
    first, last = signal.trigger.first, signal.trigger.last
    word, start = scene.lower[first], scene.group_start(first)
    if signal.trigger.noun:
        return _is_power(scene, signal)
    if signal.type in SEEMING:
        return SEEMING[signal.type](scene, signal)
    if signal.type == "power_changed":
        return start > 0 and (scene.lower[start - 1] == "i" or not LOCAL.isdisjoint(scene.lower[:start]))
    if signal.type == "people_displaced":
        return not TRAVELLERS.isdisjoint(scene.lower[max(0, start - 4) : start])
    if signal.type == "troops_deployed":
        return signal.topic is None and not RESOURCES.isdisjoint(scene.lower[last : last + 4])
    if signal.type == "attack_reported" and not word.startswith("raid"):
        return _is_of_kin(scene, signal)
    if signal.type == "attack_reported":
        return any("police" in doer.text.lower() for doer in scene.subject(start))
    if signal.type != "protest_held":
        return False
    led = word.startswith("march") and signal.topic is None and scene.lower[last : last + 1] in DRIVEN
    return led or (word.startswith("demonstrate") and not SHOWN.isdisjoint(scene.lower[last : last + 1]))


def _is_power(scene: Scene, signal: Signal) -> bool:
    """Whether a veto is only given or held, and not cast ("gives the party a veto")."""
    veto = signal.type == "resolution_blocked" and scene.lower[signal.trigger.first] == "veto"
    return veto and not POWER.isdisjoint(
        scene.lower[max(0, signal.trigger.first - 10) : signal.trigger.first]
    )


def _is_of_mood(scene: Scene, signal: Signal) -> bool:
    """Whether a word of support only says where one is or greets ("he was back", "welcome to our page")."""
    first, last = signal.trigger.first, signal.trigger.last
    if scene.lower[first] == "back":
        return not BE.isdisjoint(scene.lower[max(0, first - 2) : first])
    return scene.lower[first:last] == ("welcome",) and scene.lower[last : last + 1] == ("to",)


def _is_no_demand(scene: Scene, signal: Signal) -> bool:
    """Whether a demand asks nothing of another: a question, or a statement insisted on."""
    first, last = signal.trigger.first, signal.trigger.last
    word = scene.lower[first]
    if word in ("asked", "asks"):
        return "?" in scene.lower[:first] and QUOTES.isdisjoint(scene.lower[last:])
    if word.startswith("insist") and scene.lower[last - 1] == "that":
        return not STATED.isdisjoint(scene.lower[last : last + 5])
    return False


def _is_of_kin(scene: Scene, signal: Signal) -> bool:
    """Whether somebody killed his own kin, which is no affair between parties."""
    last = signal.trigger.last
    return not KIN.isdisjoint(scene.lower[last : last + 4]) and not THEIRS.isdisjoint(
        scene.lower[last : last + 1]
    )


SEEMING: dict[str, Callable[[Scene, Signal], bool]] = {
    "support_expressed": _is_of_mood,
    "demand_made": _is_no_demand,
}
