"""The noun that a relative clause is about, where it is what the clause's verb acts upon."""

from collections.abc import Iterator

from app.events.clause.scene import STOPS, Scene
from app.mentions.actors import PREPOSITIONS, ActorMention
from app.mentions.auxiliaries import BE
from app.mentions.triggers import Trigger

RELATING = (("that",), ("which",), ("whom",))
LINKING = frozenset(("that", "which", "who", '"', "”", ","))
OPENING = frozenset(("that", "which", "who", "whom"))
CUTTING = frozenset(("and", "but", ";", "("))
PHRASE = 8  # words of a noun phrase behind its noun, up to a relative pronoun
NEAR = 9
FARTHEST = 20  # words of a relative clause between a noun and its verb
AHEAD = frozenset(("to", "will", "would"))
PARTED = frozenset((",", "and", "but", ";", "(", "is", "was", "are", "were"))


def antecedents(scene: Scene, trigger: Trigger) -> Iterator[Trigger]:
    """The noun that a relative clause is about, as its verb's object ("the truce that both sides signed")."""
    start = scene.group_start(trigger.first)
    if not AHEAD.isdisjoint(scene.lower[start : trigger.first]):
        return
    for noun in scene.triggers:
        between = _between(scene, noun, start) if noun.noun and noun.last < start - 1 else ()
        if between[:1] in RELATING and len(between) < NEAR and PARTED.isdisjoint(between):
            yield noun


def acted_upon(scene: Scene, trigger: Trigger) -> Iterator[Trigger]:
    """The noun that a relative clause in the passive is about ("resolution 1325 that was adopted in May")."""
    start = scene.group_start(trigger.first)
    for noun in scene.triggers if scene.lower[start - 1 : start] in RELATING else ():
        if noun.noun and noun.last < start and _between(scene, noun, start) in RELATING:
            yield noun


def heads(scene: Scene, trigger: Trigger) -> Iterator[Trigger]:
    """The noun that a verb behind its relative clause has as subject ("the truce that A signed failed")."""
    start = scene.group_start(trigger.first)
    for noun in scene.within(max(0, start - FARTHEST), start - 2):
        opened = _relative(scene, noun.last, start) if noun.noun else None
        if opened is not None and _is_clause(scene, opened + 1, start):
            yield noun


def _relative(scene: Scene, first: int, last: int) -> int | None:
    """The relative pronoun that opens a clause on the noun phrase behind word `first`, None for none."""
    for at in range(first, min(first + PHRASE, last)):
        if scene.lower[at] in OPENING:
            return None if scene.lower[at - 1] in PREPOSITIONS else at
        if scene.lower[at] in STOPS or at in scene.verb_at or not BE.isdisjoint(scene.lower[at : at + 1]):
            return None
    return None


def _is_clause(scene: Scene, first: int, last: int) -> bool:
    """Whether words [first, last) hold a verb, and nothing that begins another clause."""
    between = scene.lower[first:last]
    verbs = any(not t.noun for t in scene.within(first, last)) or not BE.isdisjoint(between)
    cut = (at for at in range(first, last) if scene.lower[at] in CUTTING)
    joined = all(scene.lower[at] == "and" and at + 1 in scene.actor_at for at in cut)
    return verbs and joined and STOPS.isdisjoint(between)


def _between(scene: Scene, noun: Trigger, start: int) -> tuple[str, ...]:
    """The words between a noun, with the number behind it, and the verb group at `start`."""
    words = scene.lower[noun.last : start]
    return words[1:] if words and words[0].isdigit() else words


def describes(scene: Scene, trigger: Trigger, noun: Trigger) -> bool:
    """Whether a passive right behind a noun tells what befell it ("hostages taken by Hamas")."""
    between = scene.lower[noun.last : scene.group_start(trigger.first)]
    return trigger.passive and noun.last <= trigger.first and LINKING.issuperset(between)


def is_listed(scene: Scene, actor: ActorMention) -> bool:
    """Whether an actor stands within a list of them ("talks between Chad, Niger and Mali ended")."""
    listed = scene.lower[actor.last : actor.last + 1] in (("and",), (",",)) and actor.first > 1
    return listed and scene.lower[actor.first - 1] == "," and actor.first - 2 in scene.actor_at
