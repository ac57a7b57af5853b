"""What tells of whoever says a sentence: "Mali must leave", "the raid was unlawful", "there is no truth"."""

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.events.roles import parties
from app.events.roles.parties import Parties
from app.mentions.actors import ActorMention

ADDRESSED = frozenset(("demand_made", "accusation_made"))  # what needs a party that it is said to or of
SUPPOSING = frozenset(("would", "could", "might", "may"))
SELF = frozenset("it he she they we i".split())
INVERTED = (("it",), ("he",), ("she",), ("they",), ("we",), ("you",), ("the",))
REACH = 12  # words before a verb in which its subject stands


def is_voiced(signal: Signal) -> bool:
    """Whether a signal tells its type of who says so, and not of its subject."""
    return any(sense.voiced for sense in signal.trigger.senses)


def sides(scene: Scene, signal: Signal, speaker: tuple[ActorMention, ...]) -> Parties | None:
    """Who says so and of whom; None in nobody's voice, and of what one says of oneself."""
    source = speaker or parties.voice(scene)
    if not source:
        return None
    target = scene.subject(scene.group_start(signal.trigger.first))
    if scene.lower[signal.trigger.first] == "must":
        return Parties(source, target)
    if _is_supposed(scene, signal):
        return None
    if _is_expletive(scene, signal):
        return Parties(source, next((group for _, group in scene.after(signal.trigger.last)), ()))
    own = {code for actor in source for code in actor.codes}
    near = (target, _owners(scene, signal))
    others = next((group for group in near if any(own.isdisjoint(actor.codes) for actor in group)), ())
    of_self = signal.type in ADDRESSED or scene.lower[scene.group_start(signal.trigger.first) - 1] in SELF
    return None if of_self and not others else Parties(source, others)


def _is_expletive(scene: Scene, signal: Signal) -> bool:
    """Whether a verb's subject stands for nobody ("there is no truth in", "it is vital that")."""
    before = scene.lower[scene.group_start(signal.trigger.first) - 1]
    return before == "there" or (before == "it" and scene.lower[signal.trigger.last - 1] == "that")


def _is_supposed(scene: Scene, signal: Signal) -> bool:
    """Whether something only would be so, or is expected ("would be illegal", "should be ready by May")."""
    first, last = signal.trigger.first, signal.trigger.last
    if signal.type == "condemnation_made":
        return not SUPPOSING.isdisjoint(scene.lower[scene.group_start(first) : first])
    if scene.lower[first] != "should":
        return False
    behind = scene.lower[last : last + 2]
    state = behind[:1] == ("be",) and not behind[-1].endswith(("ed", "en"))
    return state or last in scene.actor_at or behind[:1] in INVERTED


def _owners(scene: Scene, signal: Signal) -> tuple[ActorMention, ...]:
    """Whose a deed is that a verb's subject names ("Trump's move", "the raid by Israel")."""
    first = signal.trigger.first
    near = [actor for actor in scene.actors if first - REACH <= actor.first < first]
    owning = [actor for actor in near if actor.owner]
    return tuple((owning or near)[-1:])
