"""Scene -> Signals: which event types its triggers tell, by the grid of acts and topics or by themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app import codebook
from app.events.scene import QUOTES, STOPS, Scene
from app.mentions.triggers import Trigger

REACH = 10


@dataclass(frozen=True, slots=True)
class Signal:
    """One event type told by a trigger, with the topic that completed it and how the two were found."""

    type: str
    trigger: Trigger
    topic: Trigger | None
    rule: str
    weak: bool = False


def find(scene: Scene) -> tuple[Signal, ...]:
    """The signals of a scene in reading order: each verb tells one type, each topic is spent once."""
    found: list[Signal] = []
    spent: set[int] = set()
    for trigger in sorted(scene.triggers, key=lambda t: (t.noun, -t.first)):
        if trigger.first in spent:
            continue
        if signal := _of(scene, trigger, spent):
            found.append(signal)
            spent.update(t.first for t in (signal.trigger, signal.topic) if t)
    return tuple(sorted(found, key=lambda signal: signal.trigger.first))


def _of(scene: Scene, trigger: Trigger, spent: set[int]) -> Signal | None:
    if cell := _cell(scene, trigger, spent):
        return cell
    if kinds := trigger.names("type"):
        weak = all(sense.weak for sense in trigger.senses if sense.kind == "type")
        return Signal(kinds[0], trigger, None, "noun" if trigger.noun else "verb", weak)
    alone = codebook.load().lexicon.alone
    if kind := next((alone[topic] for topic in trigger.names("topic") if topic in alone), None):
        return Signal(kind, trigger, trigger, "alone")
    return None


def _cell(scene: Scene, trigger: Trigger, spent: set[int]) -> Signal | None:
    """The grid cell of a trigger's act and the nearest topic of its clause."""
    acts, grid = trigger.names("act"), codebook.load().lexicon.grid
    if not acts:
        return None
    for topic, rule in _topics(scene, trigger, spent):
        for act in acts:
            if kind := next((grid[act, name] for name in topic.names("topic") if (act, name) in grid), None):
                return Signal(kind, trigger, topic, rule)
    for mark, follows in (("@place", _place_follows), ("@actor", _actor_follows)):
        kind = next((grid[act, mark] for act in acts if (act, mark) in grid), None)
        if kind and follows(scene, trigger):
            return Signal(kind, trigger, None, "noun" if trigger.noun else "place")
    return None


def _topics(scene: Scene, trigger: Trigger, spent: set[int]) -> Iterator[tuple[Trigger, str]]:
    """Topic nouns in the order in which an act may take them: after it, then (as its subject) before it."""
    nouns = [
        t for t in scene.triggers if t.noun and t is not trigger and t.first not in spent and t.names("topic")
    ]
    after = [
        t
        for t in nouns
        if trigger.last <= t.first < trigger.last + REACH and not _parted(scene, trigger.last, t.first)
    ]
    before = [
        t
        for t in nouns
        if t.last <= trigger.first < t.last + REACH and not _parted(scene, t.last, trigger.first)
    ]
    if trigger.noun:
        yield from ((t, "noun") for t in after[:1] if t.first - trigger.last < 5)
        yield from ((t, "noun") for t in before[-1:] if t.last == trigger.first)
        return
    near = before[::-1] if trigger.passive else after
    far = after if trigger.passive else before[::-1]
    yield from ((t, "passive" if trigger.passive else "verb") for t in near)
    yield from (
        (t, "verb" if trigger.passive else "subject")
        for t in far
        if trigger.passive or _intransitive(scene, trigger, after)
    )


def _intransitive(scene: Scene, trigger: Trigger, after: Sequence[Trigger]) -> bool:
    """Whether a verb's topic may be its subject: nothing that could be its object follows at once."""
    following = scene.actor_at.get(trigger.last)
    return not after and (following is None or following.form == "modifier")


def _parted(scene: Scene, first: int, last: int) -> bool:
    between = scene.lower[first:last]
    return any(
        (word in STOPS and word not in ("(", ")", "as", "since", "after")) or word in ('"',)
        for word in between
        if word not in QUOTES
    )


def _actor_follows(scene: Scene, trigger: Trigger) -> bool:
    actor = scene.actor_at.get(trigger.last)
    return actor is not None and actor.form in ("name", "seat") and not actor.owner


def _place_follows(scene: Scene, trigger: Trigger) -> bool:
    return any(trigger.last <= place.first <= trigger.last + 3 for place in scene.places)
