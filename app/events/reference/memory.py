"""The parties in the air along an article: who was named last, as person, state or group, and who speaks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from app.codebook import kind
from app.codebook.entries import PlaceEntry
from app.codebook.phrases import Words
from app.events.clause.particles import JOINING
from app.mentions.actors import PREPOSITIONS, ActorMention
from app.mentions.names import names
from app.text import Sentence

PRONOUNS = frozenset(("he", "she", "they", "it"))
OPENING = 4  # sentences, the title counted, in which joint publishers name themselves
PUBLISHING = ("state", "body")
PLURAL = ("s", "troops", "police", "military")
VENUE = 5  # how often the state most told of is told of for once that a mere venue is
OFFICES = frozenset(
    "envoy spokesman spokeswoman minister president ambassador chief leader commander head emir king"
    " secretary chancellor premier rapporteur commissioner coordinator director adviser negotiator".split()
)
HELD = (("prime", "minister"), ("president",), ("chancellor",), ("king",))
OPENING_HELD = frozenset(office[0] for office in HELD)
TITLING = frozenset(
    "the a an its his her their special top senior deputy acting vice foreign prime defence defense permanent"
    " interior regional presidential outgoing lead".split()
)
LONGEST_OFFICE = 14  # words of an apposition that tells an office
FORMER = frozenset("former ex late then vice deputy".split())
CLOSED = ((",",), (".",))
RISEN = ("-REB", "-OPP")
HOUSES = frozenset("ministry army military police navy embassy parliament government presidency".split())


@dataclass
class Memory:
    """The parties in the air: who was named last, as a person, state or group, who speaks, of what."""

    voice: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    persons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    states: tuple[str, ...] = ()
    band: str | None = None
    theme: str | None = None
    setting: str | None = None
    home: str | None = None
    spoken_of: Counter[str] = field(default_factory=Counter)
    spot: PlaceEntry | None = None
    holders: dict[Words, set[str]] = field(default_factory=dict)
    houses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heard: int = 0
    recent: list[str] = field(default_factory=list)

    def hear(self, lower: Words, actors: Sequence[ActorMention]) -> None:
        """Where the publisher speaks among others ("France, Germany and we"), they all are the voice."""
        self.heard += 1
        if not self.voice or self.heard > OPENING:
            return
        free = [a for a in actors if a.form == "name" and not a.owner and kind(a.codes[0]) in PUBLISHING]
        joined = free[:1] + [b for a, b in pairwise(free[:7]) if JOINING.issuperset(lower[a.last : b.first])]
        codes = tuple(dict.fromkeys(code for actor in joined for code in actor.codes))
        if len(codes) > 2 and set(self.voice) < set(codes):
            self.voice = codes

    def is_person(self, actor: ActorMention) -> bool:
        """Whether a mention is of one person: by name, by an office, or as "he"."""
        last = actor.text.split(" ")[-1]
        office = last.lower() in OFFICES and not actor.text.islower()
        named = last in self.persons or last in names().surnames
        return bool(actor.codes) and (named or office or last.lower() in ("he", "she"))

    def is_venue(self, code: str) -> bool:
        """Whether a state is so seldom told of beside the first that it is but where they meet."""
        return bool(self.states) and VENUE * self.spoken_of[code] < self.spoken_of[self.states[0]]

    def introduce(self, sentence: Sentence, actors: Sequence[ActorMention]) -> None:
        """Remember a person whom a comma sets behind his office ("Oslo's envoy, Jon Vik, left")."""
        words = sentence.words
        for actor in actors:
            first = actor.last + 1
            if sentence.lower[actor.last : first] != (",",) or not _is_titled(actor):
                continue
            last = first
            while last < len(words) and last < first + 4 and _is_name(words[last]):
                last += 1
            if last - first > 1 and sentence.lower[last : last + 1] in CLOSED:
                self._meet(words[last - 1], actor)
        for actor in actors:
            self._introduce_owned(words, actor)
        if not OFFICES.isdisjoint(sentence.lower):
            self._introduce_before(sentence, actors)

    def _introduce_before(self, sentence: Sentence, actors: Sequence[ActorMention]) -> None:
        """Remember a person whom a comma sets before his office ("Jon Vik, a top U.N. envoy, left")."""
        words, lower = sentence.words, sentence.lower
        for at in range(2, len(words)):
            named = words[at] == "," and all(map(_is_name, words[at - 2 : at]))
            if not named or not _is_titling("".join(words[at + 1 : at + 2])):
                continue
            closed = range(at + 1, min(len(words), at + LONGEST_OFFICE))
            last = next((i for i in closed if lower[i] in (",", ".")), at)
            owners = [actor for actor in actors if at < actor.first < last]
            if owners and not OFFICES.isdisjoint(lower[at + 1 : last]):
                self._meet(words[at - 1], owners[0])

    def _introduce_owned(self, words: Words, actor: ActorMention) -> None:
        """Remember a person whom his party, group or state owns ("Fatah's Jon Vik left")."""
        name = words[actor.last + 1 : actor.last + 4] if words[actor.last : actor.last + 1] == ("'s",) else ()
        if len(name) == 3 and all(map(_is_name, name[:2])) and name[2].islower():
            self._meet(name[1], actor)

    def _meet(self, surname: str, actor: ActorMention) -> None:
        self.persons[surname] = self.person = actor.codes

    def holder(self, office: Words) -> tuple[str, ...]:
        """The state whose head alone the article has named by an office; () for none or several."""
        holders = self.holders.get(office, set())
        return tuple(holders) if len(holders) == 1 else ()

    def _hold(self, lower: Words, actor: ActorMention) -> None:
        """Remember whose office stands before a name ("President Rua", "Chad's prime minister")."""
        if len(actor.codes) != 1 or kind(actor.codes[0]) != "state":
            return
        words = lower[max(0, actor.first - 3) : actor.last]
        for office in HELD if not OPENING_HELD.isdisjoint(words) else ():
            for at in range(len(words) - len(office)):
                if words[at : at + len(office)] == office and FORMER.isdisjoint(words[max(0, at - 1) : at]):
                    self.holders.setdefault(office, set()).update(actor.codes)

    def _house(self, lower: Words, actors: Sequence[ActorMention]) -> None:
        """Remember whose ministry, army or parliament was told of last ("the Omani foreign ministry")."""
        for actor in actors:
            if len(actor.codes) == 1 and kind(actor.codes[0]) == "state":
                told = HOUSES.intersection(lower[actor.first : actor.last + 2])
                self.houses.update(dict.fromkeys(told, actor.codes))

    def note(self, lower: Words, actors: Sequence[ActorMention], everyone: Sequence[ActorMention]) -> None:
        """Remember the named actors of a sentence that has been read, and its subject whatever its form."""
        for actor in actors:
            person = tuple(actor.text.split(" ")[-2:])
            surname, titled = person[-1], actor.last > actor.core[1]
            if (titled or person in names().people) and surname[:1].isupper() and len(surname) > 2:
                self.persons[surname] = actor.codes
            self._hold(lower, actor)
            for code in actor.codes:
                if code in self.recent:
                    self.recent.remove(code)
                self.recent.append(code)
                if kind(code) in ("group", "party") or (code.endswith(RISEN) and not self.group):
                    self.group = (code,)
        self._house(lower, everyone)
        self.person = next((actor.codes for actor in everyone if self.is_person(actor)), self.person)
        opening = next((a for a in everyone if a.form != "modifier" and a.codes), None)
        free = [a for a in actors if a.form != "modifier" and a.codes]
        if free:
            if opening and opening.text.lower() not in PRONOUNS:
                self.subject = opening.codes if opening.first == 0 else free[0].codes
            joined = takewhile(lambda pair: pair[1].first - pair[0].last <= 2, pairwise(free))
            several = tuple(dict.fromkeys((*free[0].codes, *(c for _, b in joined for c in b.codes))))
            acts = lower[max(0, free[0].first - 1)] not in PREPOSITIONS
            if (len(several) > 1 and acts) or free[0].text.endswith(PLURAL) or len(self.plural) < 2:
                self.plural = several


def _is_titled(actor: ActorMention) -> bool:
    """Whether a mention holds an office or a title."""
    return actor.last > actor.core[1] or not OFFICES.isdisjoint(actor.text.lower().split())


def _is_titling(word: str) -> bool:
    """Whether a word may open the office of whom a comma has just named."""
    return word[:1].isupper() or word in TITLING or word in OFFICES


def _is_name(word: str) -> bool:
    return word[0].isupper() or word == "-"
