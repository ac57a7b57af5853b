"""The noun that a relative clause is about, where it is what the clause's verb acts upon."""

from collections.abc import Iterator

from app.events.clause.scene import Scene
from app.mentions.triggers import Trigger

RELATING = (("that",), ("which",), ("whom",))
LINKING = frozenset(("that", "which", "who", '"', "”", ","))
NEAR = 9
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


def _between(scene: Scene, noun: Trigger, start: int) -> tuple[str, ...]:
    """The words between a noun, with the number behind it, and the verb group at `start`."""
    words = scene.lower[noun.last : start]
    return words[1:] if words and words[0].isdigit() else words


def describes(scene: Scene, trigger: Trigger, noun: Trigger) -> bool:
    """Whether a passive right behind a noun tells what befell it ("hostages taken by Hamas")."""
    between = scene.lower[noun.last : scene.group_start(trigger.first)]
    return trigger.passive and noun.last <= trigger.first and LINKING.issuperset(between)
