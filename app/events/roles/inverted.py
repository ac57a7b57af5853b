"""Verbs whose subject suffers what is told: "Kutum fell to the RSF", "came under fire from", "shot down"."""

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.mentions.triggers import Trigger

UNDER: frozenset[str | None] = frozenset(("from", "by", "of"))
YIELDED: frozenset[str | None] = frozenset(("to", "of"))
BEFORE: frozenset[str | None] = frozenset((None, "before"))
DRAWN: frozenset[str | None] = frozenset(("from", "by"))
YIELDING = frozenset("fall falls fell fallen lose loses lost cede ceded pass passed surrendered loss".split())
DRAWING = frozenset(
    "drew draws drawn draw receive receives received receiving face faces faced facing".split()
)
BUYING = frozenset(
    "buy buys bought buying purchase purchases purchased purchasing acquire acquires acquired".split()
)
DEFENDING = frozenset("defence defences defense defenses".split())
REACH = 10


def doer_behind(scene: Scene, signal: Signal) -> frozenset[str | None]:
    """The prepositions behind which the doer of a deed stands whose subject suffers it; none elsewhere."""
    words = scene.lower[signal.trigger.first : signal.trigger.last]
    if "under" in words:
        return UNDER
    if yields(scene, signal):
        return YIELDED
    if words[0].startswith("appear"):
        return BEFORE
    active = not signal.trigger.passive and signal.rule != "subject"
    if active and words[0] in BUYING:
        return DRAWN | {None}
    drawn = words[0] in DRAWING and words[-1] != "up"  # "drew up an accord"
    return DRAWN if active and drawn else frozenset()


def yields(scene: Scene, signal: Signal) -> bool:
    """Whether whom a place is taken from stands where the taker would ("fell to", "the loss of")."""
    return signal.type == "territory_taken" and scene.lower[signal.trigger.first] in YIELDING


def wards_off(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb brings down what another has sent ("shot down 12 Iranian drones")."""
    words = scene.lower[trigger.first : trigger.last]
    start = scene.group_start(trigger.first)
    warded = start > 0 and scene.lower[start - 1] in DEFENDING
    if not warded and "down" not in words[1:] and not words[0].startswith(("intercept", "downed", "downing")):
        return False
    behind = scene.within(trigger.last, trigger.last + REACH)
    return any(t.noun and "munition" in t.names("topic") for t in behind)
