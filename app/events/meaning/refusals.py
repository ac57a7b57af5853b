"""What is refused: a truce or a deal turned down, talks that somebody will not hold, a truce that fails."""

from itertools import pairwise

from app.events.clause.scene import Scene
from app.events.meaning.grid import type_of
from app.events.meaning.signals import Signal
from app.events.reality import gerunds, governed, modality
from app.events.reality.nominal import Reading

INVITED = frozenset(("invitation", "invitations"))
COMING = frozenset("visit travel pay come make fly".split())
DOORS = frozenset(("door", "doors"))
COULD = frozenset("could couldn't can't cannot".split())
NOT = frozenset(("not", "never"))
UNSURE = frozenset(("may", "might", "if", "unless"))
TALKING = frozenset("meet talk speak negotiate see sit confer".split())
FAR = 12  # words behind an invitation in which it says what to


def meant(scene: Scene, signal: Signal, reading: Reading) -> tuple[Signal, Reading]:
    """What somebody refuses or will not do about a truce or a deal, or to yield, is its rejection."""
    if signal.type == "talks_accepted" and _is_to_visit(scene, signal) and reading != "denied":
        return signal._replace(type="visit_made"), "planned"
    if signal.type == "aid_provided" and signal.rule == "subject" and reading == "denied":
        return signal._replace(type="aid_suspended"), "occurred"
    if signal.type == "talks_rejected" and reading == "denied" and _is_door(scene, signal):
        return signal._replace(type="talks_accepted"), "occurred"
    if _is_refusal(scene, signal):
        return signal, "occurred"
    if reading == "denied" and scene.lower[signal.trigger.first] == "agree" and _could(scene, signal):
        return signal, reading  # "could not agree on a truce", which nobody refused
    will_not = reading == "denied" and any(
        word in modality.FUTURE | gerunds.MAYBE for word in _group(scene, signal)
    )
    if reading == "denied" and not will_not and _is_broken(scene, signal):
        return signal._replace(type="truce_ended"), "occurred"
    if signal.trigger.noun or not (will_not or governed.refuses(scene, signal.trigger)):
        return signal, reading
    rejection = _rejected(scene, signal)
    return (signal._replace(type=rejection), "occurred") if rejection else (signal, reading)


def _rejected(scene: Scene, signal: Signal) -> str | None:
    """What it rejects that somebody will not do a thing: to yield, to talk, to treat of a truce."""
    if signal.type in governed.YIELDED and signal.rule not in ("subject", "passive"):
        return "agreement_rejected"
    if signal.type == "talks_held" and scene.lower[signal.trigger.first] in TALKING:
        return "talks_rejected"
    return type_of(("reject",), signal.topic.names("topic")) if signal.topic else None


def _could(scene: Scene, signal: Signal) -> bool:
    return not COULD.isdisjoint(_group(scene, signal))


def _is_to_visit(scene: Scene, signal: Signal) -> bool:
    """Whether an invitation that somebody accepts is one to come ("accepted an invitation to visit")."""
    invited = not INVITED.isdisjoint(scene.lower[signal.trigger.first : signal.trigger.last])
    behind = scene.lower[signal.trigger.last : signal.trigger.last + FAR]
    return invited and any(one in ("to", "for") and other in COMING for one, other in pairwise(behind))


def _is_refusal(scene: Scene, signal: Signal) -> bool:
    """Whether somebody says that he will or can not do what is asked ("could not accept the deal")."""
    negated = not NOT.isdisjoint(scene.lower[signal.trigger.first : signal.trigger.first + 2])
    unsure = not UNSURE.isdisjoint(_group(scene, signal))
    return signal.type.endswith("_rejected") and not signal.trigger.noun and negated and not unsure


def _is_broken(scene: Scene, signal: Signal) -> bool:
    """Whether a truce has not held ("the truce did not hold")."""
    held = signal.rule == "subject" and scene.lower[signal.trigger.first : signal.trigger.last] == ("hold",)
    return held and signal.topic is not None and "truce" in signal.topic.names("topic")


def _is_door(scene: Scene, signal: Signal) -> bool:
    """Whether a verb shuts a door, which who does not shut it leaves open ("has not closed the door on")."""
    return not DOORS.isdisjoint(scene.lower[signal.trigger.first : signal.trigger.last])


def _group(scene: Scene, signal: Signal) -> tuple[str, ...]:
    return scene.lower[scene.group_start(signal.trigger.first) : signal.trigger.first]
