"""What a deed comes to by who does it: soldiers who arrive are deployed, villagers who cross flee."""

from app import codebook
from app.events.clause import objects
from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.events.roles.parties import Parties
from app.events.speech import attribution
from app.mentions.actors import PREPOSITIONS

COURTS = frozenset(("court", "tribunal", "icj", "icc", "judge", "judges", "magistrate"))
KEEPERS = frozenset(("peacekeepers", "peacekeeping", "observers", "monitors"))
SOLDIERS = frozenset(
    "troops soldiers forces force battalion contingent marines paratroopers reinforcements police"
    " peacekeepers gendarmes".split()
)
BEARING = SOLDIERS | frozenset(
    "rebels fighters militants guerrillas insurgents militiamen mercenaries".split()
)
LEAVING = frozenset("leave leaves leaving left flee flees fled fleeing abandon abandons abandoned".split())
ARRIVING = ("arriv", "land", "com", "came", "disembark")
CROSSING = frozenset(("cross", "crosses", "crossed", "crossing"))
MASSES = frozenset("thousands hundreds dozens scores people families refugees".split())
CROWDS = frozenset("protesters protestors demonstrators crowd crowds rioters marchers activists mob".split())
RIOTERS = frozenset("protesters protestors demonstrators rioters marchers".split())
WRECKING = frozenset("fire ablaze torch torched torches torching burned burnt vandalised".split())
HANDING = frozenset(
    "hand hands handed handing turn turns turned turning give gives gave given giving".split()
)
OFFERS = frozenset("offer offers proposal proposals invitation invitations call calls".split())
CALLS = frozenset(("call", "calls"))
CALLING = (("by",), ("from",), ("to",))
HOUSES = frozenset("assembly parliament congress senate council chamber house bundestag knesset".split())
RULED = frozenset(("demand_made", "agreement_rejected", "resolution_blocked"))
NEAR = 7  # words behind a deed in which what it is done to may stand
EMBLEMS = frozenset("flag flags effigy effigies portrait portraits".split())
ISSUING = frozenset("issued lodged filed delivered handed conveyed registered submitted".split())
HANDED = 4  # words between the verb that hands over a protest and it
RISINGS = frozenset("uprising uprisings rebellion rebellions revolt revolts insurrection insurgency".split())
ROADS = frozenset("road roads highway highways street streets bridge bridges motorway access".split())


def by_doer(scene: Scene, signal: Signal, who: Parties) -> Signal:
    """What a deed comes to by who does it: soldiers who arrive are deployed, villagers who cross flee."""
    kind = _by_body(scene, signal, who) or _by_object(scene, signal) or _of_court(scene, signal, who)
    if signal.type == "visit_made" and _names(who, SOLDIERS):
        kind = "troops_deployed"
    elif signal.type == "territory_taken":
        kind = _entered(scene, signal, who)
    elif signal.type == "blockade_imposed" and _are_citizens(who) and _is_on_road(scene, signal):
        kind = "protest_held"
    elif signal.type == "people_displaced" and _names(who, BEARING):
        kind = kind or _moved(scene, signal)
    elif signal.type == "arms_supplied" and _gives_up(scene, signal, who):
        kind = "troops_withdrawn"
    elif _is_objection(scene, signal) and (_is_of_state(signal, who) or _is_note(scene, signal, who)):
        kind = "condemnation_made"
    return signal._replace(type=kind) if kind else signal


def _by_body(scene: Scene, signal: Signal, who: Parties) -> str | None:
    """What a deed comes to by whether a state, a body or a people does it."""
    if _is_rising(scene, signal, who):
        return "war_started"
    if signal.type == "attack_reported" and _is_bombing(scene, signal, who):
        return "strike_reported"
    if signal.type == "resolution_adopted" and _backs(scene, signal, who):
        return "support_expressed"
    return "resolution_adopted" if signal.type == "demand_made" and _is_voted(scene, who) else None


def _is_bombing(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether a state's army bombs something, which it does from the air ("accused it of bombing a port")."""
    last = signal.trigger.last
    bombs = scene.lower[signal.trigger.first : last] == ("bombing",)
    acts = bombs and PREPOSITIONS.isdisjoint(scene.lower[last : last + 1])
    return acts and any(codebook.kind(code) == "state" for actor in who.source for code in actor.codes)


def _backs(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether states only back a resolution that another body adopts."""
    backs = scene.lower[signal.trigger.first].startswith(("support", "back", "endors"))
    return (
        backs
        and not _names(who, HOUSES)
        and all(codebook.kind(code) == "state" for actor in who.source for code in actor.codes)
    )


def _is_voted(scene: Scene, who: Parties) -> bool:
    """Whether a body demands something by its votes ("demanded, with 120 votes in favour")."""
    bodies = any(codebook.kind(code) == "body" for actor in who.source for code in actor.codes)
    return bodies and "votes" in scene.lower


def _is_ruled(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether a court demands or refuses something, and so rules; a state's own spurns others' requests."""
    asked = signal.topic is not None and "request" in signal.topic.names("topic")
    own = any(codebook.kind(code) == "state" for actor in who.source for code in actor.codes)
    named = any(a.first >= signal.trigger.last and a.form in ("name", "modifier") for a in scene.actors)
    return signal.type in RULED and _names(who, COURTS) and not (asked and own and named)


def is_ruling(signal: Signal, who: Parties) -> bool:
    """Whether a verb of refusal tells what a court does, as no state that spurns a verdict does."""
    return "reject" not in signal.trigger.names("act") or _names(who, COURTS)


def _is_rising(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether rebels take up arms, who topple nobody so far ("rebels staged an uprising")."""
    topic = signal.topic if signal.type == "power_changed" else None
    rises = topic is not None and scene.lower[topic.last - 1] in RISINGS
    armed = any(attribution.is_fighter(actor.codes) for actor in who.source)
    return rises and armed


def _of_court(scene: Scene, signal: Signal, who: Parties) -> str | None:
    """What a court does when it jails somebody or rules, or is asked to act."""
    jails = signal.type == "people_detained" and _is_by_court(scene, signal)
    asked = signal.type == "demand_made" and _is_sued(scene, signal, who)
    return "legal_action_taken" if jails or asked or _is_ruled(scene, signal, who) else None


def _entered(scene: Scene, signal: Signal, who: Parties) -> str | None:
    """What comes of entering a place: peacekeepers are deployed, crowds protest, other people flee."""
    if _names(who, KEEPERS):
        return "troops_deployed"
    if _crosses(scene, signal):
        return "people_displaced"
    if not _are_citizens(who) or _names(who, BEARING) or _are_armed(scene, signal):
        return None
    return "protest_held" if _names(who, CROWDS) else "people_displaced"


def _moved(scene: Scene, signal: Signal) -> str | None:
    """What those who bear arms do by moving on: they leave a place or take up posts; they displace others."""
    word = scene.lower[signal.trigger.first]
    moved = signal.topic is None or "place" in signal.topic.names("topic")
    if signal.trigger.noun or signal.trigger.passive or not moved:
        return None
    if word.startswith(ARRIVING):
        return "troops_deployed"
    return "troops_withdrawn" if word in LEAVING else None


def _by_object(scene: Scene, signal: Signal) -> str | None:
    """What a deed comes to by what it is done to: a flag, those who flee, those who bring aid."""
    if signal.type == "attack_reported" and (_is_of_emblem(scene, signal) or _is_riot(scene, signal)):
        return "protest_held"
    if signal.type == "blockade_lifted" and _is_of(scene, signal, "sheltered"):
        return "aid_provided"
    if signal.type == "people_displaced" and _is_of(scene, signal, "aid_workers"):
        return "aid_suspended"
    if signal.type == "talks_rejected" and _is_appeal(scene, signal):
        return "agreement_rejected"
    return "support_expressed" if signal.type == "talks_accepted" and _is_praised(scene, signal) else None


def _is_appeal(scene: Scene, signal: Signal) -> bool:
    """Whether the call that somebody rejects asks for something ("rejected a call by Chad to free them")."""
    last = signal.topic.last if signal.topic else 0
    return scene.lower[last - 1] in CALLS and scene.lower[last : last + 1] in CALLING


def _is_praised(scene: Scene, signal: Signal) -> bool:
    """Whether others' talks are welcomed, and no offer of them accepted ("welcomed the summit in Oslo")."""
    behind = scene.lower[signal.trigger.last : signal.topic.last if signal.topic else None]
    return scene.lower[signal.trigger.first].startswith("welcom") and OFFERS.isdisjoint(behind)


def _is_sued(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether a court is asked to act, which files a case."""
    last = signal.trigger.last
    unnamed = scene.lower[last - 1].startswith("ask") and not COURTS.isdisjoint(scene.lower[last : last + 2])
    return unnamed or any(not COURTS.isdisjoint(actor.text.lower().split()) for actor in who.target)


def _gives_up(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether an armed group hands over its own weapons."""
    codes = [code for actor in who.source for code in actor.codes]
    return attribution.is_fighter(codes) and scene.lower[signal.trigger.first] in HANDING


def _is_of_emblem(scene: Scene, signal: Signal) -> bool:
    """Whether a flag or an effigy is burned, which hits nobody ("burned the Danish flag")."""
    last = signal.trigger.last
    return not EMBLEMS.isdisjoint(scene.lower[last : last + 4]) and not signal.trigger.noun


def _is_riot(scene: Scene, signal: Signal) -> bool:
    """Whether a crowd lays waste to something, as rioters do ("protesters torched a police station")."""
    start = scene.group_start(signal.trigger.first)
    wrecks = not WRECKING.isdisjoint(scene.lower[signal.trigger.first : signal.trigger.last])
    return wrecks and start > 0 and scene.lower[start - 1] in RIOTERS


def _is_of(scene: Scene, signal: Signal, topic: str) -> bool:
    """Whether a topic follows a deed in the active ("opened its borders to those who flee Chad")."""
    last = max(signal.trigger.last, signal.topic.last if signal.topic else 0)
    behind = scene.within(last, last + NEAR)
    return not signal.trigger.passive and any(topic in noun.names("topic") for noun in behind)


def _is_on_road(scene: Scene, signal: Signal) -> bool:
    return scene.lower[(signal.topic or signal.trigger).last - 1] in ROADS


def _names(who: Parties, words: frozenset[str]) -> bool:
    return any(not words.isdisjoint(actor.text.lower().split()) for actor in who.source)


def _are_citizens(who: Parties) -> bool:
    codes = [code for actor in who.source for code in actor.codes]
    return bool(codes) and all(code.endswith(("-CIV", "-OPP")) for code in codes)


def _is_by_court(scene: Scene, signal: Signal) -> bool:
    """Whether a court of some place is a verb's subject ("a court in Bamako jailed two Swedes")."""
    start = scene.group_start(signal.trigger.first)
    near = scene.lower[max(0, start - 3) : start]
    return not signal.trigger.noun and not signal.trigger.passive and not COURTS.isdisjoint(near)


def _are_armed(scene: Scene, signal: Signal) -> bool:
    """Whether those who bear arms stand right before a verb, whoever sent them ("opposition fighters")."""
    start = scene.group_start(signal.trigger.first)
    return start > 0 and scene.lower[start - 1] in BEARING


def _crosses(scene: Scene, signal: Signal) -> bool:
    """Whether a people crosses a border in numbers ("thousands of Malians crossed into Niger")."""
    start = scene.group_start(signal.trigger.first)
    doers = scene.subject(start) if scene.lower[signal.trigger.first] in CROSSING else ()
    return any(objects.are_people(actor) for actor in doers) and not MASSES.isdisjoint(scene.lower[:start])


def _is_objection(scene: Scene, signal: Signal) -> bool:
    """Whether a verb may protest in words alone, as "marched" cannot."""
    protests = scene.lower[signal.trigger.first].startswith("protest")
    return protests and signal.type == "protest_held" and (signal.topic is None or signal.trigger.noun)


def _is_note(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether a protest is handed to a state ("its protest to Chad's envoy", "issued him a protest")."""
    if not ISSUING.isdisjoint(scene.lower[max(0, signal.trigger.first - HANDED) : signal.trigger.first]):
        return signal.trigger.noun
    sides = [[code for actor in group for code in actor.codes] for group in (who.source, who.target)]
    return signal.trigger.noun and all(codes and all(len(c) == 3 for c in codes) for codes in sides)


def _is_of_state(signal: Signal, who: Parties) -> bool:
    """Whether a state protests, which demonstrates nothing, and no people of it."""
    states = [code for actor in who.source for code in actor.codes if len(code) == 3]
    people = any(not actor.codes or "-" in actor.codes[0] or actor.text.endswith("s") for actor in who.source)
    return bool(states) and not signal.trigger.noun and not people
