"""Troops and places that words only describe: forces stationed, kept or posted, towns that were liberated."""

from app.events.clause.scene import RELATIVE, STOPS, Scene
from app.events.meaning.signals import Signal
from app.mentions.actors import DETERMINERS
from app.mentions.numbers import NUMBERS

CLAUSE = 9  # words behind a participle in which the verb of its troops stands
JOINED = STOPS | RELATIVE | {",", "and", "or"}
FORCES = frozenset("troops forces soldiers peacekeepers".split())
GOODS = frozenset(
    "passport passports phone phones laptop laptops computers documents papers cash drugs cocaine ammunition"
    " weapons explosives equipment assets cargo".split()
)
SEIZING = frozenset(("capture", "seizure"))
TAKEN = frozenset(("ship", "freed", "captives"))
POSTED = frozenset("stationed based garrisoned".split())
SENDING = frozenset("put puts send sends sent".split())


def sends_none(scene: Scene, signal: Signal) -> bool:
    """Whether troops are only described ("French-led", "stationed"), or themselves send somebody away."""
    first, topic = signal.trigger.first, signal.topic
    if first > 0 and scene.lower[first - 1] == "-":
        return True
    word = scene.lower[first]
    if word == "deployed" and not signal.trigger.passive and _goes_on(scene, signal):
        return True
    if topic is None or signal.rule != "subject" or signal.trigger.noun:
        return False
    if word in POSTED:
        return topic.last == first
    by = scene.lower[topic.first - 1] if topic.first else ""
    joined = by in ("by", "the") and scene.lower[first - 1] == "and"
    behind = scene.actor_at.get(signal.trigger.last)
    return word in SENDING and (joined or (behind is not None and behind.form != "modifier"))


def _goes_on(scene: Scene, signal: Signal) -> bool:
    """Whether the troops of a participle do something in the same clause ("troops deployed in Gao shot")."""
    first, last = signal.trigger.first, signal.trigger.last
    bare = first - 1 in scene.actor_at or first in {t.last for t in scene.within(first - 2, first) if t.noun}
    verbs = [t for t in scene.within(last, last + CLAUSE) if bare and not t.noun and "past" in t.forms]
    between = scene.lower[last : verbs[0].first] if verbs else (",",)
    return "pp" in signal.trigger.forms and not JOINED.intersection(between) and bool(between)


def keeps_own(scene: Scene, signal: Signal) -> bool:
    """Whether somebody keeps his own forces somewhere ("has kept troops in five areas")."""
    first, last = signal.trigger.first, signal.trigger.last
    kept = scene.lower[first].startswith(("keep", "kept", "hold", "held")) and not signal.trigger.passive
    return kept and not FORCES.isdisjoint(scene.lower[last : last + 2])


def takes_no_land(scene: Scene, signal: Signal) -> bool:
    """Whether people, ships or papers are taken ("the capture of the kidnappers", "seized his passport")."""
    last = signal.trigger.last
    if scene.lower[signal.trigger.first].startswith(("seiz", "confiscat")) and not signal.trigger.noun:
        return not GOODS.isdisjoint(scene.lower[last : last + 4])
    if _describes_place(scene, signal):
        return True
    behind = (noun for noun in scene.within(last, last + 4) if noun.noun)
    seizes = signal.trigger.noun and scene.lower[signal.trigger.first] in SEIZING
    return seizes and any(not TAKEN.isdisjoint(noun.names("topic")) for noun in behind)


def _describes_place(scene: Scene, signal: Signal) -> bool:
    """Whether a participle only says what a place has been through ("leave five liberated towns")."""
    first, last, topic = signal.trigger.first, signal.trigger.last, signal.topic
    whole = last - first == 1 and topic is not None and topic.first == last and "pp" in signal.trigger.forms
    before = scene.lower[first - 1]
    return whole and (before in DETERMINERS or before in NUMBERS or before.isdecimal())
