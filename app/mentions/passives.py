"""Whether a verb is in the passive, by the words around it and the forms that it can have."""

from app.codebook.lexicon import Form
from app.codebook.phrases import Words
from app.mentions.actors import PREPOSITIONS
from app.mentions.auxiliaries import ADVERBS, ASSISTING, BE
from app.mentions.dates.vocabulary import FULL_DAYS
from app.mentions.numbers import NUMBERS

MINDED = frozenset(
    "concerned alarmed committed shocked dismayed outraged saddened opposed appalled troubled horrified"
    " disturbed disappointed angered incensed frustrated encouraged heartened pleased involved prepared"
    " locked engaged closeted deadlocked worried determined interested".split()
)
# Who is one of these visits, as a phrase with its place.
HOSTED = frozenset("expected awaited received welcomed greeted hosted".split())
ACTIVE = MINDED | HOSTED
PARTICIPLE = tuple(
    "ed held sworn driven shot taken put blown overrun thrown brought cut kept let set".split()
)
JOINING = frozenset(("and", "or", ",", "but"))  # "had regrouped and gone"
# What may stand between a verb and by whom it is done.
ASIDE = frozenset(
    "today yesterday overnight again twice once there here abroad home about upon up down out off on over"
    " away back together apart aside forward along alive dead awake hostage prisoner captive known earlier"
    ' late early daily jointly ” "'.split()
)
VOTES = frozenset("majority consensus votes acclamation margin unanimity".split())
STANDING = frozenset(("stand", "stands", "stood"))
COME = frozenset(("come", "comes", "came", "coming"))
HARMED = frozenset(
    "killed wounded injured kidnapped abducted detained arrested jailed imprisoned deported evacuated".split()
)
TAKEN = (("held",), ("captured",), ("freed",), ("released",))
CAPTIVE = frozenset(
    "hostages captives prisoners soldiers civilians people men women children sailors workers staff"
    " journalists detainees crew fishermen pilots students tourists citizens nationals others monks nuns"
    " priests hostage captive prisoner troops diplomats observers peacekeepers remains bodies".split()
)
ESTIMATING = (("at", "least"), ("at", "most"), ("as", "many"), ("up", "to"), ("more", "than"))
ABOUT = (("over",), ("about",), ("around",), ("under",), ("between",), ("near",))
OBJECTLESS = PREPOSITIONS | frozenset(". ; and as when while after before since".split())


def is_one(lower: Words, first: int, last: int, forms: frozenset[Form]) -> bool:
    """Whether words [first, last) are a verb that is acted upon ("was hit", "came under fire")."""
    told = first + 1 + (last - first > 2 and lower[first + 1] in ADVERBS)  # "was also ambushed"
    if lower[first] in BE and last - first > 1 and lower[told] not in ACTIVE:
        return lower[told].endswith(PARTICIPLE)
    if lower[first] in COME and "under" in lower[first:last]:
        return True
    if "pp" not in forms:
        return False
    at = first - 1
    while at >= 0 and (lower[at] in ADVERBS or lower[at].endswith("ly")):
        at -= 1
    if at >= 0 and (lower[at] in BE or lower[at] in STANDING or lower[at] == "those"):
        return True
    if at >= 0 and lower[at] in ASSISTING:
        return False
    if at >= 0 and forms <= {"pp"} and lower[at] not in JOINING and lower[last - 1] not in PREPOSITIONS:
        return True  # "reporters taken hostage", as no subject has a bare participle for its verb
    return (_has_agent(lower, last) and not _is_vote(lower, last)) or _is_harmed(lower, first, last)


def _has_agent(lower: Words, last: int) -> bool:
    """Whether "by" follows a verb, at once or over an adverb, as over no object ("condemned raids by")."""
    behind = (*lower[last : last + 2], "", "")[:2]
    if behind[0] == "by" or behind[1] != "by":
        return behind[0] == "by"
    word = behind[0]
    over = word in ADVERBS or word in ASIDE or word in FULL_DAYS or word.endswith("ly")
    return over or lower[last - 1] == "from"  # "released from captivity by"


def _is_vote(lower: Words, last: int) -> bool:
    """Whether "by" behind a verb only tells with how many votes ("adopted by a large majority a text")."""
    return lower[last : last + 1] == ("by",) and not VOTES.isdisjoint(lower[last + 1 : last + 5])


def _is_harmed(lower: Words, first: int, last: int) -> bool:
    """Whether a verb of harm has no object behind it ("nine were killed and eight wounded in a raid")."""
    behind = lower[last : last + 2]
    joined = behind[:1] == ("and",) and not HARMED.isdisjoint(behind)
    taken = lower[first:last] in TAKEN and lower[first - 1] in CAPTIVE
    harmed = lower[last - 1] in HARMED or taken
    if not harmed or joined or _is_count(behind):
        return False
    return OBJECTLESS.issuperset(behind[:1])


def _is_count(words: Words) -> bool:
    """Whether words open a number of people ("killed at least ten", "wounded over 40")."""
    if words in ESTIMATING:
        return True
    return words[:1] in ABOUT and len(words) > 1 and (words[1].isdecimal() or words[1] in NUMBERS)


def is_headlined(lower: Words, first: int, last: int, forms: frozenset[Form]) -> bool:
    """Whether a headline's bare participle without an object is acted upon ("Envoy summoned over clash")."""
    bare = first > 0 and lower[first - 1] not in ASSISTING and lower[first - 1] != "to"
    ends = last == len(lower) or lower[last] in PREPOSITIONS or lower[last] in (",", ":", ";")
    return bare and ends and "pp" in forms and lower[first].endswith("ed") and last - first == 1
