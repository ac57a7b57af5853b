"""Nouns that look like a deed and only name it: a plot, a veto held, a notice, a standoff of words."""

from itertools import pairwise

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.mentions.auxiliaries import BE

WORDY = frozenset("diplomatic nuclear political trade legal constitutional".split())
ANSWERED = frozenset(
    "declined rejected refused granted met meet meets ignored dismissed denied denies rejects heeded".split()
)
PLOTTED = frozenset("plot plots plan plans threat threats warning warnings fears alert alerts".split())
POWER = frozenset(
    "give gives gave giving given have has had hold holds held right power wield wields".split()
)
PUPILS = frozenset("students pupils teachers scholars researchers experts interns".split())
TELLING = frozenset(("is", "are", "was", "were"))
FAR = 24  # words behind a warning within which it tells something


def is_only(scene: Scene, signal: Signal) -> bool:
    """Whether a noun names no act: a plot, a request that is answered, a veto held, a mere notice."""
    first, last = signal.trigger.first, signal.trigger.last
    if signal.type == "attack_reported":
        return not PLOTTED.isdisjoint(scene.lower[last : last + 1])
    if signal.type == "clash_reported":
        return _is_quarrel(scene, signal)
    if signal.type == "accusation_made":
        behind = scene.lower[last : last + FAR]
        return any(one in BE and other in ANSWERED for one, other in pairwise(behind))
    if signal.type == "demand_made":
        return not ANSWERED.isdisjoint(scene.lower[max(0, first - 5) : first])
    return _is_power(scene, signal) or _is_of_pupils(scene, signal) or _is_notice(scene, signal)


def _is_power(scene: Scene, signal: Signal) -> bool:
    """Whether a veto is only given or held, and not cast ("gives the party a veto")."""
    veto = signal.type == "resolution_blocked" and scene.lower[signal.trigger.first] == "veto"
    return veto and not POWER.isdisjoint(
        scene.lower[max(0, signal.trigger.first - 10) : signal.trigger.first]
    )


def _is_quarrel(scene: Scene, signal: Signal) -> bool:
    """Whether a standoff is one of words ("the standoff with Iran over its nuclear programme")."""
    first, last = signal.trigger.first, signal.trigger.last
    stands = scene.lower[first].startswith("stand") and scene.lower[last - 1] in ("standoff", "off")
    behind = scene.lower[last : last + 6]
    return stands and ("over" in behind or not WORDY.isdisjoint(scene.lower[first - 2 : first]))


def _is_notice(scene: Scene, signal: Signal) -> bool:
    """Whether warnings only tell what is going on ("warnings from the UN that the raid was near")."""
    last = signal.trigger.last
    if signal.type != "threat_made" or not scene.lower[last - 1].startswith("warning"):
        return False
    behind = scene.lower[last : last + FAR]
    return "that" in behind and not TELLING.isdisjoint(
        behind[behind.index("that") : behind.index("that") + 6]
    )


def _is_of_pupils(scene: Scene, signal: Signal) -> bool:
    """Whether an exchange is one of people who are nobody's captives ("exchange of students")."""
    first, last = signal.trigger.first, signal.trigger.last
    swapped = signal.type == "captives_released" and scene.lower[first] == "exchange"
    return swapped and not PUPILS.isdisjoint(scene.lower[last : last + 3])
