"""Words of demanding that ask nothing of another party: a question, advice to travellers, a rule, a wish."""

from itertools import pairwise, takewhile

from app.events.clause.scene import QUOTES, Scene
from app.events.meaning.signals import Signal
from app.mentions.actors import DETERMINERS
from app.mentions.auxiliaries import LINKS

STATED = frozenset(
    "remains remained continues continued is was are were has had does did 's will would".split()
)
INSISTED = 16  # words behind "insist that" in which it says what is to be done
WISHED = frozenset("must should ought be need needs".split())
WORDED = frozenset(
    "resolution resolutions text texts draft drafts motion motions in bill petition petitions".split()
)
TEXTS = WORDED - {"in"} | frozenset("law laws treaty constitution charter".split())
RELATIVE = frozenset(("that", "which"))
OWN = frozenset(("its", "his", "her", "their"))
UNNAMED = frozenset("named identified quoted anonymous anonymity unnamed".split())
OURS = frozenset(("our", "my", "me"))
ORDERED = frozenset(
    "war_started people_displaced attack_reported strike_reported blockade_imposed territory_taken"
    " relations_reduced".split()
)
ASKED = 6  # words behind a verb in which it says what somebody is to do
ADDRESSING = ("ask", "tell", "told", "advis", "remind", "instruct", "order", "appeal", "urg", "encourag")
PUBLIC = frozenset(
    "people citizens residents nationals villagers women family families travellers tourists everyone"
    " motorists drivers parents voters shoppers worshippers".split()
)
LEAVING = frozenset("leave evacuate flee go move return surrender".split())
ORGANS = frozenset("parliament lawmakers legislators mps deputies cabinet ministers judges aides".split())
TRAVEL = frozenset("travel travelling traveling trips journeys".split())
CROWDS = frozenset("demonstrations protests rallies marches walkouts".split())
ASKING = frozenset(("to", "not", "against"))
ADDRESS = 12  # words behind a verb in which it says to whom it speaks
MOODS = frozenset("patience caution vigilance".split())
ADVICE = 6  # words behind a word of advice in which it says against what
ARTICLES = (("the",), ("its",), ("all",))
CALLED_FOR = frozenset(("to", "for", "that", "not"))
LONGEST_CALL = 16  # words behind "called on" in which it says what for
VAGUE = frozenset("something somebody someone things everything".split())
IMPLYING = frozenset("implies imply implied implying wish wished".split())
CONDITION = frozenset(("before",))
BEING = frozenset("be always never remain".split())
SPEECH = 20  # words before a "should" in which a proposal or a wish governs it


def asks_nobody(scene: Scene, signal: Signal) -> bool:
    """Whether a demand asks nothing of another party, whoever makes it."""
    last, word = signal.trigger.last, scene.lower[signal.trigger.first]
    if not OURS.isdisjoint(scene.lower[last : last + 1]) or _is_wording(scene, signal):
        return True
    if _is_of_own_army(scene, last) or _is_of_anonymity(scene, signal):
        return True
    if word in ("must", "should"):
        return _is_rule(scene, signal)
    if word.startswith(("order", "instruct")) and (_is_of_own(scene, signal) or _is_of_deed(scene, last)):
        return True
    return _is_to_public(scene, signal) or _is_of_travel(scene, signal) or _means_less(scene, signal)


def _means_less(scene: Scene, signal: Signal) -> bool:
    """Whether a verb asks a question, needs or insists that something is, or calls people out."""
    first, last = signal.trigger.first, signal.trigger.last
    word = scene.lower[first]
    if word == "direct":
        return last not in scene.actor_at and scene.lower[last : last + 1] not in ARTICLES
    if not MOODS.isdisjoint(scene.lower[last : last + 1]):
        return True
    if word.startswith("call"):
        return _is_call(scene, signal)
    if word.startswith(("requir", "instruct")):
        behind = scene.lower[last - 1 : last + ASKED]
        return {"to", "that"}.isdisjoint(behind) or ("in", "order") in pairwise(behind)
    if word in ("asked", "asks"):
        return "?" in scene.lower[:first] and QUOTES.isdisjoint(scene.lower[last:])
    return word.startswith("insist") and scene.lower[last - 1] == "that" and not _is_insisted_on(scene, last)


def _is_insisted_on(scene: Scene, at: int) -> bool:
    """Whether a clause at word `at` says what is to be done: with "must", or a verb that bears no tense."""
    clause = scene.lower[at : at + INSISTED]
    if not STATED.isdisjoint(clause[:5]):
        return False
    bare = (t for t in scene.within(at, at + INSISTED) if not t.noun and "base" in t.forms)
    if (named := scene.actor_at.get(at)) and _is_bare(scene, named.last):
        return True  # "that Mali withdraw"
    untensed = any(scene.group_start(t.first) == t.first and scene.lower[t.first - 1] != "to" for t in bare)
    return untensed or not WISHED.isdisjoint(clause)


def _is_bare(scene: Scene, at: int) -> bool:
    """Whether a word may be a verb that bears no tense, behind a subject in the singular."""
    word = scene.lower[at] if at < len(scene.lower) else ""
    plural = scene.lower[at - 1].endswith("s")
    return word.isalpha() and word not in LINKS and not plural and not word.endswith(("s", "ed", "ly", "ing"))


def _is_call(scene: Scene, signal: Signal) -> bool:
    """Whether crowds are called out, or "called on" only tells of a visit."""
    last = signal.trigger.last
    if not CROWDS.isdisjoint(scene.lower[last : last + 2]):
        return True
    clause = takewhile(lambda word: word != ",", scene.lower[last : last + LONGEST_CALL])
    return scene.lower[last - 1] == "on" and not signal.trigger.noun and CALLED_FOR.isdisjoint(clause)


def _is_wording(scene: Scene, signal: Signal) -> bool:
    """Whether a text asks it, and no party ("resolutions demanding a truce", "a bill that calls for")."""
    first = signal.trigger.first
    before = scene.lower[first - 1]
    if before in RELATIVE:
        return scene.lower[first - 2] in TEXTS
    return signal.trigger.forms == {"ing"} and first - 1 not in scene.actor_at and before in WORDED


def _is_rule(scene: Scene, signal: Signal) -> bool:
    """Whether nobody is told to do it: what is to be, what a plan implies, what comes first."""
    first, last = signal.trigger.first, signal.trigger.last
    if scene.lower[first - 1] in VAGUE or not IMPLYING.isdisjoint(
        scene.lower[max(0, first - SPEECH) : first]
    ):
        return True
    behind = scene.lower[last : last + 4]
    is_so = len(behind) > 2 and behind[0] in BEING and any(word in DETERMINERS for word in behind[1:3])
    return is_so or _comes_first(scene, signal)


def _comes_first(scene: Scene, signal: Signal) -> bool:
    """Whether something is only a condition ("a truce must be in place before troops are sent")."""
    last = signal.trigger.last
    return scene.lower[last : last + 1] == ("be",) and not CONDITION.isdisjoint(scene.lower[last + 2 :])


def _is_to_public(scene: Scene, signal: Signal) -> bool:
    """Whether people are told what to do where they are ("asked residents to stay indoors")."""
    first, last = signal.trigger.first, signal.trigger.last
    if not scene.lower[first].startswith(ADDRESSING):
        return False
    behind = scene.lower[last : last + ADDRESS]
    to = next((at for at, word in enumerate(behind) if word in ASKING), len(behind))
    if (PUBLIC | ORGANS).isdisjoint(behind[:to]) or not LEAVING.isdisjoint(behind[to + 1 : to + 2]):
        return False
    return behind[to : to + 1] == ("not",) or not _are_of_others(scene, signal, last + to)


def _are_of_others(scene: Scene, signal: Signal, end: int) -> bool:
    """Whether another party is named up to word `end`, whose people or parliament it is."""
    own = {_state(code) for actor in scene.subject(signal.trigger.first) for code in actor.codes}
    near = (actor for actor in scene.actors if signal.trigger.last <= actor.first < end)
    return any(_state(code) not in own for actor in near if actor.form != "role" for code in actor.codes)


def _state(code: str) -> str:
    return code.partition("-")[0]


def _is_of_travel(scene: Scene, signal: Signal) -> bool:
    """Whether travellers are advised where not to go ("advises against all travel to Chad")."""
    last = signal.trigger.last
    advises = scene.lower[signal.trigger.first].startswith(("advis", "remind", "urg", "warn"))
    return advises and not TRAVEL.isdisjoint(scene.lower[last : last + ADVICE])


def _is_of_own_army(scene: Scene, at: int) -> bool:
    """Whether somebody orders his own soldiers ("told his army to stop firing")."""
    soldiers = any("troops" in noun.names("topic") for noun in scene.within(at, at + 2))
    return soldiers and not OWN.isdisjoint(scene.lower[at : at + 1])


def _is_of_anonymity(scene: Scene, signal: Signal) -> bool:
    """Whether a source wants to stay unnamed ("an envoy asked not to be named")."""
    last = signal.trigger.last
    asks = scene.lower[signal.trigger.first].startswith(("ask", "request", "demand"))
    return asks and not UNNAMED.isdisjoint(scene.lower[last : last + ASKED])


def _is_of_own(scene: Scene, signal: Signal) -> bool:
    """Whether a state orders about its own ministries ("ordered the Russian defence ministry to")."""
    last = signal.trigger.last
    told = scene.actor_at.get(last) or scene.actor_at.get(last + 1)
    own = {code for actor in scene.subject(signal.trigger.first) for code in actor.codes}
    return told is not None and bool(told.codes) and own.issuperset(told.codes)


def _is_of_deed(scene: Scene, at: int) -> bool:
    """Whether what is ordered is a deed, told by its own noun ("ordered the invasion of Chad")."""
    at += scene.lower[at : at + 1] == ("the",)
    at += scene.lower[at : at + 1] == ("immediate",)
    noun = scene.noun_at.get(at)
    return noun is not None and not ORDERED.isdisjoint(noun.names("type"))
