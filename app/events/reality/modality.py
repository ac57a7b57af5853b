"""How real an event is: tense, modals, negation, conditions and the verb that governs an infinitive."""

from collections.abc import Sequence
from itertools import pairwise

from app.events.clause.scene import QUOTES, Scene
from app.events.reality import denials, gerunds, governed, nominal, outlook
from app.events.reality.nominal import CANCELLING, PARTED, Reading
from app.mentions.auxiliaries import ASPECTS, BE, DO, HAVE, MODALS
from app.mentions.triggers import Trigger

WANTING = frozenset(
    "urge urged urges urging ask asked asks asking tell told demand demanded demands demanding order"
    " press pressed pressing want wants wanted appeal appealed appealing request requested encourage"
    " encouraged encouraging push pushed pushing call called calling calls pressure pressured persuade"
    " persuaded force forced allow allowed threaten threatened threatening threatens warn warned warning"
    " invite invited fail failed refuse refused refusing refuses decline declined unable try tried trying"
    " attempt attempted attempts seeking seek sought hope hopes hoped need needs needed must should"
    " opportunity way ways chance efforts effort able help helping helps work working bid enough difficult"
    " likely advise advised advising authority ability right capacity used using incentive pretext ploy"
    " wish wishes wanting drive campaign offensive assault battle struggle unwilling".split()
)
PLANNING = frozenset(
    "plan plans planned planning agree agreed agrees vow vowed vows vowing pledge pledged pledges pledging"
    " promise promised promises promising intend intends intended decide decided decides prepare prepared"
    " prepares preparing set expected due scheduled slated deal agreement decision order ordered"
    " commitment committed offered offer offers proposal proposes proposed ready aims aim going about poised"
    " resolution authorised authorized accord intention intentions willing".split()
)
PROMPTING = frozenset("prompt prompts prompted prompting led leading caused causing".split())
GATHERING = frozenset("gathered rallied marched assembled streets turned poured".split())
PROTESTING = ("protest", "demonstrate")
OPERATING = frozenset("operation operations raid raids sweep sweeps".split())
STARTING = frozenset("launched launches mounted conducted carried staged".split())
UNFORCED = MODALS | {"to", "be", "not", "never", "if"}
CEASING = frozenset(
    "stop stops stopped stopping cease ceases ceased ceasing halt halts halted quit quits suspend suspended"
    " suspends delay delayed delays postpone postponed rule ruled avoid avoided avoids risk risks".split()
)
DUE = frozenset(("expected", "due", "awaited"))
DOING = ASPECTS | {"together", "united"}  # "came together to condemn"
BELIEVED = frozenset("believed said thought reported alleged suspected understood rumoured claimed".split())
FUTURE = frozenset(("will", "'ll", "shall", "won't"))
OUGHT = frozenset(("must", "should", "ought"))
NEGATIONS = frozenset(
    "not never n't won't didn't hasn't haven't wasn't weren't don't doesn't cannot can't without couldn't"
    " wouldn't shouldn't isn't aren't hadn't".split()
)
AMOUNTS = frozenset(("fewer", "less", "more", "longer"))
USUAL = frozenset("often usually typically sometimes routinely frequently generally always".split())
NOT_ALL = (("not", "all"), ("not", "every"))
ANNOUNCING = frozenset(
    "explained insisted noted stated said announced says confirmed pledged promised vowed declared"
    " told added adds reiterated stressed".split()
)
THREATENING = frozenset("warn warned warns warning threatened threatens".split())
UNTIL = frozenset(("before", "until"))
CONDITIONS = frozenset(("if", "unless", "whether"))
JOINED = frozenset((",", "and", "or"))
LONGEST_LIST = 24  # words behind a condition in which the verbs of a list still stand under it
PRESENT = frozenset(("base", "s"))
WHEN = frozenset("while as when once after before until".split())
STOPPED = frozenset((",", ";", "said", "says"))
TO_BE = (("is", "to"), ("are", "to"))
SAID = (("said",), ("announced",), ("confirmed",))
REACH = 12  # words from a verb within which a list goes on, or another clause gives it its time
SHARED = MODALS | DO | {"to"}
NO_PLURALS = frozenset("us this his its as".split())


def read(scene: Scene, trigger: Trigger) -> Reading:
    """The modality that the words before a trigger give it; "content" where it is only wished or asked."""
    return nominal.read(scene, trigger) if trigger.noun else _of_verb(scene, trigger)


def _of_verb(scene: Scene, trigger: Trigger) -> Reading:
    start, end, forms = _tensed(scene, trigger)
    lets = governed.letting(scene.lower, start) if "base" in forms else None
    if lets is not None:
        start, end, forms = scene.group_start(lets), lets, frozenset({"past"})
    if (lets is not None or forms <= {"base"}) and (shared := _shared(scene.lower, start)) is not None:
        start, end = scene.group_start(shared + 1), shared + 1
    if start and scene.lower[start - 1] in CEASING and forms == {"ing"}:
        return "content"
    if _is_conditional(scene, start):
        return "hypothetical" if NEGATIONS.isdisjoint(scene.lower[start:end]) else "content"
    if start > 1 and scene.lower[start - 1] in QUOTES and scene.lower[start - 2] == "to":
        return _governed(scene, start - 2)  # 'called on them to "arrest the killers"'
    forms = frozenset({"ing"}) if scene.lower[start] == "having" else forms
    due = not DUE.isdisjoint(scene.lower[end : end + 2]) and scene.lower[end] in BE
    reading = "planned" if due else _of_group(scene, start, end, forms)  # "is expected in Rabat"
    denied = reading == "occurred" and (
        denials.is_denied(scene, start)
        or denials.is_untrue(scene, start, trigger.last)
        or _has_no_object(scene, trigger)
    )
    return "denied" if denied else reading


def _tensed(scene: Scene, trigger: Trigger) -> tuple[int, int, frozenset[str]]:
    """The words before the verb that carries the tense, and its forms: "began" in "began to withdraw"."""
    start, forms = scene.group_start(trigger.first), trigger.forms
    aspect = scene.lower[start - 1] if start else ""
    bound = forms == {"ing"} or "to" in scene.lower[start : trigger.first]
    if aspect not in ASPECTS or not bound or not BE.isdisjoint(scene.lower[start : trigger.first]):
        return start, trigger.first, forms
    return scene.group_start(start - 1), start - 1, frozenset({"ing"} if aspect.endswith("ing") else {"past"})


def _shared(lower: Sequence[str], start: int) -> int | None:
    """The auxiliary or "to" before an earlier verb that a joined base form shares ("to detain or expel")."""
    joined = start > 1 and (lower[start - 1] in ("and", "or") or _opens_item(lower, start))
    if not joined:
        return None
    for back in range(start - 2, max(start - 14, -1), -1):
        if lower[back] in SHARED:
            return back
        if lower[back] in PARTED and lower[back] not in (",", "and"):
            return None
    return None


def _opens_item(lower: Sequence[str], start: int) -> bool:
    """Whether a verb stands in a list that goes on ("had to end the siege, pull out and resume talks")."""
    return lower[start - 1] == "," and "and" in lower[start : start + REACH]


def _is_conditional(scene: Scene, start: int) -> bool:
    """Whether a verb group stands under "if" or "unless", or in a clause that opens with "should"."""
    listed = start > 0 and scene.lower[start - 1] in JOINED  # "unless it stopped the raids and freed them"
    before = scene.lower[max(0, start - (LONGEST_LIST if listed else 8)) : start]
    if not CONDITIONS.isdisjoint(before) or ("in", "case") in pairwise(before):
        return True
    return scene.lower[0] in OUGHT and start > 0 and "," not in scene.lower[:start]


def _of_group(scene: Scene, start: int, end: int, forms: frozenset[str]) -> Reading:
    group = scene.lower[start:end]
    if "to" in group:
        if ("not", "to") in pairwise(group):
            return "content"
        if "yet" in group:  # "have yet to begin"
            return "denied"
        return _governed(scene, start + len(group) - 1 - group[::-1].index("to"))
    if group[:1] == ("be",):
        return "content"  # "proposed that a congress be held"
    if not NEGATIONS.isdisjoint(group) or _has_no_subject(scene, start):
        return "denied"
    if any(word in FUTURE for word in group):
        return "planned"
    ought = any(word in OUGHT or (word in USUAL and HAVE.isdisjoint(group)) for word in group)
    if ought or outlook.is_awaited(scene.lower, start, group, forms):
        return "content"
    if any(word in gerunds.MAYBE for word in group):
        return _possible(scene, start, group)
    return _of_bare(scene, forms, start)


def _has_no_subject(scene: Scene, start: int) -> bool:
    """Whether "no" or "neither" opens the subject of a verb group ("neither side attacked")."""
    before = scene.lower[max(0, start - 6) : start]
    some = any(pair in NOT_ALL for pair in pairwise(before))
    neither = "neither" in before and "," not in before[before.index("neither") :]
    return ("no" in before[-3:] and "," not in before[-3:]) or neither or some


def _has_no_object(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb's object is none ("reached no agreement")."""
    after = scene.lower[trigger.last : trigger.last + 2]
    return after[:1] == ("no",) and AMOUNTS.isdisjoint(after)


def _possible(scene: Scene, start: int, group: Sequence[str]) -> Reading:
    """What "may", "could" or "would" make of a verb; what could have been was not."""
    if "have" in group and not {"could", "would"}.isdisjoint(group):
        return "content"
    before = scene.lower[max(0, start - 4) : start]
    if not THREATENING.isdisjoint(before) or ("could" in group and not UNTIL.isdisjoint(before)):
        return "content"
    if "would" in group and not ANNOUNCING.isdisjoint((*scene.lower[:start], *_trailing(scene, start))):
        return "planned"
    return "content" if "can" in group else "hypothetical"


def _trailing(scene: Scene, start: int) -> Sequence[str]:
    """The word of saying behind the clause of a verb ("talks would resume in May, said the envoy")."""
    behind = scene.lower[start:]
    commas = (at for at, word in enumerate(behind) if word == ",")
    return next((behind[at + 1 : at + 2] for at in commas if behind[at + 1 : at + 2] in SAID), ())


def _of_bare(scene: Scene, forms: frozenset[str], start: int) -> Reading:
    """A gerund behind "for" or "of" is what somebody speaks about, behind "denied" what he did not do."""
    before = scene.lower[start - 1] if start else ""
    if forms == {"ing"}:
        return gerunds.read(scene, before, start)
    if forms <= {"base"} and start and (governed.is_asked(scene, start) or not _plural_subject(scene, start)):
        return "content"
    return "planned" if forms <= PRESENT and _goes_with_future(scene, start) else "occurred"


def _goes_with_future(scene: Scene, start: int) -> bool:
    """Whether a verb in the present dates what lies ahead ("will deploy as the army withdraws")."""
    low = max(0, start - REACH)
    at = next((i for i in range(start - 1, low, -1) if scene.lower[i] in WHEN), None)
    if at is None or STOPPED.intersection(scene.lower[at + 1 : start]):
        return False
    return not FUTURE.isdisjoint(scene.lower[:at]) or any(p in TO_BE for p in pairwise(scene.lower[:at]))


def _plural_subject(scene: Scene, start: int) -> bool:
    """A bare form needs a subject right before it; elsewhere it is an order or an infinitive without 'to'."""
    return (
        start - 1 in scene.actor_at
        or (scene.lower[start - 1].endswith("s") and scene.lower[start - 1] not in NO_PLURALS)
        or scene.lower[start - 1]
        in ("and", "but", ",", "who", "which", "that", "people", "“", '"', "we", "they", "i")
    )


def _governed(scene: Scene, to: int) -> Reading:
    """What an infinitive means under the nearest verb or noun to the left of its "to"."""
    lower = scene.lower
    if to and lower[to - 1] == "were" and "if" in lower[:to]:
        return "hypothetical"
    if to and (lower[to - 1] in BE or lower[to - 1 : to + 2] == (",", "to", "be")):
        return "planned"
    if to and lower[to - 1] in BELIEVED and lower[to + 1 : to + 2] in (("have",), ("be",), ("hold",)):
        return "claimed"
    for back in range(to - 1, max(to - 9, -1), -1):
        word = lower[back]
        if _brings_about(lower, back, to):
            return "occurred"
        if word in PLANNING:
            return "content" if _negated(lower, back) else "planned"
        if word in WANTING or word in (";", ":", "that"):
            return "content"
    return "planned" if _is_heading(scene, to) else "content"


def _brings_about(lower: Sequence[str], at: int, to: int) -> bool:
    """Whether what a word before "to" tells comes to be done ("came together to", "launched raids to")."""
    word = lower[at]
    if (word == "first" and at < to - 1) or (word in DOING and at == to - 1) or word in PROMPTING:
        return True
    if word == "forced":
        return lower[at - 1] not in UNFORCED
    if word in OPERATING:
        return not STARTING.isdisjoint(lower[max(0, at - 4) : at])
    return word in GATHERING and lower[to + 1].startswith(PROTESTING)


def _is_heading(scene: Scene, to: int) -> bool:
    """Whether "to" opens the verb group of a headline, which no verb governs ("Leaders to meet in Doha")."""
    whole = scene.sentence.part == "text" and scene.lower[-1] in (".", "!", "?", "”", '"')
    return not whole and not any(t.first < to and not t.noun for t in scene.triggers)


def _negated(lower: Sequence[str], at: int) -> bool:
    """Whether a plan is none: refused, dropped, or not made."""
    before = lower[max(0, at - 3) : at]
    return any(word in NEGATIONS or word in CANCELLING or word in ("refused", "no") for word in before)
