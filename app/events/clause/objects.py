"""What a verb acts upon: whether a noun, an actor or a sum of money is its object."""

from collections.abc import Collection
from itertools import pairwise

from app import codebook
from app.events.clause.scene import Scene
from app.events.meaning.grid import tells, type_of
from app.mentions.actors import PREPOSITIONS, ActorMention
from app.mentions.auxiliaries import ASSISTING, BE, LINKS
from app.mentions.triggers import Trigger

AWAY = frozenset(("near", "outside", "behind", "beside", "inside", "at", "from", "by", "into", "in"))
OPENING = frozenset("a an the their its his her another".split())
SPANS = frozenset("day days night week weeks month months year years hour hours first same next".split())
TENS = frozenset(("decade", "decades", "centuries", "generations"))
LAPSING = frozenset("truce_ended agreement_ended talks_suspended truce_violated".split())
AGENTS = frozenset(("troops", "fighters", "contingent", "violence"))
LEADING = PREPOSITIONS | {"to", "and"}
MOVING = frozenset(("withdraw", "deploy", "leave_place"))
LANDS = ("state", "territory")
OTHERS = frozenset("it he she they we i".split())  # what opens a clause of its own behind a verb
MONEY = frozenset(
    "$ € £ dollars euros pounds yen yuan francs kroner kronor crowns riyals dirhams rupees roubles rubles"
    " lira rand shillings won pesos naira".split()
)
DOMINANT = frozenset(("propose", "reject", "accept", "suspend", "lift"))
YIELDING = frozenset(("hold", "besiege"))
ACCEPTING = frozenset(("accept",))
READYING = (("get",), ("stand",), ("prepare",), ("be",), ("take",), ("move",))
OFFERED = frozenset(("propose",))
SWAPPING = ("exchang", "swap", "trad", "barter")


def is_whole(scene: Scene, actor: ActorMention | None) -> bool:
    """Whether a mention is a state or territory that owns nothing, and none of its people."""
    if actor is None or actor.form not in ("name", "seat") or actor.owner or not actor.codes:
        return False
    titled = actor.last > actor.core[1] > 0  # "the Malian minister"
    whole = codebook.kind(actor.codes[0]) in LANDS and not (titled or _is_plural(actor))
    return whole and stands_free(scene, actor.last)


def are_people(actor: ActorMention) -> bool:
    """Whether a mention is the people of a country and no state ("Swedes", "residents")."""
    return _is_plural(actor) or any(code.endswith(("-CIV", "-OPP")) for code in actor.codes)


def _is_plural(actor: ActorMention) -> bool:
    """Whether a mention is the plural of a people's adjective ("Swedes", "the two Israelis")."""
    entry = codebook.load().actors.get(actor.codes[0]) if actor.codes else None
    word = actor.text.split(" ")[-1]
    return entry is not None and word.endswith("s") and word[:-1] in entry.adjectives


def is_money(scene: Scene, trigger: Trigger) -> bool:
    """Whether a currency is named among the next words."""
    return not MONEY.isdisjoint(scene.lower[trigger.last : trigger.last + 7])


def stands_free(scene: Scene, after: int) -> bool:
    """Whether no further noun follows at word `after`, so that a name before it describes nothing."""
    if after >= len(scene.lower):
        return True
    word, lower = scene.words[after], scene.lower[after]
    return not word.isalpha() or lower in LINKS or word[0].isupper() or lower.endswith("ly")


def leads_away(scene: Scene, at: int) -> bool:
    """Whether a preposition at word `at` puts what follows somewhere ("opened near the embassy in Rabat")."""
    least = scene.lower[at : at + 2] == ("at", "least")
    if scene.lower[at] not in AWAY or at in scene.actor_at or least:
        return False
    named = any(i in scene.actor_at or any(i == p.first for p in scene.places) for i in range(at + 1, at + 4))
    return named or scene.lower[at] in ("near", "outside", "behind", "beside")


def _is_aside(scene: Scene, at: int) -> bool:
    """Whether a verb's object follows where its act is put ("began in Oslo on Monday a new round")."""
    ends = {spot.first: spot.last for spot in scene.places} | {a.first: a.last for a in scene.actors}
    last = ends.get(at + 1, ends.get(at + 2))
    if last is None:
        return False
    last += 2 if scene.lower[last : last + 1] == ("on",) else 0
    opening, first = (*scene.lower[last : last + 2], "", "")[:2]
    return opening in OPENING and first not in SPANS


def _is_agent(scene: Scene, trigger: Trigger, topic: Trigger) -> bool:
    """Whether a topic behind a passive is by whom it is done ("carried out by the army")."""
    if not trigger.passive or AGENTS.isdisjoint(topic.names("topic")):
        return False
    behind = scene.lower[trigger.last : topic.first]
    whence = behind[:1] in (("by",), ("from",)) and "by" in behind
    return whence and LEADING.isdisjoint(behind[behind.index("by") + 1 :])


def does_it_to(scene: Scene, trigger: Trigger, topic: Trigger) -> bool:
    """Whether a treaty or truce ends something else than itself ("the pact froze the front line")."""
    told = tells(trigger, topic)
    if told not in LAPSING or (told == "talks_suspended" and scene.lower[trigger.first - 1] == "to"):
        return False
    behind = (*scene.lower[trigger.last : trigger.last + 3], "", "", "")[:3]
    if behind[0] in OPENING:
        return behind[1] not in SPANS
    return behind[2] == "of" and behind[1] in SPANS | TENS  # "ended two decades of war"


def _is_receiver(scene: Scene, trigger: Trigger, topic: Trigger) -> bool:
    """Whether forces are no object, but who gets it ("ordered the ministry to pay troops")."""
    if "displace" in trigger.names("act") and "people" in topic.names("topic"):
        return "to" in scene.lower[trigger.last : topic.first]  # "sent doctors to help the people of Chad"
    moves = not MOVING.isdisjoint(trigger.names("act")) and not AGENTS.isdisjoint(topic.names("topic"))
    between = scene.lower[trigger.last : topic.first]
    given = "to" in between and ("up", "to") not in pairwise(between)  # "sending up to 300 troops"
    return moves and (given or _is_told(scene, topic.last))


def _is_purpose(scene: Scene, trigger: Trigger, topic: Trigger) -> bool:
    """Whether people are whom something is handed over for ("handed over tents for children")."""
    frees = "release" in trigger.names("act") and not trigger.noun
    swaps = scene.lower[trigger.first].startswith(SWAPPING)
    return frees and not swaps and scene.lower[topic.first - 1] == "for"


def _is_told(scene: Scene, at: int) -> bool:
    """Whether forces are told to do something but move out ("ordered its troops to cease fire")."""
    if scene.lower[at : at + 1] != ("to",) or scene.lower[at + 1 : at + 2] in READYING:
        return False
    behind = scene.within(at + 1, at + 2)
    return any("truce" in t.names("topic") if t.noun else "deploy" not in t.names("act") for t in behind)


def takes(scene: Scene, trigger: Trigger, topic: Trigger) -> bool:
    """Whether a topic can be a verb's object: no place between, no noun of an act that takes it first."""
    if not trigger.passive and _opens_clause(scene, trigger.last):
        return False  # "announced it will leave the accord"
    between = range(trigger.last, topic.first - 1)
    judged = (
        "as" in scene.lower[max(trigger.last, topic.first - 3) : topic.first]
    )  # "the vote in Mali as a farce"
    moved = not (trigger.passive or judged)
    if moved and any(leads_away(scene, at) and not _is_aside(scene, at) for at in between):
        return False
    if (
        "without" in scene.lower[max(trigger.last, topic.first - 2) : topic.first]
        or (",", "with") in pairwise(scene.lower[trigger.last : topic.first])
        or _is_agent(scene, trigger, topic)
        or _is_receiver(scene, trigger, topic)
        or _is_purpose(scene, trigger, topic)
    ):
        return False
    if "reject" in trigger.names("act"):
        return True
    dominant = not DOMINANT.isdisjoint(trigger.names("act"))
    beside = (topic.first, topic.last)
    return not any(
        _is_taken(t, topic, beside, trigger.last)
        and tells(t, topic) != tells(trigger, topic)
        and not (dominant and _yields(trigger, t))
        for t in scene.triggers
        if t is not trigger
    )


def _opens_clause(scene: Scene, at: int) -> bool:
    """Whether a clause of its own begins behind a verb, with a pronoun and a verb's first word."""
    opening = scene.lower[at : at + 2]
    return len(opening) > 1 and opening[0] in OTHERS and opening[1] in ASSISTING | BE


def _yields(trigger: Trigger, noun: Trigger) -> bool:
    """Whether a noun of an act leaves its topic to a verb ("accepted the proposal for a truce")."""
    accepts = not ACCEPTING.isdisjoint(trigger.names("act"))
    return not (YIELDING | OFFERED if accepts else YIELDING).isdisjoint(noun.names("act"))


def _is_taken(noun: Trigger, topic: Trigger, beside: tuple[int, int], after: int) -> bool:
    """Whether a noun of an act stands at a topic and makes a cell with it ("the extension of the truce")."""
    near = noun.last in beside or noun.first in beside or after <= noun.first < topic.first
    return noun.noun and near and type_of(noun.names("act"), topic.names("topic")) is not None


def is_sent_away(scene: Scene, trigger: Trigger, acts: Collection[str]) -> bool:
    """Whether envoys get a term in which to go ("gave Malian diplomats a week to leave")."""
    near = scene.within(trigger.last, trigger.last + 4)
    return "sever" in acts and any(t.noun and "ties" in t.names("topic") for t in near)
