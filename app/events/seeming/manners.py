"""What only tells why, how or of what another deed is done: "because of concerns", "while standing by"."""

from collections.abc import Callable
from itertools import pairwise

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal

GROUNDS = frozenset((("because", "of"), ("due", "to"), ("out", "of"), ("owing", "to"), ("view", "of")))
WORRIES = ("concern", "fear", "worr", "anger", "unease")
PROBING = ("investigat", "prob", "examin", "look", "review")
ENDING = frozenset("end ending stop stopping halt halting quell defuse settle resolve quash".split())
BIDS = frozenset("resolution resolutions bid motion proposal attempt amendment".split())
LOST = frozenset("rejected defeated vetoed blocked fails failed fell".split())
AGREEING = frozenset("unanimously overwhelmingly favour favor adopted adopting passed renew extend".split())
BANS = frozenset("ban bans embargo curbs limits restrictions".split())
CHASING = frozenset("intercept escort patrol shadow track pursue chase search bomb strike attack".split())
TRIES = frozenset("attempt attempts effort efforts bid bids push".split())
OWN = frozenset("his her its their".split())
CHOICES = frozenset("decision decisions record action actions conduct handling move choice remarks".split())
OPENED = frozenset(("which", "that", "who"))
NEAR = 3  # words between a deed and the word that makes it another's ground or matter
CLAUSE = 14  # words behind a bid in which it may be lost


def are_another(scene: Scene, signal: Signal) -> bool:
    """Whether a signal's words tell no deed, but the ground, manner, matter or aim of another."""
    seems = MANNERS.get(signal.type)
    return (seems is not None and seems(scene, signal)) or _is_lost_bid(scene, signal)


def _is_ground(scene: Scene, signal: Signal) -> bool:
    """Whether worries are only why something is done ("stayed out because of concerns about")."""
    first = signal.trigger.first
    word = next((w for w in scene.lower[first : signal.trigger.last] if w.startswith(WORRIES)), None)
    before = scene.lower[max(0, first - NEAR) : first]
    return bool(signal.trigger.noun and word) and any(pair in GROUNDS for pair in pairwise(before))


def _is_probed(scene: Scene, signal: Signal) -> bool:
    """Whether charges are what is looked into, and not made ("is investigating new charges against")."""
    first = signal.trigger.first
    before = scene.lower[max(0, first - NEAR) : first]
    return signal.trigger.noun and any(word.startswith(PROBING) and word.endswith("ing") for word in before)


def _is_posture(scene: Scene, signal: Signal) -> bool:
    """Whether somebody only stands where he speaks ("told us while standing outside the embassy")."""
    first = signal.trigger.first
    return scene.lower[first] == "standing" and scene.lower[first - 1] in ("while", "as", ",")


def _is_ended(scene: Scene, signal: Signal) -> bool:
    """Whether a war is what a step shall end ("launched talks to end the insurgency")."""
    topic = signal.topic
    between = scene.lower[signal.trigger.last : topic.first] if topic else ()
    return not signal.trigger.noun and not ENDING.isdisjoint(between)


def _is_undecided(scene: Scene, signal: Signal) -> bool:
    """Whether a vote was held, and nothing says that it carried ("voted on the resolution on Monday")."""
    first = signal.trigger.first
    voted = scene.lower[first : first + 2] == ("voted", "on")
    counted = any(count.key == "votes_for" for count in scene.quantities)
    return voted and not counted and AGREEING.isdisjoint(scene.lower)


def _is_lost_bid(scene: Scene, signal: Signal) -> bool:
    """Whether a deed is what a lost motion asked for ("resolution to extend the embargo rejected")."""
    first, last = signal.trigger.first, signal.trigger.last
    asked = scene.lower[first - 1] == "to" and scene.lower[max(0, first - 2)] in BIDS
    return asked and not LOST.isdisjoint(scene.lower[last : last + CLAUSE])


def _is_barred(scene: Scene, signal: Signal) -> bool:
    """Whether goods are what may not be sold, or a craft is sent to chase something ("a ban on sales of")."""
    first, last = signal.trigger.first, signal.trigger.last
    if signal.trigger.noun:
        before = scene.lower[max(0, first - NEAR) : first]
        return "on" in before[-2:] and not BANS.isdisjoint(before)
    aim = scene.lower[last : last + CLAUSE]
    return any(one == "to" and other in CHASING for one, other in pairwise(aim))


def _is_tried(scene: Scene, signal: Signal) -> bool:
    """Whether attempts are all that was made ("many efforts were made to end the war")."""
    start = scene.group_start(signal.trigger.first)
    made = scene.lower[signal.trigger.first] == "made"
    return made and not TRIES.isdisjoint(scene.lower[max(0, start - NEAR) : start])


def _is_of_oneself(scene: Scene, signal: Signal) -> bool:
    """Whether somebody only defends what he did himself ("defending its decision")."""
    last = signal.trigger.last
    behind = scene.lower[last : last + NEAR]
    return not OWN.isdisjoint(behind[:1]) and not CHOICES.isdisjoint(behind)


def _is_description(scene: Scene, signal: Signal) -> bool:
    """Whether a clause only tells which countries are meant ("all those which recognise Kosovo")."""
    first = signal.trigger.first
    return "base" in signal.trigger.forms and scene.lower[first - 1] in OPENED and first > 1


MANNERS: dict[str, Callable[[Scene, Signal], bool]] = {
    "condemnation_made": _is_ground,
    "accusation_made": _is_probed,
    "protest_held": _is_posture,
    "war_started": _is_ended,
    "resolution_adopted": _is_undecided,
    "aid_provided": _is_barred,
    "arms_supplied": _is_barred,
    "truce_agreed": _is_tried,
    "support_expressed": _is_of_oneself,
    "relations_improved": _is_description,
}
