"""Verbs that another verb takes as its object, and so tell nothing by themselves ("refused to hold")."""

from collections.abc import Collection
from itertools import pairwise

from app.codebook.phrases import Words
from app.events.clause.scene import QUOTES, STOPS, Scene
from app.events.meaning.grid import type_of
from app.mentions.actors import ActorMention
from app.mentions.auxiliaries import ASPECTS
from app.mentions.triggers import Trigger

LONGEST_LIST = 4  # actors that "and" joins to one on their right
JOINED = frozenset(("and", ",", "the", "both"))
ASKABLE = frozenset(("hold", "declare"))
TREATING = frozenset(("accept", "agree"))
GOVERNING = frozenset(("propose", "reject", "accept", "bid"))
REFUSING = frozenset("refuse refused refuses refusing decline declined declines declining".split())
YIELDING = frozenset("lift release withdraw withdraw_from free_people".split())
NEAR = 4  # words behind a verb of consent in which the truce stands
ASKING = frozenset(
    "insist insists insisted insisting demand demands demanded demanding propose proposed request requested"
    " urged asked".split()
)
OFFERED = 6  # words behind a verb in which what it is done to stands
REACH = 12  # words before a verb in which the demand that governs it stands
YIELDED = frozenset("sanctions_eased blockade_lifted captives_released troops_withdrawn".split())
LETTING = frozenset(("let", "lets", "letting"))
NO_SUBJECT = frozenset(("go", "alone", "off", "in", "out", "up", "down"))
UNTENSED = QUOTES | {"to"}  # behind which "let" is an order or an infinitive
CLOSING = STOPS | {",", "and", "who", "which"}
LONGEST_SUBJECT = 6  # words between "let" and the verb of whom it lets act


def letting(lower: Words, start: int) -> int | None:
    """The verb that lets the subject of the verb group at a word do it ("let aid convoys reach El Obeid")."""
    for back in range(start - 1, max(start - LONGEST_SUBJECT, -1), -1):
        if lower[back] in LETTING:
            told = back > 0 and lower[back - 1] not in UNTENSED
            return back if told and lower[back + 1] not in NO_SUBJECT else None
        if lower[back] in CLOSING:
            return None
    return None


def is_object(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb before takes this one as its object ("refused to hold", "urged Mali to hold")."""
    if trigger.noun:
        return False
    at = trigger.first - (scene.lower[trigger.first - 1] == "to")
    whom = None if ASKABLE.isdisjoint(trigger.names("act")) else scene.actor_at.get(at - 1)
    governor = scene.verb_before.get(_first_of(scene, whom) if whom and at < trigger.first else at)
    if governor is None and at < trigger.first and _is_askable(scene, trigger):
        governor = _asking(scene, at)
    if governor is None or GOVERNING.isdisjoint(governor.names("act")):
        return False
    if "propose" in governor.names("act") and not _is_offered(scene, governor, trigger):
        return False  # "offered to free two prisoners"
    return "reject" not in governor.names("act") or not _yields(trigger)


def _is_offered(scene: Scene, governor: Trigger, trigger: Trigger) -> bool:
    """Whether the verb of an offer tells by itself what it is for: talks to hold, a truce to declare."""
    acts = governor.names("act")
    behind = scene.within(trigger.first, trigger.last + OFFERED)
    return any(type_of(acts, noun.names("topic")) for noun in behind if noun.noun)


def _is_askable(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb tells what is asked for: talks to hold, a truce to declare or to agree on."""
    acts = trigger.names("act")
    if acts and TREATING.isdisjoint(acts):
        return not ASKABLE.isdisjoint(acts)
    return any("truce" in t.names("topic") for t in scene.within(trigger.last, trigger.last + NEAR))


def _asking(scene: Scene, to: int) -> Trigger | None:
    """The verb that asks somebody in its clause to do something ("urged the generals and others to hold")."""
    near = [t for t in scene.within(max(0, to - REACH), to) if not t.noun]
    if not near or not STOPS.isdisjoint(scene.lower[near[-1].last : to]):
        return None
    return near[-1] if "propose" in near[-1].names("act") or "bid" in near[-1].names("act") else None


def _yields(trigger: Trigger) -> bool:
    """Whether a verb gives way, and so tells by itself what a refusal of it comes to ("to lift the ban")."""
    acts = YIELDING.intersection(trigger.names("act"))
    return bool(acts) or not YIELDED.isdisjoint(trigger.names("type"))


def _first_of(scene: Scene, actor: ActorMention) -> int:
    """The first word of the actors that "and" joins to one on its right, over their articles."""
    first = actor.first
    for _ in range(LONGEST_LIST):
        while first > 0 and scene.lower[first - 1] in JOINED:
            first -= 1
        if (before := scene.actor_at.get(first - 1)) is None:
            return first
        first = before.first
    return first


def is_aspect(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb only says how far the next one has come ("began withdrawing", "started to leave")."""
    if trigger.noun or trigger.last - trigger.first > 1 or scene.lower[trigger.first] not in ASPECTS:
        return False
    at = trigger.last + (scene.lower[trigger.last : trigger.last + 1] == ("to",))
    return at in scene.verb_at


def refuses(scene: Scene, trigger: Trigger) -> bool:
    """Whether the verb group of a trigger is an infinitive under a verb of refusal ("refused to prolong")."""
    start = scene.group_start(trigger.first)
    group = scene.lower[start : trigger.first]
    return "to" in group and bool(REFUSING & set(scene.lower[max(0, start - 3) : start + 1]))


def is_asked(scene: Scene, start: int) -> bool:
    """Whether a bare verb is what somebody demands ("insists that the United States lift sanctions")."""
    before = scene.lower[max(0, start - REACH) : start]
    return any(one in ASKING and other == "that" for one, other in pairwise(before))


def is_answered(scene: Scene, trigger: Trigger, spent: Collection[int]) -> bool:
    """Whether what a request is for is told by a verb already ("spurned calls for a truce")."""
    if not trigger.noun or "request" not in trigger.names("topic"):
        return False
    return any(noun.noun and noun.first in spent for noun in scene.within(trigger.last, trigger.last + 4))
