"""People and fighters that only a role names ("villagers", "militants"), by the country they are in."""

from collections.abc import Sequence
from itertools import pairwise

from app import codebook
from app.codebook import kind
from app.codebook.phrases import Words
from app.events.reference.anaphora import FIRST, SAYING
from app.events.reference.memory import Memory
from app.mentions.actors import PREPOSITIONS, ActorMention
from app.mentions.auxiliaries import LINKS
from app.mentions.names import Form
from app.mentions.places import PlaceMention
from app.text import Sentence

ROLES = frozenset(
    "rebel militants militant rebels insurgents guerrillas mutineers paramilitaries gunmen bandits"
    " civilians schoolgirls villagers residents protesters demonstrators journalists refugees worshippers"
    " farmers settlers separatists jihadists islamists militiamen schoolchildren people women children"
    " students families workers fishermen tourists passengers shoppers patients pupils mourners pilgrims"
    " migrants activists dissidents".split()
)
COMPASS = frozenset(
    "northern southern eastern western central north south east west northeastern northwestern southeastern"
    " southwestern".split()
)
PARTS_OF = frozenset("north south east west centre center outskirts parts part areas".split())
LEADING = tuple((word,) for word in "leader leaders figures politicians parties candidate lawmakers".split())
STANDING = ROLES | {"government", "opposition"}
ARMIES = frozenset("forces troops soldiers army".split())
REBEL_PEOPLE = frozenset(
    "commander leader leaders spokesman spokeswoman chief chiefs general generals".split()
)
DASHES = frozenset(("-", "–", "—", "--", "_"))
SPEECH = 5  # words from a verb of saying up to the "they" of its speech
REBEL_SITES = frozenset(
    "positions position bases base camps camp strongholds stronghold hideouts hideout lines trenches column"
    " columns targets".split()
)
TALKING = frozenset(
    "talks summit signed meeting met conference negotiations pact accord mediated hosted".split()
)
SPEAKING = SAYING | frozenset(
    "appealed urged called demanded condemned criticised criticized praised welcomed rejected denied".split()
)
BANDS = frozenset("militants rebels insurgents gunmen jihadists militiamen guerrillas dissidents".split())
PART_OF = 6  # words from fighters to the group they are of ("gunmen of the former rebel group X")
LEADING_REBELS = tuple((word,) for word in sorted(REBEL_PEOPLE))
GOALS = frozenset(("to", "into", "toward", "towards"))


def located(
    sentence: Sentence, found: Sequence[ActorMention], spots: Sequence[PlaceMention], memory: Memory
) -> tuple[ActorMention, ...]:
    """The actors with those that only a role names ("militants"), by the country they are in."""
    memory.home = _home(sentence, found, spots, memory)
    found = tuple(_of_place(sentence.lower, actor, spots) for actor in found)
    if STANDING.isdisjoint(sentence.lower):
        return tuple(found)
    taken = {i for actor in found if actor.codes for i in range(actor.first, actor.last)}
    places = (at for at, word in enumerate(sentence.lower) if word in ROLES and at not in taken)
    added = [actor for at in places if (actor := _named_by_role(sentence, at, found, memory))]
    added += _opposition(sentence, taken, memory)
    added += _government_forces(sentence, taken, memory)
    spans = {at for actor in added for at in range(actor.first, actor.last)}
    kept = [actor for actor in found if actor.codes or actor.first not in spans]
    everyone = tuple(sorted((*kept, *added), key=FIRST))
    opening = next((a for a in everyone if _opens(sentence.lower, a)), None)
    if opening is None or "they" not in sentence.lower:
        return everyone
    return tuple(_as_speakers(sentence.lower, actor, opening) for actor in everyone)


def _named_by_role(
    sentence: Sentence, at: int, found: Sequence[ActorMention], memory: Memory
) -> ActorMention | None:
    """The people whom a role at a word names, None where it only describes or their country is not known."""
    if _describes(sentence.lower, at) or _is_named(sentence, at, found):
        return None
    first = _start(sentence.lower, at)
    country = _beside(sentence.lower, first, found) or memory.home
    code = _group_of(sentence.lower, at, found) or _role_code(sentence.lower[at], country, memory)
    owns = sentence.lower[at] == "rebel" and sentence.lower[at + 1 : at + 2] not in LEADING_REBELS
    form: Form = "modifier" if owns else "role"
    return ActorMention((code,), first, at + 1, form, sentence.words[at], core=(at, at)) if code else None


def _of_place(lower: Words, actor: ActorMention, spots: Sequence[PlaceMention]) -> ActorMention:
    """ "The country" as the one in which its place lies ("the country's Oromia region")."""
    if actor.text.lower() != "the country" or lower[actor.last : actor.last + 1] != ("'s",):
        return actor
    held = (spot.entry.country for spot in spots if actor.last < spot.first <= actor.last + 2)
    country = next(held, None)
    return actor._replace(codes=(country,)) if country else actor


def _opens(lower: Words, actor: ActorMention) -> bool:
    """Whether people whom a role names open a sentence, behind its dateline where it has one."""
    first = actor.first - (lower[actor.first - 1 : actor.first] == ("the",))
    named = actor.text.lower().removeprefix("the ") in ROLES
    return named and (first == 0 or lower[first - 1] in DASHES)


def _as_speakers(lower: Words, actor: ActorMention, opening: ActorMention) -> ActorMention:
    """ "They" that whoever opens a sentence says something of as themselves ("Rebels said they left")."""
    says = not SAYING.isdisjoint(lower[max(0, actor.first - SPEECH) : actor.first])
    return actor._replace(codes=opening.codes) if says and actor.text == "they" else actor


def _start(lower: Words, at: int) -> int:
    """Where a role begins, with whose friends or kin its people are ("pro-Russian separatists")."""
    if at > 2 and lower[at - 2] == "-" and lower[at - 3] in ("pro", "anti"):
        return at - 3
    return at - 2 if at > 1 and lower[at - 2] == "ethnic" else at


def _beside(lower: Words, first: int, found: Sequence[ActorMention]) -> str | None:
    """The state that "and" joins to people without a country of their own ("Chadian troops and rebels")."""
    joined = (actor for actor in found if first and lower[actor.last : first] == ("and",) and actor.codes)
    return next((actor.codes[0] for actor in joined if kind(actor.codes[0]) == "state"), None)


def _opposition(sentence: Sentence, taken: set[int], memory: Memory) -> list[ActorMention]:
    """Those whom a text calls the opposition or its leaders, as that of the country it plays in."""
    if memory.home is None or "opposition" not in sentence.lower:
        return []
    spans = (_opposed(sentence, at) for at, word in enumerate(sentence.lower) if word == "opposition")
    return [
        ActorMention((f"{memory.home}-OPP",), first, last, "role", "the opposition", core=(last - 1, last))
        for first, last in spans
        if last and taken.isdisjoint(range(first, last))
    ]


def _opposed(sentence: Sentence, at: int) -> tuple[int, int]:
    """The words that "opposition" at a word heads or describes with a person's name; (0, 0) for neither."""
    lower, last = sentence.lower, at + 1
    first = at - (at > 0 and lower[at - 1] == "the")
    if lower[last : last + 1] in LEADING:
        last += 1
        while last < len(lower) and last < at + 5 and sentence.words[last][0].isupper():
            last += 1
        return first, last
    ends = last == len(lower) or not lower[last].isalpha() or lower[last] in PREPOSITIONS | LINKS
    return (first, last) if ends and first < at else (0, 0)


def _government_forces(sentence: Sentence, taken: set[int], memory: Memory) -> list[ActorMention]:
    """The army that a text calls the government's, as the state of the country it plays in."""
    if memory.home is None or "government" not in sentence.lower:
        return []
    return [
        ActorMention((memory.home,), at, at + 2, "role", f"government {follower}", core=(at, at + 1))
        for at, (word, follower) in enumerate(pairwise(sentence.lower))
        if word == "government" and follower in ARMIES and taken.isdisjoint((at, at + 1))
    ]


def _is_named(sentence: Sentence, at: int, found: Sequence[ActorMention]) -> bool:
    """Whether the letters of a group that no file lists stand before its people ("ABX fighters")."""
    before = sentence.words[at - 1] if at else ""
    named = len(before) > 2 and before.isupper() and before.isalpha() and sentence.part == "text"
    return named and all(actor.last != at for actor in found)


def _home(
    sentence: Sentence, found: Sequence[ActorMention], spots: Sequence[PlaceMention], memory: Memory
) -> str | None:
    """The country in which a sentence plays: of its own place, of the last one told, or of the article."""
    within = (spot for spot in spots if spot.entry.country and not _is_goal(sentence.lower, spot.first))
    told = sorted(within, key=lambda spot: not spot.located)
    placed = next((spot.entry.country for spot in told), None) or _inside(sentence.lower, found)
    aside = not TALKING.isdisjoint(sentence.lower) or _is_from_abroad(sentence, spots)
    venue = placed not in memory.states[:1] and aside
    memory.setting = memory.setting if venue else placed or memory.setting
    goals = {spot.entry.country for spot in spots if _is_goal(sentence.lower, spot.first)}
    goals.update(actor.codes[0] for actor in found if actor.codes and _is_goal(sentence.lower, actor.first))
    known = [code for code in (_lasting(memory), *memory.states) if code] if memory.states else []
    return placed or next((code for code in known if code not in goals), known[0] if known else None)


def _is_from_abroad(sentence: Sentence, spots: Sequence[PlaceMention]) -> bool:
    """Whether a sentence opens with the capital in which somebody only speaks ("In Rome, ministers said")."""
    opens = sentence.lower[:1] == ("in",) and any(s.first == 1 and s.entry.kind == "capital" for s in spots)
    return opens and not SPEAKING.isdisjoint(sentence.lower)


def _lasting(memory: Memory) -> str | None:
    """The country of the last place told, None where the news plays elsewhere and it is but a venue."""
    return None if memory.setting and memory.is_venue(memory.setting) else memory.setting


def _is_goal(lower: Words, at: int) -> bool:
    """Whether somebody goes to a place, and so does not come from it."""
    return at > 0 and lower[at - 1] in GOALS


def _inside(lower: Words, found: Sequence[ActorMention]) -> str | None:
    """The state or territory that something is "in" or "across", or in a part of."""
    for actor in found:
        known = (
            actor.form in ("name", "seat") and actor.codes and kind(actor.codes[0]) in ("state", "territory")
        )
        if known and _is_within(lower, actor.first - 1):
            return actor.codes[0]
    return None


def _is_within(lower: Words, at: int) -> bool:
    """Whether a word puts something into the name behind it ("in", "in the east of")."""
    while at > 0 and lower[at] in COMPASS:
        at -= 1
    if at > 1 and lower[at] == "of" and lower[at - 1] in PARTS_OF:
        at -= 2 + (lower[at - 2] == "the")
    return at >= 0 and lower[at] in ("in", "across", "inside", "within")


def _describes(lower: Words, at: int) -> bool:
    """Whether "rebel" only describes what follows ("rebel movements"), unlike in "rebel commander"."""
    follower = lower[at + 1] if at + 1 < len(lower) else ""
    return lower[at] == "rebel" and follower not in REBEL_PEOPLE | REBEL_SITES


def _group_of(lower: Words, at: int, found: Sequence[ActorMention]) -> str | None:
    """The armed group that fighters at a word are of ("dissidents of the former M23")."""
    if lower[at] not in BANDS or lower[at + 1 : at + 2] not in (("of",), ("from",)):
        return None
    near = (actor for actor in found if at < actor.first <= at + PART_OF and actor.codes)
    group = next(near, None)
    if group is None or kind(group.codes[0]) != "group":
        return None
    between = lower[at + 2 : group.first]
    return None if any(w in LINKS or not w.isalpha() for w in between) else group.codes[0]


def _role_code(word: str, country: str | None, memory: Memory) -> str | None:
    """Whom a role alone stands for: fighters for the article's group, others for a country's people."""
    suffix = codebook.load().roles.get(word)
    if suffix == "REB" and memory.band:
        return memory.band
    if suffix == "REB" and memory.group and memory.group[0].endswith("-REB"):
        return memory.group[0]
    country = "ISR" if suffix == "SETTLER" and country == "PSE" else country
    return f"{country}-{suffix}" if suffix and country else None
