"""What only says more of the violence before it: its toll, its means, its rank."""

from collections.abc import Sequence
from itertools import pairwise

from app.events.clause.scene import STOPS, Scene
from app.events.meaning.signals import Signal

SETTING = frozenset("in on at near since during after last by".split())
BLOWS = frozenset(
    "strike strikes airstrike airstrikes raid raids attack attacks bombing bombings bombardment shelling"
    " assault assaults offensive ambush barrage".split()
)
RANKS = frozenset("first second third fourth fifth sixth latest deadliest biggest worst largest".split())
JOINING = frozenset(("and", ",", "which", "that", "while"))
VIOLENT = frozenset(
    ("attack_reported", "strike_reported", "clash_reported", "war_started", "territory_taken")
)
SITE_DEEDS = VIOLENT - {"clash_reported", "war_started"}


def results(scene: Scene, found: Sequence[Signal]) -> set[int]:
    """What only says more of the violence before it: "killing two", "in one of the deadliest attacks"."""
    deeds = [s.trigger.last for s in found if s.type in VIOLENT and not s.weak]
    breaches = [s.trigger.last for s in found if s.type == "truce_violated"]
    after = [s for s in found if any(last < s.trigger.first for last in deeds)]
    means = {s.trigger.first for s in found if any(_is_means(scene, s, last) for last in breaches)}
    harm = [s for s in found if deeds and s.weak and s.type in VIOLENT]
    suffered = {s.trigger.first for s in harm if s.trigger.passive or _is_reduced(scene, s)}
    tolls = {s.trigger.first for s in found if _is_toll(scene, s, found) or _is_aim(scene, s)}
    told = [s for s in found if s.trigger.first not in tolls]
    doing = {s.trigger.first for s in told if s.rule == "alone" and _does(scene, s, told)}
    return (
        means
        | tolls
        | suffered
        | doing
        | {s.trigger.first for s in after if _is_effect(scene, s) or _is_ranked(scene, s)}
    )


def _does(scene: Scene, noun: Signal, found: Sequence[Signal]) -> bool:
    """Whether a noun of violence only names what does a deed or is exchanged ("a suicide bomber killed")."""
    if noun.type not in SITE_DEEDS:
        return False
    verbs = [s for s in found if s.type in VIOLENT and not (s.trigger.noun or _is_aim(scene, s))]
    after = (
        s.trigger.last <= noun.trigger.first < s.trigger.last + 4 for s in verbs if s.kind.sides == "two"
    )
    return any(scene.group_start(s.trigger.first) == noun.trigger.last for s in verbs) or any(after)


def _is_toll(scene: Scene, signal: Signal, found: Sequence[Signal]) -> bool:
    """Whether a weak verb has a noun of violence as its subject ("bombings at two embassies killed 20")."""
    if not signal.weak or signal.trigger.noun or signal.trigger.passive or signal.type not in VIOLENT:
        return False
    start = scene.group_start(signal.trigger.first)
    nouns = (s.trigger.last for s in found if s.type in SITE_DEEDS and s.rule == "alone")
    return any(last <= start and _is_one_phrase(scene, last, start) for last in nouns)


def _is_aim(scene: Scene, signal: Signal) -> bool:
    """Whether a participle only tells at whom the blow right before it was aimed ("raids targeting Chad")."""
    first = signal.trigger.first
    return scene.lower[first] == "targeting" and scene.lower[first - 1] in BLOWS


def _is_one_phrase(scene: Scene, first: int, last: int) -> bool:
    """Whether no clause ends and no verb stands between two words."""
    aimed = scene.lower[first] == "targeting"
    plain = aimed or all(t.noun for t in scene.within(first, last))
    return STOPS.isdisjoint(scene.lower[first:last]) and plain


def _is_reduced(scene: Scene, signal: Signal) -> bool:
    """Whether a participle behind a comma tells what befell somebody ("two men, killed when the bus ...")."""
    first, last = signal.trigger.first, signal.trigger.last
    reduced = "pp" in signal.trigger.forms and scene.lower[first - 1] == ","
    return reduced and not (SETTING | {"when"}).isdisjoint(scene.lower[last : last + 1])


def _is_means(scene: Scene, signal: Signal, breach: int) -> bool:
    """Whether violence only says how a truce was broken ("broke the truce with strikes on Bria")."""
    between = scene.lower[breach : signal.trigger.first]
    return signal.type in VIOLENT and "with" in between and STOPS.isdisjoint(between)


def _is_effect(scene: Scene, signal: Signal) -> bool:
    joined = scene.lower[scene.group_start(signal.trigger.first) - 1] in JOINING
    hurts = signal.weak or (signal.trigger.forms == {"ing"} and "hit" in signal.trigger.names("act"))
    return hurts and signal.type == "attack_reported" and joined


def _is_ranked(scene: Scene, signal: Signal) -> bool:
    """Whether a noun only ranks the deed before it ("in one of the deadliest attacks on the capital")."""
    before = scene.lower[max(0, signal.trigger.first - 6) : signal.trigger.first]
    if signal.type not in SITE_DEEDS or not signal.trigger.noun:
        return False
    return ("one", "of") in pairwise(before) or _is_numbered(before)


def _is_numbered(before: tuple[str, ...]) -> bool:
    """Whether a noun tells which of many a deed was (", its third attack", "in the latest raid")."""
    opening = next((at for at in range(len(before) - 1, -1, -1) if before[at] in (",", "in")), None)
    if opening is None or before[opening + 1 : opening + 2] not in (("the",), ("its",), ("their",)):
        return False
    told = before[opening + 2 :]
    return STOPS.isdisjoint(told) and not RANKS.isdisjoint(told)
