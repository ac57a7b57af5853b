"""Ambassadors who are summoned or expelled: whose they are, and who received them."""

from typing import NamedTuple

from app.events.clause.scene import Scene
from app.events.roles import owners
from app.mentions.actors import ActorMention
from app.mentions.triggers import Trigger

RELATIONS = frozenset(("relations_reduced", "relations_improved"))
UNWANTED = frozenset("summoned expelled evicted ejected declared".split())
ENVOYS = frozenset("ambassador ambassadors envoy envoys consul diplomat diplomats attache attaché".split())
NEAR = 8  # words before a verb in which the envoy may stand


class Sent(NamedTuple):
    """Whose an envoy is, and the country that received him."""

    sender: tuple[ActorMention, ...]
    host: tuple[ActorMention, ...]


def received(scene: Scene, verb: Trigger) -> Sent | None:
    """Whose envoy to whom a verb in the passive acts upon ("Chad's envoy to Mali was expelled")."""
    start = scene.group_start(verb.first)
    if UNWANTED.isdisjoint(scene.lower[verb.first : verb.last]):
        return None
    envoy = next((t for t in scene.within(start - NEAR, start) if _is_envoy(scene, t)), None)
    if envoy is None or not (sender := owners.adjoining(scene, envoy.first)):
        return None
    groups = scene.after(envoy.last, start - envoy.last)
    host = next((group for preposition, group in groups if preposition in ("to", "in")), ())
    return Sent(sender, host) if host else None


def _is_envoy(scene: Scene, noun: Trigger) -> bool:
    return noun.noun and scene.lower[noun.last - 1] in ENVOYS


def owns(actor: ActorMention) -> bool:
    """Whether a mention only tells whose something or some envoy is ("Peru's", "Peru's ambassador")."""
    return actor.owner or actor.text.split(" ")[-1].lower() in ENVOYS
