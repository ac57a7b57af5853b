"""By which way a mention came to be a party: how it stands to the words that tell the event."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.events.roles import parties
from app.events.speech import attribution, voiced
from app.mentions.actors import ActorMention
from app.mentions.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Way:
    """A way by its name, and the words it goes by."""

    name: str
    of: str = ""


def of(scene: Scene, signal: Signal, mention: ActorMention) -> Way:
    """How a mention stands to a signal: the first of the ways that fits, else that it is only near."""
    for found in (_accusation, _speaking, _owning, _subject, _following, _other_subject):
        if way := found(scene, signal, mention):
            return way
    return Way("in the sentence")


def quoted(scene: Scene, trigger: Trigger) -> str:
    """A trigger's words as they are written."""
    return written(scene, trigger.first, trigger.last)


def written(scene: Scene, first: int, last: int) -> str:
    """Words [first, last) of a scene as they are written, in quotation marks."""
    return f"“{scene.sentence.text[scene.sentence.spans[first][0] : scene.sentence.spans[last - 1][1]]}”"


def _accusation(scene: Scene, signal: Signal, mention: ActorMention) -> Way | None:
    charge = attribution.charge(scene, signal.trigger)
    for accuser, accused in charge.sides if charge else ():
        for group, name in ((accused, "accused"), (accuser, "accuser")):
            if _among(mention, group):
                return Way(name, f"at {written(scene, charge.verb, charge.verb + 1)}" if charge else "")
    return None


def _speaking(scene: Scene, signal: Signal, mention: ActorMention) -> Way | None:
    """Who says "must" is the one who demands it."""
    if not voiced.is_voiced(signal):
        return None
    if _among(mention, attribution.speakers(scene)):
        return Way("speaker", f"who says {quoted(scene, signal.trigger)}")
    return Way("voice", "of the publisher") if mention in parties.voice(scene) else None


def _subject(scene: Scene, signal: Signal, mention: ActorMention) -> Way | None:
    trigger = signal.trigger
    if trigger.noun or not _among(mention, scene.subject(scene.group_start(trigger.first))):
        return None
    return Way("subject", f"of {'passive ' if trigger.passive else ''}{quoted(scene, trigger)}")


def _owning(scene: Scene, signal: Signal, mention: ActorMention) -> Way | None:
    named = next(
        (t for t in (signal.topic, signal.trigger) if t and t.noun and t.first >= mention.last), None
    )
    if named is None or not (mention.owner or mention.form == "modifier"):
        return None
    return Way("possessive" if mention.owner else "adjective", f"before {quoted(scene, named)}")


def _following(scene: Scene, signal: Signal, mention: ActorMention) -> Way | None:
    """What stands behind the trigger or its topic: an object, or a phrase of "by", "with", "against" ..."""
    for trigger in filter(None, (signal.trigger, signal.topic)):
        for preposition, group in scene.after(trigger.last):
            if _among(mention, group):
                return (
                    Way(f"{preposition}-phrase", f"behind {quoted(scene, trigger)}")
                    if preposition
                    else Way("object", f"behind {quoted(scene, trigger)}")
                )
    return None


def _other_subject(scene: Scene, signal: Signal, mention: ActorMention) -> Way | None:
    """The subject of the verb that a noun is the object of ("carried out an attack")."""
    for verb in reversed(scene.triggers):
        before = not verb.noun and verb.first < signal.trigger.first
        if before and _among(mention, scene.subject(scene.group_start(verb.first))):
            return Way("subject", f"of {quoted(scene, verb)}")
    return None


def _among(mention: ActorMention, group: Sequence[ActorMention]) -> bool:
    """Whether a mention is one of a group, by where it stands."""
    return any((other.first, other.last) == (mention.first, mention.last) for other in group)
