"""Verbs that mean another deed by what they act upon: troops kept in a land, a pact made conditional."""

from itertools import pairwise

from app.events.clause.scene import Scene
from app.events.meaning import halted
from app.events.meaning.signals import Signal
from app.mentions.actors import PREPOSITIONS

KEEPING = ("keep", "kept", "maintain", "retain", "leav", "left", "station")
BOUND = frozenset(
    "hostage hostages captive captives captivity prisoner prisoners prison jail custody detention chains pow"
    " pows cells dungeon".split()
)
FREIGHTERS = frozenset("tanker tankers freighter freighters cargo".split())
COUNTING = frozenset("of about over around at".split())
FORCES = frozenset(("troops", "contingent", "fighters"))
MAKING = frozenset("make makes made making".split())
CONDITIONAL = frozenset(("conditional", "contingent", "dependent"))
TERMS = 14  # words behind "made" in which it says on what it depends
HELP = frozenset("help assistance support aid".split())
OWNED = frozenset("accounts account assets funds property holdings".split())
OFFERED = frozenset("offer offers proposal proposals call calls appeal appeals request overture idea".split())
ECHOED = 24  # words before a refusal in which what was offered is named
REJECTED = {"truce": "truce_rejected", "talks": "talks_rejected", "dialogue": "talks_rejected"}


def told(scene: Scene, signal: Signal) -> str | None:
    """The type that a deed comes to by what it acts upon, None where it is what it seems."""
    if signal.type in ("people_detained", "troops_withdrawn") and _keeps_troops(scene, signal):
        return "troops_deployed"
    if signal.type == "demand_made" and _freezes(scene, signal):
        return "sanctions_imposed"
    if signal.type in ("agreement_reached", "truce_agreed") and _sets_terms(scene, signal):
        return "demand_made"
    if signal.type == "agreement_rejected" and (kind := _refused(scene, signal)):
        return kind
    if signal.type == "territory_taken" and _takes_freighter(scene, signal):
        return "sanctions_imposed"
    if signal.type in ("truce_proposed", "agreement_proposed") and _seeks_help(scene, signal):
        return "demand_made"
    return halted.told(scene, signal)


def _keeps_troops(scene: Scene, signal: Signal) -> bool:
    """Whether somebody's own forces are kept in a place, and are nobody's captives."""
    topic = signal.topic
    if topic is None or signal.rule != "verb" or signal.trigger.passive:
        return False
    if not scene.lower[signal.trigger.first].startswith(KEEPING) or _is_apart(scene, signal):
        return False
    return not FORCES.isdisjoint(topic.names("topic")) and BOUND.isdisjoint(scene.lower)


def _is_apart(scene: Scene, signal: Signal) -> bool:
    """Whether a preposition parts a verb from its topic, which it does not act upon ("left aboard a jet")."""
    between = scene.lower[signal.trigger.last : signal.topic.first] if signal.topic else ()
    return not (PREPOSITIONS - COUNTING | {"aboard"}).isdisjoint(between)


def _takes_freighter(scene: Scene, signal: Signal) -> bool:
    """Whether what is seized is a ship with its goods ("took control of an oil tanker")."""
    first, last = signal.trigger.first, signal.trigger.last
    near = scene.lower[max(0, first - 2) : first] if signal.trigger.passive else scene.lower[last : last + 4]
    return not FREIGHTERS.isdisjoint(near)


def _freezes(scene: Scene, signal: Signal) -> bool:
    """Whether somebody orders what another owns to be frozen ("ordered the accounts of Mali frozen")."""
    behind = scene.lower[signal.trigger.last : signal.trigger.last + TERMS]
    orders = scene.lower[signal.trigger.first].startswith("order")
    return orders and "frozen" in behind and not OWNED.isdisjoint(behind)


def _sets_terms(scene: Scene, signal: Signal) -> bool:
    """Whether an agreement is only made to depend on something ("made the pact conditional on")."""
    behind = scene.lower[signal.trigger.last : signal.trigger.last + TERMS]
    return scene.lower[signal.trigger.first] in MAKING and not CONDITIONAL.isdisjoint(behind)


def _seeks_help(scene: Scene, signal: Signal) -> bool:
    """Whether somebody only asks for help with it ("asked for help in carrying out the truce")."""
    between = scene.lower[signal.trigger.last : signal.topic.first] if signal.topic else ()
    return any(one in HELP and other in ("in", "with", "to") for one, other in pairwise(between))


def _refused(scene: Scene, signal: Signal) -> str | None:
    """What is rejected where an offer takes up a truce or talks named before it ("rejected the offer")."""
    topic = signal.topic
    if topic is None or scene.lower[topic.last - 1] not in OFFERED or scene.lower[topic.first - 1] != "the":
        return None
    first = signal.trigger.first
    nouns = (t for t in reversed(scene.within(max(0, first - ECHOED), first)) if t.noun)
    return next((REJECTED[name] for noun in nouns for name in noun.names("topic") if name in REJECTED), None)
