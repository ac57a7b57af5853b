"""Whom "he", "it" and "they" stand for, of those named before them and those last told of."""

from collections.abc import Sequence

from app.codebook.phrases import Words
from app.events.reference.memory import PRONOUNS, Memory
from app.events.reference.offices import Found
from app.mentions.actors import ActorMention
from app.mentions.auxiliaries import BE, DO, HAVE, MODALS

OBJECTS = frozenset(("it", "him", "them", "her"))
ACTED = ("ed", "ing", "met", "told")
BEFORE_IT = tuple(
    "that said and but , which as while because when after before if though although since".split()
)
POINTING = frozenset("the a an not unclear one possible likely".split())
MARKING = frozenset("comes came follows followed marks marked".split())
BANDS = frozenset("rebels militants insurgents guerrillas fighters separatists".split())
SAID = frozenset("said say saying that".split())
AUXILIARIES = BE | HAVE | MODALS | DO


def meant(lower: Words, at: int, before: Sequence[ActorMention], memory: Memory) -> Found | None:
    """Whom a pronoun stands for, None where none stands at a word."""
    word = lower[at]
    acts = lower[at + 1 : at + 2] and lower[at + 1] in AUXILIARIES  # "confirmed it had left"
    if word in OBJECTS and at and lower[at - 1].endswith(ACTED) and not acts:
        joined = at > 1 and lower[at - 2] in ("and", ",")  # "met Chad's envoy and told him"
        others = [actor.codes for actor in (before[1:] if joined else before[:-1])]
        return 1, others[-1] if others else memory.subject
    if word not in PRONOUNS or (word == "it" and at and lower[at - 1] not in BEFORE_IT and not acts):
        return None
    if word == "it" and _points(lower, at + 1):
        return None
    if word == "they" and memory.band and _follows_band(lower, at, before):
        return 1, (memory.band,)
    if word == "they":
        return 1, tuple(code for actor in before for code in actor.codes)[:2] or memory.plural
    if word in ("he", "she"):
        here = next((actor.codes for actor in before if memory.is_person(actor)), ())
        return 1, here or memory.person or (before[0].codes if before else memory.subject)
    asked = word == "it" and at and lower[at - 1] in ("whether", "if")
    return 1, before[-1 if asked else 0].codes if before else memory.subject


def _follows_band(lower: Words, at: int, before: Sequence[ActorMention]) -> bool:
    """Whether armed people without a name are told of right before, who speak of themselves as "they"."""
    since = lower[before[-1].last if before else 0 : at]
    return not BANDS.isdisjoint(since) and lower[at - 1] in SAID


def _points(lower: Words, at: int) -> bool:
    """Whether "it" before a word stands for no party, but for what was told ("it was the first raid")."""
    verb, told = (*lower[at : at + 2], "", "")[:2]
    return verb in MARKING or (verb in BE and told in POINTING)
