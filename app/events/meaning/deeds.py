"""What a trigger does: the acts of the codebook that its words can mean where they stand."""

from app.events.clause.scene import STOPS, Scene
from app.mentions.auxiliaries import ASPECTS, HAVE, LINKS
from app.mentions.triggers import Trigger

APART = 9  # words behind a verb in which its particle may stand
LEFT = frozenset(("leave", "leaves", "left", "leaving"))
HURT = frozenset(("dead", "injured", "wounded", "homeless", "hurt"))
CLAUSES = frozenset("that it he she they there having".split())
TAKING = frozenset(("take", "takes", "took", "taken", "taking"))
LASTING = ((), (".",), (",",), ("for",), ("since",))
# What only tells that the verb behind it goes on.
GOING_ON = frozenset("keep keeps kept begin begins began start starts started".split())
NO_VERBS = frozenset(
    "beijing everything nothing something shipping fighting meeting shelling bombing".split()
)
FAILING = frozenset(("fail", "fails", "failed", "failing"))


def acts(scene: Scene, trigger: Trigger) -> tuple[str, ...]:
    """The acts of a trigger; "left" only hurts where it left somebody dead or injured, and only then."""
    told, word = _with_particles(scene, trigger), scene.lower[trigger.first]
    after = scene.lower[trigger.last : trigger.last + 2]
    if not (told or word in LEFT) or _is_none(scene, trigger, after):
        return ()
    if word in TAKING and after[:1] == ("to",):
        return tuple(act for act in told if act != "capture")
    if "suspend" in told and _is_aim_of_talks(scene, trigger):
        return tuple(act for act in told if act != "suspend")
    if word not in LEFT:
        return told
    hurt = not HURT.isdisjoint(scene.lower[trigger.last : trigger.last + 7])
    return ("hit",) if hurt else tuple(act for act in told if act != "hit")


def _with_particles(scene: Scene, trigger: Trigger) -> tuple[str, ...]:
    """The acts of a trigger; one that needs a word apart only where that follows ("let the crew go")."""
    told = trigger.names("act")
    if not any(" " in act for act in told):
        return told
    behind = _clause(_over_name(scene, trigger.last))
    found = (act.partition(" ") for act in told)
    return tuple(dict.fromkeys(act for act, apart, word in found if not apart or word in behind))


def _over_name(scene: Scene, at: int) -> tuple[str, ...]:
    """The words behind a verb but a name between commas ("called its envoy, Idriss Sow, home")."""
    words = scene.lower[at : at + APART]
    if words.count(",") < 2:
        return words
    first = words.index(",")
    last = words.index(",", first + 1)
    named = all(word[:1].isupper() for word in scene.words[at + first + 1 : at + last])
    return (*words[:first], *words[last + 1 :]) if named else words


def _is_aim_of_talks(scene: Scene, trigger: Trigger) -> bool:
    """Whether an infinitive tells what talks are for, not how they fare ("talks to halt the war")."""
    to, behind = trigger.first - 1, scene.lower[trigger.last : trigger.last + 1]
    taking = (
        bool(behind) and behind[0].isalpha() and behind[0] not in LINKS and trigger.last not in scene.dated
    )
    if not taking or trigger.passive or scene.lower[to] != "to":
        return False
    return any("talks" in t.names("topic") for t in scene.within(to - 2, to) if t.last == to)


def _clause(words: tuple[str, ...]) -> tuple[str, ...]:
    end = next((at for at, word in enumerate(words) if word in STOPS or word == ","), len(words))
    return words[: end + 1]


def _is_none(scene: Scene, trigger: Trigger, after: tuple[str, ...]) -> bool:
    """Whether a word does nothing itself: a denial, "failed to win", "has held", what "left" has told."""
    word = scene.lower[trigger.first]
    if "denial_made" in trigger.names("type") and after:
        return after[0] in CLAUSES or after[0].endswith("ing")
    if word in ASPECTS and after[:1] == ("to",) and trigger.last - trigger.first == 1:
        return True
    if word in GOING_ON and after and after[0].endswith("ing") and after[0] not in NO_VERBS:
        return True
    if word in FAILING and after[:1] == ("to",) and trigger.last - trigger.first == 1:
        return after[1:] not in (("happen",), ("materialise",))
    if word == "held" and not trigger.passive and scene.lower[trigger.first - 1] in HAVE:
        return after[:1] in LASTING
    if word in LEFT and trigger.passive and after[:1] == ("to",):
        return True  # "left to future talks"
    return word in HURT and not LEFT.isdisjoint(scene.lower[max(0, trigger.first - 6) : trigger.first])
