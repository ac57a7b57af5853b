"""Words of a deed that only describe: "Chad-backed rebels", "known for kidnapping", "a threat to peace"."""

from collections.abc import Callable

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.mentions.actors import DETERMINERS

KNOWN = frozenset("known notorious infamous famous renowned reputed feared".split())
REPUTED = 9  # words behind a reputation in which it says what for
PRESENT = frozenset(("meet", "meets", "converge", "converges"))
WHERE = 10  # words before a verb in which "where" may open its clause
GOODS = frozenset(
    "peace security stability order survival existence safety sovereignty democracy civilians people lives"
    " life freedom trade shipping navigation mankind humanity world region country nation neighbours health"
    " regional international global national world public our its their his".split()
)
SCARCE = frozenset(
    "dwindling scarce limited insufficient short low shrinking meagre meager depleted inadequate scant"
    " diminishing falling lack shortage shortages exhausted sufficient enough no".split()
)
WITHDRAWING = frozenset(
    "pull pulls pulled withdraw withdraws withdrew withdrawn drop drops dropped lose loses lost losing end"
    " ended cut reduce reduced halt halted suspend suspended stop stopped deny denied denies waning weaken"
    " weakens weakened erode eroded undermine undermines undermined withdrawing dropping".split()
)
BLAMED_FOR = frozenset("over about at of against despite by".split())
PORTION = 3  # words of "its former support" before the noun


def is_one(scene: Scene, signal: Signal) -> bool:
    """Whether the words of a signal only describe somebody or something, and tell no event."""
    if signal.kind.sides == "speech" and _is_compound(scene, signal):
        return True
    describes = DESCRIBING.get(signal.type)
    return _is_reputed(scene, signal) or (describes is not None and describes(scene, signal))


def _is_compound(scene: Scene, signal: Signal) -> bool:
    """Whether a participle is joined to who does it ("the Chad-backed rebels")."""
    first = signal.trigger.first
    return not signal.trigger.noun and first > 1 and scene.lower[first - 1] == "-"


def _is_reputed(scene: Scene, signal: Signal) -> bool:
    """Whether a deed is only what somebody is known for ("is notorious for attacking convoys")."""
    first = signal.trigger.first
    if scene.lower[first - 1 : first] != ("for",):
        return False
    return not KNOWN.isdisjoint(scene.lower[max(0, first - REPUTED) : first])


def _is_border(scene: Scene, signal: Signal) -> bool:
    """Whether lands or roads only lie side by side ("the hills where Mali, Niger and Chad meet")."""
    first, last = signal.trigger.first, signal.trigger.last
    meets = last - first == 1 and scene.lower[first] in PRESENT
    near = scene.lower[max(0, first - WHERE) : first]
    return meets and scene.group_start(first) == first and "where" in near and last not in scene.dated


def _is_peril(scene: Scene, signal: Signal) -> bool:
    """Whether a threat is a danger, and nobody's word ("a threat to the peace of the region")."""
    last = signal.trigger.last
    words = scene.lower[last - 2 : last]
    if not signal.trigger.noun or words not in (("threat", "to"), ("threats", "to")):
        return False
    behind = scene.lower[last : last + 1]
    return last in scene.actor_at or not (DETERMINERS | GOODS).isdisjoint(behind)


def _is_scarcity(scene: Scene, signal: Signal) -> bool:
    """Whether supplies are what runs short, and nobody's gift ("dwindling supplies of food")."""
    first = signal.trigger.first
    supplies = signal.trigger.noun and scene.lower[first].startswith(("suppl", "stock"))
    return supplies and not SCARCE.isdisjoint(scene.lower[max(0, first - PORTION) : first])


def _is_support_of_others(scene: Scene, signal: Signal) -> bool:
    """Whether support is withdrawn or is what others are blamed for ("over Mali's support for")."""
    noun = signal.trigger if signal.trigger.noun else signal.topic
    if noun is None or not scene.lower[noun.first].startswith(("support", "backing")):
        return False
    near = scene.lower[max(0, noun.first - PORTION) : noun.first]
    if not WITHDRAWING.isdisjoint(near):
        return "not" not in scene.lower[max(0, noun.first - 6) : noun.first]
    owners = (scene.actor_at.get(at) for at in range(noun.first - 1, noun.first - PORTION - 1, -1))
    owner = next(filter(None, owners), None)
    before = scene.lower[max(0, owner.first - 2) : owner.first] if owner else ()
    return not BLAMED_FOR.isdisjoint(before)


def _is_passage(scene: Scene, signal: Signal) -> bool:
    """Whether somebody only travels aboard a ship or an aircraft ("left aboard a French jet")."""
    return scene.lower[signal.trigger.last : signal.trigger.last + 1] == ("aboard",)


DESCRIBING: dict[str, Callable[[Scene, Signal], bool]] = {
    "talks_held": _is_border,
    "threat_made": _is_peril,
    "aid_provided": _is_scarcity,
    "troops_withdrawn": _is_passage,
    "support_expressed": _is_support_of_others,
}
