"""What a whole war has cost, which nobody did on a day: "the war between Chad and Mali has killed 900"."""

from app.events.clause.scene import Scene
from app.events.meaning import wars
from app.events.meaning.signals import Signal
from app.mentions.actors import PREPOSITIONS
from app.mentions.triggers import Trigger

COSTING = (
    "kill", "claim", "cost", "left", "leav", "wound", "injur", "maim", "devastat", "ravag", "destroy",
    "hit", "affect", "scar", "convuls", "engulf", "shatter", "torn", "cripple",
)  # fmt: skip
SUBJECT = 26  # words before a verb in which the war that is its subject may stand
DESCRIBED = 4  # words of "the long and bloody war" before the noun
DURING = frozenset(("in", "during", "by"))
BEHIND = 6  # words behind a verb in which the war that killed is named
RELATIVE = frozenset(("which", "that"))


def is_one(scene: Scene, signal: Signal) -> bool:
    """Whether an attack or unrest is only the sum of what a war has cost."""
    if signal.trigger.noun or signal.type not in ("attack_reported", "protest_held"):
        return False
    if signal.trigger.passive:
        return signal.type == "attack_reported" and _is_of_war(scene, signal.trigger)
    if signal.type == "protest_held":
        behind = scene.lower[signal.trigger.last : signal.trigger.last + BEHIND]
        return scene.lower[signal.trigger.first].startswith(("claim", "cost")) and "lives" in behind
    costs = scene.lower[signal.trigger.first].startswith(COSTING)
    return costs and _has_war(scene, scene.group_start(signal.trigger.first))


def _is_of_war(scene: Scene, trigger: Trigger) -> bool:
    """Whether people were killed by a whole war ("900 soldiers have been killed in the conflict")."""
    last = trigger.last
    nouns = (t for t in scene.within(last, last + BEHIND) if "war" in t.names("topic"))
    return any(not DURING.isdisjoint(scene.lower[last : noun.first]) for noun in nouns)


def _has_war(scene: Scene, start: int) -> bool:
    """Whether a war is the subject of the verb group at word `start`, over those it is between."""
    before = scene.within(max(0, start - SUBJECT), start)
    war = next((t for t in reversed(before) if t.noun and "war" in t.names("topic")), None)
    if war is None or not _is_free(scene, war):
        return False
    parted = any(not t.noun and not t.passive for t in scene.within(war.last, start))
    return not parted or not RELATIVE.isdisjoint(scene.lower[start - 1 : start])


def _is_free(scene: Scene, war: Trigger) -> bool:
    """Whether no preposition governs a war, but for its length ("ten years of war have killed")."""
    before = scene.lower[max(0, war.first - DESCRIBED) : war.first]
    return PREPOSITIONS.isdisjoint(before) or wars.age(scene, war) is not None
