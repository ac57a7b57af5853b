"""The nouns before a verb that may be its subject, and which of them leads."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.events.clause.scene import STOPS, Scene
from app.events.meaning.grid import tells
from app.mentions.actors import DETERMINERS, PREPOSITIONS
from app.mentions.triggers import Trigger

ABOUT = frozenset(("on", "for", "about", "over"))
SAYING = frozenset("say says said claim claims announced announce".split())
DEALS = frozenset(("agreement", "resolution"))
LONGEST_LIST = 4  # nouns that a list joins to one on their right
LISTING = frozenset(("and", "or", ","))
OF_THEM = (("of", "which"), ("of", "whom"))
NEAR = 7  # words before a topic in which the verb may stand that has it as its object
LEADING = STOPS | {"and", ",", "which", "who"}
SUBJECT = 10  # words before a verb in which its subject stands


def aid_before(scene: Scene, trigger: Trigger) -> Trigger | None:
    """The aid that stands right before a verb, and so is what reaches a place ("aid entered Gaza")."""
    start = scene.group_start(trigger.first)
    near = (t for t in scene.within(start - 3, start) if t.noun and t.last == start)
    return next((t for t in near if "aid" in t.names("topic")), None)


def talks_before(scene: Scene, trigger: Trigger) -> Trigger | None:
    """The talks that a verb has as its subject ("the talks in Doha broke up without a date")."""
    start = scene.group_start(trigger.first)
    if trigger.noun or any(not t.noun for t in scene.within(start - SUBJECT, start)):
        return None
    talks = (t for t in scene.within(start - SUBJECT, start) if "talks" in t.names("topic"))
    return next(talks, None)


def heads(topics: Sequence[Trigger]) -> list[Trigger]:
    """The topics but those that only tell what the deal right behind them is about ("its port deal")."""
    describing = {t.first for t, follower in pairwise(topics) if _is_of_deal(t, follower)}
    return [t for t in topics if t.first not in describing]


def _is_of_deal(topic: Trigger, follower: Trigger) -> bool:
    deal = topic.last == follower.first and not DEALS.isdisjoint(follower.names("topic"))
    return deal and "truce" not in topic.names("topic")  # a truce deal is a truce


def heads_first(scene: Scene, topics: list[Trigger]) -> list[Trigger]:
    """The topics before a verb, nearest first, but what one is about behind it ("talks on a truce")."""
    nearest = topics[::-1]
    if len(nearest) > 1 and _is_described(scene, nearest[1]):
        return [nearest[1], nearest[0], *nearest[2:]]
    if len(nearest) < 2 or ABOUT.isdisjoint(scene.lower[nearest[1].last : nearest[0].first]):
        return nearest
    parted = any(not t.noun for t in scene.within(nearest[1].last, nearest[0].first))
    return nearest if parted else [nearest[1], nearest[0], *nearest[2:]]


def is_in_clause(scene: Scene, low: int, start: int) -> bool:
    """Whether another clause begins between a noun and a verb ("talks since the process stalled")."""
    between = scene.lower[low:start]
    if any(pair in OF_THEM for pair in pairwise(between)):
        return True
    at = next((low + at for at, word in enumerate(between) if word == "since"), start)
    return any(i not in scene.dated and scene.lower[i] not in DETERMINERS for i in range(at + 1, start))


def is_governed(scene: Scene, noun: Trigger) -> bool:
    """Whether a preposition governs a noun, so that it is no subject of a joined verb ("from the border")."""
    at = noun.first - 1
    while at > 0 and scene.lower[at] in DETERMINERS:
        at -= 1
    return at >= 0 and scene.lower[at] in PREPOSITIONS - {"of"}


def _is_described(scene: Scene, noun: Trigger) -> bool:
    """Whether a participle right behind a noun tells what it is about ("a text calling for a truce")."""
    return any(t.forms == {"ing"} and not t.noun for t in scene.within(noun.last, noun.last + 1))


def is_head(scene: Scene, trigger: Trigger, topic: Trigger) -> bool:
    """Whether a topic stands right before a verb, and so is its very subject ("Iranian missiles struck")."""
    return topic.last == scene.group_start(trigger.first) and topic.first not in scene.actor_at


def is_parted(scene: Scene, topic: Trigger, start: int, *, finite: bool) -> bool:
    """Whether a passive at word `start` tells of a noun nearer to it ("troops struck a village held by")."""
    nearer = (t for t in scene.within(topic.last, start) if t.noun and t.last == start)
    noun = next((t for t in nearer if t.first > topic.last), None)
    says = noun is not None and not SAYING.isdisjoint(scene.lower[topic.last : noun.first])
    return says if finite else noun is not None  # "the rebels say the talks will be moved"


def listed(scene: Scene, trigger: Trigger, topic: Trigger | None) -> Iterator[Trigger]:
    """A topic with the nouns that a list joins to it on its left ("missiles and drones hit")."""
    if topic is None:
        return
    yield topic
    at = 0 if trigger.noun else topic.first
    for _ in range(LONGEST_LIST):
        near = scene.within(max(0, at - 4), at) if at > 1 and scene.lower[at - 1] in LISTING else ()
        noun = next((t for t in near if t.noun and t.last == at - 1), None)
        if noun is None:
            return
        yield noun
        at = noun.first


def is_object(scene: Scene, topic: Trigger) -> bool:
    """Whether a verb in the active stands before a topic in its clause, so that it is that verb's object."""
    low = max(0, topic.first - NEAR)
    verbs = (t for t in scene.within(low, topic.first) if not (t.noun or t.passive))
    return any(
        LEADING.isdisjoint(scene.lower[verb.last : topic.first])
        and scene.lower[scene.group_start(verb.first) - 1] != "there"  # "there were held talks"
        for verb in verbs
    )


def is_moved(scene: Scene, trigger: Trigger, topic: Trigger) -> bool:
    """Whether a verb before a topic tells of it what an infinitive would ("send marines to reinforce")."""
    low = max(0, topic.first - NEAR)
    verbs = (t for t in scene.within(low, topic.first) if not (t.noun or t.passive))
    return any(tells(verb, topic) == tells(trigger, topic) for verb in verbs)


def is_of_participle(scene: Scene, noun: Trigger) -> bool:
    """Whether a noun only belongs to a participle before it ("jets approved for the army left")."""
    at = noun.first - 1
    while at > 0 and (scene.lower[at] in DETERMINERS or at in scene.actor_at):
        at -= 1
    reduced = at > 0 and scene.lower[at] in ("by", "for") and scene.lower[at - 1].endswith("ed")
    return reduced and at - 1 == scene.group_start(at - 1)
