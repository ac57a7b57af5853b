"""Who meets those whom a noun of talks names behind "with" ("In a call with Xi, Putin said")."""

from collections.abc import Iterator

from app.events.clause.scene import STOPS, Scene
from app.events.meaning.signals import Signal
from app.events.roles.owners import Group
from app.events.speech.speaking import SAID
from app.mentions.actors import PREPOSITIONS

OCCASIONS = frozenset("in during after at following on via over by".split())
OPENING = frozenset(("speaking", "earlier", "later", "and", "but", '"', "“"))
LONGEST = 4  # words of "a one-hour phone" before the noun of talks
BEFORE = 10  # words before the talks in which the verb of speech stands
BEHIND = 24  # words behind the talks in which the main clause begins


def of(scene: Scene, signal: Signal) -> Group:
    """The party that speaks at talks, where these name but the other one; () where none is told."""
    last = signal.trigger.last
    if signal.rule != "alone" or "with" not in scene.lower[last - 1 : last + 1]:
        return ()
    at = _occasion(scene, signal.trigger.first)
    if at is None:
        return ()
    return _of_main_clause(scene, last) if _opens(scene, at) else _of_speech(scene, at)


def _occasion(scene: Scene, first: int) -> int | None:
    """The preposition that makes talks the occasion of what is said ("during a long phone call")."""
    for at in range(first - 1, max(first - 1 - LONGEST, -1), -1):
        if scene.lower[at] in OCCASIONS:
            return at
        if scene.lower[at] in STOPS or scene.lower[at] in PREPOSITIONS or at in scene.verb_at:
            return None
    return None


def _opens(scene: Scene, at: int) -> bool:
    return at == 0 or (at < 3 and OPENING.issuperset(scene.lower[:at]))


def _of_main_clause(scene: Scene, last: int) -> Group:
    """The subject behind the comma that closes a phrase at the head of a sentence."""
    other = {code for _, group in scene.after(last) for actor in group for code in actor.codes}
    for at in range(last, min(last + BEHIND, len(scene.lower) - 2)):
        if scene.lower[at] != ",":
            continue
        actor = scene.actor_at.get(at + 1) or scene.actor_at.get(at + 2)
        free = actor is not None and actor.form != "modifier" and not actor.owner
        if actor and free and actor.first - at <= 2 and other.isdisjoint(actor.codes):
            return (actor,)
    return ()


def _of_speech(scene: Scene, at: int) -> Group:
    """The subject of the verb of speech before talks that are its occasion."""
    verb = next(_verbs(scene, at), None)
    return () if verb is None else scene.subject(scene.group_start(verb))


def _verbs(scene: Scene, at: int) -> Iterator[int]:
    """The verbs of speech before a word, nearest first, up to the start of their clause."""
    for back in range(at - 1, max(at - 1 - BEFORE, -1), -1):
        if scene.lower[back] in STOPS:
            return
        if scene.lower[back] in SAID:
            yield back
