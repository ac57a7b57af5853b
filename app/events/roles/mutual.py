"""Who takes part in what takes two: talks, agreements, clashes."""

from collections.abc import Iterator

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.events.roles import companions, owners
from app.events.roles.owners import Group
from app.events.speech import matters
from app.mentions.actors import ActorMention

WITH = frozenset((None, "with", "between", "among", "and", "to", "by", "from", "of"))


def everybody(scene: Scene, signal: Signal) -> Iterator[ActorMention]:
    """Everybody who takes part in a two-sided event."""
    trigger, topic = signal.trigger, signal.topic
    if signal.rule in ("noun", "alone", "subject"):
        first = min(t.first for t in (trigger, topic) if t and (t.noun or signal.rule != "subject"))
        named = owners.adjoining(scene, (topic or trigger).first if signal.rule == "subject" else first)
        yield from () if _is_between(scene, signal) else named
    else:
        yield from () if trigger.passive else scene.subject(scene.group_start(trigger.first))
        yield from matters.discussants(scene, signal)
        yield from owners.adjoining(scene, topic.first) if topic else ()
    between = scene.after(topic.last) if topic and signal.rule == "passive" else ()
    for preposition, group in (*between, *scene.after(_behind(signal))):
        described = group[0].form == "modifier" and preposition not in ("between", "with")
        apart = matters.is_discussed(scene, signal, preposition, (_behind(signal), group[0].first))
        aside = _is_said(scene, signal, group) or (
            described or apart or _presses(scene, group[0]) or _proposes(scene, signal, preposition, group)
        )
        if preposition in WITH and not aside:
            yield from group
    if signal.rule == "alone":
        yield from owners.doer(scene, trigger.first) or companions.of(scene, signal)


def _is_between(scene: Scene, signal: Signal) -> bool:
    """Whether "between" names all who take part, so that a name before is but where ("the Oslo summit")."""
    last = _behind(signal)
    return scene.lower[last : last + 1] == ("between",) and any(p == "between" for p, _ in scene.after(last))


def _is_said(scene: Scene, signal: Signal, group: Group) -> bool:
    """Whether actors are only spoken of at talks ("said at a meeting with Chad that Mali must leave")."""
    return signal.rule == "alone" and "that" in scene.lower[_behind(signal) : group[0].core[0]]


def _presses(scene: Scene, actor: ActorMention) -> bool:
    """Whether an actor only presses the parties ("agreed under pressure from Cairo")."""
    return scene.lower[max(0, actor.first - 2) : actor.first] == ("pressure", "from")


def _proposes(scene: Scene, signal: Signal, preposition: str | None, group: Group) -> bool:
    """Whether actors only proposed what others accept ("a truce plan put forward by Oman")."""
    verbs = scene.within(signal.trigger.last, group[0].first) if preposition == "by" else ()
    return any(verb.passive and "propose" in verb.names("act") for verb in verbs)


def _behind(signal: Signal) -> int:
    """The word behind which the parties of a two-sided event stand: its topic's, or its verb's."""
    if signal.rule == "verb" or signal.topic is None:
        return signal.trigger.last
    last = signal.topic.last
    return last if signal.rule == "subject" else max(last, signal.trigger.last)
