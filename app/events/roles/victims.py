"""Whom a deed kills that another verb of its sentence tells ("four were killed when rebels attacked")."""

from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal
from app.mentions.actors import ActorMention

DEADLY = frozenset(("strike_reported", "attack_reported"))
HARMED = frozenset(("killed", "wounded", "injured", "died"))
WHEN = frozenset(("when", "after", "as"))


def beside(scene: Scene, signal: Signal) -> tuple[ActorMention, ...]:
    """Who was killed or hurt "when" an attack of the same sentence was made; () where nobody is named."""
    trigger = signal.trigger
    if signal.type not in DEADLY or trigger.noun or trigger.passive:
        return ()
    when = next((at for at in range(trigger.first - 1, 0, -1) if scene.lower[at] in WHEN), 0)
    harmed = (at for at in range(when - 1, 0, -1) if scene.lower[at] in HARMED)
    at = next(harmed, None)
    return () if at is None else scene.subject(scene.group_start(at))
