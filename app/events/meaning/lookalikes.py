"""Words that share the form of a deed and mean another thing here: what is free, whom troops sent away."""

from collections.abc import Callable

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.mentions.auxiliaries import BE

CORPSES = frozenset("body bodies corpse corpses remains".split())
FINDING = ("recover", "retriev")
CAPTIVES = frozenset("hostage hostages captive captives prisoner prisoners".split())
WANTED = frozenset("suspect suspects fugitive fugitives defendant defendants".split())
PACTS = frozenset("deal agreement accord plan proposal talks negotiations framework".split())
POSTED = frozenset("stationed based garrisoned".split())
SENDING = frozenset("put puts send sends sent".split())
MASSES = frozenset(
    "demonstrators protesters protestors crowd crowds people thousands hundreds dozens residents students"
    " workers mourners relatives families supporters villagers worshippers".split()
)
CROWDED = MASSES | frozenset("streets rally rallied marched gathered".split())
ASKED = 6  # words behind a verb in which it says what somebody is to do
UTTERED = ("issue", "launch", "renew")


def is_one(scene: Scene, signal: Signal) -> bool:
    """Whether a signal's words mean no deed of its type where they stand."""
    differs = OTHERWISE.get(signal.type)
    return differs is not None and differs(scene, signal)


def _frees_nobody(scene: Scene, signal: Signal) -> bool:
    """Whether something is free, a deal is named for a release, bodies are found or suspects handed over."""
    first, last = signal.trigger.first, signal.trigger.last
    if signal.trigger.noun:
        return _names_pact(scene, signal)
    if scene.lower[first:last] == ("free",) and not BE.isdisjoint(scene.lower[max(0, first - 2) : first]):
        return True
    freed = scene.lower[signal.topic.last - 1] if signal.topic else ""
    found = freed in CORPSES and scene.lower[first].startswith(FINDING)
    return freed in WANTED or (found and CAPTIVES.isdisjoint(scene.lower))


def _names_pact(scene: Scene, signal: Signal) -> bool:
    """Whether a noun only tells what a deal or talks are about ("a hostage release deal")."""
    last = signal.trigger.last
    return signal.trigger.noun and not PACTS.isdisjoint(scene.lower[last : last + 1])


def _sends_no_troops(scene: Scene, signal: Signal) -> bool:
    """Whether troops are only described by their post, or themselves send somebody away."""
    first, topic = signal.trigger.first, signal.topic
    word = scene.lower[first]
    if topic is None or signal.rule != "subject" or signal.trigger.noun:
        return False
    if word in POSTED:
        return topic.last == first
    by = scene.lower[topic.first - 1] if topic.first else ""
    joined = by in ("by", "the") and scene.lower[first - 1] == "and"
    behind = scene.actor_at.get(signal.trigger.last)
    return word in SENDING and (joined or (behind is not None and behind.form != "modifier"))


def _is_no_crowd(scene: Scene, signal: Signal) -> bool:
    """Whether others are marched off, or a state does something in protest ("left to protest it")."""
    first, last = signal.trigger.first, signal.trigger.last
    if signal.trigger.noun:
        return False
    led = any("freed" in noun.names("topic") for noun in scene.within(last, last + 1) if noun.noun)
    if scene.lower[first].startswith("march"):
        return led
    aim = scene.lower[first - 1 : last] == ("to", "protest")
    return aim and not scene.subject(first - 1) and CROWDED.isdisjoint(scene.lower)


def _denies_nothing(scene: Scene, signal: Signal) -> bool:
    """Whether "disputed" only describes a place ("divides disputed Kashmir")."""
    first, last = signal.trigger.first, signal.trigger.last
    named = last in scene.actor_at or any(place.first == last for place in scene.places)
    return scene.lower[first:last] == ("disputed",) and named


def _needs_something(scene: Scene, signal: Signal) -> bool:
    """Whether a thing only requires another ("the task requires more strength")."""
    last = signal.trigger.last
    asked = {"to", "that"} & {*scene.lower[last - 1 : last + ASKED]}
    return scene.lower[signal.trigger.first].startswith("requir") and not asked


def _sues_nobody(scene: Scene, signal: Signal) -> bool:
    """Whether an appeal is made to somebody and not to a court ("issued an appeal")."""
    appeal = signal.topic is not None and scene.lower[signal.topic.first] == "appeal"
    return appeal and scene.lower[signal.trigger.first].startswith(UTTERED)


def _is_of_larder(scene: Scene, signal: Signal) -> bool:
    """Whether supplies run short where nobody is named who gives or gets them ("bread is rationed")."""
    return signal.rule in ("subject", "passive") and not (scene.actors or scene.places)


def _is_of_masses(scene: Scene, signal: Signal) -> bool:
    """Whether a crowd gathers, which holds no talks ("thousands gathered in the square")."""
    first = signal.trigger.first
    doers = scene.subject(scene.group_start(first)) if scene.lower[first].startswith("gather") else ()
    return any(not MASSES.isdisjoint(actor.text.lower().split()) for actor in doers)


OTHERWISE: dict[str, Callable[[Scene, Signal], bool]] = {
    "captives_released": _frees_nobody,
    "troops_withdrawn": _names_pact,
    "troops_deployed": _sends_no_troops,
    "protest_held": _is_no_crowd,
    "talks_held": _is_of_masses,
    "denial_made": _denies_nothing,
    "demand_made": _needs_something,
    "legal_action_taken": _sues_nobody,
    "aid_suspended": _is_of_larder,
}
