"""Weak verbs ("ask", "support", "kill"): whether their clause gives them the meaning of an event."""

from collections.abc import Sequence
from itertools import pairwise

from app import codebook
from app.events.clause import objects
from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.events.reality import modality
from app.events.roles import parties, unnamed, weapons
from app.events.roles.parties import Parties
from app.mentions.actors import PREPOSITIONS
from app.mentions.auxiliaries import BE

TELLING = frozenset(("tell", "tells", "told", "telling"))
ASKING = frozenset("whether if about why how what when who".split())
CALAMITIES = frozenset(
    "war wars conflict fighting violence clashes insurgency famine disease virus outbreak floods".split()
)
GIVING = frozenset(("to", "for", "in"))
ACCIDENTS = frozenset(
    "crash crashes crashed collides collided collision accident derails derailed capsizes capsized earthquake"
    " earthquakes quake flood floods landslide storm storms wildfire collapses collapsed stampede".split()
)
FOES = frozenset(("troops", "fighters"))
VICTIMS = frozenset("people freed captives fighters troops".split())
AIMED = frozenset("shot stabbed poisoned executed beheaded gassed".split())
KILLERS = frozenset(
    "gunman gunmen militants rebels insurgents jihadists soldiers troops policemen police sniper snipers"
    " bodyguard bodyguards assassin assassins attackers assailants bomber bandits pirates settlers fighters"
    " extremists guerrillas separatists militiamen men mine mines landmine bomb bombs shell shells shellfire"
    " agents machete machetes gunfire bullet bullets shrapnel grenade rocket rockets missile missiles drones"
    " operation".split()
)
COURTS = frozenset("court tribunal prosecutor prosecutors judge judges".split())
BEARERS = frozenset(
    "soldiers soldier servicemen troops policemen policeman peacekeepers peacekeeper officers officer"
    " commander detainees prisoners hostages guards".split()
)
CLAUSE = frozenset((",", "that", ".", '"', "“", "”", "there", "after", "when", "while", "because", "as"))
CAUSES = frozenset("agreement truce talks dialogue resolution recognition".split())
PLEDGING = frozenset(
    "pledge pledges pledged pledging contribute contributes contributed contributing donate donates donated"
    " allocate allocates allocated promise promises promised promising earmark earmarks earmarked".split()
)
WARNED = 9  # words behind "warned" in which it says against what
SETTLING = frozenset(("to", "on", "that"))
PURPOSE = 8  # words behind a land in which it is told what for somebody is there
CALLING = frozenset("discuss meet attend hold sign mediate press seek brief rally push explore hear".split())
STAYING = frozenset(
    "talks a two three four five several consultations negotiations meetings days discussions".split()
)
ORDERS = frozenset("order orders decree decrees law bill contact touch".split())


def is_firm(scene: Scene, signal: Signal) -> bool:
    """Whether a weak signal has a word that its type needs, or both its sides."""
    if not _is_spoken(scene, signal):
        return False
    if needs := signal.kind.needs:
        return not set(needs).isdisjoint(scene.lower) or _is_warned_off(scene, signal)
    who = parties.of(scene, signal)
    if signal.type == "demand_made" and _is_order(scene, signal):
        return bool(who.source)
    if signal.type == "clash_reported" and who.source and _has_foes(scene, signal):
        return True
    if signal.kind.sides == "two" or signal.type == "talks_suspended":
        codes = {code for actor in who.source for code in actor.codes}
        return len(codes) > 1 or unnamed.meet(scene, signal, who)
    if signal.type == "attack_reported":
        return _is_violent(scene, signal, who)
    if signal.type == "people_displaced":
        fled = any(objects.are_people(a) for a in scene.actors if a.first < signal.trigger.first)
        left = (a for a in scene.actors if a.first >= signal.trigger.last and a.form != "modifier")
        return bool(who.source or who.target) and bool(fled or scene.places or any(left))
    if signal.type == "aid_provided":
        return _is_given(scene, signal, who)
    wished = scene.lower[signal.trigger.first].startswith("want")  # "wants independence" asks nobody
    placed = bool(scene.places) and not wished
    sent = signal.type == "troops_deployed" and signal.trigger.last in scene.actor_at
    aimed = bool(who.target) or placed or sent or _is_public(scene, signal, who)
    armed = signal.type == "strike_reported" and weapons.do_it(scene, signal)
    appears = scene.lower[signal.trigger.first].startswith("appear") and not _are_courts(who)
    return (bool(who.source) or armed) and aimed and not appears


def _is_warned_off(scene: Scene, signal: Signal) -> bool:
    """Whether somebody is warned not to do something ("warned Mali against arming them")."""
    last = signal.trigger.last
    warned = scene.lower[signal.trigger.first].startswith(("warn", "caution"))
    clause = scene.lower[last : last + WARNED]
    return warned and last in scene.actor_at and "against" in clause[: _clause_end(clause)]


def _is_public(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether an act concerns parties without naming whom: what is backed, a charge by a court."""
    if signal.type == "legal_action_taken":
        return _are_courts(who)
    if signal.type == "agreement_rejected":
        return _is_state(who)
    return signal.type == "support_expressed" and _has_cause(scene, signal)


def _has_cause(scene: Scene, signal: Signal) -> bool:
    """Whether what somebody supports is an affair between parties ("back the peace plan")."""
    behind = scene.within(signal.trigger.last, signal.trigger.last + 8)
    return any(t.noun and not CAUSES.isdisjoint(t.names("topic")) for t in behind)


def _are_courts(who: Parties) -> bool:
    """Whether a court or those who prosecute for a state act ("a Russian court charged")."""
    return any(not COURTS.isdisjoint(actor.text.lower().split()) for actor in who.source)


def _is_given(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether a state pledges money, or somebody gives something to another."""
    last = signal.trigger.last
    if scene.lower[signal.trigger.first] in PLEDGING and objects.is_money(scene, signal.trigger):
        return _is_state(who)
    if objects.is_money(scene, signal.trigger) and last in scene.actor_at:
        return bool(who.source)
    given = (scene.lower[max(0, a.first - 3) : a.last] for a in scene.actors if a.first >= last)
    return bool(who.source) and any(not GIVING.isdisjoint(words) for words in given)


def _is_stay(scene: Scene, signal: Signal) -> bool:
    """Whether somebody is in another land for a time or a purpose ("was in Chad on Monday to meet")."""
    spot = scene.actor_at.get(signal.trigger.last)
    if spot is None or spot.form not in ("name", "seat") or spot.owner:
        return False
    behind = scene.lower[spot.last : spot.last + PURPOSE]
    pairs = pairwise(behind)
    return any(
        (one == "to" and other in CALLING) or (one == "for" and other in STAYING) for one, other in pairs
    )


def _is_state(who: Parties) -> bool:
    """Whether a state or body that the codebook knows is among the doers."""
    return any(codebook.kind(code) in ("state", "body") for actor in who.source for code in actor.codes)


def _has_foes(scene: Scene, signal: Signal) -> bool:
    """Whether those who fight have forces against them, named or not ("are battling government forces")."""
    behind = scene.within(signal.trigger.last, signal.trigger.last + 6)
    return not _is_means(scene, signal) and any(
        t.noun and not FOES.isdisjoint(t.names("topic")) for t in behind
    )


def _is_violent(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether somebody kills or hurts somebody, or who suffered names by whom or what."""
    first, last = signal.trigger.first, signal.trigger.last
    if not ACCIDENTS.isdisjoint(scene.lower[:first]):
        return False
    if not signal.trigger.passive:
        hurt = any(not VICTIMS.isdisjoint(t.names("topic")) for t in scene.within(last, last + 5) if t.noun)
        blast = hurt and weapons.is_blast(scene, signal) and not BEARERS.isdisjoint(scene.lower[last:])
        return blast or (bool(who.source) and (hurt or bool(who.target or scene.places)))
    if who.source and (who.target or scene.places or _bear_arms(who)):
        return True
    aimed = scene.lower[first] in AIMED and bool(scene.places) and scene.lower[last : last + 1] != ("by",)
    codes = any(actor.codes for actor in who.target)
    killers = not KILLERS.isdisjoint(scene.lower[last:])
    start = scene.group_start(first)
    armed = not BEARERS.isdisjoint(scene.lower[max(0, start - 2) : start])
    if (scene.places and _are_armed(who)) or (killers and armed):
        return True
    return codes and (aimed or killers)


def _bear_arms(who: Parties) -> bool:
    """Whether those who killed are an army's or an armed group's ("were killed by Chadian troops")."""
    called = any(not KILLERS.isdisjoint(actor.text.lower().split()) for actor in who.source)
    return called or any(codebook.kind(code) == "group" for actor in who.source for code in actor.codes)


def _are_armed(who: Parties) -> bool:
    """Whether those who were killed bear arms or are held, and so died by no mere chance."""
    return any(not BEARERS.isdisjoint(actor.text.lower().split()) for actor in who.target)


def _is_spoken(scene: Scene, signal: Signal) -> bool:
    """Whether a weak verb of speech says what it may mean: "told him to leave", no "told him that"."""
    after = scene.lower[signal.trigger.last : signal.trigger.last + 9]
    if signal.type == "demand_made":
        telling = scene.lower[signal.trigger.first] in TELLING
        if telling:
            return "to" in after[1 : _clause_end(after)] or scene.sentence.part == "title"
        return (after[:1] != ("to",) or after[:2] == ("to", "see")) and ASKING.isdisjoint(after[:4])
    if signal.type == "support_expressed":
        return not (signal.trigger.passive or _is_means(scene, signal) or _is_ahead(scene, signal))
    if signal.type == "condemnation_made":
        return not signal.trigger.passive
    if signal.type == "visit_made":
        return scene.lower[signal.trigger.first] not in BE or _is_stay(scene, signal)
    if signal.type == "agreement_reached":
        shared = scene.lower[signal.trigger.last - 1] == "with"  # "agreed with Chad that the war must end"
        settled = next((word for word in after if word in SETTLING), "that") != "that"
        return ORDERS.isdisjoint(after[:5]) and (settled or not shared)
    if signal.type == "attack_reported":
        start = scene.group_start(signal.trigger.first)
        near = 7 if scene.lower[start - 1] in ("which", "that") else 4
        before = scene.lower[max(0, start - near) : start]
        clause = before if near == 7 or "," not in before else before[before.index(",") :]
        return CALAMITIES.isdisjoint(clause)
    return True


def _is_order(scene: Scene, signal: Signal) -> bool:
    """Whether a weak verb of demanding says what is demanded ("asked the army to")."""
    last = signal.trigger.last
    after = scene.lower[last : last + 9]
    return scene.lower[last - 1] == "that" or "to" in after[1 : _clause_end(after)]


def _clause_end(words: Sequence[str]) -> int:
    return next((at for at, word in enumerate(words) if word in CLAUSE), len(words))


def _is_means(scene: Scene, signal: Signal) -> bool:
    """Whether a gerund only says how or for what ("by supporting Assad")."""
    before = scene.lower[signal.trigger.first - 1]
    return signal.trigger.forms == {"ing"} and before in PREPOSITIONS and before != "to"


def _is_ahead(scene: Scene, signal: Signal) -> bool:
    return not modality.FUTURE.isdisjoint(
        scene.lower[scene.group_start(signal.trigger.first) : signal.trigger.first]
    )
