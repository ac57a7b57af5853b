"""Which date of a sentence belongs to which of its triggers: clauses, causes, other verbs between."""

from itertools import pairwise, takewhile

from app.codebook.lexicon import Form
from app.events.clause import occasions
from app.events.clause.named import names_another, names_noun
from app.events.clause.positions import word_after, word_at
from app.events.clause.scene import BRACKETS, RELATIVE, STOPS, Scene
from app.mentions.actors import DETERMINERS, PREPOSITIONS
from app.mentions.auxiliaries import BE, DO, HAVE, MODALS
from app.mentions.mention import DateMention
from app.mentions.triggers import Trigger

SAME_TIME = frozenset(("when", "while"))  # a clause that they open happens when the other one does
BREAKS = (STOPS - BRACKETS - SAME_TIME - {"as"}) | RELATIVE | {"following", "ahead"}
BOUNDS = frozenset("since until after before following".split())
CAUSES = frozenset("over about despite".split())
RECALLING = frozenset(
    "follows marks recalls echoes builds reviewed condemned deplored denounced condemning".split()
)
MARKS = frozenset(', ) ( ” " after'.split())
HEADING = ((), (":",), ("–",), ("—",), ("-",))
ISSUED = frozenset(
    "adopted published issued released delivered broadcast aired posted signed sent dated ending".split()
)
PAPERS = frozenset(
    "agreement accord accords treaty pact deal protocol memorandum resolution declaration convention charter"
    " ceasefire truce constitution law decree letter election elections referendum".split()
)
PACTS = frozenset(("agreement", "truce"))
FINITE = (BE | HAVE) - {"be", "been", "being", "having"}
DASHES = frozenset("–—")
TIMES = frozenset("in on at early late both first".split())
SUPERLATIVES = frozenset("first worst biggest largest deadliest heaviest highest lowest longest most".split())
OPENING = 3
INFINITIVE = MODALS | DO | {"to", "and", "or", "not", ","}
PRESENT: frozenset[Form] = frozenset(("base", "s"))
GERUND: frozenset[Form] = frozenset(("ing",))
LATELY = 31  # days: an older date in a clause of cause is the cause's


def own(scene: Scene, trigger: Trigger) -> DateMention | None:
    """The nearest date of a trigger's own clause, else that of its entry in a list of days; None for none."""
    usable = [m for m in scene.dates if dates_events(scene, m)]
    nearest = min(usable, key=lambda mention: _distance(scene, trigger, mention), default=None)
    if nearest is None or _distance(scene, trigger, nearest)[0] > 0:
        return entry(scene)
    own = None if _ends_subject(scene, trigger, nearest) else nearest
    if not (_is_infinitive(scene, trigger) or _is_anothers(scene, trigger, nearest)):
        return own
    behind = (m for m in usable if m.bound == "in" and word_at(scene, m) > trigger.first)
    return next((m for m in behind if _distance(scene, trigger, m)[0] == 0), own)


def _ends_subject(scene: Scene, trigger: Trigger, mention: DateMention) -> bool:
    """Whether a date ends a trigger's subject and dates what is told in it ("men held in May were freed")."""
    after = word_after(scene, mention)
    if trigger.noun or scene.group_start(trigger.first) != after or scene.lower[after] not in FINITE:
        return False
    long_ago = mention.precision in ("month", "year") and mention.text[:4].lower() != "this"
    return (scene.lower[after] != "had" and scene.lower[after] in HAVE and long_ago) or occasions.is_told_in(
        scene, word_at(scene, mention)
    )


def _is_infinitive(scene: Scene, trigger: Trigger) -> bool:
    """Whether a trigger is what somebody decided ("decided on May 2 to meet on May 6")."""
    return scene.lower[trigger.first - 1 : trigger.first] == ("to",)


def _is_anothers(scene: Scene, trigger: Trigger, mention: DateMention) -> bool:
    """Whether a date in front of a trigger stands behind another verb and so tells when that happened."""
    if trigger.noun or (at := word_at(scene, mention)) >= trigger.first:
        return False
    return any(not t.noun for t in scene.within(0, at))


def entry(scene: Scene) -> DateMention | None:
    """The date that heads a sentence as an entry in a list of days ("9 July 2006: ..."), None for none."""
    for mention in scene.dates[:1]:
        behind = scene.lower[word_after(scene, mention) :][:1]
        bulleted = not any(word[0].isalnum() for word in scene.lower[: word_at(scene, mention)])
        if bulleted and (behind in HEADING or _heads(scene, mention)) and mention.first is not None:
            return mention
    return None


def _heads(scene: Scene, mention: DateMention) -> bool:
    """Whether a date of the calendar opens a sentence without any mark ("May 29 Rebels seize Goma")."""
    behind = scene.sentence.words[word_after(scene, mention) :][:1]
    dated = mention.precision in ("day", "month") and any(letter.isdigit() for letter in mention.text)
    return dated and bool(behind) and behind[0][0].isupper()


def setting(scene: Scene) -> DateMention | None:
    """The date of a sentence's main clause: the first that no subordinate clause and no noun holds."""
    for mention in scene.dates:
        at = word_at(scene, mention)
        if dates_events(scene, mention) and not _boundaries(scene, 0, at, at):
            return None if names_noun(scene, mention) or _in_passing(scene, mention, at) else mention
    return None


def _in_passing(scene: Scene, mention: DateMention, at: int) -> bool:
    """Whether a date tells when a cause or a thing recalled happened ("follows their meeting in May")."""
    lead = scene.lower[:at]
    if any(t.noun and occasions.tells_when(scene, t, at) for t in scene.within(0, at)):
        return True
    return at > OPENING and not (RECALLING.isdisjoint(lead) and (_is_day(mention) or CAUSES.isdisjoint(lead)))


def _is_day(mention: DateMention) -> bool:
    """Whether a date is told as a day near the news, by its weekday or its place in the year."""
    return mention.precision in ("day", "hour", "minute") and mention.basis == "relative"


def dates_events(scene: Scene, mention: DateMention) -> bool:
    """Whether a date tells when something happens, not how often or how old ("men born after 2000")."""
    if mention.first is None or mention.bound == "before" or mention.value.endswith("REF"):
        return False
    at = word_at(scene, mention)
    before = scene.lower[max(0, at - 8) : at]
    if before[-1:] in (("time",), ("times",)) or "born" in before[-2:]:
        return False
    if mention.bound != "since" and not mention.text.lower().startswith("this "):
        return True  # else it may only rank ("the first this year")
    near = reversed(tuple(takewhile(lambda word: word != ",", reversed(before))))
    return SUPERLATIVES.isdisjoint(near)


def perfect(scene: Scene, trigger: Trigger) -> str | None:
    """The form of "have" in a trigger's verb group, None outside a perfect tense."""
    group = scene.lower[scene.group_start(trigger.first) : trigger.first]
    return next((word for word in group if word in HAVE), None)


def _distance(scene: Scene, trigger: Trigger, mention: DateMention) -> tuple[int, int, int]:
    """How far a date is from a trigger: clauses that part them, clauses of the same time, words."""
    at = word_at(scene, mention)
    low, high = sorted((at, trigger.first))
    if trigger.noun and trigger.first < at and occasions.tells_when(scene, trigger, at):
        return 0, 0, high - low
    parted = (
        _boundaries(scene, low, high, at)
        + _anothers(scene, trigger, at)
        + names_another(scene, trigger, mention)
    )
    if at < trigger.first:
        parted += "having" in scene.lower[at : trigger.first]
        parted += _embedded(scene, at, high) + _is_cause(scene, trigger)
    else:
        parted += _of_cause(scene, trigger, mention, at)
    return parted, sum(word in SAME_TIME for word in scene.lower[low:high]), high - low


def _embedded(scene: Scene, at: int, trigger: int) -> bool:
    """Whether a date stands in an inserted clause ("Peru, which left in May, says") that closes before."""
    opened = max((i for i in range(at) if scene.lower[i] in RELATIVE), default=None)
    return opened is not None and scene.lower[opened - 1] == "," and "," in scene.lower[at:trigger]


def _is_cause(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun tells why something was done ("were fined on Monday over killings in Bria")."""
    return trigger.noun and not CAUSES.isdisjoint(scene.lower[max(0, trigger.first - 2) : trigger.first])


def _of_cause(scene: Scene, trigger: Trigger, mention: DateMention, at: int) -> bool:
    """Whether a date behind a trigger tells when its cause or its object happened."""
    between = scene.lower[trigger.last : at]
    inserted = any(one == "," and _is_participle(word) for one, word in pairwise(between))
    if inserted and not trigger.noun:
        return True
    if not _is_day(mention) and any(_opens_cause(one, word) for one, word in pairwise((*between, ""))):
        return True
    if between[-1:] == ("of",) and not PAPERS.isdisjoint(between[-2:-1]):  # "breached the accord of 3 May"
        return True
    closes = scene.lower[word_after(scene, mention) :][:1]
    return (
        closes in (("between",), ("by",))
        and not trigger.noun
        and any(t.noun and trigger.last <= t.first < at for t in scene.triggers)
    )


def _opens_cause(word: str, follower: str) -> bool:
    """Whether a word leads on to a cause ("over the killings"), and to no number ("about 200 troops")."""
    return word in CAUSES and not follower[:1].isdigit()


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed")


def _boundaries(scene: Scene, low: int, high: int, date: int) -> int:
    """How many of the words [low, high) open a clause."""
    return sum(scene.lower[i] in BREAKS and _opens_clause(scene, i, date) for i in range(low, high))


def _opens_clause(scene: Scene, index: int, date: int) -> bool:
    """Whether such a word opens a clause; the preposition of a date at word `date` opens none."""
    word = scene.lower[index]
    if word == "that":
        return index == 0 or scene.lower[index - 1] not in PREPOSITIONS
    which = word in RELATIVE or word == "where" or scene.lower[index : index + 2] == ("after", "which")
    if which and date < index:  # "the pact of 2015, which lifted sanctions"
        return not any(m for m in scene.dates if _ends_before(scene, m, index))
    if word in DASHES and index < date:  # "fought two wars – in 2014 and 2020"
        return not TIMES.issuperset(scene.lower[index + 1 : date])
    return not (word in BOUNDS and index < date and set(scene.lower[index + 1 : date]) <= DETERMINERS)


def _ends_before(scene: Scene, mention: DateMention, index: int) -> bool:
    return word_at(scene, mention) > OPENING and MARKS.issuperset(
        scene.lower[word_after(scene, mention) : index]
    )


def _anothers(scene: Scene, trigger: Trigger, at: int) -> bool:
    """Whether another verb stands between a trigger and a date, and so owns the date."""
    if at <= OPENING:
        return False
    low, high = sorted((at, trigger.first))
    return any(not t.noun and low < t.first < high and not _shares(scene, trigger, t) for t in scene.triggers)


def _shares(scene: Scene, trigger: Trigger, other: Trigger) -> bool:
    """Whether another verb shares its date with a trigger: joined to it, or a participle of its occasion."""
    if other.first == trigger.first or (
        scene.lower[other.first] in ISSUED and not _is_pact(scene, trigger, other)
    ):
        return True
    if "past" in trigger.forms and other.forms <= PRESENT and scene.lower[other.first - 1] not in INFINITIVE:
        return True  # no verb: "launched further air strikes on Monday"
    if trigger.noun and trigger.first < other.first and _is_subject(scene, trigger, other):
        return True
    kept = scene.lower[other.first - 1] == "from" and trigger.first < other.first  # "kept aid from entering"
    considered = other.forms == GERUND and (other.first == trigger.last or kept)  # "consider imposing"
    if considered or occasions.is_said(scene, trigger, other):
        return True
    if trigger.first < other.first and not SAME_TIME.isdisjoint(scene.lower[trigger.first : other.first]):
        return True
    start = scene.group_start(other.first)
    opened = start - (start > 1 and scene.lower[start - 2] == "and")  # "three killed and five wounded"
    joined = opened > 0 and scene.lower[opened - 1] in ("and", ",") and trigger.first < other.first
    return joined and start == other.first and not other.forms.isdisjoint(trigger.forms)


def _is_pact(scene: Scene, trigger: Trigger, participle: Trigger) -> bool:
    """Whether a participle dates a pact that a verb is about ("must honour the deal signed in May")."""
    at = participle.first
    nouns = (t for t in scene.within(trigger.last, at) if t.noun and t.last == at)
    pact = any(not PACTS.isdisjoint(noun.names("topic")) for noun in nouns)
    return pact and not trigger.noun and "in" not in scene.lower[at - 5 : at]


def _is_subject(scene: Scene, noun: Trigger, verb: Trigger) -> bool:
    """Whether a noun is what a verb behind it tells of: the clause has no verb before, none between."""
    if verb.passive and scene.group_start(verb.first) == verb.first:  # "the end of a truce declared by Peru"
        return False
    opened = max((i for i in range(noun.first) if scene.lower[i] in BREAKS), default=0)
    between = (t for t in scene.within(opened, verb.first) if not t.noun)
    return all(scene.lower[t.last : t.last + 1] == ("to",) for t in between)
