"""What else tells when an event happens: "talks, which began in", "urged Mali to go on"."""

from app.events.clause.scene import RELATIVE, STOPS, Scene
from app.mentions.auxiliaries import BE, HAVE
from app.mentions.triggers import Trigger

HAPPENING = frozenset(
    "begun began starting started launched held signed concluded reached struck agreed erupted opened"
    " occurred happened lasted ordered announced declared proclaimed".split()
)
ARRANGED = frozenset("planned scheduled slated due expected".split())
BETWEEN = BE | HAVE | {"to", "be"}
ASKED = frozenset(("demand_made", "accusation_made", "threat_made"))
LONGEST = 16  # words
BREAKS = STOPS - {","}


def tells_when(scene: Scene, noun: Trigger, at: int) -> bool:
    """Whether a clause right behind a noun tells that its event happens at the date at word `at`."""
    verb = next((i for i in range(noun.last, at) if scene.lower[i] in HAPPENING | ARRANGED), None)
    if verb is None or at - noun.last > LONGEST:
        return False
    if any(not other.noun and other.first != verb for other in scene.within(noun.last, at)):
        return False
    opened = verb
    while opened > noun.last and scene.lower[opened - 1] in BETWEEN:
        opened -= 1
    relative = scene.lower[opened - 1] in RELATIVE
    if not (relative or opened == noun.last or scene.lower[opened - 1] == "," or _is_arranged(scene, verb)):
        return False
    apart = (*scene.lower[noun.last : opened - relative], *scene.lower[verb + 1 : at])
    return BREAKS.isdisjoint(apart) and RELATIVE.isdisjoint(apart)


def is_told_in(scene: Scene, at: int) -> bool:
    """Whether a participle behind a noun holds the date at word `at` ("men held in May")."""
    told = next((t for t in reversed(scene.within(0, at)) if not t.noun), None)
    if told is None or "pp" not in told.forms or scene.group_start(told.first) != told.first:
        return False
    whole = BREAKS.isdisjoint(scene.lower[told.first : at]) and "," not in scene.lower[told.first : at]
    return whole and scene.lower[told.first] not in HAPPENING | ARRANGED


def _is_arranged(scene: Scene, verb: int) -> bool:
    """Whether a word tells for when something is fixed ("talks in Lima scheduled for May")."""
    return scene.lower[verb] in ARRANGED and scene.lower[verb + 1] in ("for", "on", "in")


def is_said(scene: Scene, trigger: Trigger, other: Trigger) -> bool:
    """Whether a verb is what somebody is asked or blamed for ("accused Mali of arming rebels on Friday")."""
    before, word = scene.lower[other.first - 1], scene.lower[trigger.first]
    if trigger.noun or "past" not in trigger.forms or word == "ordered":  # on a day that may lie ahead
        return False
    said = trigger.first < other.first and not ASKED.isdisjoint(trigger.names("type"))
    return said and (before == "to" or (before == "of" and other.forms == {"ing"}))
