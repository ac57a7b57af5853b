"""What speech is about: the event types that its object can mean ("condemned the strikes")."""

from collections.abc import Mapping
from functools import cache

from app import codebook
from app.events.clause.scene import ENDS, Scene
from app.events.meaning.signals import Signal
from app.mentions.actors import ActorMention
from app.mentions.triggers import Trigger

EVERYBODY = frozenset(
    "parties party sides side actors actor players stakeholders states state countries country nations"
    " members governments factions".split()
)
CONFLICT = (("to", "the"), ("to", "this"), ("in", "the"))  # whose parties are known
PROPOSALS = frozenset("agreement_proposed talks_proposed truce_proposed mediation_offered".split())
ABOUT = frozenset("about regarding concerning including".split())
TOGETHER = frozenset(("with", "between", "among"))
CALLING = frozenset("called phoned telephoned rang met hosted received visited".split())
ANSWERED = (("it",), ("this",), ("them",), (".",), (",",), ())
CHARGES = frozenset(
    "charge charges claim claims accusation accusations allegation allegations report reports story"
    " suggestion suggestions assertion assertions responsibility".split()
)
NEAR = 7  # words behind a verb of speech within which whom it is aimed at is told
REACH = 10  # words from a verb of speech within which its object stands


def of(scene: Scene, signal: Signal) -> frozenset[str]:
    """The event types that the object of a verb of speech can mean ("condemned the strikes")."""
    trigger = signal.trigger
    if signal.kind.sides != "speech" or trigger.noun:
        return frozenset()
    behind = range(trigger.last, min(trigger.last + REACH, len(scene.lower)))
    before = range(trigger.first - 1, max(trigger.first - REACH, -1), -1)
    for at in before if trigger.passive else behind:
        if scene.lower[at] in ENDS:
            break
        if (noun := scene.noun_at.get(at)) and (types := _types_of(noun)):
            return types
    return frozenset()


def is_discussed(scene: Scene, signal: Signal, preposition: str | None, between: tuple[int, int]) -> bool:
    """Whether an actor behind talks is only talked about ("discussed issues including Syria's future")."""
    if signal.kind.family != "talks":
        return False
    about = not ABOUT.isdisjoint(scene.lower[slice(*between)])
    if preposition in TOGETHER:  # "spoke about the negotiations with Iran"
        return about and any(t.noun and "talks" in t.names("topic") for t in scene.within(*between))
    return about or (signal.rule == "verb" and scene.lower[signal.trigger.first].startswith("discuss"))


def discussants(scene: Scene, signal: Signal) -> tuple[ActorMention, ...]:
    """With whom something is discussed by the verb before it ("called the King on Monday, discussing")."""
    first = signal.trigger.first
    if scene.lower[first - 1 : first + 1] != (",", "discussing"):
        return ()
    called = (a for a in scene.actors if a.last < first and scene.lower[max(0, a.first - 1)] in CALLING)
    return tuple(called)[-1:]


def is_general(scene: Scene, signal: Signal) -> bool:
    """Whether speech is aimed at everybody ("called on all sides to act"), and so at nobody."""
    if signal.kind.sides != "speech":
        return False
    if signal.type == "denial_made":
        return _is_plain_denial(scene, signal.trigger)
    last = signal.trigger.last
    behind = scene.lower[last : last + NEAR + len(CONFLICT)]
    for at in [at for at, word in enumerate(behind[:NEAR]) if word in ("all", "every")]:
        named = next((i for i in range(at + 1, at + 4) if behind[i : i + 1] and behind[i] in EVERYBODY), None)
        if named is not None:
            known = any(last + i in scene.actor_at for i in range(at + 1, named))
            return not known and behind[named + 1 : named + 3] not in CONFLICT
    return False


def _is_plain_denial(scene: Scene, trigger: Trigger) -> bool:
    """Whether something is denied of which no charge is told ("denied arming them", not "the charge")."""
    verb = scene.lower[trigger.first]
    denies = not (trigger.noun or trigger.passive) and verb.startswith(("deny", "denie"))
    behind = scene.lower[trigger.last : trigger.last + NEAR]
    return denies and behind[:1] not in ANSWERED and CHARGES.isdisjoint(behind)


def _types_of(noun: Trigger) -> frozenset[str]:
    topics = _types_by_topic()
    told = frozenset(noun.names("type")).union(*(topics.get(topic, ()) for topic in noun.names("topic")))
    return told | PROPOSALS if "propose" in noun.names("act") else told


@cache
def _types_by_topic() -> Mapping[str, frozenset[str]]:
    """The event types that each topic can tell."""
    lexicon = codebook.load().lexicon
    types: dict[str, set[str]] = {topic: {kind} for topic, kind in lexicon.alone.items()}
    for (_, topic), kind in lexicon.grid.items():
        types.setdefault(topic, set()).add(kind)
    return {topic: frozenset(kinds) for topic, kinds in types.items()}
