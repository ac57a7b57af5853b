"""How real an event is that a noun tells: planned, possible, called off, or only demanded and feared."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from app.events.clause.scene import STOPS, Scene
from app.events.event import Modality
from app.mentions.auxiliaries import ASPECTS, BE
from app.mentions.triggers import Trigger

Reading = Modality | Literal["content"]

PARTED = (STOPS - {"that"}) | {",", "and", "who", "which"}
CANCELLING = frozenset(
    "cancel cancels cancelled canceled cancelling postpone postpones postponed postponing scrap"
    " scraps scrapped shelve shelved shelves abandon abandons abandoned drop drops dropped called"
    " calls ruled rules rejected suspend suspends suspended revoke revokes revoked quash quashes"
    " quashed".split()
)
SPLIT = frozenset("called calls ruled rules put".split())
ABSENT = frozenset(("no", "without", "against"))
AHEAD = frozenset("planned scheduled upcoming forthcoming next future coming proposed".split())
LEAVING = frozenset("withdrawal pullout pullback".split())  # what is announced before it is done
ANNOUNCED = frozenset("announce announces announced announcing".split())
POSSIBLE = frozenset("possible potential any further threatened would-be if".split())
WISHING = frozenset(
    "demand demands demanded demanding urge urged urges urging propose proposes proposed proposing seek seeks"
    " oppose opposes opposed opposing resist resists resisted"
    " expect expects expected sought seeking request requested requests fear fears feared fearing prospect"
    " possibility likelihood want wants wanted wanting"
    " lift lifts lifted lifting ease eases eased easing waive waives waived waiving"
    " moratorium termination cessation freeze groundwork"
    " risk need hopes hope blocked blocks blocking hindered obstructed prevented banned".split()
)
WISHES = (
    ("to", "allow"),
    ("to", "enable"),
    ("to", "facilitate"),
    ("called", "for"),
    ("calls", "for"),
    ("call", "for"),
    ("calling", "for"),
    ("wait", "for"),
    ("condition", "for"),
    ("conditions", "for"),
)
PLANS = tuple((plan, "for") for plan in ("plan", "plans", "preparation", "preparations", "preparing"))
VIOLENT = frozenset(("strike", "attack", "clash", "war"))
WAGED = frozenset(("war_started", "attack_reported", "strike_reported", "territory_taken"))
FREED = (("freed",), ("released",))
REAL = frozenset(
    "after over following since about end halt stop during amid despite response because".split()
)
UNLISTED = (STOPS | REAL | {"who", "which", "will", "is", "are", "was", "were"}) - {"end", "halt"}
LIST = 40  # words back in which a list of wishes may begin
TO_COME = frozenset(("will", "would", "'ll", "'d", "shall"))
LEADING = frozenset(("a", "an", "the", "and"))  # before an adjective in -ed
SCHEDULED = frozenset("scheduled planned expected due set slated pencilled penciled".split())
ENDED = (("to", "end"), ("to", "stop"), ("to", "halt"))
EXPECTED = (("expected",), ("anticipated",))  # as an adjective ("ahead of expected talks")
DEEMED = tuple((word,) for word in "considered deemed as to regarded called constitute".split())
HINDERED = ("avoid", "avert", "prevent", "deter", "refrain")


def read(scene: Scene, trigger: Trigger) -> Reading:
    """The modality of a noun; "content" where it is only wished, feared or called off."""
    before = scene.lower[max(0, trigger.first - 5) : trigger.first]
    near = before[-3:]
    if near[-2:-1] in DEEMED and near[-1:] in (("a",), ("an",)):
        return "content"  # "would be considered a declaration of war"
    if near[-1:] in EXPECTED:
        return "planned"
    if (
        before[-2:] in ENDED
        or (
            near[-1:] == ("any",)
            and near[-2:-1] != ("there",)
            and not VIOLENT.isdisjoint(trigger.names("topic"))
        )
        or "not" in before[-2:]
        or not ABSENT.isdisjoint(near)
        or any(w.startswith(HINDERED) for w in near)
    ):
        return "content"
    if (
        _is_wished(scene.lower, trigger.first)
        or _is_listed(scene.lower, trigger.first)
        or _is_dropped(scene.lower, trigger.last)
        or (near[-1:] == ("from",) and near[-2:-1] in FREED)
        or (any(pair in PLANS for pair in pairwise(before)) and _is_violent(trigger))
    ):
        return "content"
    if (
        not AHEAD.isdisjoint(before)
        or _is_scheduled(scene.lower, trigger.last)
        or _is_to_begin(scene, near, trigger.first)
        or (scene.lower[trigger.first] in LEAVING and not ANNOUNCED.isdisjoint(near))
    ):
        return "planned"
    return "occurred" if POSSIBLE.isdisjoint(near) else "hypothetical"


def _is_violent(trigger: Trigger) -> bool:
    return not (VIOLENT.isdisjoint(trigger.names("topic")) and WAGED.isdisjoint(trigger.names("type")))


def _is_to_begin(scene: Scene, near: Sequence[str], first: int) -> bool:
    """Whether a noun is what somebody will begin ("would start their pullout")."""
    at = next((first - back for back, word in enumerate(reversed(near), 1) if word in ASPECTS), None)
    return at is not None and not TO_COME.isdisjoint(scene.lower[scene.group_start(at) : at])


def _is_wished(lower: Sequence[str], first: int) -> bool:
    """Whether a noun is what somebody demands, fears or calls off ("called for Russia's withdrawal")."""
    for back in range(first - 1, max(first - 8, -1), -1):
        word = lower[back]
        if word in PARTED or word in REAL:
            return False
        if word in WISHING or (lower[back : back + 2] in WISHES) or _cancels(lower, back):
            return True
    return False


def _is_listed(lower: Sequence[str], first: int) -> bool:
    """Whether a noun stands in a list of wishes ("called for a truce, the release of ...")."""
    for back in range(first - 1, max(first - LIST, -1), -1):
        if lower[back : back + 2] in WISHES:
            return True
        if lower[back] in UNLISTED or (lower[back].endswith("ed") and lower[back - 1] not in LEADING):
            return False
    return False


def _cancels(lower: Sequence[str], at: int) -> bool:
    return (lower[at] in CANCELLING or lower[at] == "put") and (
        lower[at] not in SPLIT or lower[at + 1] in ("off", "out")
    )


def _is_dropped(lower: Sequence[str], last: int) -> bool:
    """Whether the verb behind a noun calls it off, or has yet to begin it ("the talks were put off")."""
    return any(
        (lower[at] in BE and _cancels(lower, at + 1)) or lower[at : at + 2] == ("yet", "to")
        for at in range(last, min(last + 14, len(lower) - 2))
    )


def _is_scheduled(lower: Sequence[str], last: int) -> bool:
    """Whether the verb behind a noun says that it lies ahead ("the summit in Rome is scheduled for May")."""
    for at in range(last, min(last + 10, len(lower) - 1)):
        if lower[at] in PARTED and lower[at] != "and":
            return False
        if lower[at] in BE:
            return lower[at + 1] in SCHEDULED
    return False
