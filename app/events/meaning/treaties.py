"""A treaty named by when it was made ("the 2015 nuclear deal", "the accord of May 2008"): its conclusion."""

from collections.abc import Iterator, Sequence

from app.events.clause import positions
from app.events.clause.scene import STOPS, Scene
from app.events.meaning.signals import Signal
from app.mentions.actors import DETERMINERS, PREPOSITIONS
from app.mentions.mention import DateMention
from app.mentions.triggers import Trigger

MADE = frozenset(
    "agreement agreements accord accords deal treaty pact armistice ceasefire truce memorandum".split()
)
TYPES = {"truce": "truce_agreed", "agreement": "agreement_reached"}
CONCLUDED = frozenset((*TYPES.values(), "truce_declared"))
UNMADE = frozenset("proposed draft planned failed tentative potential possible next new".split())
APART = PREPOSITIONS | DETERMINERS | STOPS | UNMADE | {",", "and", "or", ".", '"', "“", "”"}
TIMES = frozenset("in on since by until from before after".split())  # "In 2015 agreement was near"
OWNING = frozenset(("'s", "’s"))
LONGEST = 4  # words between a year and the treaty that it names
CLAUSES = frozenset(("but", ";", "while", "although", "though"))
FURTHER = 24  # words behind an agreement in which it says what it is on
TO_A_TRUCE = frozenset(("for", "on", "includes", "including", "establishing", "provides"))
NEARBY = 4  # words behind "an agreement" in which the truce stands that it is to


def recalled(scene: Scene, found: Sequence[Signal]) -> Iterator[Signal]:
    """The conclusions of treaties that a sentence names by their date, and tells in no other way."""
    if not scene.dates:
        return
    told = {t.first for s in found if s.type in CONCLUDED for t in (s.trigger, s.topic) if t}
    for noun in scene.triggers:
        if noun.noun and noun.first not in told and made(scene, noun):
            yield Signal(_type(noun), noun, noun, "noun")


def is_one(scene: Scene, signal: Signal) -> bool:
    """Whether a signal is told by no more than the date in a treaty's name."""
    named = signal.topic is signal.trigger and signal.type in CONCLUDED
    return named and made(scene, signal.trigger) is not None


def made(scene: Scene, noun: Trigger) -> DateMention | None:
    """The date that names a treaty by when it was made, None where none does."""
    named = scene.lower[noun.last - 1] in MADE and not TYPES.keys().isdisjoint(noun.names("topic"))
    if not named or noun.last in scene.noun_at:
        return None
    return next((m for m in scene.dates if _is_lasting(m) and _names(scene, m, noun)), None)


def _type(noun: Trigger) -> str:
    return next(kind for topic, kind in TYPES.items() if topic in noun.names("topic"))


def _is_lasting(mention: DateMention) -> bool:
    """Whether a date is one by which a treaty is remembered: a year, a month, a day of the calendar."""
    told = mention.precision in ("year", "month") or any(letter.isdigit() for letter in mention.text)
    return told and mention.first is not None and mention.shift is None


def _names(scene: Scene, mention: DateMention, noun: Trigger) -> bool:
    """Whether a date stands in a treaty's name, before it or behind it with "of"."""
    at, after = positions.word_at(scene, mention), positions.word_after(scene, mention)
    if scene.lower[noun.last : noun.last + 1] == ("of",):
        return at in (noun.last + 1, noun.last + 2)
    if at == 0 or scene.lower[at - 1] in TIMES:
        return False
    after += scene.lower[after] in OWNING if after < noun.first else 0
    return after <= noun.first <= after + LONGEST and APART.isdisjoint(scene.lower[after : noun.first])


def is_of_truce(scene: Scene, signal: Signal) -> bool:
    """Whether an agreement is one on a truce ("reached an agreement for a ceasefire")."""
    last = max(signal.topic.last if signal.topic else 0, signal.trigger.last)
    behind = scene.lower[last : last + FURTHER]
    end = next((at for at, word in enumerate(behind) if word in CLAUSES), FURTHER)
    truces = (t for t in scene.within(last, last + end) if "truce" in t.names("topic"))
    if scene.lower[last : last + 2] == ("to", "a"):  # "announced an agreement to a truce"
        return any(t.first < last + NEARBY for t in truces)
    return any(not TO_A_TRUCE.isdisjoint(scene.lower[t.first - 6 : t.first]) for t in truces)
