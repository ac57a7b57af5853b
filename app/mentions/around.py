"""Where the actors of a sentence stand, as the reading of its other words needs to know."""

from collections.abc import Sequence

from app import codebook
from app.codebook.phrases import Words
from app.mentions.actors import PREPOSITIONS, ActorMention
from app.mentions.auxiliaries import DO, MODALS
from app.text import Sentence

GOVERNING = frozenset(("under", "of", "despite", "against", "after"))  # behind which a name heads no clause
BARING = MODALS | DO | frozenset("let help helps helped make makes made see lest that".split())
THE = frozenset("USA GBR ARE NLD PHL GMB COD COG CAF DOM MDV BHS SDN UKR CIV CZE SLB COM MHL".split())


class Around:
    """Where the actors of a sentence stand, as the reading of its other words needs to know."""

    def __init__(self, sentence: Sentence, actors: Sequence[ActorMention], dated: frozenset[int]) -> None:
        self.lower = sentence.lower
        self.headline = sentence.part == "title"
        self.dated = dated
        self.named: set[int] = set()
        self.owned: set[int] = set()
        self.subjects: set[int] = set()
        self.after_one: set[int] = set()
        self.governed: set[int] = set()
        free: set[int] = set()
        for actor in actors:
            self.named.update(i for i in range(*actor.core) if sentence.words[i][0].isupper())
            if actor.owner:
                self.owned.add(actor.last + 1)
            if actor.form == "modifier" or _is_in_one(self.lower, actor):
                self.owned.add(actor.last)
                continue
            self.subjects.add(actor.last)
            if not (actor.owner or _is_compound(self.lower, actor) or _is_group_behind(self.lower, actor)):
                free.add(actor.last)
            if actor.first and self.lower[actor.first - 1] in GOVERNING:
                self.governed.add(actor.last)
            if _is_single(self.lower, actor):
                self.after_one.add(actor.last)
        self.after_name = free - self.owned


def _is_single(lower: Words, actor: ActorMention) -> bool:
    """Whether an actor is one, and so takes no bare verb ("the Beirut attack", "a police patrol")."""
    if actor.first and lower[actor.first - 1] in BARING:
        return False
    if actor.form == "role":
        return not {"a", "an"}.isdisjoint(lower[max(0, actor.first - 1) : actor.first + 1])
    return actor.form != "modifier" and len(actor.codes) == 1 and not _is_plural(lower, actor)


def _is_compound(lower: Words, actor: ActorMention) -> bool:
    """Whether "the" before a state's bare name belongs to a noun behind it ("the Syria programme")."""
    bare = actor.form == "name" and actor.last == actor.core[1]
    state = bare and len(actor.codes) == 1 and len(actor.codes[0]) == 3
    at = actor.core[0] - 1
    return state and at >= 0 and lower[at] == "the" and actor.codes[0] not in THE


def _is_in_one(lower: Words, actor: ActorMention) -> bool:
    """Whether "a" before a bare name belongs to a noun behind it ("a NATO meeting")."""
    bare = actor.form == "name" and actor.last == actor.core[1]
    return bare and lower[actor.first : actor.core[0]] in (("a",), ("an",))


def _is_group_behind(lower: Words, actor: ActorMention) -> bool:
    """Whether a preposition governs a group's bare name, so that a noun follows ("after Hamas attacks")."""
    bare = actor.form == "name" and actor.first > 0 and (actor.first, actor.last) == actor.core
    group = codebook.kind(next(iter(actor.codes), "")) == "group"
    return bare and lower[actor.first - 1] in PREPOSITIONS and group


def _is_plural(lower: Words, actor: ActorMention) -> bool:
    """Whether an actor takes a plural verb: "Russians", "rebels", or the second of two joined by "and"."""
    joined = actor.first > 0 and lower[actor.first - 1] in ("and", ",", "or", "including")
    return joined or lower[actor.last - 1].endswith("s")
