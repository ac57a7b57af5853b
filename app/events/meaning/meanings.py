"""A signal -> the type that its clause means by it: a breach of a truce, a refusal, a strike, a threat."""

from itertools import pairwise

from app import codebook
from app.codebook.phrases import Words
from app.events.clause import holders
from app.events.clause.scene import STOPS, Scene
from app.events.meaning import senses, treaties
from app.events.meaning.signals import Signal
from app.mentions.actors import PREPOSITIONS

VERBAL = frozenset(
    "budget policy policies record handling decision bill remarks comments speech proposal verbally".split()
)
BOMBS = frozenset(("bomb", "bombs"))
FIRED = frozenset(("strike", "munition"))
FALLING = frozenset(
    "fall falls fell fallen falling rain rained drop drops dropped dropping land landed".split()
)
RULE = frozenset(("regime", "government", "dictatorship", "president", "leader", "ruler"))
HITTING = frozenset(
    "hit hits hitting strike strikes struck striking target targets targeted targeting attack attacks"
    " attacked attacking destroy destroys destroyed destroying kill kills killed killing damaged".split()
)
AIRBORNE = frozenset(
    "uav uavs jet jets warplane warplanes plane planes aircraft helicopter helicopters gunship gunships"
    " drone drones missile missiles rocket rockets artillery mortar mortars shell shells howitzers"
    " airstrike airstrikes".split()
)
FLYING = (("glide", "bomb"), ("glide", "bombs"), ("guided", "bomb"), ("guided", "bombs"), ("air", "force"))
STRIKING = AIRBORNE | {"strikes", "airstrikes", "bombardment", "shelling"}
MEANS = frozenset(("with", "by", "using"))
NOUN_MEANS = (("by",), ("with",), ("using",), ("of",))
FAR = 12  # words behind a verb in which its means may stand
LAUNCHING = frozenset("launch launches launched launching fire fires fired firing".split())
SENDING = frozenset(("send", "sends", "sent", "sending"))
ACROSS = frozenset("across over near towards toward through around".split())
FARTHER = frozenset(("at", "against"))
AIMED = frozenset(("at", "against", "on", "strikes", "attacks"))
SHOOTING = (("fired", "at"), ("fire", "at"), ("fires", "at"), ("firing", "at"))
HELPING = frozenset(
    "facilitate facilitating mediate mediating broker brokering host hosting arrange arranging".split()
)
DRIVING = frozenset(
    "driven pushed chased forced thrown kicked flushed dislodged ousted routed expelled ejected".split()
)
ENDING = frozenset("end ends ended wind winds winding wound".split())
FRUITLESS = frozenset(
    "without abruptly early prematurely failure deadlock stalemate impasse inconclusively acrimony no".split()
)
TREATIES = frozenset("agreement deal accord pact".split())
LAUNCH = 14  # words behind a launch in which it is told what it is for
TRYING = tuple((one, "test") for one in ("a", "an", "latest", "new", "successful", "flight"))
SENT = frozenset(("office", "ties"))
MEASURES = frozenset(("sanctions_imposed", "aid_suspended", "agreement_ended", "relations_reduced"))
DURING = frozenset(("throughout", "during", "despite", "amid"))


def meant(scene: Scene, signal: Signal) -> Signal:
    """The signal that its clause means: a breach of a truce, a reproach in words, talks held to their end."""
    if _is_journey(scene, signal):
        return signal._replace(type="visit_made")
    if kind := _by_its_means(scene, signal) or senses.told(scene, signal) or _in_its_words(scene, signal):
        return signal._replace(type=kind)
    return _as_breach(scene, _in_words(scene, _as_held(scene, _by_weapon(scene, _from_above(scene, signal)))))


def _in_its_words(scene: Scene, signal: Signal) -> str | None:
    """The type that a verb or noun tells by itself, whatever its topic ("threatened sanctions")."""
    word = scene.lower[signal.trigger.first]
    if signal.type in MEASURES and word.startswith("threaten"):
        return "threat_made"
    if signal.type == "power_changed" and word.startswith("demand"):
        return "demand_made"
    after = scene.lower[signal.trigger.last : signal.trigger.last + 7]
    if (
        signal.type == "arms_supplied"
        and (signal.rule == "subject" or word in SENDING)
        and _comes(signal, after)
    ):
        return "troops_deployed"
    if signal.type == "talks_proposed" and word.startswith("offer") and not HELPING.isdisjoint(after):
        return "mediation_offered"
    if signal.type == "territory_taken" and signal.trigger.passive and word in DRIVING:
        return "troops_withdrawn"
    if signal.type == "agreement_reached" and treaties.is_of_truce(scene, signal):
        return "truce_agreed"
    if signal.type == "truce_declared" and word.startswith("announc") and _is_treaty(scene, signal):
        return "truce_agreed"
    if signal.type == "aid_suspended" and word == "ban":
        return "sanctions_imposed"
    falls = signal.type == "territory_taken" and word in ("fall", "fell", "fallen")
    return "power_changed" if falls and (not RULE.isdisjoint(after) or _is_of_person(scene, signal)) else None


def _is_journey(scene: Scene, signal: Signal) -> bool:
    """Whether an envoy or a leader comes back to a place ("the UN envoy returned to Bamako")."""
    topic, last = signal.topic, signal.trigger.last
    if signal.type != "captives_released" or topic is None or signal.rule != "subject":
        return False
    comes = scene.lower[last - 1].startswith("return") and scene.lower[last : last + 1] == ("to",)
    spots = {place.first for place in scene.places} | scene.actor_at.keys()
    return comes and not spots.isdisjoint((last + 1, last + 2)) and not SENT.isdisjoint(topic.names("topic"))


def _comes(signal: Signal, after: Words) -> bool:
    """Whether arms move near or into a place, and to nobody who keeps them ("sent jets into")."""
    forces = signal.topic is not None and "troops" in signal.topic.names("topic")
    return not ACROSS.isdisjoint(after) or (forces and "into" in after)


def _by_its_means(scene: Scene, signal: Signal) -> str | None:
    """Whether violence comes from the air or from rifles, by the weapons that the clause names."""
    launched = scene.lower[signal.trigger.first] in LAUNCHING
    if signal.type == "strike_reported" and _is_handed_on(scene, signal):
        return "arms_supplied"
    if signal.type == "weapon_tested" and launched and _is_aimed(scene, signal):
        return "strike_reported"
    if signal.type == "strike_reported" and launched and _is_trial(scene, signal):
        return "weapon_tested"
    if signal.type == "attack_reported" and _comes_from_above(scene, signal):
        return "strike_reported"
    return "attack_reported" if signal.type == "strike_reported" and _is_shooting(scene, signal) else None


def _is_handed_on(scene: Scene, signal: Signal) -> bool:
    """Whether weapons are sent to somebody, and not at him ("sent missiles to Moscow")."""
    last = max(signal.trigger.last, signal.topic.last if signal.topic else 0)
    sent = scene.lower[signal.trigger.first] in SENDING and scene.lower[last : last + 1] == ("to",)
    return sent and any(at in scene.actor_at for at in (last + 1, last + 2))


def _is_trial(scene: Scene, signal: Signal) -> bool:
    """Whether a weapon is only tried out ("launched an unarmed missile in a test")."""
    behind = scene.lower[signal.trigger.last : signal.trigger.last + LAUNCH]
    return "unarmed" in behind or any(pair in TRYING for pair in pairwise(behind))


def _is_of_person(scene: Scene, signal: Signal) -> bool:
    """Whether somebody who holds an office follows at once ("the fall of Mubarak")."""
    actor = scene.actor_at.get(signal.trigger.last)
    if actor is None or actor.form != "name" or not signal.trigger.noun:
        return False
    return codebook.kind(actor.codes[0]) == "state" and holders.is_named(actor)


def _comes_from_above(scene: Scene, signal: Signal) -> bool:
    """Whether a verb of hitting has aircraft or missiles as its subject or means ("hit by a glide bomb")."""
    if signal.trigger.noun:
        by = scene.lower[signal.trigger.last : signal.trigger.last + 1]
        return by in NOUN_MEANS and not AIRBORNE.isdisjoint(_phrase(scene, signal.trigger.last + 1))
    start, last = scene.group_start(signal.trigger.first), signal.trigger.last
    flying = scene.lower[start - 1] in AIRBORNE or scene.lower[max(0, start - 2) : start] in FLYING
    if start and not signal.trigger.passive and flying:
        return True
    if scene.lower[signal.trigger.first] not in HITTING:
        return False
    apart = signal.trigger.forms == {"ing"} and scene.lower[start - 1] == ","
    if apart and start > 1 and scene.lower[start - 2] in AIRBORNE:
        return True
    sites = signal.topic is not None and "target" in signal.topic.names("topic")
    if (start and scene.lower[start - 1] in AIRBORNE) or (sites and not STRIKING.isdisjoint(scene.lower)):
        return True
    return any(
        scene.lower[at] in MEANS and not AIRBORNE.isdisjoint(_phrase(scene, at + 1))
        for at in range(last, min(last + FAR, len(scene.lower)))
    )


def _is_shooting(scene: Scene, signal: Signal) -> bool:
    """Whether somebody is fired at without a word on missiles or guns ("the bus was fired at")."""
    shot = scene.lower[signal.trigger.first : signal.trigger.last] in SHOOTING and signal.topic is None
    arms = any(not FIRED.isdisjoint(t.names("topic")) for t in scene.within(0, signal.trigger.first))
    return shot and not arms and AIRBORNE.isdisjoint(scene.lower)


def _phrase(scene: Scene, first: int) -> tuple[str, ...]:
    """The words from `first` on, up to the end of their clause or the next preposition."""
    words = scene.lower[first : first + 6]
    end = next((at for at, w in enumerate(words) if w in STOPS or w in PREPOSITIONS or w == ","), len(words))
    return words[:end]


def _is_treaty(scene: Scene, signal: Signal) -> bool:
    """Whether a truce is called a treaty, which one side alone cannot make ("announced a truce deal")."""
    return signal.topic is not None and scene.lower[signal.topic.last - 1] in TREATIES


def _is_aimed(scene: Scene, signal: Signal) -> bool:
    """Whether a weapon is fired at somebody ("launched 12 cruise missiles and 40 drones at Tripoli")."""
    last = max(signal.topic.last if signal.topic else 0, signal.trigger.last)
    behind = scene.lower[last : last + FAR]
    end = next((at for at, word in enumerate(behind) if word in STOPS), len(behind))
    dated = end > 1 and behind[0] == "on" and last + 1 in scene.dated
    return (not dated and not AIMED.isdisjoint(behind[:2])) or not FARTHER.isdisjoint(behind[:end])


def _from_above(scene: Scene, signal: Signal) -> Signal:
    """Bombs that fall come from the air; others are planted."""
    bombs = signal.topic is not None and scene.lower[signal.topic.last - 1] in BOMBS
    if not bombs or signal.type not in ("strike_reported", "attack_reported"):
        return signal
    whole = signal.topic is not None and signal.topic.last - signal.topic.first == 1
    if scene.lower[signal.trigger.first] in FALLING:
        return signal._replace(type="strike_reported")
    return signal._replace(type="attack_reported") if whole and signal.rule == "subject" else signal


def _by_weapon(scene: Scene, signal: Signal) -> Signal:
    """What weapons do is a strike, however their owner is named ("Russian drones struck Odesa")."""
    if signal.type != "attack_reported" or signal.trigger.noun or signal.trigger.passive:
        return signal
    doer = scene.actor_at.get(scene.group_start(signal.trigger.first) - 1)
    fired = doer and any(not FIRED.isdisjoint(t.names("topic")) for t in scene.within(doer.first, doer.last))
    return signal._replace(type="strike_reported") if fired else signal


def _as_held(scene: Scene, signal: Signal) -> Signal:
    """Talks that end are held to their end, unless they end without a result."""
    ends = scene.lower[signal.trigger.first] in ENDING and signal.type == "talks_suspended"
    after = scene.lower[signal.trigger.last : signal.trigger.last + 9]
    over = signal.rule in ("subject", "passive") or (signal.topic and "of" in after)
    return signal._replace(type="talks_held") if ends and over and FRUITLESS.isdisjoint(after) else signal


def _as_breach(scene: Scene, signal: Signal) -> Signal:
    """A deed done during or despite a truce breaks it."""
    if signal.kind.sides != "deed":
        return signal
    for topic in scene.within(signal.trigger.first + 1, signal.trigger.last + 18):
        lead = scene.lower[max(0, topic.first - 5) : topic.first]
        if "truce" in topic.names("topic") and not DURING.isdisjoint(lead):
            return signal._replace(type="truce_violated")
    return signal


def _in_words(scene: Scene, signal: Signal) -> Signal:
    """Who attacks a budget or a decision criticises it."""
    verb = scene.lower[signal.trigger.first]
    behind = scene.lower[signal.trigger.last : signal.trigger.last + 8]
    if not verb.startswith("attack") or signal.trigger.noun or VERBAL.isdisjoint(behind):
        return signal
    return signal._replace(type="condemnation_made")
