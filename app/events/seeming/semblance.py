"""Verbs that look like a deed and tell none, by what stands beside them ("demonstrate that")."""

from collections.abc import Callable

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.events.seeming import asking, epithets, lookalikes, manners, naming, neighbours
from app.mentions.auxiliaries import BE

RESOURCES = frozenset(
    "resources funds funding support investment capital efforts voters supporters opinion aid money".split()
)
LOCAL = frozenset("mayor boss chairman coach governor federation".split())
TRAVELLERS = frozenset("tourists holidaymakers fans visitors investors hikers skiers".split())
DRIVEN = (("off",), ("them",), ("him",))
MONEY = frozenset("rs rupees crore lakh loan loans funds grant grants posts".split())
TOLD_OF = (("was",), ("is",), ("has",), ("had",))
USUAL = frozenset("sometimes often usually typically generally historically".split())
MEETING = frozenset(
    "coordinating meeting seeing hosting visiting receiving continuing discussing speaking".split()
)
ARRIVING = frozenset("airport airfield tarmac arrival palace guard".split())
WHITHER = frozenset(("from", "to", "in", "into", "on", "at"))
LASTING = ("continu", "persist", "drag", "go", "escalat")
BACK = ("return", "exchange", "trade")  # what people do who were nobody's captives
UNWANTED = frozenset("persona personae grata gratae undesirable unwelcome".split())
EXPERTS = frozenset("experts analysts observers critics commentators economists historians academics".split())
FAR = 24  # words before a verb in which its subject may stand
PUNISHING = ("sanction", "punish", "blacklist", "arrest", "jail", "charge", "convict", "sentence")
STOPPED = frozenset(
    "van vans car cars truck trucks bus vehicle vehicles boat boats vessel vessels ship ships convoy"
    " message messages call calls shipment shipments".split()
)
TALKING = frozenset(("talks", "dialogue", "agreement"))
ABOUT = frozenset(("on", "about", "over"))
DOWNING = frozenset("off end ends ended ending stage staged staging join joined suspend suspended".split())
LABOUR = frozenset(
    "workers teachers drivers truckers nurses miners guards employees staff union unions dockers dockworkers"
    " walkout wages pay students lawyers committee".split()
)
PROJECTILES = frozenset(
    "projectile projectiles missile missiles rocket rockets shell shells drone drones bullets".split()
)
KIN = frozenset("children wife husband child son daughter mother father parents brother sister".split())
THEIRS = frozenset(("his", "her"))
ADVISERS = frozenset("cabinet ministers aides advisers advisors generals commanders".split())
VISITING = frozenset(("enter", "enters", "entered", "entering"))
SENSES = (lookalikes.is_one, epithets.is_one, neighbours.tell_other, manners.are_another)
SHOWN = frozenset("that the a an how its their his why our".split())  # what facts demonstrate


def is_mere(scene: Scene, signal: Signal) -> bool:
    """Whether a verb only looks like a deed: funds mobilised, a house searched, something shown."""
    if scene.lower[0] in USUAL or _is_noun_after_all(scene, signal):
        return True
    if any(told(scene, signal) for told in SENSES):
        return True
    if signal.type == "demand_made" and asking.asks_nobody(scene, signal):
        return True
    if signal.trigger.noun:
        named = naming.is_only(scene, signal) or _is_walkout(scene, signal)
        return named or _is_matter_of_talks(scene, signal) or _is_offered(scene, signal)
    seems = SEEMING.get(signal.type)
    return seems is not None and seems(scene, signal)


def _is_local(scene: Scene, signal: Signal) -> bool:
    """Whether a mayor or a club's boss goes, and nobody who speaks for a party."""
    start = scene.group_start(signal.trigger.first)
    return start > 0 and (scene.lower[start - 1] == "i" or not LOCAL.isdisjoint(scene.lower[:start]))


def _is_no_flight(scene: Scene, signal: Signal) -> bool:
    """Whether nobody flees: tourists who leave, or what something leaves behind (", leaving ships idle")."""
    start = scene.group_start(signal.trigger.first)
    if scene.lower[signal.trigger.first] == "leaving" and start > 0 and scene.lower[start - 1] == ",":
        return True
    return not TRAVELLERS.isdisjoint(scene.lower[max(0, start - 4) : start])


def _is_homecoming(scene: Scene, signal: Signal) -> bool:
    """Whether nobody is freed: people come home, or "exchanges", "trade" are nouns behind them."""
    returns = scene.lower[signal.trigger.first].startswith(BACK) and signal.rule == "subject"
    return returns and signal.topic is not None and "captives" not in signal.topic.names("topic")


def _is_of_funds(scene: Scene, signal: Signal) -> bool:
    """Whether money or opinion is mobilised, or residents fortify a shelter, and no troops."""
    last = signal.trigger.last
    doers = scene.subject(scene.group_start(signal.trigger.first))
    codes = [code for actor in doers for code in actor.codes]
    if codes and all(code.endswith("-CIV") for code in codes):
        return True
    return signal.topic is None and not RESOURCES.isdisjoint(scene.lower[last : last + 4])


def _is_of_police(scene: Scene, signal: Signal) -> bool:
    """Whether the police search a house, or somebody kills his own kin."""
    if not scene.lower[signal.trigger.first].startswith("raid"):
        return _is_of_kin(scene, signal)
    start = scene.group_start(signal.trigger.first)
    return any("police" in doer.text.lower() for doer in scene.subject(start))


def _is_no_march(scene: Scene, signal: Signal) -> bool:
    """Whether captives are marched off, or facts demonstrate something."""
    word, after = (
        scene.lower[signal.trigger.first],
        scene.lower[signal.trigger.last : signal.trigger.last + 1],
    )
    led = word.startswith("march") and signal.topic is None and after in DRIVEN
    return led or (word.startswith("demonstrate") and not SHOWN.isdisjoint(after))


def _is_noun_after_all(scene: Scene, signal: Signal) -> bool:
    """Whether a bare form is what the verb behind it tells of ("what the Nairobi bomb was made of")."""
    first, last = signal.trigger.first, signal.trigger.last
    bare = last - first == 1 and not scene.lower[first].endswith(("s", "ed", "ing"))
    return bare and "base" in signal.trigger.forms and scene.lower[last : last + 1] in TOLD_OF


def _is_going_on(scene: Scene, signal: Signal) -> bool:
    """Whether fighting only may go on ("if the fighting continues")."""
    start = scene.group_start(signal.trigger.first)
    goes = signal.rule == "subject" and scene.lower[signal.trigger.first].startswith(LASTING)
    return goes and "if" in scene.lower[max(0, start - 6) : start]


def _is_of_mood(scene: Scene, signal: Signal) -> bool:
    """Whether a word of support only says where one is or greets ("he was back", "at the airport")."""
    first, last = signal.trigger.first, signal.trigger.last
    if scene.lower[first] == "welcomed" and signal.trigger.passive:
        return not ARRIVING.isdisjoint(scene.lower)
    if scene.lower[first].startswith("look"):
        return not MEETING.isdisjoint(scene.lower[last - 1 : last + 1])
    if scene.lower[first] == "back":
        whither = scene.lower[last : last + 1]
        return not BE.isdisjoint(scene.lower[max(0, first - 2) : first]) or not WHITHER.isdisjoint(whither)
    return scene.lower[first:last] == ("welcome",) and scene.lower[last : last + 1] == ("to",)


def _is_of_experts(scene: Scene, signal: Signal) -> bool:
    """Whether only those speak who act for nobody ("experts in Kenya voiced concern")."""
    start = scene.group_start(signal.trigger.first)
    doer = scene.subject(start)
    before = scene.lower[max(0, start - FAR) : start]
    return not EXPERTS.isdisjoint(before) and all(
        actor.form != "name" or scene.preposition(actor) for actor in doer
    )


def _is_of_noun(scene: Scene, signal: Signal) -> bool:
    """Whether a participle only describes the noun before it ("groups threatening the force")."""
    before = scene.lower[signal.trigger.first - 1]
    if signal.rule == "subject" or "not" in scene.lower[signal.trigger.first - 2 : signal.trigger.first]:
        return True
    plain = signal.trigger.first - 1 not in scene.actor_at and before.endswith("s") and before not in BE
    return signal.trigger.forms == {"ing"} and plain


def _is_suspicion(scene: Scene, signal: Signal) -> bool:
    """Whether a noun is only described as suspected ("ships suspected of carrying arms")."""
    first = signal.trigger.first
    return scene.lower[first] == "suspected" and BE.isdisjoint(scene.lower[scene.group_start(first) : first])


def _is_ground(scene: Scene, signal: Signal) -> bool:
    """Whether aid is only what somebody is punished for ("sanctions on two firms for assisting Iran")."""
    first = signal.trigger.first
    before = scene.lower[max(0, first - 12) : first]
    return before[-1:] == ("for",) and any(word.startswith(PUNISHING) for word in before)


def _is_quarters(scene: Scene, signal: Signal) -> bool:
    """Whether a ship is hosted, and no guest ("hosts a US warship"), or a ruler sees his own ministers."""
    last = signal.trigger.last
    behind = scene.lower[last : last + 4]
    if not THEIRS.isdisjoint(behind[:1]) and not ADVISERS.isdisjoint(behind) and "and" not in behind:
        return True
    guests = (t for t in scene.within(last, last + 4) if t.noun)
    return signal.rule == "place" and any("troops" in guest.names("topic") for guest in guests)


def _is_of_kin(scene: Scene, signal: Signal) -> bool:
    """Whether somebody killed his own kin, which is no affair between parties."""
    last = signal.trigger.last
    return not KIN.isdisjoint(scene.lower[last : last + 4]) and not THEIRS.isdisjoint(
        scene.lower[last : last + 1]
    )


def _is_in_flight(scene: Scene, signal: Signal) -> bool:
    """Whether something fired or a statesman comes, and no forces ("rockets crossed into Chad")."""
    start = scene.group_start(signal.trigger.first)
    fired = not signal.trigger.noun and not PROJECTILES.isdisjoint(scene.lower[max(0, start - 2) : start])
    return fired or (scene.lower[signal.trigger.first] in VISITING and _is_of_statesman(scene, start))


def _is_of_statesman(scene: Scene, start: int) -> bool:
    """Whether a president or minister, and no army, is the subject right before word `start`."""
    nouns = (t for t in scene.within(start - 5, start) if t.noun)
    return any("statesman" in noun.names("topic") for noun in nouns)


def _is_of_streets(scene: Scene, signal: Signal) -> bool:
    """Whether a place is only empty ("the streets were deserted")."""
    return signal.trigger.passive and scene.lower[signal.trigger.first] == "deserted"


def _is_granted(scene: Scene, signal: Signal) -> bool:
    """Whether money or leave is granted, and nobody punished ("sanctioned over 40,000 crore")."""
    last = signal.trigger.last
    granted = scene.lower[signal.trigger.first].startswith("sanction") and signal.topic is None
    return granted and not signal.trigger.noun and not MONEY.isdisjoint(scene.lower[last : last + 5])


def _is_no_breach(scene: Scene, signal: Signal) -> bool:
    """Whether something is declared, and nobody unwanted ("declared the two countries partners")."""
    declared = scene.lower[signal.trigger.first].startswith("declar")
    return declared and UNWANTED.isdisjoint(scene.lower)


def _is_walkout(scene: Scene, signal: Signal) -> bool:
    """Whether a strike is what workers begin or end ("truckers called off their strike")."""
    first, last = signal.trigger.first, signal.trigger.last
    downed = not DOWNING.isdisjoint(scene.lower[max(0, first - 5) : first])
    by_whom = scene.lower[last : last + 1] == ("by",) and not LABOUR.isdisjoint(scene.lower[last : last + 4])
    called = downed and not LABOUR.isdisjoint(scene.lower)
    return signal.type == "strike_reported" and (by_whom or called)


def _is_matter_of_talks(scene: Scene, signal: Signal) -> bool:
    """Whether violence is only what talks are about ("held talks on cross-border attacks")."""
    first = signal.trigger.first
    before = scene.lower[max(0, first - 2) : first]
    matter = not ABOUT.isdisjoint(before)
    if signal.type == "relations_improved":
        matter = matter or "for" in scene.lower[max(0, first - 2) : first]
        near = scene.within(first - FAR, first) if matter else ()
        return any(not TALKING.isdisjoint(t.names("topic")) for t in near)
    if signal.rule != "alone" or signal.kind.family != "military":
        return False
    talked = matter and any("talks" in t.names("topic") for t in scene.within(first - 8, first))
    return talked or any(word.startswith("discuss") for word in before)


def _is_offered(scene: Scene, signal: Signal) -> bool:
    """Whether talks are only what a mediator offers to hold ("offered to host a summit")."""
    near = scene.within(signal.trigger.first - 5, signal.trigger.first)
    offers = any("mediation_offered" in verb.names("type") for verb in near)
    return signal.type == "talks_held" and signal.rule == "alone" and offers


def _is_stopped(scene: Scene, signal: Signal) -> bool:
    """Whether a vehicle is intercepted, and nothing that was fired, or hostages let go ("Shell hostages")."""
    first, last = signal.trigger.first, signal.trigger.last
    topic = signal.topic
    behind = scene.within(topic.last, topic.last + 1) if topic and topic.first >= last else ()
    if any("captives" in noun.names("topic") for noun in behind):
        return True
    stopped = scene.lower[first].startswith("intercept") and not signal.trigger.passive
    return stopped and not STOPPED.isdisjoint(scene.lower[last : last + 4])


SEEMING: dict[str, Callable[[Scene, Signal], bool]] = {
    "captives_released": _is_homecoming,
    "relations_reduced": _is_no_breach,
    "sanctions_imposed": _is_granted,
    "support_expressed": _is_of_mood,
    "threat_made": _is_of_noun,
    "accusation_made": _is_suspicion,
    "aid_provided": _is_ground,
    "arms_supplied": _is_ground,
    "talks_held": _is_quarters,
    "strike_reported": _is_stopped,
    "territory_taken": _is_in_flight,
    "troops_withdrawn": _is_of_streets,
    "clash_reported": _is_going_on,
    "condemnation_made": _is_of_experts,
    "power_changed": _is_local,
    "people_displaced": _is_no_flight,
    "troops_deployed": _is_of_funds,
    "attack_reported": _is_of_police,
    "protest_held": _is_no_march,
}
