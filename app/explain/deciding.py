"""Which words decide a question: those without which it would be answered otherwise."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.events import coder
from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.events.setting.clock import Clock
from app.mentions.domains import about

NEAR = 20  # words on either side of a trigger that are tried
BLANK = "also"  # says nothing, and may stand inside a group of verbs or out of it


def of_reality(scene: Scene, signal: Signal) -> str:
    """The words that decide how real a signal's event is, or that it is none; empty for no single word."""
    trigger = signal.trigger
    tried = range(max(0, trigger.first - NEAR), min(len(scene.words), trigger.last + NEAR))
    others = [at for at in tried if not trigger.first <= at < trigger.last]
    return _joined(scene, _deciding(scene, others, lambda tried: _reality(tried, trigger.first)))


def of_domain(scene: Scene) -> str:
    """The words that make a sentence one about sport, business or arts; empty for no single word."""
    return _joined(
        scene, _deciding(scene, range(len(scene.words)), lambda tried: about(tried.sentence) or "none")
    )


def _deciding(scene: Scene, places: Sequence[int], answer: Callable[[Scene], str | None]) -> list[int]:
    """The words, out of those at `places`, that change the answer into another when they are left out."""
    now = answer(scene)
    return [at for at in places if answer(_without(scene, at)) not in (now, None)]


def _reality(scene: Scene, first: int) -> str | None:
    """How real the trigger at word `first` is: its event's modality, or that it is wished or denied."""
    verdict = next((v for v in coder.judge(scene, Clock(None)) if v.signal.trigger.first == first), None)
    if verdict is None:
        return None
    if verdict.drafts:
        return verdict.drafts[0].event.modality
    return verdict.refused if verdict.refused in ("wished", "denied") else None


def _without(scene: Scene, at: int) -> Scene:
    sentence = scene.sentence
    words, lower = ((*told[:at], BLANK, *told[at + 1 :]) for told in (sentence.words, sentence.lower))
    return replace(scene, sentence=replace(sentence, words=words, lower=lower))


def _joined(scene: Scene, places: Sequence[int]) -> str:
    """The words at `places`, with a mark between those that do not follow each other."""
    told = ""
    for at, before in zip(places, (None, *places), strict=False):
        gap = "" if before is None else " " if at == before + 1 else " … "
        told += gap + scene.words[at]
    return told
