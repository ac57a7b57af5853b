"""Warnings that threaten nobody: they tell what a third party may do, or what is about to happen."""

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.mentions.auxiliaries import BE, HAVE

WARNING = frozenset(("warn", "warns", "warned", "warning", "warnings"))
WARNED = 9  # words behind a warning in which it says what may come
MAYBE = frozenset(("could", "may", "might"))
OWN = frozenset(("it", "he", "she", "they", "we"))
OURSELVES = frozenset(("we", "i"))


def is_one(scene: Scene, signal: Signal) -> bool:
    """Whether a warning only says what another is about to do ("warned Russia was preparing")."""
    last = signal.trigger.last
    if _is_told_last(scene, signal):
        return True
    of_other = scene.lower[signal.trigger.first] in WARNING and OWN.isdisjoint(scene.lower[last : last + 2])
    if _is_cost(scene, signal):
        return False
    if of_other and not MAYBE.isdisjoint(scene.lower[last : last + 7]):
        return True
    opened = last + (scene.lower[last : last + 1] == ("that",))
    other = next((a for a in scene.actors if last < a.last and a.first <= opened + 1), None)
    acts = other is not None and not other.owner and scene.lower[other.first] not in OWN
    follows = scene.lower[other.last : other.last + 1] if other and acts else ()
    return not BE.isdisjoint(follows) or not HAVE.isdisjoint(follows)


def _is_cost(scene: Scene, signal: Signal) -> bool:
    """Whether who warns may do something himself ("warned Chad that it could suspend the pact")."""
    last = signal.trigger.last
    behind = scene.lower[last : last + WARNED]
    may = next((last + at for at, word in enumerate(behind) if word in MAYBE), 0)
    own = may > last + 1 and scene.lower[may - 1] in OWN and scene.lower[may - 2] == "that"
    return own and any(t.first == may + 1 and not t.passive for t in scene.within(may, may + 2))


def _is_told_last(scene: Scene, signal: Signal) -> bool:
    """Whether a warning ends a sentence on what others may do ("Chad may attack, Mali warned")."""
    first, last = signal.trigger.first, signal.trigger.last
    ends = scene.lower[last : last + 1] in ((), (".",), (",",)) or last in scene.dated
    speaker = scene.subject(scene.group_start(first))
    if not ends or not speaker or scene.lower[speaker[0].first - 1] != ",":
        return False
    said = scene.lower[: speaker[0].first]
    own = any(set(actor.codes) & set(speaker[0].codes) for actor in scene.actors if actor.first < len(said))
    return not own and (OWN | OURSELVES).isdisjoint(said) and not MAYBE.isdisjoint(said)
