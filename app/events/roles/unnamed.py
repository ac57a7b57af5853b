"""Parties that a sentence does not name but means: a side, a bloc, ministers who meet."""

from app import codebook
from app.events.clause.scene import STOPS, Scene
from app.events.meaning.signals import Signal
from app.events.roles.parties import Parties
from app.mentions.actors import PREPOSITIONS
from app.mentions.auxiliaries import BE

PARTIES = frozenset(
    "group bloc side sides kingdom kingdoms neighbour neighbours neighbor neighbors countries nations states"
    " guerrillas guerrilla rebels insurgents militants movement junta coalition".split()
)
POINTING = frozenset("the its their his this both each two three".split())
MEETING = frozenset("meet meets met meeting sit sits sat sitting".split())
DISCUSSING = frozenset("discuss discusses discussed discussing".split())
GATHERED = frozenset(
    "ministers leaders presidents commanders chiefs heads negotiators delegations delegates envoys officials"
    " diplomats generals sides parties council committee assembly parliament cabinet".split()
)
FREE = PREPOSITIONS | frozenset(
    "again today tonight tomorrow here there next immediately separately together this every , .".split()
)
LONGEST = 14  # words before a verb in which its subject stands


def acts(scene: Scene, signal: Signal) -> bool:
    """Whether a party that is not named is a verb's subject ("each side blamed the other")."""
    start = scene.group_start(signal.trigger.first)
    near = scene.lower[max(0, start - 4) : start]
    return bool(near) and near[-1] in PARTIES and not POINTING.isdisjoint(near[:-1])


def relieve(scene: Scene, signal: Signal) -> bool:
    """Whether those who bring aid, whoever they are, cease to ("two aid agencies suspended their work")."""
    start = scene.group_start(signal.trigger.first)
    near = scene.within(start - 3, start) if signal.type == "aid_suspended" else ()
    return any(t.noun and t.last == start and "aid_workers" in t.names("topic") for t in near)


def meet(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether a body or several office holders meet, with nobody told apart whom they meet."""
    first, last = signal.trigger.first, signal.trigger.last
    start = scene.group_start(first)
    if signal.trigger.noun or signal.type != "talks_held":
        return False
    if scene.lower[first] in DISCUSSING:
        return _are_bodies(who) and not scene.lower[last].endswith("ing")
    if scene.lower[first] not in MEETING:
        return False
    if signal.trigger.forms == {"ing"} and BE.isdisjoint(scene.lower[start:first]):
        return False
    behind = scene.lower[last : last + 1]
    if behind and behind[0] not in FREE and last not in scene.dated:
        return False
    return _are_bodies(who) or _are_gathered(scene, start)


def _are_bodies(who: Parties) -> bool:
    return any(codebook.kind(code) == "body" for actor in who.source for code in actor.codes)


def _are_gathered(scene: Scene, start: int) -> bool:
    """Whether people in office, more than one, stand as the subject before a word."""
    for at in range(start - 1, max(start - LONGEST, -1), -1):
        if scene.lower[at] in STOPS:
            return False
        if scene.lower[at] in GATHERED:
            return at == 0 or scene.lower[at - 1] not in PREPOSITIONS
    return False
