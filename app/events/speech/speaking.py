"""Where a sentence ends in who says it, whom nothing in it befalls ("killed nine, residents said")."""

from app.events.clause.scene import Scene
from app.events.roles.owners import Group

SAID = frozenset("said says reported told confirmed announced".split())
ARMS = frozenset("arms munition aircraft strike attack ship".split())
OPENING = frozenset(("the", "a", "an", "two", "several"))
TAIL = 8  # words behind the last verb of saying, such as its day
LONGEST = 14  # words that say who says it


def trailing(scene: Scene) -> int:
    """The word with which the speakers begin that end a sentence, past its end where none do."""
    ends = len(scene.lower)
    last = next((at for at in range(ends - 1, max(0, ends - TAIL), -1) if scene.lower[at] in SAID), 0)
    if any(t.names("act") or t.names("type") for t in scene.within(last + 1, ends)):
        return ends  # "Chad, Mali and Niger announced their withdrawal"
    for at in range(last - 1, max(0, last - LONGEST), -1):
        if at in scene.verb_at:
            return ends
        if scene.lower[at] == ",":
            return at
    return ends


def silenced(scene: Scene, subject: Group, start: int) -> Group:
    """The subject of a verb at word `start`, or whose arms it speaks of ("said a Chinese ship rammed")."""
    if not subject:
        return subject
    said = range(subject[0].last, min(subject[0].last + 2, start - 1))
    arms = (
        t for t in scene.within(start - 2, start) if t.last == start and not ARMS.isdisjoint(t.names("topic"))
    )
    weapon = next(arms, None)
    another = weapon and any(scene.lower[at] in SAID and scene.lower[at + 1] in OPENING for at in said)
    if weapon is None or not another or "and" in scene.lower[said.start : start]:
        return subject
    owner = scene.actor_at.get(weapon.first - 1)
    return (owner,) if owner and owner.form == "modifier" else ()
