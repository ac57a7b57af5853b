"""Violence that is only spoken of: any attack, what somebody is known for, what is discussed."""

from app.events.clause.scene import STOPS, Scene
from app.events.meaning.signals import Signal

GENERIC = frozenset("any every such further future possible potential".split())
OPEN = frozenset("there nor not without".split())  # before "any", where it tells that none was done
NEAR = 4  # words before a noun that may describe it
SUFFERING = ("suffer", "affect", "endur", "fac", "witness")
MATTERS = ("discuss", "debat", "cover", "review", "studi", "address")
LOOKING = ("investigat", "inquir", "examin", "prob", "suspect")
CONDITION = ("as", "long", "as")
CLAUSE = 8  # words before a verb in which its conjunction stands


def is_spoken_of(scene: Scene, signal: Signal) -> bool:
    """Whether no deed is told: violence in general, as a habit, as a matter or on a condition."""
    if signal.trigger.noun:
        return _is_any(scene, signal) or _is_discussed(scene, signal)
    if _is_sum(scene, signal):
        return True
    return _is_suffered(scene, signal) or _is_condition(scene, signal)


def _is_any(scene: Scene, signal: Signal) -> bool:
    """Whether a noun means no one deed ("rejects any attack on Chad")."""
    first = signal.trigger.first
    before = scene.lower[max(0, first - NEAR) : first]
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at] in GENERIC), None)
    if at is None or signal.rule != "alone" or not all(word.isalpha() for word in before[at:]):
        return False
    return OPEN.isdisjoint(scene.lower[max(0, first - NEAR - 2) : first]) and STOPS.isdisjoint(before[at:])


def _is_discussed(scene: Scene, signal: Signal) -> bool:
    """Whether violence is what is discussed or covered ("debated the fighting in Chad")."""
    first = signal.trigger.first
    before = scene.lower[max(0, first - 2) : first]
    if before in (("into", "the"), ("in", "the")):
        asked = scene.lower[max(0, first - CLAUSE) : first]
        return signal.rule == "alone" and any(word.startswith(LOOKING) for word in asked)
    return signal.rule == "alone" and any(word.startswith(MATTERS) for word in before)


def _is_suffered(scene: Scene, signal: Signal) -> bool:
    """Whether people only suffer from violence told as such ("all those affected by the attack")."""
    word = scene.lower[signal.trigger.first]
    return signal.topic is not None and word.startswith(SUFFERING)


def _is_sum(scene: Scene, signal: Signal) -> bool:
    """Whether all who died so far are summed up ("thousands have been killed since May")."""
    first, last = signal.trigger.first, signal.trigger.last
    since = signal.trigger.passive and scene.lower[last : last + 1] == ("since",)
    return since and "thousands" in scene.lower[max(0, first - CLAUSE) : first]


def _is_condition(scene: Scene, signal: Signal) -> bool:
    """Whether a deed is only a condition ("no talks as long as it wages war")."""
    start = scene.group_start(signal.trigger.first)
    before = scene.lower[max(0, start - CLAUSE) : start]
    return any(before[at : at + 3] == CONDITION for at in range(len(before)))
