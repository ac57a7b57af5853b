"""Who did it and to whom: the roles of a signal's actors, by voice, preposition and position."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app import codebook
from app.events.scene import Scene
from app.events.signals import Signal
from app.mentions.actors import ActorMention
from app.mentions.triggers import Trigger

Group = tuple[ActorMention, ...]
ON = frozenset("against on upon to at toward towards for of over with about from between among".split()) | {
    None
}
DEED_ON = frozenset((None, "against", "on", "at", "into", "upon", "of", "toward", "towards", "between"))
WITH = frozenset((None, "with", "between", "among", "and", "to", "by", "from", "of"))
DRAWING = frozenset(("drew", "draws", "drawn", "draw"))
SPOKEN = frozenset(
    "said says say told added warned argued insisted announced confirmed reported stated".split()
)
BREAKS = frozenset(
    "the a an of in on at by with from to for against between that which who is are was were be been has"
    " have had will would said and but or as after before over into his her its their this these those"
    " than also not it he she they we i".split()
)


@dataclass(frozen=True, slots=True)
class Parties:
    """The mentions that act and are acted upon."""

    source: Group = ()
    target: Group = ()


def of(scene: Scene, signal: Signal) -> Parties:
    """The parties of a signal; both sides of a two-sided type are its source."""
    sides = signal.kind.sides
    if sides == "two":
        return Parties(_distinct(_both(scene, signal)))
    source, target = _nominal(scene, signal) if signal.trigger.noun else _verbal(scene, signal, sides)
    own = {code for actor in source for code in actor.codes}
    return Parties(_distinct(source), _distinct(actor for actor in target if not set(actor.codes) <= own))


def obliges(scene: Scene, signal: Signal) -> bool:
    """Whether the signal is a bare "must", which the voice of the text says of its subject."""
    return scene.lower[signal.trigger.first] == "must"


def voice(scene: Scene) -> Group:
    """The article's own voice as an actor, empty where it has none."""
    return (ActorMention(scene.voice, 0, 0, "role", "we"),) if scene.voice else ()


def _verbal(scene: Scene, signal: Signal, sides: str) -> tuple[Group, Group]:
    trigger = signal.trigger
    subject = scene.subject(scene.group_start(trigger.first))
    groups = list(scene.after(trigger.last))
    if "under" in scene.lower[trigger.first : trigger.last]:
        return next((group for preposition, group in groups if preposition in ("from", "by")), ()), subject
    if trigger.passive:
        by = next((group for preposition, group in groups if preposition == "by"), ())
        rest = next(
            (group for preposition, group in groups if preposition in ("on", "against", "to", "with", "of")),
            (),
        )
        return by, subject if signal.rule != "passive" or not rest else rest
    if signal.rule == "subject":
        return _around(scene, signal), ()
    if scene.lower[trigger.first] in DRAWING:
        return next((group for preposition, group in groups if preposition == "from"), ()), subject
    allowed = DEED_ON if sides == "deed" else ON
    fitting = (group for preposition, group in groups if preposition in allowed)
    return subject, next(fitting, ())


def _around(scene: Scene, signal: Signal) -> Group:
    """The parties in a topic that is its verb's subject ("talks between A and B collapsed")."""
    topic = signal.topic or signal.trigger
    owners = _modifiers(scene, topic.first)
    tied = tuple(
        a for p, group in scene.after(topic.last, 10) if p in ("between", "with", "by", "of") for a in group
    )
    return (*owners, *tied)


def _nominal(scene: Scene, signal: Signal) -> tuple[Group, Group]:
    first = min(t.first for t in (signal.trigger, signal.topic) if t)
    last = max(t.last for t in (signal.trigger, signal.topic) if t)
    owners = _modifiers(scene, first)
    groups = list(scene.after(last, 10))
    by = next((group for preposition, group in groups if preposition in ("by", "between", "from")), ())
    ends_open = scene.lower[last - 1] in ("of", "on", "to", "against", "for", "about", "over", "at", "with")
    on = next(
        (
            g
            for p, g in groups
            if p in ("on", "against", "of", "to", "at", "with", "for", "in", "over")
            or (ends_open and p is None)
        ),
        (),
    )
    return owners or by or _doer(scene, first), on


def _doer(scene: Scene, first: int) -> Group:
    """The subject of the verb whose object the noun is, unless that verb only speaks of it."""
    for at in range(first - 1, max(first - 7, -1), -1):
        if scene.lower[at] in SPOKEN:
            return ()
        if verb := scene.verb_before.get(at + 1):
            return () if verb.passive or _speaks(verb) else scene.subject(scene.group_start(verb.first))
    return ()


def _speaks(verb: Trigger) -> bool:
    types = codebook.load().types
    return any(types[name].sides == "speech" for name in verb.names("type"))


def _modifiers(scene: Scene, first: int) -> Group:
    """The adjectives and possessives that own a noun: "Israel's", "Russian", "US - Iran"."""
    found: list[ActorMention] = []
    at = first - 1
    while at >= 0 and first - at < 8:
        if actor := scene.actor_at.get(at):
            if (
                actor.form == "modifier"
                or actor.owner
                or scene.lower[at + 1 : at + 2] == ("-",)
                or at == first - 1
            ):
                found.append(actor)
            at = actor.first - 1
            continue
        if not _within_phrase(scene, at):
            break
        at -= 1
    return tuple(reversed(found))


def _within_phrase(scene: Scene, at: int) -> bool:
    word = scene.lower[at]
    if word in ("-", "'s", "’", "and", "“", '"'):
        return True
    return word.isalnum() and word not in BREAKS and at + 1 not in scene.verb_before


def _both(scene: Scene, signal: Signal) -> Iterator[ActorMention]:
    """Everybody who takes part in a two-sided event."""
    trigger, topic = signal.trigger, signal.topic
    if signal.rule in ("noun", "alone", "subject"):
        first = min(t.first for t in (trigger, topic) if t and (t.noun or signal.rule != "subject"))
        yield from _modifiers(scene, (topic or trigger).first if signal.rule == "subject" else first)
    else:
        yield from () if trigger.passive else scene.subject(scene.group_start(trigger.first))
        yield from _modifiers(scene, topic.first) if topic else ()
    for preposition, group in scene.after(_behind(signal)):
        if preposition in WITH and not (
            group[0].form == "modifier" and preposition not in ("between", "with")
        ):
            yield from group
    if signal.rule == "alone":
        yield from _doer(scene, trigger.first)


def _behind(signal: Signal) -> int:
    """The word behind which the parties of a two-sided event stand: its topic's, or its verb's."""
    if signal.rule == "verb" or signal.topic is None:
        return signal.trigger.last
    last = signal.topic.last
    return last if signal.rule == "subject" else max(last, signal.trigger.last)


def _distinct(actors: Iterable[ActorMention]) -> Group:
    """The actors without repeats of a code, in order."""
    seen: set[str] = set()
    kept = []
    for actor in actors:
        if not actor.codes or not set(actor.codes) <= seen:
            kept.append(actor)
            seen.update(actor.codes)
    return tuple(kept)
