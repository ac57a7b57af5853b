"""How real a form in -ing is, by what stands before it: "accused of shelling", "mulling striking"."""

from itertools import pairwise

from app.events.clause.scene import Scene
from app.events.reality import denials, outlook
from app.events.reality.nominal import Reading

MAYBE = frozenset("may might could would can 'd couldn't wouldn't".split())
WEIGHING = frozenset(
    "evaluate evaluates evaluating explore explores exploring reviewing"
    " considering considers consider contemplating contemplates mulling mulls weighing weighs considered"
    " contemplated discussing discusses discussed suggest suggests suggested suggesting propose proposes"
    " proposed proposing recommend recommends recommended recommending".split()
)
MUSING = (("thinking", "about"), ("thinking", "of"))
INTENT = (("focused", "on"), ("focussed", "on"), ("intent", "on"), ("bent", "on"), ("aimed", "at"))
SUSPECTED = frozenset("accused suspected accuses accusing guilty".split())
SPOKEN_OF = frozenset(("from", "without", "against", "about", "of", "on", "over"))
FACING = frozenset("face see mean involve risk lead include".split())
REACH = 12  # words before a gerund within which the one that it is joined to stands


def read(scene: Scene, before: str, start: int) -> Reading:
    """The modality of a gerund at word `start`, behind the word `before`."""
    if before in denials.DENYING:
        return "denied"
    if _is_feared(scene, start):
        return "content"
    if before in WEIGHING or scene.lower[max(0, start - 2) : start] in MUSING:
        return "hypothetical"
    if before == "of" and not SUSPECTED.isdisjoint(scene.lower[max(0, start - 6) : start]):
        return "claimed"
    if scene.lower[max(0, start - 2) : start] in INTENT or outlook.is_sought(scene.lower, start):
        return "content"
    return "content" if before in SPOKEN_OF or _joins_spoken(scene, start) else "occurred"


def _is_feared(scene: Scene, start: int) -> bool:
    """Whether a gerund is what somebody could come to face ("we could face a militia seizing the port")."""
    pairs = pairwise(scene.lower[max(0, start - REACH) : start])
    return any(one in MAYBE and other in FACING for one, other in pairs)


def _joins_spoken(scene: Scene, start: int) -> bool:
    """Whether a gerund is joined to one that is only spoken of ("about ending it and seizing Bria")."""
    if scene.lower[start - 1 : start] not in (("and",), ("or",)):
        return False
    before = scene.lower[max(0, start - REACH) : start - 1]
    aimed = any(pair in INTENT for pair in pairwise(before))  # "aimed at ending it and helping"
    spoken = SPOKEN_OF | {"at"} if aimed else SPOKEN_OF
    return any(one in spoken and other.endswith("ing") for one, other in pairwise(before))
