"""What stands right behind a verb: a place, an actor or a sum of money."""

from app.events.scene import Scene
from app.mentions.triggers import LINKS, Trigger

AWAY = frozenset(("near", "outside", "behind", "beside", "inside", "at", "from", "by", "into", "in"))
MONEY = frozenset("$ € £ dollars euros pounds yen yuan francs kroner crowns riyals dirhams rupees".split())


def is_actor(scene: Scene, trigger: Trigger) -> bool:
    """Whether an actor that owns nothing follows at once."""
    actor = scene.actor_at.get(trigger.last)
    return actor is not None and actor.form in ("name", "seat") and not actor.owner


def is_place(scene: Scene, trigger: Trigger) -> bool:
    """Whether a place that is no mere adjective ("the Paris accord") stands right behind a verb."""
    near = [p for p in scene.places if trigger.last <= p.first <= trigger.last + 3]
    away = scene.lower[trigger.last : trigger.last + 1]
    return any(stands_free(scene, place.last) for place in near) and not AWAY & set(away)


def is_money(scene: Scene, trigger: Trigger) -> bool:
    """Whether a currency is named among the next words."""
    return not MONEY.isdisjoint(scene.lower[trigger.last : trigger.last + 7])


def stands_free(scene: Scene, after: int) -> bool:
    """Whether no further noun follows at word `after`, so that a name before it describes nothing."""
    if after >= len(scene.lower):
        return True
    word, lower = scene.words[after], scene.lower[after]
    return not word.isalpha() or lower in LINKS or word[0].isupper() or lower.endswith("ly")
