"""How far in time one event stands from another that its sentence names ("two weeks after the army left")."""

from app.events.clause.clauses import BREAKS
from app.events.clause.positions import word_after, word_at
from app.events.clause.scene import Scene
from app.mentions.mention import DateMention
from app.mentions.triggers import Trigger


def away(scene: Scene, trigger: Trigger) -> tuple[DateMention, int] | None:
    """The distance that a trigger stands at from another event ("two weeks after the army left").

    1 where the trigger is told before the distance, -1 where it is the event that the distance counts from.
    """
    for mention in scene.dates:
        if mention.shift is None:
            continue
        at, after = word_at(scene, mention), word_after(scene, mention)
        if trigger.first < at:
            return mention, 1
        if not any(scene.lower[i] in BREAKS for i in range(after, trigger.first)):
            return mention, -1
    return None
