"""Sentence -> Triggers: the words that signal an act, a topic or a type, told apart as verb or noun."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from app import codebook
from app.codebook.lexicon import Sense
from app.mentions.actors import DETERMINERS, PREPOSITIONS, ActorMention
from app.mentions.phrases import Phrases, by_words, standing
from app.text import Sentence, Words

BE = frozenset(
    "is are was were be been being am 's 're isn't aren't wasn't weren't get gets got getting".split()
)
HAVE = frozenset("has have had having hasn't haven't hadn't 've".split())
MODALS = frozenset(
    "will would shall should may might can could must won't wouldn't can't cannot couldn't shouldn't 'll"
    " 'd".split()
)
ASSISTING = HAVE | MODALS
DO = frozenset("do does did don't doesn't didn't".split())
ADVERBS = frozenset(
    "also not never again already now still then today yesterday finally later recently reportedly"
    " allegedly once just only even repeatedly immediately further soon currently jointly twice together"
    " previously formally officially publicly unilaterally strongly separately specifically clearly flatly"
    " consistently effectively briefly often always ever all both yet n't".split()
)
LINKS = (
    BE
    | HAVE
    | MODALS
    | DO
    | PREPOSITIONS
    | frozenset(
        "and or but after before since until when as while that who which he she they we i it not to".split()
    )
)
ASPECTS = frozenset(
    "continue continues continued continuing begin begins began begun beginning start starts started starting"
    " resume resumes resumed resuming keep keeps kept keeping manage managed manages".split()
)
SUBJECTS = frozenset("who which that it he she also".split())
DEGREES = frozenset(("more", "most", "very", "so", "too", "less"))
PARTICIPLE = ("ed", "held", "sworn", "driven", "shot", "taken", "put")
COME = frozenset(("come", "comes", "came", "coming"))
FINITE = frozenset("began ran overran sent went spent meant want".split())
NOUNISH = tuple("ive al ous ary less ful ic an ese ish ent ant ist able ible wide ern".split())


@dataclass(frozen=True)
class Trigger:
    """Words [first, last) with the senses that fit their grammar; `passive` when it is acted upon."""

    first: int
    last: int
    senses: tuple[Sense, ...]
    noun: bool
    passive: bool = False

    def names(self, kind: str) -> tuple[str, ...]:
        """The acts, topics or types that the words can mean."""
        return self._names.get(kind, ())

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        names: dict[str, tuple[str, ...]] = {}
        for sense in self.senses:
            told = names.get(sense.kind, ())
            names[sense.kind] = told if sense.name in told else (*told, sense.name)
        return names

    @cached_property
    def forms(self) -> frozenset[str]:
        """The grammatical forms that the words can have."""
        return frozenset(sense.form for sense in self.senses)


def find(
    sentence: Sentence, actors: Sequence[ActorMention], taken: frozenset[int] = frozenset()
) -> tuple[Trigger, ...]:
    """The triggers of a sentence in order, the longest at each word, none in a name or a `taken` word."""
    around = _Around(sentence, actors)
    found: list[Trigger] = []
    free, lexicon = 0, _lexicon()
    for at in [at for at, word in enumerate(sentence.lower) if word in lexicon]:
        if at < free or at in around.named or at in taken:
            continue
        if trigger := _at(around, at, found[-1] if found else None):
            free = trigger.last
            found += (trigger,) if trigger.senses[0].kind != "nothing" else ()
    return tuple(found)


class _Around:
    """Where the actors of a sentence stand, as the reading of its other words needs to know."""

    def __init__(self, sentence: Sentence, actors: Sequence[ActorMention]) -> None:
        free = [actor for actor in actors if actor.form != "modifier"]
        self.lower = sentence.lower
        self.named = {i for actor in actors for i in range(*actor.core) if sentence.words[i][0].isupper()}
        self.owned = {a.last for a in actors if a.form == "modifier"} | {
            a.last + 1 for a in actors if a.owner
        }
        self.subjects = {actor.last for actor in free}
        self.after_name = {actor.last for actor in free if not actor.owner} - self.owned
        self.after_one = {
            a.last for a in free if a.form == "name" and len(a.codes) == 1 and not _is_plural(self.lower, a)
        }


def _is_plural(lower: Words, actor: ActorMention) -> bool:
    """Whether an actor takes a plural verb: "Russians", "rebels", or the second of two joined by "and"."""
    joined = actor.first > 0 and lower[actor.first - 1] in ("and", ",", "or")
    return joined or lower[actor.last - 1].endswith("s")


def _at(around: _Around, at: int, previous: Trigger | None) -> Trigger | None:
    """The longest trigger at a word whose grammar fits."""
    nominal: bool | None = None
    for last, senses in standing(_lexicon(), around.lower, at):
        nominal = _stands_nominal(around, at, previous) if nominal is None else nominal
        alone = at in around.after_one or _follows_single_noun(around, at, previous)
        bare = alone and {sense.form for sense in senses} <= {"base", "noun"}
        if trigger := _read(around.lower, at, last, senses, nominal or bare):
            return trigger
    return None


def _follows_single_noun(around: _Around, at: int, previous: Trigger | None) -> bool:
    """Whether a noun in the singular stands before, which takes no bare verb ("truce offer")."""
    beside = previous is not None and previous.noun and previous.last == at
    return beside and not around.lower[at - 1].endswith("s")


def _takes_object(around: _Around, at: int) -> bool:
    """Whether a noun phrase stands right behind a word, as only behind a verb ("the army attacks Kyiv")."""
    return at + 1 in around.named or around.lower[at + 1 : at + 2] in (("the",), ("a",), ("its",))


def _stands_nominal(around: _Around, at: int, previous: Trigger | None) -> bool:
    lower = around.lower
    if _follows_single_noun(around, at, previous) and _takes_object(around, at):
        return False
    joins = at > 1 and lower[at - 1] in ("and", "or")
    if (joins and previous and previous.noun and previous.last == at - 1) or _is_plural_noun(around, at):
        return True
    return at not in around.after_name and (
        _nominal(lower, at, around.owned) or _heads(lower, at, around.subjects)
    )


def about(sentence: Sentence) -> str | None:
    """What a sentence is about when it is no affair between parties: sport, business, arts ..."""
    domains, lower = _domains(), sentence.lower
    starts = [at for at, word in enumerate(lower) if word in domains]
    return next((senses[0].name for at in starts for _, senses in standing(domains, lower, at)), None)


@cache
def _lexicon() -> Phrases[tuple[Sense, ...]]:
    return by_words(row for rows in codebook.load().lexicon.phrases.values() for row in rows)


@cache
def _domains() -> Phrases[tuple[Sense, ...]]:
    return by_words(row for rows in codebook.load().lexicon.about.values() for row in rows)


def _is_plural_noun(around: _Around, at: int) -> bool:
    """A word in -s that may be noun or verb is a noun, unless a subject stands right before it."""
    lower = around.lower
    if at == 0 or not lower[at].endswith("s") or at in around.after_name:
        return False
    before = lower[at - 1]
    return before not in SUBJECTS and before not in ADVERBS and not before.endswith("ly")


def _read(lower: Words, first: int, last: int, senses: tuple[Sense, ...], nominal: bool) -> Trigger | None:
    """Keep the senses that fit: noun senses after a determiner or adjective, verb senses elsewhere."""
    forms: set[str] = {sense.form for sense in senses}
    if lower[first] in HAVE and lower[last : last + 1] and lower[last].endswith(("ed", "en")):
        return None
    before = _before(lower, first)
    noun = "noun" in forms and (forms == {"noun"} or nominal)
    if not noun and nominal and _adjectival(forms, before):
        return None
    fitting = tuple(sense for sense in senses if (sense.form == "noun") == noun)
    if not fitting or (forms == {"ing"} and before in DEGREES):
        return None
    return Trigger(first, last, fitting, noun, not noun and _passive(lower, first, last, forms))


def _before(lower: Words, first: int) -> str:
    """The word before, over an adverb ("the democratically elected government")."""
    at = first - 1 - (first > 1 and lower[first - 1].endswith("ly"))
    return lower[at] if at >= 0 else ""


def _adjectival(forms: set[str], before: str) -> bool:
    """Whether a verb form in a noun's place only describes ("the captured men")."""
    if forms == {"ing"} and before in PREPOSITIONS:
        return False
    return not forms & {"past", "pp"} or before in DETERMINERS or before in PREPOSITIONS


def _heads(lower: Words, first: int, subjects: set[int]) -> bool:
    """Whether a word opens a sentence, or ends a noun phrase that is no actor ("the autonomy plan")."""
    if not lower[first].isalpha() or first in subjects:
        return False
    if first == 0:
        return True
    for at in range(first - 1, max(first - 5, -1), -1):
        if at + 1 in subjects or not lower[at].isalpha():
            return False
        if lower[at] in DETERMINERS:
            return True
        if lower[at] in LINKS or lower[at].endswith(("ed", "ing", "ly", "s")):
            return False
    return first <= 2


def _nominal(lower: Words, first: int, modifiers: set[int]) -> bool:
    if first == 0:
        return False
    before = lower[first - 1]
    if before == "to":
        return lower[first].endswith("s") and not lower[first].endswith("ss")
    return (
        first in modifiers
        or before in DETERMINERS
        or before in PREPOSITIONS
        or before in ("'s", "-", "no", "any", "such", "new", "peace", "talks", "air")
        or (before.endswith(NOUNISH) and before not in ADVERBS and before not in FINITE)
        or before.isdigit()
    )


def _passive(lower: Words, first: int, last: int, forms: set[str]) -> bool:
    if lower[first] in BE and last - first > 1 and lower[first + 1].endswith(PARTICIPLE):
        return True
    if lower[first] in COME and "under" in lower[first:last]:
        return True
    if "pp" not in forms:
        return False
    at = first - 1
    while at >= 0 and (lower[at] in ADVERBS or lower[at].endswith("ly")):
        at -= 1
    if at >= 0 and lower[at] in BE:
        return True
    if at >= 0 and lower[at] in ASSISTING:
        return False
    return "by" in lower[last : last + 2]
