"""Sentence -> Triggers: the words that signal an act, a topic or a type, told apart as verb or noun."""

from collections.abc import Sequence
from typing import NamedTuple

from app import codebook
from app.codebook.lexicon import Form, Meaning, Sense, SenseKind, Uses
from app.codebook.phrases import Words
from app.mentions import passives, phrasing, quoted
from app.mentions.actors import DETERMINERS, PREPOSITIONS, ActorMention
from app.mentions.around import Around
from app.mentions.auxiliaries import ADVERBS, BE, DESCRIBING, HAVE, LINKS, MODALS
from app.text import Sentence

SUBJECTS = frozenset("who which that it he she also".split())
BARE: frozenset[Form] = frozenset(("base", "noun"))
CLOSING = frozenset(". , in on since for and by over against after before amid until as".split())
AIMED = frozenset("sanctions strikes attacks raids assaults bans".split())  # as verbs they need an object
AIMS = (("on",), ("against",))
OF_SANCTIONS = tuple((word,) for word in "committee regime panel monitors list relief experts".split())
GERUND_OF = (("by",), ("of",))  # "shelling by the army", which no verb is
GERUND: frozenset[Form] = frozenset(("ing",))
PAST: frozenset[Form] = frozenset(("past", "pp"))
OBJECTS = (("the",), ("a",), ("an",), ("its",), ("their",), ("that",), ("all",))
DEGREES = frozenset(("more", "most", "very", "so", "too", "less"))
OFFERING = frozenset(("mediate", "propose", "accept"))  # whose object may be an infinitive ("to host talks")
FINITE = frozenset("began ran overran sent went spent meant want".split())
BEGINNING = frozenset(
    "begins erupts explodes collapses expires resumes continues intensifies escalates".split()
)
COUNTS = frozenset("more around about some dozens hundreds thousands several scores nearly almost".split())
PRECEDING = frozenset("'s - no any every another such million billion new peace talks air".split())
FRAMING = frozenset("following amid amidst despite".split())
FIGHTING = frozenset("fighting shelling bombing shooting looting rioting".split())
ERUPTING = tuple(
    (word,) for word in "broke erupted began flared resumed started intensified spread ended".split()
)
BROKERED = frozenset(
    "brokered mediated hosted facilitated sponsored led chaired".split()
)  # what tells of an act
TEXTS = frozenset("statement statements letter letters note notes message messages declaration".split())
NOUNISH = tuple("ive al ous ary less ful ic an ese ish ent ant ist able ible wide ern".split())


class Trigger(NamedTuple):
    """Words [first, last) with what they mean in their grammar; `passive` when it is acted upon."""

    first: int
    last: int
    meaning: Meaning
    noun: bool
    passive: bool = False

    def names(self, kind: SenseKind) -> tuple[str, ...]:
        """The acts, topics or types that the words can mean."""
        return self.meaning.names.get(kind, ())

    @property
    def senses(self) -> tuple[Sense, ...]:
        """The senses that fit the grammar of the words."""
        return self.meaning.senses

    @property
    def forms(self) -> frozenset[Form]:
        """The grammatical forms that the words can have."""
        return self.meaning.forms


def find(
    sentence: Sentence, actors: Sequence[ActorMention], taken: frozenset[int] = frozenset()
) -> tuple[Trigger, ...]:
    """The triggers of a sentence in order, the longest at each word, none in a name or a `taken` word."""
    around = Around(sentence, actors, taken)
    found: list[Trigger] = []
    free = 0
    for at in phrasing.starts(around):
        if at < free or at in around.named or at in taken:
            continue
        previous = found[-1] if found else None
        if (trigger := _at(around, at, previous)) and not _is_cut_short(around, trigger, previous):
            free = trigger.last
            found += (trigger,) if trigger.senses[0].kind != "nothing" else ()
    return tuple(found)


def _is_cut_short(around: Around, trigger: Trigger, previous: Trigger | None) -> bool:
    """Whether a phrase that begins with "be" ends inside a longer one behind it ("was put on the table")."""
    if around.lower[trigger.first] not in BE or trigger.last - trigger.first < 2:
        return False
    behind = _at(around, trigger.first + 1, previous)
    return behind is not None and behind.last > trigger.last


def _at(around: Around, at: int, previous: Trigger | None) -> Trigger | None:
    """The longest trigger at a word whose grammar fits."""
    nominal: bool | None = None
    if around.lower[at] == "to" and (previous is None or OFFERING.isdisjoint(previous.names("act"))):
        return None
    for last, uses in phrasing.at(around, at):
        if phrasing.is_bare_promise(around.lower, at, last, uses):
            continue  # "agreed to resume ties", where only talks are resumed by agreeing to
        if _counts_up(around.lower, last):
            continue  # "discussed sending up to 50 monitors"
        if nominal is None and uses.verb:
            nominal = not _is_only_verb(around.lower[at], uses) and _stands_nominal(around, at, previous)
        bare = uses.forms <= BARE and (
            at in around.after_one
            or _follows_single_noun(around, at, previous)
            or _follows_verb(around.lower, at, previous)
        )
        told = uses.forms <= PAST and at - 1 in around.dated  # "on 30 July imposed"
        trigger = _read(around.lower, at, last, uses, (bool(nominal) and not told) or bare)
        if trigger:
            short = (
                around.headline
                and not trigger.noun
                and passives.is_headlined(around.lower, at, last, uses.forms)
            )
            return trigger._replace(passive=True) if short else trigger
    return None


def _counts_up(lower: Words, last: int) -> bool:
    """Whether the "up" that ends a phrase belongs to a number behind it ("up to 3,000")."""
    behind = lower[last : last + 2]
    return lower[last - 1] == "up" and len(behind) > 1 and behind[0] == "to" and behind[1][0].isdigit()


def _is_only_verb(word: str, uses: Uses) -> bool:
    """Whether a word in -s is no plural of a noun, and so a verb wherever it stands ("begins", "deports")."""
    return uses.forms == {"s"} and word not in BE and word not in codebook.load().lexicon.plurals


def _follows_verb(lower: Words, at: int, previous: Trigger | None) -> bool:
    """Whether a verb that takes no bare infinitive stands right before ("restore order")."""
    beside = previous is not None and not previous.noun and previous.last == at
    return beside and lower[at - 1] not in MODALS and not lower[at - 1].startswith(("help", "let", "to"))


def _follows_single_noun(around: Around, at: int, previous: Trigger | None) -> bool:
    """Whether a noun in the singular stands before, which takes no bare verb ("truce offer")."""
    beside = previous is not None and previous.noun and previous.last == at
    return beside and not around.lower[at - 1].endswith("s")


def _takes_object(around: Around, at: int) -> bool:
    """Whether a noun phrase stands right behind a word, as only behind a verb ("the army attacks Kyiv")."""
    return at + 1 in around.named or around.lower[at + 1 : at + 2] in (("the",), ("a",), ("its",))


def _is_gerund_subject(lower: Words, at: int) -> bool:
    """Whether a form in -ing is what a form of "be" or "have" right behind it tells of ("shelling is")."""
    after = lower[at + 1] if at + 1 < len(lower) else ""
    return (after in BE or after in HAVE) and (at == 0 or lower[at - 1] not in BE)


def _ends_clause(lower: Words, at: int) -> bool:
    """Whether a word that can only be a verb in -s closes its clause ("civil war begins in March")."""
    return lower[at] in BEGINNING and (
        at + 1 == len(lower) or lower[at + 1] in LINKS or not lower[at + 1].isalnum()
    )


def _stands_nominal(around: Around, at: int, previous: Trigger | None) -> bool:
    lower = around.lower
    if at == 0 and lower[at].endswith("ing") and _takes_object(around, at):
        return False  # "Condemning the launch, Kenya said"
    if _follows_single_noun(around, at, previous) and (_takes_object(around, at) or _ends_clause(lower, at)):
        return False
    if _joins_verb(lower, at, previous):
        return False
    joins = at > 1 and lower[at - 1] in ("and", "or")
    if (joins and previous and previous.noun and previous.last == at - 1) or _is_plural_noun(around, at):
        return True
    if lower[at] in AIMED and (lower[at + 1 : at + 2] in AIMS or lower[at + 1 : at + 2] in OF_SANCTIONS):
        return True
    if at in around.after_name:
        return False
    if lower[at].endswith("ing") and _is_gerund_subject(lower, at):
        return True
    if lower[at].endswith("ing") and at > 0 and lower[at - 1] in TEXTS:
        return False
    dated = at - 1 in around.dated and lower[at].endswith("ed")  # "on July 30 imposed sanctions"
    counted = at > 0 and lower[at - 1][0].isdigit() and not dated
    return counted or _nominal(lower, at, around.owned) or _heads(lower, at, around.subjects)


def _joins_verb(lower: Words, at: int, previous: Trigger | None) -> bool:
    """Whether a word in -s with an object is joined to one ("condemns this and demands the release")."""
    if previous is None or lower[at - 1] != "and" or lower[at + 1 : at + 2] not in OBJECTS:
        return False
    verb = _governor(lower, previous) if previous.noun and previous.last == at - 1 else previous
    return lower[at].endswith("s") and (verb is None or (not verb.noun and "s" in verb.forms))


def _governor(lower: Words, noun: Trigger) -> Trigger | None:
    """The noun itself unless a verb in -s may have it as its object; None for such a verb."""
    first = noun.first - (lower[noun.first - 1 : noun.first] in OBJECTS)
    verb = first < noun.first and lower[first - 1 : first] and lower[first - 1]
    return None if verb and verb.endswith("s") and verb not in BE else noun


def _is_plural_noun(around: Around, at: int) -> bool:
    """A word in -s that may be noun or verb is a noun, unless a subject stands right before it."""
    lower = around.lower
    if at in around.governed and lower[at] in codebook.load().lexicon.plurals:
        return at + 1 == len(lower) or lower[at + 1] in CLOSING
    if at == 0 or not lower[at].endswith("s") or at in around.after_name or lower[at] in BE:
        return False
    before = lower[at - 1]
    if lower[at].endswith("ss") or before in MODALS:
        return False
    counts = lower[at + 1][0].isdigit() or lower[at + 1] in COUNTS if at + 1 < len(lower) else False
    return not counts and (
        before not in SUBJECTS
        and (before not in ADVERBS or before == "further")
        and (not before.endswith("ly") or before in DESCRIBING)
    )


def _read(lower: Words, first: int, last: int, uses: Uses, nominal: bool) -> Trigger | None:
    """Keep the senses that fit: noun senses after a determiner or adjective, verb senses elsewhere."""
    if lower[first] in HAVE and lower[last : last + 1] and lower[last].endswith(("ed", "en")):
        return None
    before = _before(lower, first)
    if uses.noun and (nominal or not uses.verb):
        return Trigger(first, last, uses.noun, noun=True)
    adjectival = (nominal and _adjectival(uses.forms, before)) or _is_compound(lower, first, last, uses)
    if uses.verb is None or adjectival or (uses.forms == GERUND and before in DEGREES):
        return None
    return Trigger(first, last, uses.verb, False, passives.is_one(lower, first, last, uses.forms))


def _before(lower: Words, first: int) -> str:
    """The word before, over an adverb ("the democratically elected government")."""
    at = first - 1 - (first > 1 and lower[first - 1].endswith("ly"))
    return lower[at] if at >= 0 else ""


def _adjectival(forms: frozenset[Form], before: str) -> bool:
    """Whether a verb form in a noun's place only describes ("the captured men")."""
    if forms == GERUND and before in PREPOSITIONS:
        return False
    return (
        PAST.isdisjoint(forms)
        or before in DETERMINERS
        or before in PREPOSITIONS
        or before[:1].isdigit()
        or before == "'s"
    )


def _is_compound(lower: Words, first: int, last: int, uses: Uses) -> bool:
    """Whether a hyphen ties a participle to the word before, so that it only describes ("Tehran-backed")."""
    hyphened = first > 1 and lower[first - 1] == "-" and "pp" in uses.forms and lower[first] not in BROKERED
    after = lower[last] if last < len(lower) else ""
    return hyphened and after.isalnum() and after not in PREPOSITIONS and after not in DETERMINERS


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
        if lower[at] in LINKS or (
            len(lower[at]) > 3
            and lower[at].endswith(("ed", "ing", "ly", "s"))
            and not lower[at].endswith("ss")
        ):
            return False
    return first <= 2


def _nominal(lower: Words, first: int, modifiers: set[int]) -> bool:
    before = lower[first - 1] if first else ""
    if lower[first].endswith("ing") and lower[first + 1 : first + 2] in GERUND_OF and before not in BE:
        return True
    if first == 0:
        return False
    if quoted.describes(lower, first - 1):
        return True
    if before == "to":
        return lower[first].endswith("s") and not lower[first].endswith("ss")
    return (
        first in modifiers
        or before in DETERMINERS
        or before in PREPOSITIONS
        or before in PRECEDING
        or (lower[first] in FIGHTING and (before in FRAMING or lower[first + 1 : first + 2] in ERUPTING))
        or (before.endswith(NOUNISH) and before not in ADVERBS and before not in FINITE)
    )
