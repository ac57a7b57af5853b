"""Scene: one sentence with everything found in it, and the questions the coder asks of its grammar."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.events.clause import lists
from app.events.clause.particles import (
    ASIDE,
    ASIDES,
    AUTHORS,
    CLAIMING,
    CLOSING,
    LONGEST_ASIDE,
    LONGEST_NAME,
    NAMING,
    PEOPLE,
    PORTIONS,
    TELLING,
)
from app.mentions import quantities
from app.mentions.actors import DETERMINERS, PREPOSITIONS, ActorMention
from app.mentions.auxiliaries import ADVERBS, BE, DO, HAVE, MODALS
from app.mentions.mention import DateMention
from app.mentions.numbers import Number
from app.mentions.places import PlaceMention
from app.mentions.quantities import Quantity
from app.mentions.triggers import Trigger
from app.text import Sentence

STOPS = frozenset(
    "; : — – ( ) that while but because if although though unless whether when whereas until since after"
    " before as where so".split()
)
QUOTES = frozenset('" “ ” „ «  »'.split())
LEADING = (("whether", "to"), ("so", "far"))
BRACKETS = frozenset("()")  # what they hold may stand between a subject and its verb
RELATIVE = frozenset(("who", "which", "whose"))
ENDS = (STOPS - BRACKETS - {"after", "since"}) | QUOTES
LONGEST_OPENING = 5  # words before a participle that opens a sentence
OPENING = DETERMINERS | ADVERBS  # what may stand between a verb and its object
AUXILIARIES = BE | HAVE | MODALS | DO | ADVERBS | {"to"}


@dataclass(eq=False)
class Scene:
    """A sentence, the mentions in it by word index, whose voice it is in, and the country it is set in."""

    sentence: Sentence
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    triggers: tuple[Trigger, ...]
    dates: tuple[DateMention, ...]
    dated: frozenset[int] = frozenset()
    voice: tuple[str, ...] = ()
    home: str | None = None

    def __post_init__(self) -> None:
        """Index the mentions by word, at once, as every question about grammar asks for them."""
        verbs = [trigger for trigger in self.triggers if not trigger.noun]
        self.words, self.lower = self.sentence.words, self.sentence.lower
        self.actor_at = {i: actor for actor in self.actors for i in range(actor.first, actor.last)}
        self._subjects: dict[int, tuple[ActorMention, ...]] = {}
        self.accusing = [verb for verb in verbs if "accusation_made" in verb.names("type")]
        self.verb_at = frozenset([verb.first for verb in verbs])
        self.verb_before = {verb.last: verb for verb in verbs}
        self.noun_at = {trigger.first: trigger for trigger in self.triggers if trigger.noun}

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The counts of the sentence, read when an event asks for them."""
        return quantities.find(self.sentence, self.dated)

    @cached_property
    def people(self) -> tuple[Number, ...]:
        """The numbers of the sentence that count people, whatever befell them."""
        return quantities.people(self.sentence, self.dated)

    @cached_property
    def _ending(self) -> dict[int, str | None]:
        """The country of each place by the word behind it."""
        return {place.last: place.entry.country for place in self.places}

    @cached_property
    def content(self) -> frozenset[str]:
        """The longer words, by which two tellings are compared."""
        return frozenset([word for word in self.lower if len(word) > 4])

    def within(self, low: int, high: int) -> tuple[Trigger, ...]:
        """The triggers that begin at words [low, high)."""
        return self.triggers[bisect_left(self.triggers, (low,)) : bisect_left(self.triggers, (high,))]

    def preposition(self, actor: ActorMention) -> str | None:
        """The preposition that governs an actor's noun phrase, None where it stands free."""
        at = self._before_list(actor)
        if at > 0 and self.lower[at] == "," and self._is_address(actor, at):
            return "in"
        return self.lower[at] if at >= 0 and self.lower[at] in PREPOSITIONS else None

    def _is_address(self, actor: ActorMention, comma: int) -> bool:
        """Whether an actor only tells in which country the place before it lies ("in Jerusalem, Israel")."""
        closes = self.lower[actor.last : actor.last + 1]
        if closes and closes[0].isalpha() and closes[0] not in PREPOSITIONS:
            return False
        return self._ending.get(comma) in actor.codes

    def _before_list(self, actor: ActorMention) -> int:
        """The word before an actor's noun phrase, or before the list that it ends; -1 for none."""
        at, joins = self._before_phrase(actor.first), lists.LAST
        while at > 0 and self.lower[at] in joins and (joined := self.actor_at.get(at - 1)):
            at, joins = self._before_phrase(joined.first), lists.EARLIER
        return at

    def _before_phrase(self, first: int) -> int:
        """The word before a noun phrase whose name starts at a word; -1 for none."""
        at = self._over_words(first - 1)
        if at > 0 and self.lower[at] == "of" and self.lower[at - 1] in PORTIONS:
            return self._over_words(at - 2)
        return at

    def _over_words(self, at: int) -> int:
        """The word at or before one that no noun phrase begins with: over determiners and adjectives."""
        while at >= 0 and (self.lower[at] in DETERMINERS or self.lower[at] in ASIDE):
            at -= 1
        return at

    def is_object(self, actor: ActorMention) -> bool:
        """Whether the actor directly follows a verb, and so is what that verb acts upon."""
        at = actor.first
        if any(i in self.verb_before for i in range(at, actor.core[0] + 1)):
            return True  # a verb whose phrase ends in "the"
        while at > 0 and at not in self.verb_before and self.lower[at - 1] in OPENING:
            at -= 1
        return at > 0 and (at in self.verb_before or self._looks_like_verb(at - 1))

    def _looks_like_verb(self, at: int) -> bool:
        word = self.lower[at]
        if at > 0 and self.lower[at - 1] in RELATIVE | {"that"} and word.endswith("s"):
            return True
        ends = len(word) > 4 and word.endswith(("ed", "ing")) and self.words[at][0].islower()
        return ends and self.lower[at - 1] != "-"  # "Rwanda-backed rebels"

    def subject(self, at: int) -> tuple[ActorMention, ...]:
        """Who does what the verb at word `at` says: the nearest free actor to its left, over asides."""
        if (known := self._subjects.get(at)) is None:
            known = self._subjects[at] = self._find_subject(at)
        return known

    def _find_subject(self, at: int) -> tuple[ActorMention, ...]:
        spare: ActorMention | None = None
        crossed_join = False
        index = at - 1
        while index >= 0:
            word = self.lower[index]
            if actor := self.actor_at.get(index):
                if self._can_act(actor, crossed_join) or lists.is_absolute(self, actor, at):
                    return (*lists.joined_left(self, actor), *lists.added(self, actor, at))
                spare = spare or (actor if actor.form == "modifier" or actor.owner else None)
                index = actor.first - 1
                continue
            if word in CLOSING and (opened := self.insertion(index)) is not None:
                index = opened - 1
                continue
            if word in RELATIVE and index > 0:
                antecedent = self._antecedent(index)
                return (antecedent,) if antecedent else self._or_spare(spare, at)
            if word in STOPS and word not in BRACKETS and not self._leads_on(index, at):
                break
            crossed_join = crossed_join or word in ("and", ",")
            index -= 1
        return self._or_spare(spare, at) or self._main_subject(at)

    def _main_subject(self, at: int) -> tuple[ActorMention, ...]:
        """Who does what an opening participle says: the next one ("After losing it, Iraq left")."""
        if at > LONGEST_OPENING or not self.lower[at].endswith("ing"):
            return ()
        if "," not in self.lower[at:]:
            return ()
        comma = self.lower.index(",", at)
        actor = next((a for i in range(comma + 1, comma + 4) if (a := self.actor_at.get(i))), None)
        return tuple(lists.joined_right(self, actor)) if actor and self._can_act(actor, False) else ()

    def insertion(self, closing: int) -> int | None:
        """The comma or dash that opens the aside which its like before a verb closes, None for none."""
        for at in range(closing - 1, max(closing - LONGEST_ASIDE, 0), -1):
            if self.lower[at] == self.lower[closing]:
                return at if self.lower[at] != "," or self._opens_aside(at + 1) else None
        return None

    def _opens_aside(self, at: int) -> bool:
        word = self.lower[at]
        if word in ("and", "or"):
            return False
        return word in RELATIVE or word in ASIDES or at in self.verb_at or self._looks_like_verb(at)

    def _leads_on(self, index: int, at: int) -> bool:
        """Whether a clause at word `index` has no subject of its own ("before urging", "whether to")."""
        bare = index == at - 1 and self.lower[index] in ("before", "after", "while", "when", "since", "but")
        return bare or self.lower[index : index + 2] in LEADING

    def _or_spare(self, spare: ActorMention | None, at: int) -> tuple[ActorMention, ...]:
        """An adjective or owner is a subject only through a topic noun ("Russian missiles hit")."""
        suffers = not BE.isdisjoint(self.lower[at : at + 4])
        fits = spare and any(
            t.noun
            and spare.last <= t.first < at
            and (suffers or not PEOPLE.issuperset(t.names("topic")))
            and t.names("topic")
            for t in self.triggers
        )
        return (spare,) if spare and fits else ()

    def _can_act(self, actor: ActorMention, crossed_join: bool) -> bool:
        if actor.form == "modifier" or (actor.owner and actor.last < len(self.lower)):
            return False
        governor = self.preposition(actor)
        if (governor is not None and not self._is_author(actor, governor)) or self._follows_gerund(actor):
            return False
        return not (crossed_join and self.is_object(actor))

    def _is_author(self, actor: ActorMention, governor: str) -> bool:
        """Whether an actor speaks or acts by what comes from it ("a letter from", "envoys of rank from")."""
        at, authors = self._before_list(actor), AUTHORS.get(governor, ())
        of = next((i for i in range(at - 2, max(at - 5, 0), -1) if self.lower[i] == "of"), at)
        return at > 0 and (self.lower[at - 1] in authors or self.lower[of - 1] in authors)

    def _follows_gerund(self, actor: ActorMention) -> bool:
        """Whether a participle has the actor as its object ("the army fighting the rebels left")."""
        at = actor.first - 1
        return at in self.verb_at and self.lower[at].endswith("ing") and self.lower[at] not in TELLING

    def _antecedent(self, index: int) -> ActorMention | None:
        for back in range(index - 1, max(index - LONGEST_NAME, -1), -1):
            if actor := self.actor_at.get(back):
                return actor
            if back < index - 2 and not (self.words[back][0].isupper() or self.lower[back] in NAMING):
                return None
        return None

    def after(self, at: int, limit: int = 14) -> Iterator[tuple[str | None, tuple[ActorMention, ...]]]:
        """The actors to the right of word `at` within the clause: (governing preposition, actors joined)."""
        index, end = at, min(len(self.lower), at + limit)
        while index < end:
            if actor := self.actor_at.get(index):
                if self.begins_clause(actor):
                    return
                group = tuple(lists.joined_right(self, actor))
                yield self.preposition(actor), group
                index = group[-1].last
                continue
            if self._ends_clause(index, at):
                return
            index += 1

    def begins_clause(self, actor: ActorMention) -> bool:
        """Whether an actor behind a comma is the subject of a clause of its own (", Iraq said")."""
        index = actor.last
        while index < len(self.lower) and self.lower[index] in AUXILIARIES:
            index += 1
        begins = index in self.verb_at or self.lower[index : index + 1] in CLAIMING
        before = self._over_words(actor.first - 1)
        comma = before - (before > 0 and self.lower[before] in ("and", "but"))
        return begins and self.lower[comma] == "," and actor.form != "modifier"

    def _ends_clause(self, index: int, at: int) -> bool:
        word = self.lower[index]
        if word == "as" and self.lower[index - 1] == "such":
            return False
        if word in ENDS:
            return index > at
        return word in RELATIVE or (
            word == ","
            and index + 1 < len(self.lower)
            and self.lower[index + 1]
            in ("saying", "but", "while", "which", "who", "as", "after", "according")
        )

    def group_start(self, at: int) -> int:
        """The first word of the verb group that ends at word `at`: over auxiliaries, 'to' and adverbs."""
        while (
            at > 0
            and at - 1 not in self.dated
            and at - 1 not in self.actor_at
            and (
                self.lower[at - 1] in AUXILIARIES
                or (self.lower[at - 1].endswith("ly") and len(self.lower[at - 1]) > 4)
            )
        ):
            at -= 1
        return at
