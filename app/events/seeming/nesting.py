"""What one sentence tells by two of its words: a call inside a call, a threat and the measure vowed."""

from collections.abc import Iterator, Sequence

from app.events.clause.scene import QUOTES, Scene
from app.events.meaning.signals import Signal

PROMISES = frozenset(("agreement_reached", "threat_made"))


def told(scene: Scene, found: Sequence[Signal]) -> set[int]:
    """The first words of the signals that are told by another of their sentence."""
    return {*_spoken(found), *_promised(scene, found)}


def _spoken(found: Sequence[Signal]) -> set[int]:
    """Nouns of saying inside what a verb of saying is about ("raised concerns over its support for")."""
    verbs = [s.trigger.first for s in found if s.kind.sides == "speech" and not s.trigger.noun]
    nouns = [s.trigger.first for s in found if s.kind.sides == "speech" and s.trigger.noun]
    said = {noun for noun in nouns if any(verb < noun < verb + 15 for verb in verbs)}
    arms = [s.trigger.first for s in found if s.type == "arms_supplied" and s.trigger.noun]
    paid = [s.trigger.first for s in found if s.type == "aid_provided" and s.topic is None]
    return said | {verb for verb in paid if any(verb < noun < verb + 9 for noun in arms)}


def _promised(scene: Scene, found: Sequence[Signal]) -> Iterator[int]:
    """Agreements and threats told by the deed itself ("agreed to send monitors", "vowed to cut ties")."""
    deeds = {s.trigger.first: s.kind.family for s in found if not s.trigger.noun}
    for signal in found:
        first = signal.trigger.first
        promises = signal.type in PROMISES and scene.lower[first].startswith(("agree", "vow"))
        told = deeds.get(_vowed(scene, signal)) if promises and signal.topic is None else None
        if told and not (signal.type == "threat_made" and told == "military"):
            yield first


def _vowed(scene: Scene, signal: Signal) -> int:
    """The word behind a promise and its "to", over an opening quote and an adverb."""
    at = signal.trigger.last
    while at < len(scene.lower) - 1 and (
        scene.lower[at] in QUOTES or scene.lower[at] == "to" or scene.lower[at].endswith("ly")
    ):
        at += 1
    return at
