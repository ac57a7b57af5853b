"""Words that share the form of a deed and mean another thing here: what is free, whom troops sent away."""

from collections.abc import Callable

from app.events.clause.scene import QUOTES, Scene
from app.events.meaning.signals import Signal
from app.events.seeming import forces
from app.mentions.actors import DETERMINERS, PREPOSITIONS
from app.mentions.auxiliaries import BE, HAVE

ARTICLES = frozenset("a an the any its their his her our no".split())
LISTED = ((",",), ("and",), ("to",))
WITHHELD = frozenset(
    "use access entry passage permission visa visas asylum refuge sanctuary shelter bail services".split()
)
REACTIONS = frozenset(
    "condemnation criticism outrage protests protest applause silence approval resistance opposition"
    " scepticism skepticism anger fury violence force derision disbelief relief caution hostility"
    " scorn alarm praise support fire refusal rejection".split()
)
CAMPS = tuple((word,) for word in "sides side factions forces camps camp parties armies groups views".split())
CORPSES = frozenset("body bodies corpse corpses remains".split())
FINDING = ("recover", "retriev")
SOLDIERS = frozenset("troops soldiers servicemen crew sailors".split())
CAPTIVES = frozenset("hostage hostages captive captives prisoner prisoners".split())
WANTED = frozenset("suspect suspects fugitive fugitives defendant defendants".split())
PAPERS = frozenset(
    "statement statements report reports video videos footage photo photos image images picture pictures"
    " figures data poll survey study letter communique communiqué transcript list details results documents"
    " document map maps recording recordings audio tape clip clips".split()
)
OWN = frozenset("its his her their our".split())
POLICIES = frozenset("policy position decision claim claims word pledge statement report commitment".split())
RELATIVES = frozenset("which whom that who it he she they".split())
FAR = 14  # words behind an accusation in which its accuser may be named
ENDS = ((), (".",), (",",), ("”",))
PRACTICE = frozenset("simulation simulations drill drills exercise exercises simulator".split())
PRACTISING = ("simulat", "rehears", "practis", "practic", "mock")
WORDY = frozenset(
    "uphill losing vote election electoral court leadership legal political ratings custody price".split()
)
CAUSES = frozenset("independence autonomy freedom justice equality rights survival state homeland".split())
WORDS = frozenset("comment say discuss disclose reveal answer elaborate speculate".split())
AWAY = frozenset("away down off out".split())
TOLLS = frozenset(("thousands", "millions"))
LASTING = frozenset("fighting violence unrest conflict".split())
COSTING = frozenset("killed claimed left".split())
PACTS = frozenset("deal agreement accord plan proposal talks negotiations framework".split())
MASSES = frozenset(
    "demonstrators protesters protestors crowd crowds people thousands hundreds dozens residents students"
    " workers mourners relatives families supporters villagers worshippers".split()
)
CROWDED = MASSES | frozenset("streets rally rallied marched gathered".split())
ATTEMPTS = tuple((word,) for word in "attempt attempts effort efforts bid bids hopes plans push".split())
TRAVELLING = frozenset("drive drives drove driving vote votes voted voting sweep sweeps swept".split())
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
    if scene.lower[first:last] == ("free",) and _is_adjective(scene, first):
        return True
    head = scene.lower[max(0, first - 2) : first] if signal.trigger.passive else scene.lower[last : last + 4]
    if not PAPERS.isdisjoint(head) or _is_journey(scene, signal):
        return True
    freed = scene.lower[signal.topic.last - 1] if signal.topic else ""
    found = freed in CORPSES and scene.lower[first].startswith(FINDING)
    return freed in WANTED or (found and CAPTIVES.isdisjoint(scene.lower))


def _is_adjective(scene: Scene, at: int) -> bool:
    """Whether "free" says how something is ("was now free", "a free and fair vote", "free, safe passage")."""
    before = [word for word in scene.lower[max(0, at - 2) : at] if word not in QUOTES]
    described = bool(before) and (before[-1] in ARTICLES or before[-1].startswith(("remain", "stay")))
    return described or not BE.isdisjoint(before) or scene.lower[at + 1 : at + 2] in LISTED


def _is_journey(scene: Scene, signal: Signal) -> bool:
    """Whether an envoy or a leader goes back or is received ("sent its envoy back")."""
    topic, last = signal.topic, signal.trigger.last
    if scene.lower[signal.trigger.first].startswith("receiv"):
        return (CAPTIVES | CORPSES | SOLDIERS).isdisjoint(scene.lower[last : last + 6])
    sent = scene.lower[signal.trigger.first].startswith(("return", "send", "sent"))
    return topic is not None and sent and "office" in topic.names("topic")


def _names_pact(scene: Scene, signal: Signal) -> bool:
    """Whether a noun only tells what a deal or talks are about ("a hostage release deal")."""
    last = signal.trigger.last
    return signal.trigger.noun and not PACTS.isdisjoint(scene.lower[last : last + 1])


def _is_of_party(scene: Scene, at: int) -> bool:
    """Whether a state, a body or an armed group objects to something, and no crowd is out."""
    doers = [code for actor in scene.subject(at) for code in actor.codes]
    return bool(doers) and CROWDED.isdisjoint(scene.lower) and not any(map(_are_people, doers))


def _are_people(code: str) -> bool:
    return code.endswith(("-CIV", "-OPP"))


def _is_no_crowd(scene: Scene, signal: Signal) -> bool:
    """Whether others are marched off, or a state does something in protest ("left to protest it")."""
    first, last = signal.trigger.first, signal.trigger.last
    if signal.trigger.noun:
        return False
    led = any("freed" in noun.names("topic") for noun in scene.within(last, last + 1) if noun.noun)
    if scene.lower[first].startswith("march"):
        return led
    if scene.lower[first] == "protesting" and scene.lower[first - 1] == "," and _is_of_party(scene, first):
        return True
    aim = scene.lower[first - 1 : last] == ("to", "protest")
    return aim and not scene.subject(first - 1) and CROWDED.isdisjoint(scene.lower)


def _denies_nothing(scene: Scene, signal: Signal) -> bool:
    """Whether something is withheld, a part told as not taken, or "disputed" describes a place."""
    first, last = signal.trigger.first, signal.trigger.last
    if scene.lower[first].startswith(("deny", "deni")) and not signal.trigger.noun:
        return not WITHHELD.isdisjoint(scene.lower[last : last + 3])
    if scene.lower[first - 1] in ("which", "who") and scene.lower[first] in HAVE:
        return True
    named = last in scene.actor_at or any(place.first == last for place in scene.places)
    return scene.lower[first:last] == ("disputed",) and named


def _sues_nobody(scene: Scene, signal: Signal) -> bool:
    """Whether an appeal is made to somebody and not to a court ("issued an appeal")."""
    appeal = signal.topic is not None and scene.lower[signal.topic.first] == "appeal"
    return appeal and scene.lower[signal.trigger.first].startswith(UTTERED)


def _backs_nobody(scene: Scene, signal: Signal) -> bool:
    """Whether somebody retreats, or keeps to what is his own ("backing away", "standing by its policy")."""
    last = signal.trigger.last
    retreats = scene.lower[signal.trigger.first].startswith("back") and scene.lower[last : last + 1]
    if retreats and retreats[0] in AWAY:
        return True
    stands = scene.lower[last - 1] == "by" and not OWN.isdisjoint(scene.lower[last : last + 1])
    return stands and not POLICIES.isdisjoint(scene.lower[last : last + 4])


def _is_of_topic(scene: Scene, signal: Signal) -> bool:
    """Whether a clause without an object only tells what something is ("an issue it is concerned about")."""
    last = signal.trigger.last
    behind = scene.lower[last : last + 1]
    if scene.lower[last - 1] == "opposing" and behind in CAMPS:
        return True
    return scene.lower[last - 1] in ("about", "over") and behind in ENDS and not signal.trigger.noun


def _is_accused(scene: Scene, signal: Signal) -> bool:
    """Whether a participle only describes somebody and names no accuser ("rebels accused of theft")."""
    first, last = signal.trigger.first, signal.trigger.last
    if scene.lower[first:last] != ("accused", "of") or scene.group_start(first) < first:
        return False
    active = RELATIVES & {*scene.lower[max(0, first - 6) : first]}
    return not active and "by" not in scene.lower[max(0, first - 2) : last + FAR]


def _fails_before(scene: Scene, signal: Signal) -> bool:
    """Whether what failed is the attempt at a truce, which had none ("ceasefire attempts had failed")."""
    topic = signal.topic
    return topic is not None and scene.lower[topic.last : topic.last + 1] in ATTEMPTS


def _is_rehearsed(scene: Scene, signal: Signal) -> bool:
    """Whether an attack is only practised ("attack simulation exercises", "simulating attacks")."""
    deed = signal.trigger if signal.trigger.noun else signal.topic
    if deed is None:
        return False
    before, behind = scene.lower[max(0, deed.first - 2) : deed.first], scene.lower[deed.last : deed.last + 1]
    return not PRACTICE.isdisjoint(behind) or any(word.startswith(PRACTISING) for word in before)


def _is_toll(scene: Scene, signal: Signal) -> bool:
    """Whether fighting is only summed up by what it has cost ("the fighting has killed thousands")."""
    topic, last = signal.topic, signal.trigger.last
    if _is_struggle(scene, signal):
        return True
    if topic is None or signal.rule != "subject" or scene.lower[topic.last - 1] not in LASTING:
        return False
    return scene.lower[signal.trigger.first] in COSTING and not TOLLS.isdisjoint(scene.lower[last : last + 4])


def _is_struggle(scene: Scene, signal: Signal) -> bool:
    """Whether a fight is one for a cause or for votes ("is fighting for independence", "a vote battle")."""
    first, last = signal.trigger.first, signal.trigger.last
    if signal.trigger.noun:
        return first > 0 and scene.lower[first - 1] in WORDY
    if not {"uphill", "losing"}.isdisjoint(scene.lower[last : last + 3]):
        return True
    cause = scene.lower[last : last + 1] == ("for",) and not CAUSES.isdisjoint(scene.lower[last : last + 4])
    return cause and scene.lower[last - 1].startswith(("fight", "fought"))


def _refuses_words(scene: Scene, signal: Signal) -> bool:
    """Whether somebody only will not talk about talks ("refused to comment on the outcome")."""
    last = signal.trigger.last
    behind = scene.lower[last : last + 2]
    return not WORDS.isdisjoint(behind) and "to" in scene.lower[last - 1 : last + 1]


def _wages_on(scene: Scene, signal: Signal) -> bool:
    """Whether a war is only under way, and nobody begins it ("which is waging a rebellion")."""
    first = signal.trigger.first
    going = not BE.isdisjoint(scene.lower[scene.group_start(first) : first])
    return going and scene.lower[first] == "waging" and "since" not in scene.lower


def _heads_staff(scene: Scene, signal: Signal) -> bool:
    """Whether somebody heads a staff and speaks for no party, or only travels ("drove to the border")."""
    topic = signal.topic
    drives = signal.rule == "subject" and scene.lower[signal.trigger.first] in TRAVELLING
    chief = topic is not None and scene.lower[topic.last - 1] == "chief"
    return drives or (topic is not None and chief and "staff" in scene.lower[topic.last : topic.last + 5])


def _is_of_larder(scene: Scene, signal: Signal) -> bool:
    """Whether supplies run short where nobody is named who gives or gets them ("bread is rationed")."""
    people = signal.topic is not None and "aid_workers" in signal.topic.names("topic")
    return signal.rule in ("subject", "passive") and not (people or scene.actors or scene.places)


def _meets_nobody(scene: Scene, signal: Signal) -> bool:
    """Whether a crowd gathers, or something meets with a reaction ("met with condemnation")."""
    first, last = signal.trigger.first, signal.trigger.last
    if scene.lower[first:last] == ("met", "with"):
        return not REACTIONS.isdisjoint(scene.lower[last : last + 3])
    doers = scene.subject(scene.group_start(first)) if scene.lower[first].startswith("gather") else ()
    return any(not MASSES.isdisjoint(actor.text.lower().split()) for actor in doers)


def _arms_nobody(scene: Scene, signal: Signal) -> bool:
    """Whether "armed" only describes what follows ("ceasing armed combat", "two armed men")."""
    first, last = signal.trigger.first, signal.trigger.last
    if scene.lower[first:last] != ("armed",) or signal.trigger.passive or last in scene.actor_at:
        return False
    behind = scene.lower[last : last + 1]
    return (
        bool(behind) and behind[0].isalpha() and behind[0] not in DETERMINERS | PREPOSITIONS | {"and", "them"}
    )


OTHERWISE: dict[str, Callable[[Scene, Signal], bool]] = {
    "captives_released": _frees_nobody,
    "truce_ended": _fails_before,
    "truce_agreed": _fails_before,
    "troops_withdrawn": _names_pact,
    "troops_deployed": forces.sends_none,
    "protest_held": _is_no_crowd,
    "arms_supplied": _arms_nobody,
    "talks_held": _meets_nobody,
    "denial_made": _denies_nothing,
    "legal_action_taken": _sues_nobody,
    "support_expressed": _backs_nobody,
    "condemnation_made": _is_of_topic,
    "attack_reported": _is_rehearsed,
    "strike_reported": _is_rehearsed,
    "accusation_made": _is_accused,
    "territory_taken": forces.takes_no_land,
    "people_detained": forces.keeps_own,
    "clash_reported": _is_toll,
    "talks_rejected": _refuses_words,
    "war_started": _wages_on,
    "power_changed": _heads_staff,
    "aid_suspended": _is_of_larder,
}
