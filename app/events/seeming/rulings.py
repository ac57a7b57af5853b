"""Which signals count: no mere attribution, nothing said of oneself, nothing told a second time."""

from collections.abc import Sequence

from app import codebook
from app.events.clause.scene import Scene
from app.events.meaning import doers
from app.events.meaning.signals import Signal
from app.events.reality.nominal import Reading
from app.events.roles import inverted, unnamed, weapons
from app.events.roles.parties import Parties
from app.events.seeming import alerts, costs, semblance
from app.events.seeming.aftermath import SETTING, SITE_DEEDS, VIOLENT
from app.mentions.actors import PREPOSITIONS
from app.mentions.auxiliaries import BE, LINKS

INITIALS = 5  # letters of a body that no file names
IMPERSONAL = frozenset(("people_displaced", "protest_held"))
STATED = frozenset(
    "talks_proposed talks_accepted talks_rejected truce_proposed truce_rejected agreement_proposed"
    " agreement_rejected mediation_offered".split()
)
CLAIMING = (("claimed", "that"), ("claims", "that"), ("claim", "that"), ("claiming", "that"))
OURSELVES = frozenset(("we", "i"))
RECALLING = frozenset(("the", "these", "those", "this", "that"))
STATEMENT = frozenset("statement statements remarks readout address declaration communiqué message".split())
OFFICES = frozenset("president minister prime secretary chancellor king emir leader envoy delegation".split())
TREATED = frozenset(("agreement_reached", "truce_agreed"))
BROKERING = frozenset(
    "broker brokers brokered mediate mediates mediated announce announces announced unveil unveiled".split()
)
FREIGHT = frozenset(("arms", "munition", "aid", "captives"))
NOISES = frozenset("explosion explosions blast blasts gunfire gunshots".split())
HEARD = frozenset(("heard", "rang"))
TAKING = ("captur", "seiz", "snatch", "grab")
AHEAD: frozenset[Reading] = frozenset(("planned", "hypothetical"))
DISASTER_DEEDS = frozenset(("aid_provided",))


def is_deniable(signal: Signal) -> bool:
    """Only a deed that was not done is a denied event; what was not said or agreed is none."""
    if signal.trigger.noun or (signal.rule == "subject" and signal.type in VIOLENT):
        return False  # "the raids will not make us retreat"
    return signal.kind.sides == "deed" or signal.kind.family == "military"


def has_doer(scene: Scene, signal: Signal, who: Parties) -> bool:
    """An active verb without any party as its subject tells of something else ("the novel captures")."""
    if _is_of_others(scene, signal, who):
        return False
    if signal.topic and "toxin" in signal.topic.names("topic"):
        return bool(who.source) and BE.isdisjoint(scene.lower[signal.topic.last : signal.topic.last + 1])
    if who.source or signal.rule not in ("verb", "place") or signal.trigger.passive:
        return True
    return _needs_none(scene, signal, who) or _has_unnamed(scene, signal, who)


def _is_of_others(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether who does it cannot do a deed of its type: tourists visit, a state rules, talks propose."""
    codes = [code for actor in who.source for code in actor.codes]
    if signal.type == "talks_proposed":
        return signal.rule == "subject" and not codes  # "talks pushed for a way out"
    if signal.type == "legal_action_taken":
        return not doers.is_ruling(signal, who)
    told = signal.type == "visit_made" and (codes or scene.lower[signal.trigger.first].startswith("tour"))
    return bool(told) and (not any(map(_is_official, codes)) or _is_freight(scene, signal))


def _needs_none(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether a verb tells a deed by itself or by what suffers it ("the town fell", "the truce ended")."""
    words = scene.lower[signal.trigger.first : signal.trigger.last]
    falls = signal.rule == "place" and words[0].startswith(("fall", "fell"))
    halts = signal.kind.family == "truce" and signal.trigger.forms == {"ing"}
    if falls or halts or signal.type in IMPERSONAL or _is_apposed(scene, signal):
        return True
    if signal.type in ("captives_released", "power_changed"):
        return bool(who.target)
    if signal.type == "strike_reported":
        return bool(who.target) and inverted.wards_off(scene, signal.trigger)
    if signal.type == "talks_suspended":
        return signal.topic is not None
    ends = signal.type == "truce_ended" and _is_subject(signal)
    return ends or (signal.type == "war_started" and "into" in words)


def _has_unnamed(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether those who do it are told without a name: weapons, a side, helpers, ministers who meet."""
    if weapons.do_it(scene, signal) or unnamed.acts(scene, signal):
        return True
    return unnamed.relieve(scene, signal) or unnamed.meet(scene, signal, who)


def _is_freight(scene: Scene, signal: Signal) -> bool:
    """Whether goods or freed captives arrive, and nobody who visits ("a shipment of rifles arrived")."""
    start = scene.group_start(signal.trigger.first)
    if scene.lower[start - 1] == "who":
        start -= 1 + (scene.lower[start - 2] == ",")
    goods = (t for t in scene.within(start - 3, start) if t.noun and t.last == start)
    return any(
        not FREIGHT.isdisjoint(noun.names("topic")) and noun.first not in scene.actor_at for noun in goods
    )


def _is_subject(signal: Signal) -> bool:
    """Whether a topic stands before its verb, which tells what becomes of it ("a truce ... collapsed")."""
    return signal.topic is not None and signal.topic.last <= signal.trigger.first


def _is_apposed(scene: Scene, signal: Signal) -> bool:
    """Whether a participle behind a comma tells what befell somebody ("the nun, kidnapped in May, ...")."""
    first, last = signal.trigger.first, signal.trigger.last
    beside = first > 1 and scene.lower[first - 1] == "," and "pp" in signal.trigger.forms
    befell = signal.kind.family == "people" or signal.type == "blockade_imposed"
    return beside and befell and not SETTING.isdisjoint(scene.lower[last : last + 1])


def _is_official(code: str) -> bool:
    """Whether a code is a known party's or a body's initials, and neither its people's nor a person's."""
    known = code.partition("-")[0] in codebook.load().actors or len(code) <= INITIALS
    return known and not code.endswith("-CIV")


def is_idle(scene: Scene, signal: Signal, reading: Reading) -> bool:
    """Whether words only touch an event: "we must", another's plan of violence, a guest, a heading."""
    if semblance.is_mere(scene, signal):
        return True
    if reading == "hypothetical" and signal.topic and "campaign" in signal.topic.names("topic"):
        return True  # "asked whether it would halt its strikes"
    if signal.type == "visit_made":
        flown = signal.trigger.passive and scene.lower[signal.trigger.first] == "flown"
        return flown or _is_guest(scene, signal)  # whom others fly somewhere visits nobody
    if reading in AHEAD and _is_supposed(scene, signal):
        return True
    if (signal.type == "threat_made" and alerts.is_one(scene, signal)) or costs.is_one(scene, signal):
        return True
    if signal.kind.sides == "speech":
        self_told = _is_of_self(scene, signal)
        accused = reading == "claimed" and signal.trigger.forms == {"ing"}  # "accused of supporting"
        return reading == "hypothetical" or accused or self_told
    if signal.type == "people_detained" and signal.rule == "subject":
        return _has_object(scene, signal)
    if signal.trigger.noun:
        return scene.sentence.part == "title" and not STATEMENT.isdisjoint(scene.lower[:3])
    return reading == "planned" and signal.type in VIOLENT


def _is_supposed(scene: Scene, signal: Signal) -> bool:
    """Whether talks only may lead to something, or a deal is a condition ("unless Chad accepts the pact")."""
    first, last = signal.trigger.first, signal.trigger.last
    if signal.type in TREATED:
        return "unless" in scene.lower[:first]
    leads = signal.type == "talks_held" and scene.lower[first].startswith(("lead", "led"))
    return leads and scene.lower[last : last + 1] == ("to",)


def _has_object(scene: Scene, signal: Signal) -> bool:
    """Whether something follows a verb at once that it acts upon ("the rebels seized Kabo")."""
    behind = scene.lower[signal.trigger.last : signal.trigger.last + 1]
    if not scene.lower[signal.trigger.first].startswith(TAKING):
        return behind in (("a",), ("an",), ("the",))
    return bool(behind) and behind[0][0].isalnum() and behind[0] not in PREPOSITIONS | LINKS


def beside(domain: str, found: Sequence[Signal]) -> tuple[Signal, ...]:
    """What still counts in a sentence about something else: an attack on a museum, aid after a flood."""
    kept = {"site": SITE_DEEDS, "disaster": DISASTER_DEEDS}.get(domain, ())
    return tuple(signal for signal in found if signal.type in kept)


def _is_of_self(scene: Scene, signal: Signal) -> bool:
    """Whether a speaker speaks of himself ("we must", "we know and must act") or thanks for a word."""
    first, last = signal.trigger.first, signal.trigger.last
    if scene.lower[first] == "thank" and scene.lower[last : last + 1] == ("you",):
        return True
    if scene.lower[first:last] != ("must",):
        return False
    joined = scene.lower[first - 1] == "and" and not OURSELVES.isdisjoint(scene.lower[:first])
    return joined or scene.lower[first - 1] in OURSELVES


def _is_guest(scene: Scene, signal: Signal) -> bool:
    """Whether "visiting" only describes an office holder ("told the visiting French president")."""
    after = scene.lower[signal.trigger.last : signal.trigger.last + 4]
    start = scene.group_start(signal.trigger.first)
    bare = signal.trigger.forms == {"ing"} and BE.isdisjoint(scene.lower[start : signal.trigger.first])
    return bare and not OFFICES.isdisjoint(after)


def recalls(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether "the attacks", "the deal" or "the talks" recall what was told before, by one party or none."""
    if signal.rule in ("alone", "noun") and signal.type in VIOLENT:
        heard = is_heard(scene, signal) or scene.sentence.part == "title"
        return heard or _is_definite(scene, signal.trigger.first)
    if signal.type == "talks_held" and signal.rule == "alone":
        return _is_definite(scene, signal.trigger.first)
    alone = len({code for actor in who.source for code in actor.codes}) < 2
    brokers = signal.type in TREATED and scene.lower[signal.trigger.first] in BROKERING
    joined = brokers or (alone and signal.type == "talks_held" and signal.rule == "verb")
    return joined and signal.topic is not None and _is_definite(scene, signal.topic.first)


def is_heard(scene: Scene, signal: Signal) -> bool:
    """Whether only the noise of violence is told, which may be told of elsewhere ("blasts were heard")."""
    last = signal.trigger.last
    loud = signal.trigger.noun and scene.lower[last - 1] in NOISES
    return loud and not HEARD.isdisjoint(scene.lower[last : last + 4])


def ranks(scene: Scene, signal: Signal) -> bool:
    """Whether a noun's verb only ranks it or tells its noise ("the attack was the largest this year")."""
    if is_heard(scene, signal):
        return True
    behind = scene.lower[signal.trigger.last : signal.trigger.last + 4]
    return behind[:1] in (("was",), ("were",), ("is",)) and any(w.endswith("est") for w in behind[1:])


def _is_definite(scene: Scene, first: int) -> bool:
    return not RECALLING.isdisjoint(scene.lower[max(0, first - 3) : first])


def _ends_of(scene: Scene, signal: Signal) -> tuple[str, str]:
    """The first and the last word of a trigger, over an adverb ("claimed repeatedly that")."""
    return scene.lower[signal.trigger.first], scene.lower[signal.trigger.last - 1]


def only_reports(scene: Scene, signal: Signal, found: Sequence[Signal]) -> bool:
    """Whether "claimed that" only says who tells of the deed in its clause."""
    last = signal.trigger.last
    if signal.type != "accusation_made" or _ends_of(scene, signal) not in CLAIMING:
        return False
    return any(s.kind.sides != "speech" and last <= s.trigger.first < last + 15 for s in found)
