"""What a verb of speech is about: the noun of an event right behind it, and at whom it is then aimed."""

from app import codebook
from app.codebook.entries import EventType
from app.events.clause.scene import Scene
from app.events.roles import owners
from app.events.roles.owners import Group, governed
from app.mentions.actors import DETERMINERS
from app.mentions.triggers import NOUNISH, Trigger

AGENTS = frozenset(("by", "between", "from"))
OBJECTS = frozenset(("on", "against", "of", "to", "at", "with", "for", "in", "over"))
PRAISED = frozenset(("of", "to", "at", "with", "for", "in"))  # not those that what is welcomed hits
HOSTILE = frozenset(("condemnation_made", "accusation_made", "threat_made", "denial_made"))


def event(scene: Scene, trigger: Trigger) -> Trigger | None:
    """The noun of an event that a verb of speech has as its object ("condemned the attack on A by B")."""
    at = _over_terms(scene, trigger.last)
    while at < len(scene.lower) and (scene.lower[at] in DETERMINERS or scene.lower[at].endswith(NOUNISH)):
        at += 1
    noun = scene.noun_at.get(at)
    return noun if noun and at not in scene.actor_at and _is_event(noun) else None


def _over_terms(scene: Scene, at: int) -> int:
    """The word behind how strongly something is said ("condemns in the plainest terms an attack")."""
    behind = scene.lower[at : at + 6]
    return at + behind.index("terms") + 1 if behind[:1] == ("in",) and "terms" in behind else at


def _is_event(noun: Trigger) -> bool:
    alone = codebook.load().lexicon.alone
    return bool(noun.names("act") or noun.names("type")) or any(t in alone for t in noun.names("topic"))


def whose(scene: Scene, noun: Trigger, kind: EventType) -> Group:
    """Whom speech about an event is aimed at: who did it, or those it is between."""
    groups = list(scene.after(noun.last, 10))
    if kind.id == "support_expressed":
        return governed(groups, AGENTS) or owners.adjoining(scene, noun.first) or governed(groups, PRAISED)
    if kind.id == "accusation_made" and scene.lower[noun.last - 1] == "that":
        return governed(groups, (None,))  # "repeated the accusation that Mali had armed them"
    doers = governed(groups, AGENTS) or owners.author(scene, noun.last)
    return doers or (() if kind.id in HOSTILE else governed(groups, OBJECTS))
