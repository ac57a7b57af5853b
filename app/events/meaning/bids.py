"""What is only offered or arranged: a truce to be brokered, talks for a day to come, a threat to leave."""

from itertools import pairwise

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.events.reality import modality
from app.events.reality.governed import YIELDED
from app.events.reality.nominal import Reading
from app.events.roles.parties import Parties
from app.events.seeming.aftermath import VIOLENT
from app.events.speech import callers

BROKERING = frozenset(("broker", "mediate", "brokering", "mediating"))
TREATED = frozenset(("truce_agreed", "agreement_reached"))
OFFERING = ("offer", "propos", "suggest")
LEAVING = frozenset(
    "talks_suspended agreement_ended troops_withdrawn aid_suspended truce_ended sanctions_imposed"
    " relations_reduced blockade_imposed".split()
)
WEIGHING = ("weigh", "mull", "contemplat", "consider", "explor")
GIVING = frozenset(("aid_provided", "arms_supplied"))
PROMISING = ("pledg", "promis", "earmark", "approv", "allocat", "commit", "offer")
DECIDED = frozenset(
    "sanctions_imposed sanctions_eased agreement_ended aid_suspended relations_reduced truce_declared".split()
)
DECIDING = frozenset(("decided", "resolved"))
DECREE = 20  # words of measures that one decision may list
LASTING = frozenset(("truce_extended", "truce_declared"))
WILLING = frozenset("willing ready prepared offered offers offering proposed proposes".split())
UNARRANGED = WILLING - {"ready", "prepared"}
MOVES = frozenset(("troops_deployed", "troops_withdrawn"))
TERMS = frozenset(("if", "provided", "once"))
TERMS_OF = frozenset(
    (("as", "long"), ("as", "soon"), ("in", "return"), ("in", "exchange"), ("on", "condition"))
)
FURTHER = 20  # words behind an offer in which its terms stand
OWN = frozenset("it he she they we".split())
FAR = 14  # words before a verb in which the proposal that governs its clause may stand
AHEAD: frozenset[Reading] = frozenset(("planned", "hypothetical"))


def as_bid(scene: Scene, signal: Signal, who: Parties, reading: Reading) -> tuple[Signal, Reading]:
    """What a deed that lies ahead comes to where it is offered, arranged or made a condition."""
    if signal.type == "mediation_offered" and reading in AHEAD:
        return signal, "occurred"
    if reading == "occurred" and signal.type in GIVING and _is_promised(scene, signal):
        return signal, "planned"
    if signal.trigger.noun:
        return signal, reading
    if signal.type == "talks_accepted" and _is_arranged(scene, signal, who):
        return signal._replace(type="talks_held"), "planned"
    if reading in ("occurred", "claimed") and scene.lower[signal.trigger.last - 1].startswith(WEIGHING):
        return signal, "hypothetical"
    if signal.type == "truce_extended" and reading == "planned" and not _is_proposed(scene, signal):
        return signal, "occurred"
    if reading == "planned" and signal.type in DECIDED and _is_decided(scene, signal):
        return signal, "occurred"
    if kind := _said(scene, signal, reading) or _offered(scene, signal, reading):
        return signal._replace(type=kind), "occurred"
    offered = signal.type in MOVES and reading in ("occurred", "planned") and _is_only_offered(scene, signal)
    return signal, "hypothetical" if offered else reading


def _said(scene: Scene, signal: Signal, reading: Reading) -> str | None:
    """The type of what a call or letter says, and of force that somebody says he will use."""
    start = scene.group_start(signal.trigger.first)
    if reading == "content" and (signal.kind.sides == "speech" or signal.type == "talks_held"):
        return signal.type if callers.call(scene, start) is not None else None
    announced = reading == "planned" and signal.type in VIOLENT and _is_announced(scene, signal)
    return "threat_made" if announced else None


def _offered(scene: Scene, signal: Signal, reading: Reading) -> str | None:
    if signal.type in TREATED and reading in AHEAD and scene.lower[signal.trigger.first] in BROKERING:
        return "mediation_offered"
    if signal.type == "talks_held" and reading == "content" and _is_proposed(scene, signal):
        return "talks_proposed"
    if signal.type in LASTING and reading == "planned" and _is_proposed(scene, signal):
        return "truce_proposed"
    if signal.type in LASTING and reading in AHEAD and _has_terms(scene, signal):
        return "truce_proposed"
    if signal.type in YIELDED and reading != "occurred" and _is_on_terms(scene, signal):
        return "agreement_proposed"
    if signal.type in LEAVING and reading in AHEAD and "unless" in scene.lower[signal.trigger.last :]:
        return "threat_made"
    return None


def _is_only_offered(scene: Scene, signal: Signal) -> bool:
    """Whether somebody only says he would move forces ("offered to send soldiers", "is willing to leave")."""
    first = signal.trigger.first
    start = scene.group_start(first)
    to = "to" in scene.lower[start:first]
    return scene.lower[first].startswith("offer") or (
        to and not UNARRANGED.isdisjoint(scene.lower[max(0, start - 2) : start + 1])
    )


def _has_terms(scene: Scene, signal: Signal) -> bool:
    """Whether a promise only holds on terms ("would stop shooting provided that Chad does")."""
    return "provided" in scene.lower[signal.trigger.last : signal.trigger.last + FURTHER]


def _is_on_terms(scene: Scene, signal: Signal) -> bool:
    """Whether somebody offers to yield if he gets something ("is willing to withdraw if Chad disarms")."""
    start, last = scene.group_start(signal.trigger.first), signal.trigger.last
    willing = not WILLING.isdisjoint(scene.lower[max(0, start - 2) : start + 1])
    behind = scene.lower[last : last + FURTHER]
    return willing and any(one in TERMS or (one, other) in TERMS_OF for one, other in pairwise(behind))


def _is_promised(scene: Scene, signal: Signal) -> bool:
    """Whether what is given is only pledged or approved so far ("approved an arms sale to Chad")."""
    first = signal.trigger.first
    near = (
        scene.lower[max(0, first - 6) : first + 1] if signal.trigger.noun else scene.lower[first : first + 1]
    )
    return any(word.startswith(PROMISING) for word in near)


def _is_decided(scene: Scene, signal: Signal) -> bool:
    """Whether somebody has decided on a measure, which is then in force unless it has a day to come."""
    start = scene.group_start(signal.trigger.first)
    return not DECIDING.isdisjoint(scene.lower[max(0, start - DECREE) : start])


def _is_announced(scene: Scene, signal: Signal) -> bool:
    """Whether somebody says of himself that he will use force ("said it would storm the camp")."""
    start = scene.group_start(signal.trigger.first)
    before = scene.lower[max(0, start - 3) : start]
    said = not modality.ANNOUNCING.isdisjoint(before[:-1]) and before[-1:] and before[-1] in OWN
    return bool(said) and not signal.trigger.passive


def _is_arranged(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether two parties agree to talk on a day ("agreed to resume the talks on Monday")."""
    both = len({code for actor in who.source for code in actor.codes}) > 1
    agreed = scene.lower[signal.trigger.first].startswith("agree")
    return both and agreed and any(at > signal.trigger.last for at in scene.dated)


def _is_proposed(scene: Scene, signal: Signal) -> bool:
    """Whether a proposal governs the verb's clause ("offered to extend the truce")."""
    start = scene.group_start(signal.trigger.first)
    before = scene.lower[max(0, start - FAR) : start]
    offers = any(word.startswith(OFFERING) for word in before)
    return offers and ("that" in before or "to" in scene.lower[start : signal.trigger.first])
