"""What "he", "we", "both sides", "the group" and "the government" stand for, read along the article."""

from bisect import insort
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest
from operator import attrgetter

from app import codebook
from app.codebook import kind
from app.codebook.phrases import Words
from app.events.reference import bodies, crowds, descriptions, offices, pronouns
from app.events.reference.memory import PRONOUNS, Memory
from app.events.reference.offices import Found
from app.mentions.actors import ActorMention
from app.mentions.names import Form
from app.text import Sentence

SPEAKER = frozenset(("we", "i", "us", "our", "my"))
PAIRS = tuple(
    tuple(phrase.split())
    for phrase in (
        "both sides, the two sides, two sides, both parties, the two countries, both countries,"
        " the two leaders, both leaders, the warring parties, the two nations, both nations, the"
        " two men, each other, the sides, the parties, both governments, the two neighbours, the"
        " two neighbors, the belligerents, all parties, the warring sides, the two governments,"
        " the two armies, both neighbours, both neighbors, the pair, both delegations, the two"
        " delegations, each side, both camps, the two foes,"
        " the two presidents, the two ministers, the two foreign ministers, the two rivals"
    ).split(", ")
)
OPPOSED = frozenset(("sides", "parties", "belligerents", "armies"))
BANDS = tuple(
    ("the", *kind, band)
    for kind in ((), ("rebel",), ("militant",), ("armed",), ("islamist",), ("insurgent",), ("terrorist",))
    for band in "group rebels militants movement militia insurgents paramilitaries separatists".split()
)
GROUPS = {phrase[0]: tuple(p for p in (*PAIRS, *BANDS) if p[0] == phrase[0]) for phrase in (*PAIRS, *BANDS)}
OPENERS = frozenset("authorities officials government security regime".split())
SPEAKING_FOR = frozenset(("spokesman", "spokeswoman", "spokesperson"))
ANAPHORIC = {"a", "an"} | SPEAKER | PRONOUNS | pronouns.OBJECTS | OPENERS | {"the"} | set(GROUPS)
OWNERS = descriptions.OWNERS - {"the"}
REFERRING = ANAPHORIC | OWNERS
SAYING = frozenset(
    "said says told added warned insisted announced argued explained declared asked stated"
    " tweeted wrote".split()
)
QUOTES = frozenset('“”"')
PORTFOLIOS = frozenset("defence defense interior health information justice finance energy home".split())
STATE_ROLES = frozenset(
    "president minister government army military ministry spokesman spokeswoman spokesperson officials"
    " authorities regime kingdom premier chancellor king troops forces parliament cabinet administration"
    " navy police country delegation foreign leader prime secretary".split()
)
ENVOYS = (("special", "envoy"), ("special", "representative"), ("special", "coordinator"))
TOGETHER = frozenset("leaders ministers presidents".split())
BEHIND_THE = (
    STATE_ROLES
    | PORTFOLIOS
    | TOGETHER
    | bodies.BODIES.keys()
    | descriptions.OPENERS
    | {second for _, second, *_ in GROUPS["the"]}
)
ONE_GROUP = ("group", "movement", "militia", "organisation", "organization", "faction")
ARMED = frozenset("army navy military troops forces police defence defense".split())
# What is told of by name before it is told of as "the".
OFFICIAL = frozenset(("ministry", "embassy", "parliament"))
DEEDS = frozenset("strike strikes operation operations campaign action aid drills exercises".split())
OF_GROUP = tuple(tuple(words.split()) for words in ("of", "of the", "from the", "from", "with the"))
ARTICLES = frozenset(("the", "a", "an"))
FIRST = attrgetter("first")


def resolve(sentence: Sentence, named: Sequence[ActorMention], memory: Memory) -> tuple[ActorMention, ...]:
    """The named actors of a sentence and those that its pronouns and noun phrases stand for, in order."""
    memory.speaker = _speaker(sentence, named, memory)
    known = [_as_person(actor, memory) for actor in named]
    named = [
        _as_part(_as_group(actor, sentence.lower, memory), follower, sentence.lower)
        for actor, follower in zip_longest(known, known[1:])
    ]
    taken = {i for actor in named for i in range(actor.first, actor.last)}
    found = list(_anaphors(sentence, named, memory))
    if not crowds.NAMELESS.isdisjoint(sentence.lower):
        taken |= {i for actor in found for i in range(actor.first, actor.last)}
        found += [m for m in crowds.find(sentence, named, memory) if m.first not in taken]
    return tuple(sorted((*named, *found), key=FIRST))


def _as_person(actor: ActorMention, memory: Memory) -> ActorMention:
    """A surname alone as the person of that name whom the article introduced."""
    return actor._replace(codes=memory.persons[actor.text]) if actor.text in memory.persons else actor


def _as_group(actor: ActorMention, lower: Words, memory: Memory) -> ActorMention:
    """A country's one group that only a description names ("the Palestinian militant group")."""
    country, _, role = actor.codes[0].partition("-") if len(actor.codes) == 1 else ("", "", "")
    if codebook.kind(actor.codes[0]) == "bloc" and lower[actor.last - 1] in offices.REBELS and memory.home:
        return actor._replace(codes=(f"{memory.home}-REB",))
    if role == "REB":
        one = actor.text.lower().endswith(ONE_GROUP)
        group = _group_of(country, memory) if one else memory.band if _is_home(memory.band, country) else ""
        return actor._replace(codes=(group,)) if group else actor
    if actor.form != "modifier" or lower[actor.first] != "the":
        return actor
    head = "".join(lower[actor.last : actor.last + 1])
    group = _group_of(country, memory) if head in ONE_GROUP else ""
    if not group:
        return actor
    return actor._replace(codes=(group,), last=actor.last + 1, form="name", text=f"{actor.text} {head}")


def _as_part(actor: ActorMention, follower: ActorMention | None, lower: Words) -> ActorMention:
    """Rebels of a country as the group that they are told to be of ("Ugandan rebels of the M23")."""
    if follower is None or not actor.codes[0].endswith("-REB") or kind(follower.codes[0]) != "group":
        return actor
    of = lower[actor.last : follower.first] in OF_GROUP
    return actor._replace(codes=follower.codes) if of else actor


def _is_home(group: str | None, country: str) -> bool:
    """Whether a country is the home of an armed group."""
    entry = codebook.load().actors.get(group or "")
    return entry is not None and entry.country == country


def _group_of(country: str, memory: Memory) -> str:
    """The armed group of a country that the article speaks of; "" for none."""
    actors = codebook.load().actors
    known = (code for code in (*memory.group, memory.band or "", *memory.spoken_of) if code in actors)
    return next((code for code in known if actors[code].country == country), "")


def _speaker(sentence: Sentence, named: Sequence[ActorMention], memory: Memory) -> tuple[str, ...]:
    """Whose quoted words a sentence holds: the actor beside its verb of saying, else who spoke last."""
    if QUOTES.isdisjoint(sentence.lower):
        return ()
    says = {at for at, word in enumerate(sentence.lower) if word in SAYING}
    beside = (a for a in named if a.last in says or a.last + 1 in says or a.first - 1 in says)
    return next((actor.codes for actor in beside), memory.speaker or memory.subject)


def band(spoken_of: Counter[str]) -> str | None:
    """The armed group that an article speaks of most."""
    return next((code for code, _ in spoken_of.most_common(8) if kind(code) == "group"), None)


def states(spoken_of: Counter[str]) -> tuple[str, ...]:
    """The states that an article speaks of, most spoken of first."""
    return tuple(code for code, _ in spoken_of.most_common(8) if kind(code) == "state")


def _anaphors(sentence: Sentence, named: Sequence[ActorMention], memory: Memory) -> Iterator[ActorMention]:
    words, lower = sentence.words, sentence.lower
    taken, known = {i for actor in named for i in range(actor.first, actor.last)}, list(named)
    for at in _starts(words, lower, memory.persons):
        size, codes = _anaphor(sentence, at, known, memory) if at not in taken else (0, ())
        if size and codes and taken.isdisjoint(range(at, at + size)):
            taken.update(range(at, at + size))
            form: Form = "modifier" if lower[at] in ("our", "my") else "role"
            text = " ".join(words[at : at + size])
            found = ActorMention(codes, at, at + size, form, text, core=(at, at + size))
            insort(known, found, key=FIRST)
            yield found


def _starts(words: Words, lower: Words, persons: Mapping[str, tuple[str, ...]]) -> list[int]:
    """The words that may stand for an actor named elsewhere, "the" only before a party or an office."""
    return [
        at
        for at, (word, low, follower) in enumerate(zip(words, lower, (*lower[1:], ""), strict=True))
        if word in persons or (low in REFERRING and _refers(low, follower))
    ]


def _refers(low: str, follower: str) -> bool:
    """Whether a word refers to an actor, or to one that it describes with the word behind it."""
    referring = low in ANAPHORIC and (low not in ARTICLES or follower in BEHIND_THE)
    return referring or (low in OWNERS and follower in descriptions.OPENERS)


def _anaphor(sentence: Sentence, at: int, named: Sequence[ActorMention], memory: Memory) -> Found:
    """How many words at `at` stand for actors named elsewhere, and for which; 0 for none."""
    word = sentence.lower[at]
    if sentence.words[at] in memory.persons:
        return 1, memory.persons[sentence.words[at]]
    if word in SPEAKER:
        return 1, memory.speaker or memory.voice
    told = [code for actor in named if actor.last <= at for code in actor.codes]
    described = descriptions.meant(sentence.lower, at, told, memory.recent, memory.spoken_of)
    if described[0]:
        return described
    before = [actor for actor in named if actor.last <= at and actor.form != "modifier"]
    found = pronouns.meant(sentence.lower, at, before, memory) or _phrase(sentence, at, before, memory)
    found = offices.of_owner(sentence.lower, at, found, named)
    return offices.facing(sentence.lower, at, found, named, memory.band)


def _phrase(sentence: Sentence, at: int, before: Sequence[ActorMention], memory: Memory) -> Found:
    """Whom a noun phrase stands for ("the leaders", "both sides", "the group", "the government")."""
    lower, word = sentence.lower, sentence.lower[at]
    if word == "the" and lower[at + 1] in TOGETHER and lower[at + 2 : at + 3] != ("of",):
        return 2, memory.plural if len(memory.plural) > 1 else ()
    if word == "the" and lower[at + 1 : at + 3] in ENVOYS:
        return 3, memory.voice
    if (body := bodies.meant(sentence, at, memory.recent))[0]:
        return body
    for phrase in GROUPS.get(word, ()):
        if lower[at : at + len(phrase)] == phrase:
            return len(phrase), _pair(before, memory, phrase) if phrase in PAIRS else memory.group
    size, codes = _role(lower, at, before, memory)
    holder = memory.holder(lower[at + 1 : at + size]) if size > 1 else ()
    capital = sentence.words[at + 1 : at + 2] and sentence.words[at + 1][0].isupper()
    codes = holder if holder and (capital or memory.home in (None, *holder)) else codes
    return offices.meant(sentence, at, (size, codes), memory.recent, memory.voice)


def _pair(before: Sequence[ActorMention], memory: Memory, phrase: Words) -> tuple[str, ...]:
    """The two that are spoken of; who speaks of "the sides" or "the belligerents" is none of them."""
    here = [code for code in dict.fromkeys(c for actor in before for c in actor.codes) if _is_side(code)]
    if len(here) > 2 and (joined := _joined(before)):
        return joined
    if len(here) > 2:
        others = [code for code in here if code not in before[-1].codes]
        return tuple(sorted(others, key=lambda code: -memory.spoken_of[code])[:2])
    if len(here) == 2 and not (_is_chaired(here, memory) and not OPPOSED.isdisjoint(phrase)):
        return tuple(here)
    if (torn := _torn(memory)) and not _has_rival(memory):
        return (*torn, memory.band or "")
    known = [code for code in memory.recent if kind(code) != "body" and _is_side(code)]
    if not OPPOSED.isdisjoint(phrase):
        others = [code for code in known if code not in here and code not in memory.voice]
        known = others if len(others) >= 2 else known
    often = sorted(known[-4:], key=lambda code: -memory.spoken_of[code])[:2]
    return tuple(code for code in known if code in often)


def _is_chaired(here: Sequence[str], memory: Memory) -> bool:
    """Whether a state is named with its body only, where two others quarrel ("Chad, which chairs the AU")."""
    others = [code for code in memory.recent if kind(code) == "state" and code not in here]
    return len(others) > 1 and any(kind(code) == "body" for code in here)


def _has_rival(memory: Memory) -> bool:
    """Whether another state is spoken of as often as the group that fights the first one."""
    return any(memory.spoken_of[code] >= memory.spoken_of[memory.band or ""] for code in memory.states[1:])


def _joined(before: Sequence[ActorMention]) -> tuple[str, ...]:
    """The last two of several parties that stand side by side ("Chad of Déby and Sudan"); () for none."""
    pairs = ((a.codes, b.codes) for a, b in pairwise(before) if b.first - a.last <= 3 and a.codes != b.codes)
    return next((a + b for a, b in pairs if len(a + b) == 2 and all(map(_is_side, a + b))), ())


def _is_side(code: str) -> bool:
    """Whether a code may be a side of a quarrel, which people without arms are not."""
    return not code.endswith("-CIV")


def _role(
    lower: Sequence[str], at: int, before: Sequence[ActorMention], memory: Memory
) -> tuple[int, tuple[str, ...]]:
    """ "The government", "the foreign ministry": the state last spoken of."""
    size = 1 if at == 0 and lower[at] in OPENERS else 2
    if size == 2 and lower[at] == "the" and lower[at + 1 : at + 2] and lower[at + 1] in PORTFOLIOS:
        size += 1
    if size > 1 and (
        not _is_told(lower, at)
        or at + size > len(lower)
        or lower[at + size - 1] not in STATE_ROLES
        or (lower[at + size - 1] == "military" and not DEEDS.isdisjoint(lower[at + size : at + size + 1]))
    ):
        return 0, ()
    while at + size < len(lower) and lower[at + size] in STATE_ROLES:
        size += 1
    states = [a.codes[0] for a in before if len(a.codes) == 1 and kind(a.codes[0]) == "state"]
    recent = [code for code in reversed(memory.recent) if kind(code) == "state"]
    home = [code for code in recent if code == memory.home and not memory.voice and not memory.is_venue(code)]
    own = _torn(memory)
    armed = not ARMED.isdisjoint(lower[at : at + size])
    head = lower[at + size - 1]
    house = () if memory.voice else memory.houses.get(head, ())
    official = house if head in OFFICIAL else ()
    chosen = (own if armed else []) or official or states[-1:] or house or own or home or recent[:1]
    return size, tuple(chosen)


def _is_told(lower: Sequence[str], at: int) -> bool:
    """Whether "the" stands before an office, or "a" before one who speaks for it ("an army spokesman")."""
    if lower[at] in ("a", "an"):
        return not SPEAKING_FOR.isdisjoint(lower[at + 2 : at + 4])
    return lower[at] == "the"


def _torn(memory: Memory) -> list[str]:
    """The state most told of, where the group most told of fights it at home; [] where none does."""
    group = codebook.load().actors.get(memory.band or "")
    return [code for code in memory.states[:1] if group and group.country == code and not memory.voice]
