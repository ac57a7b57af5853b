"""Which signals count, and as what: deeds that break a truce, refusals, weak verbs, mere attribution."""

from collections.abc import Sequence

from app.events import modality, parties
from app.events.nominal import Reading
from app.events.parties import Parties
from app.events.scene import Scene
from app.events.signals import Signal, type_of
from app.mentions.actors import PREPOSITIONS
from app.mentions.triggers import BE, HAVE

IMPERSONAL = frozenset(("people_displaced", "protest_held"))
CLAIMING = (("claimed", "that"), ("claims", "that"), ("claim", "that"), ("claiming", "that"))
VERBAL = frozenset(
    "budget policy policies record handling decision bill remarks comments speech proposal verbally".split()
)
TELLING = frozenset(("tell", "tells", "told", "telling"))
ASKING = frozenset("whether if about why how what when who".split())
SELF = (("we", "must"), ("i", "must"))
BOMBS = frozenset(("bomb", "bombs"))
FALLING = frozenset(
    "fall falls fell fallen falling rain rained drop drops dropped dropping land landed".split()
)
RECALLING = frozenset(("the", "these", "those", "this", "that"))
RULE = frozenset(("regime", "government", "dictatorship", "president", "leader", "ruler"))
STATEMENT = frozenset("statement statements remarks readout address declaration communiqué message".split())
OWN = frozenset(("it", "he", "she", "they", "we"))
OFFICES = frozenset("president minister prime secretary chancellor king emir leader envoy delegation".split())
CALAMITIES = frozenset(
    "war wars conflict fighting violence clashes insurgency famine disease virus outbreak floods".split()
)
JOINING = frozenset(("and", ",", "which", "that"))
LAUNCHING = frozenset("launch launches launched launching fire fires fired firing".split())
AIMED = frozenset(("at", "against", "on", "strikes", "attacks"))
SOLDIERS = frozenset("troops soldiers forces marines paratroopers reinforcements".split())
TREATED = frozenset(("agreement_reached", "truce_agreed"))
BROKERING = frozenset(
    "broker brokers brokered mediate mediates mediated announce announces announced unveil unveiled".split()
)
ENDING = frozenset(("end", "ends", "ended"))
FRUITLESS = frozenset(
    "without abruptly early prematurely failure deadlock stalemate impasse inconclusively acrimony no".split()
)
CLAUSE = frozenset((",", "that", ".", '"', "“", "”", "there"))
ORDERS = frozenset("order orders decree decrees law bill".split())
VIOLENT = frozenset(
    ("attack_reported", "strike_reported", "clash_reported", "war_started", "territory_taken")
)
SITE_DEEDS = VIOLENT - {"clash_reported", "war_started"}
DISASTER_DEEDS = frozenset(("aid_provided",))
DURING = frozenset(("throughout", "during", "despite", "amid"))


def meant(scene: Scene, signal: Signal) -> Signal:
    """The signal that its clause means: a breach of a truce, a reproach in words, talks held to their end."""
    if kind := _in_its_words(scene, signal):
        return signal._replace(type=kind)
    return as_breach(scene, in_words(scene, as_held(scene, _from_above(scene, signal))))


def _in_its_words(scene: Scene, signal: Signal) -> str | None:
    """The type that a verb or noun tells by itself, whatever its topic ("threatened sanctions")."""
    word = scene.lower[signal.trigger.first]
    if signal.type == "sanctions_imposed" and word.startswith("threaten"):
        return "threat_made"
    if signal.type == "power_changed" and word.startswith("demand"):
        return "demand_made"
    after = scene.lower[signal.trigger.last : signal.trigger.last + 7]
    if signal.type == "weapon_tested" and word in LAUNCHING and _is_aimed(scene, signal):
        return "strike_reported"
    falls = signal.type == "territory_taken" and word == "fall" and not RULE.isdisjoint(after)
    return "power_changed" if falls else None


def _is_aimed(scene: Scene, signal: Signal) -> bool:
    """Whether a weapon is fired at somebody ("launched cruise missiles at Tripoli")."""
    last = max(signal.topic.last if signal.topic else 0, signal.trigger.last)
    return not AIMED.isdisjoint(scene.lower[last : last + 2])


def _from_above(scene: Scene, signal: Signal) -> Signal:
    """Bombs that fall come from the air; others are planted."""
    bombs = signal.topic is not None and scene.lower[signal.topic.last - 1] in BOMBS
    falls = scene.lower[signal.trigger.first] in FALLING
    return signal._replace(type="strike_reported") if bombs and falls else signal


def as_held(scene: Scene, signal: Signal) -> Signal:
    """Talks that end are held to their end, unless they end without a result."""
    ends = scene.lower[signal.trigger.first] in ENDING and signal.type == "talks_suspended"
    after = scene.lower[signal.trigger.last : signal.trigger.last + 9]
    over = signal.rule in ("subject", "passive") or (signal.topic and "of" in after)
    return signal._replace(type="talks_held") if ends and over and FRUITLESS.isdisjoint(after) else signal


def as_breach(scene: Scene, signal: Signal) -> Signal:
    """A deed done during or despite a truce breaks it."""
    if signal.kind.sides != "deed":
        return signal
    for topic in scene.within(signal.trigger.first + 1, signal.trigger.last + 18):
        lead = scene.lower[max(0, topic.first - 5) : topic.first]
        if "truce" in topic.names("topic") and not DURING.isdisjoint(lead):
            return signal._replace(type="truce_violated")
    return signal


def in_words(scene: Scene, signal: Signal) -> Signal:
    """Who attacks a budget or a decision criticises it."""
    verb = scene.lower[signal.trigger.first]
    behind = scene.lower[signal.trigger.last : signal.trigger.last + 8]
    if not verb.startswith("attack") or signal.trigger.noun or VERBAL.isdisjoint(behind):
        return signal
    return signal._replace(type="condemnation_made")


def of_state(signal: Signal, who: Parties) -> Signal:
    """A state that protests demonstrates nothing: it condemns."""
    if signal.type == "visit_made" and any(
        not SOLDIERS.isdisjoint(actor.text.lower().split()) for actor in who.source
    ):
        return signal._replace(type="troops_deployed")
    states = [code for actor in who.source for code in actor.codes if len(code) == 3]
    people = any(not actor.codes or "-" in actor.codes[0] or actor.text.endswith("s") for actor in who.source)
    if signal.type != "protest_held" or not states or signal.trigger.noun or people:
        return signal
    return signal._replace(type="condemnation_made")


def refused(scene: Scene, signal: Signal, reading: Reading) -> tuple[Signal, Reading]:
    """What somebody refuses or will not do about a truce, talks or an agreement is its rejection."""
    topic = signal.topic
    will_not = reading == "denied" and any(
        word in modality.FUTURE | modality.MAYBE for word in _group(scene, signal)
    )
    if signal.trigger.noun or topic is None or not (will_not or modality.refuses(scene, signal.trigger)):
        return signal, reading
    rejection = type_of(("reject",), topic.names("topic"))
    return (signal, reading) if rejection is None else (signal._replace(type=rejection), "occurred")


def _group(scene: Scene, signal: Signal) -> tuple[str, ...]:
    return scene.lower[scene.group_start(signal.trigger.first) : signal.trigger.first]


def is_deniable(signal: Signal) -> bool:
    """Only a deed that was not done is a denied event; what was not said or agreed is none."""
    return not signal.trigger.noun and (signal.kind.sides == "deed" or signal.kind.family == "military")


def has_doer(signal: Signal, who: Parties) -> bool:
    """An active verb without any party as its subject tells of something else ("the novel captures")."""
    codes = [code for actor in who.source for code in actor.codes]
    if signal.type == "visit_made" and codes and all(code.endswith("-CIV") for code in codes):
        return False  # tourists
    return (
        bool(who.source)
        or signal.rule not in ("verb", "place")
        or signal.trigger.passive
        or signal.type in IMPERSONAL
        or (signal.kind.family == "truce" and signal.trigger.forms == {"ing"})
    )


def is_firm(scene: Scene, signal: Signal) -> bool:
    """Whether a weak signal has a word that its type needs, or both its sides."""
    if not is_spoken(scene, signal):
        return False
    if needs := signal.kind.needs:
        return not set(needs).isdisjoint(scene.lower)
    who = parties.of(scene, signal)
    if signal.type == "demand_made" and _is_order(scene, signal):
        return bool(who.source)
    if signal.kind.sides == "two":
        return len({code for actor in who.source for code in actor.codes}) >= 2
    return bool(who.source) and bool(who.target or scene.places)


def is_spoken(scene: Scene, signal: Signal) -> bool:
    """Whether a weak verb of speech says what it may mean: "told him to leave", no "told him that"."""
    after = scene.lower[signal.trigger.last : signal.trigger.last + 9]
    if signal.type == "demand_made":
        telling = scene.lower[signal.trigger.first] in TELLING
        if telling:
            return "to" in after[1 : _clause_end(after)] or scene.sentence.part == "title"
        return (after[:1] != ("to",) or after[:2] == ("to", "see")) and ASKING.isdisjoint(after[:4])
    if signal.type == "support_expressed":
        return not (signal.trigger.passive or _is_means(scene, signal) or _is_ahead(scene, signal))
    if signal.type == "agreement_reached":
        return ORDERS.isdisjoint(after[:5])
    if signal.type == "attack_reported":
        start = scene.group_start(signal.trigger.first)
        return CALAMITIES.isdisjoint(scene.lower[max(0, start - 4) : start])
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
    return not modality.FUTURE.isdisjoint(_group(scene, signal))


def is_idle(scene: Scene, signal: Signal, reading: Reading) -> bool:
    """Whether words only touch an event: "we must", another's plan of violence, a guest, a heading."""
    if signal.type == "visit_made":
        return _is_guest(scene, signal)
    if signal.type == "threat_made" and _is_alert(scene, signal):
        return True
    if signal.kind.sides == "speech":
        self_told = scene.lower[signal.trigger.first - 1 : signal.trigger.last] in SELF
        return reading == "hypothetical" or self_told
    if signal.type == "people_detained" and signal.rule == "subject":
        return scene.lower[signal.trigger.last : signal.trigger.last + 1] in (("a",), ("an",), ("the",))
    if signal.trigger.noun:
        return scene.sentence.part == "title" and not STATEMENT.isdisjoint(scene.lower[:3])
    return reading == "planned" and signal.type in VIOLENT


def beside(domain: str, found: Sequence[Signal]) -> tuple[Signal, ...]:
    """What still counts in a sentence about something else: an attack on a museum, aid after a flood."""
    kept = {"site": SITE_DEEDS, "disaster": DISASTER_DEEDS}.get(domain, ())
    return tuple(signal for signal in found if signal.type in kept)


def results(scene: Scene, found: Sequence[Signal]) -> set[int]:
    """Weak verbs that only say what the violence before them did ("shelled the port, killing two")."""
    deeds = [s.trigger.last for s in found if s.type in VIOLENT and not s.weak]
    weak = [s.trigger for s in found if s.weak and s.type == "attack_reported"]
    return {
        t.first
        for t in weak
        if scene.lower[scene.group_start(t.first) - 1] in JOINING and any(last < t.first for last in deeds)
    }


def _is_alert(scene: Scene, signal: Signal) -> bool:
    """Whether a warning only says what another is about to do ("warned Russia was preparing")."""
    last = signal.trigger.last
    other = next((actor for actor in scene.actors if last <= actor.first <= last + 1), None)
    follows = (
        scene.lower[other.last : other.last + 1] if other and scene.lower[other.first] not in OWN else ()
    )
    return not BE.isdisjoint(follows) or not HAVE.isdisjoint(follows)


def _is_guest(scene: Scene, signal: Signal) -> bool:
    """Whether "visiting" only describes an office holder ("told the visiting French president")."""
    after = scene.lower[signal.trigger.last : signal.trigger.last + 4]
    start = scene.group_start(signal.trigger.first)
    bare = signal.trigger.forms == {"ing"} and BE.isdisjoint(scene.lower[start : signal.trigger.first])
    return bare and not OFFICES.isdisjoint(after)


def recalls(scene: Scene, signal: Signal, who: Parties) -> bool:
    """Whether "the attacks", "the deal" or "the talks" recall what was told before, by one party or none."""
    if signal.rule == "alone" and signal.type in VIOLENT:
        return _is_definite(scene, signal.trigger.first)
    alone = len({code for actor in who.source for code in actor.codes}) < 2
    brokers = signal.type in TREATED and scene.lower[signal.trigger.first] in BROKERING
    joined = brokers or (signal.type == "talks_held" and signal.rule == "verb")
    return joined and alone and signal.topic is not None and _is_definite(scene, signal.topic.first)


def _is_definite(scene: Scene, first: int) -> bool:
    return not RECALLING.isdisjoint(scene.lower[max(0, first - 3) : first])


def nested(found: Sequence[Signal]) -> set[int]:
    """Nouns of saying inside what a verb of saying is about ("raised concerns over its support for")."""
    verbs = [s.trigger.first for s in found if s.kind.sides == "speech" and not s.trigger.noun]
    nouns = [s.trigger.first for s in found if s.kind.sides == "speech" and s.trigger.noun]
    return {noun for noun in nouns if any(verb < noun < verb + 15 for verb in verbs)}


def only_reports(scene: Scene, signal: Signal, found: Sequence[Signal]) -> bool:
    """Whether "claimed that" only says who tells of the deed in its clause."""
    last = signal.trigger.last
    if signal.type != "accusation_made" or scene.lower[signal.trigger.first : last] not in CLAIMING:
        return False
    return any(s.kind.sides != "speech" and last <= s.trigger.first < last + 15 for s in found)
