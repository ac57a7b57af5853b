"""How real an event is: tense, modals, negation, conditions and the verb that governs an infinitive."""

from collections.abc import Sequence
from typing import Literal

from app.events.event import Modality
from app.events.scene import Scene
from app.mentions.triggers import BE, Trigger

Reading = Modality | Literal["content"]

WANTING = frozenset(
    "urge urged urges urging ask asked asks asking tell told demand demanded demands demanding order"
    " press pressed pressing want wants wanted appeal appealed appealing request requested encourage"
    " encouraged encouraging push pushed pushing call called calling calls pressure pressured persuade"
    " persuaded force forced allow allowed threaten threatened threatening threatens warn warned warning"
    " invite invited fail failed refuse refused refusing refuses decline declined unable try tried trying"
    " attempt attempted attempts seeking seek sought hope hopes hoped need needs needed must should"
    " opportunity way ways chance efforts effort able help helping helps work working bid enough difficult"
    " likely advise advised advising authority ability right capacity used using incentive pretext ploy"
    " wish wishes wanting".split()
)
PLANNING = frozenset(
    "plan plans planned planning agree agreed agrees vow vowed vows pledge pledged pledges promise"
    " promised promises intend intends intended decide decided decides prepare prepared prepares preparing"
    " set expected due scheduled slated deal agreement decision order ordered commitment committed offered"
    " offer offers proposal proposes proposed ready aims aim going about poised resolution authorised"
    " authorized accord".split()
)
REFUSING = frozenset("refuse refused refuses refusing decline declined declines declining".split())
GOING_ON = frozenset(("continue", "continues", "continued", "continuing"))
FUTURE = frozenset(("will", "'ll", "shall", "won't"))
MAYBE = frozenset(("may", "might", "could", "would", "can", "'d"))
OUGHT = frozenset(("must", "should", "ought"))
NEGATIONS = frozenset(
    "not never n't won't didn't hasn't haven't wasn't weren't don't doesn't cannot can't without".split()
)
HINDERED = ("avoid", "avert", "prevent", "deter")
ANNOUNCING = frozenset("said announced says confirmed pledged promised vowed declared told".split())
CONDITIONS = frozenset(("if", "unless", "whether"))
DENYING = frozenset(("denied", "denies", "deny", "denying"))
WEIGHING = frozenset("considering contemplating mulling weighing considered contemplated".split())


def read(scene: Scene, trigger: Trigger) -> Reading:
    """The modality that the words before a trigger give it; "content" where it is only wished or asked."""
    return _of_noun(scene, trigger) if trigger.noun else _of_verb(scene, trigger)


def _of_verb(scene: Scene, trigger: Trigger) -> Reading:
    start = scene.group_start(trigger.first)
    group = scene.lower[start : trigger.first]
    if any(word in CONDITIONS for word in scene.lower[max(0, start - 8) : start]):
        return "hypothetical"
    if "to" in group:
        return _governed(scene.lower, start + len(group) - 1 - group[::-1].index("to"))
    if not NEGATIONS.isdisjoint(group) or "no" in scene.lower[max(0, start - 3) : trigger.first]:
        return "denied"
    if any(word in FUTURE for word in group):
        return "planned"
    if any(word in OUGHT for word in group):
        return "content"
    if any(word in MAYBE for word in group):
        if "would" in group and not ANNOUNCING.isdisjoint(scene.lower[:start]):
            return "planned"
        return "content" if "can" in group else "hypothetical"
    return _of_bare(scene, trigger, start)


def _of_bare(scene: Scene, trigger: Trigger, start: int) -> Reading:
    """A gerund behind "for" or "of" is what somebody speaks about, behind "denied" what he did not do."""
    forms = trigger.forms
    before = scene.lower[start - 1] if start else ""
    if forms == {"ing"} and before in DENYING:
        return "denied"
    if forms == {"ing"} and before in WEIGHING:
        return "hypothetical"
    if forms == {"ing"} and before in ("from", "without", "before", "against", "about"):
        return "content"
    if forms <= {"base"} and start and not _plural_subject(scene, start):
        return "content"
    return "occurred"


def _plural_subject(scene: Scene, start: int) -> bool:
    """A bare form needs a subject right before it; elsewhere it is an order or an infinitive without 'to'."""
    return (
        start - 1 in scene.actor_at
        or scene.lower[start - 1].endswith("s")
        or scene.lower[start - 1] in ("and", ",", "who", "which", "that", "people", "“", '"')
    )


def _governed(lower: Sequence[str], to: int) -> Reading:
    """What an infinitive means under the nearest verb or noun to the left of its "to"."""
    if to and lower[to - 1] in BE:
        return "planned"
    for back in range(to - 1, max(to - 9, -1), -1):
        word = lower[back]
        if (word == "first" and back < to - 1) or (word in GOING_ON and back == to - 1):
            return "occurred"
        if word in PLANNING:
            return "content" if _negated(lower, back) else "planned"
        if word in WANTING or word in (";", ":", "that"):
            return "content"
    return "content"


def _negated(lower: Sequence[str], at: int) -> bool:
    return any(word in NEGATIONS or word in ("refused", "no") for word in lower[max(0, at - 3) : at])


def _of_noun(scene: Scene, trigger: Trigger) -> Reading:
    before = scene.lower[max(0, trigger.first - 5) : trigger.first]
    if "not" in before[-2:]:
        return "content"
    if any(word in ("no", "without", "against") or word.startswith(HINDERED) for word in before[-3:]):
        return "content"
    if any(
        word in ("planned", "scheduled", "upcoming", "forthcoming", "next", "future", "coming", "proposed")
        for word in before
    ):
        return "planned"
    if any(
        word in ("possible", "potential", "any", "further", "threatened", "would-be", "if")
        for word in before[-3:]
    ):
        return "hypothetical"
    return "occurred"


def refuses(scene: Scene, trigger: Trigger) -> bool:
    """Whether the verb group of a trigger is an infinitive under a verb of refusal ("refused to prolong")."""
    start = scene.group_start(trigger.first)
    group = scene.lower[start : trigger.first]
    return "to" in group and bool(REFUSING & set(scene.lower[max(0, start - 3) : start + 1]))


def ought(scene: Scene, at: int) -> bool:
    """Whether the verb group before word `at` says what somebody must or should do."""
    return any(word in OUGHT for word in scene.lower[scene.group_start(at) : at])
