"""Supplies and flights that are stopped: "halted the delivery of aid", "banned jets from its airspace"."""

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.mentions.actors import DETERMINERS
from app.mentions.triggers import Trigger

SUPPLIES = frozenset(("aid_provided", "arms_supplied"))
BEHIND = 6  # words between supplies and the passive that stops them, in which their receiver may stand
BEFORE = 4
BANNING = frozenset("ban bans banned bar bars barred".split())


def told(scene: Scene, signal: Signal) -> str | None:
    """The type of supplies that are stopped, or of aircraft that are kept out of an airspace."""
    if _is_one(scene, signal):
        return "aid_suspended"
    bans = signal.type == "sanctions_imposed" and scene.lower[signal.trigger.first] in BANNING
    behind = scene.lower[signal.trigger.last : signal.trigger.last + 7]
    return "blockade_imposed" if bans and "airspace" in behind else None


def _is_one(scene: Scene, signal: Signal) -> bool:
    """Whether supplies that a noun tells are what somebody cuts, freezes or blocks."""
    if signal.type not in SUPPLIES or not signal.trigger.noun:
        return False
    first, last = signal.trigger.first, signal.trigger.last
    ahead = (verb for verb in scene.within(first - BEFORE, first) if not verb.passive and _stops(verb))
    if any(_is_bare(scene, verb.last, first) for verb in ahead):
        return True
    behind = next((verb for verb in scene.within(last, last + BEHIND) if not verb.noun), None)
    return behind is not None and behind.passive and _stops(behind)


def _stops(verb: Trigger) -> bool:
    return not verb.noun and "cut" in verb.names("act")


def _is_bare(scene: Scene, first: int, last: int) -> bool:
    """Whether only a determiner or a modifier stands between a verb and its object."""
    between = range(first, last)
    return all(
        scene.lower[at] in DETERMINERS or at in scene.actor_at or scene.lower[at] == "all" for at in between
    )
