"""Sentence -> Triggers: the words that signal an act, a topic or a type, told apart as verb or noun."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import codebook
from app.codebook.lexicon import Lexicon, Sense
from app.mentions.actors import DETERMINERS, PREPOSITIONS, ActorMention
from app.text import Sentence, Word

BE = frozenset(
    "is are was were be been being am 's 're isn't aren't wasn't weren't get gets got getting".split()
)
HAVE = frozenset("has have had having hasn't haven't hadn't 've".split())
MODALS = frozenset(
    "will would shall should may might can could must won't wouldn't can't cannot couldn't shouldn't 'll 'd".split()
)
DO = frozenset("do does did don't doesn't didn't".split())
ADVERBS = frozenset(
    "also not never again already now still then today yesterday finally later recently reportedly allegedly once just only even"
    " repeatedly immediately further soon currently jointly twice together previously formally officially publicly unilaterally"
    " strongly separately specifically clearly flatly consistently effectively briefly often always ever all both n't".split()
)
NOUNISH = (
    "ive",
    "al",
    "ous",
    "ary",
    "less",
    "ful",
    "ic",
    "an",
    "ese",
    "ish",
    "ent",
    "ant",
    "ist",
    "able",
    "ible",
    "wide",
    "ern",
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words [first, last) with the senses that fit their grammar; `passive` when a participle is acted upon."""

    first: int
    last: int
    senses: tuple[Sense, ...]
    noun: bool
    passive: bool = False

    def names(self, kind: str) -> tuple[str, ...]:
        """The acts, topics or types that the words can mean."""
        return tuple(dict.fromkeys(sense.name for sense in self.senses if sense.kind == kind))


def find(sentence: Sentence, actors: Sequence[ActorMention]) -> tuple[Trigger, ...]:
    """The triggers of a sentence in reading order, longest phrase first, none inside an actor's name."""
    lexicon, words = codebook.load().lexicon, sentence.words
    named = {i for actor in actors for i in range(*actor.core)}
    modifiers = {actor.last for actor in actors if actor.form == "modifier"} | {
        actor.last + 1 for actor in actors if actor.owner
    }
    after_name = {actor.last for actor in actors if actor.form != "modifier" and not actor.owner} - modifiers
    found, at = [], 0
    while at < len(words):
        match = None if at in named else _longest(lexicon, words, at)
        if match is None:
            at += 1
            continue
        last, senses = match
        nominal = at not in after_name and _nominal(words, at, modifiers)
        if trigger := _read(words, at, last, senses, nominal):
            found.append(trigger)
        at = last
    return tuple(found)


def _longest(lexicon: Lexicon, words: Sequence[Word], at: int) -> tuple[int, tuple[Sense, ...]] | None:
    for phrase, senses in lexicon.phrases.get(words[at].lower, ()):
        end = at + len(phrase)
        if end <= len(words) and all(words[at + i].lower == w for i, w in enumerate(phrase)):
            return end, senses
    return None


def _read(
    words: Sequence[Word], first: int, last: int, senses: tuple[Sense, ...], nominal: bool
) -> Trigger | None:
    """Keep the senses that fit: noun senses after a determiner or adjective, verb senses elsewhere."""
    forms = {sense.form for sense in senses}
    noun = "noun" in forms and (forms == {"noun"} or nominal)
    if (
        not noun
        and nominal
        and (not forms & {"past", "pp"} or words[first - 1].lower in DETERMINERS | PREPOSITIONS)
    ):
        return None
    fitting = tuple(sense for sense in senses if (sense.form == "noun") == noun)
    return (
        Trigger(first, last, fitting, noun, not noun and _passive(words, first, last, forms))
        if fitting
        else None
    )


def _nominal(words: Sequence[Word], first: int, modifiers: set[int]) -> bool:
    if first == 0:
        return False
    before = words[first - 1].lower
    if before == "to":
        return words[first].lower.endswith("s") and not words[first].lower.endswith("ss")
    return (
        first in modifiers
        or before in DETERMINERS
        or before in PREPOSITIONS
        or before in ("'s", "-", "no", "any", "such", "new", "peace", "talks", "air")
        or (before.endswith(NOUNISH) and before not in ADVERBS)
        or before.isdigit()
    )


def _passive(words: Sequence[Word], first: int, last: int, forms: set[str]) -> bool:
    if "pp" not in forms:
        return False
    at = first - 1
    while at >= 0 and (words[at].lower in ADVERBS or words[at].lower.endswith("ly")):
        at -= 1
    if at >= 0 and words[at].lower in BE:
        return True
    if at >= 0 and words[at].lower in HAVE | MODALS:
        return False
    return any(word.lower == "by" for word in words[last : last + 2])
