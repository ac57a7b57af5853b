"""Who calls or writes to whom, where an infinitive tells what is said ("phoned Ruto to thank him")."""

from app.events.clause.scene import STOPS, Scene
from app.mentions.actors import ActorMention
from app.mentions.triggers import TEXTS, Trigger

CALLING = frozenset("called phoned telephoned rang cabled".split())
ASKED_OF = frozenset(("on", "upon", "for", "off", "out", "in"))
REACH = 16  # words before an infinitive in which the call may stand


def call(scene: Scene, start: int) -> int | None:
    """The verb of calling somebody whose aim the infinitive at word `start` is, None for none."""
    if scene.lower[start] != "to":
        return None
    for at in range(start - 2, max(start - REACH, -1), -1):
        if scene.lower[at] in STOPS:
            return None
        if scene.lower[at] in CALLING:
            return at if scene.lower[at + 1] not in ASKED_OF and _callee(scene, at) else None
    return None


def sides(scene: Scene, start: int) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]] | None:
    """Who calls and who is called where the infinitive at word `start` tells why, None where it does not."""
    at = call(scene, start)
    return None if at is None else (scene.subject(scene.group_start(at)), _callee(scene, at))


def _callee(scene: Scene, at: int) -> tuple[ActorMention, ...]:
    """Whom a verb of calling has right behind it."""
    near = (scene.actor_at.get(index) for index in (at + 1, at + 2))
    return tuple(actor for actor in near if actor)[:1]


def writer(scene: Scene, trigger: Trigger) -> tuple[ActorMention, ...]:
    """Who sends a note whose wording a participle tells ("sent Mali a letter proposing talks")."""
    first = trigger.first
    if trigger.forms != {"ing"} or first < 1 or scene.lower[first - 1] not in TEXTS:
        return ()
    sent = [t for t in scene.within(max(0, first - REACH), first) if not t.noun]
    return scene.subject(scene.group_start(sent[-1].first)) if sent else ()
