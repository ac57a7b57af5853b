"""Whether a deed befalls one person by name ("Jon Vik was arrested", "freed Ana Sol"), who counts as one."""

from app.events.clause import holders
from app.events.clause.scene import Scene
from app.events.meaning.signals import Signal

KILLING = frozenset("killed assassinated murdered executed beheaded kills assassinates murders".split())
SINGLE = frozenset(("was", "is", "has"))
TITLES = frozenset(
    "mr mrs ms dr president minister prime foreign opposition leader former activist politician lawmaker"
    " journalist general colonel captain commander sheikh the".split()
)
LONGEST_TITLE = 4


def are_one(scene: Scene, signal: Signal) -> bool:
    """Whether one person by name suffers what a signal's verb tells."""
    trigger = signal.trigger
    if trigger.noun or scene.sentence.part == "title":
        return False
    if trigger.passive:
        start = scene.group_start(trigger.first)
        verb = scene.lower[start] if start < trigger.first else scene.lower[trigger.first]
        return verb in SINGLE and _ends_name(scene, start - 1 - (scene.lower[start - 1] == ","))
    at = trigger.last
    while at < trigger.last + LONGEST_TITLE and scene.lower[at : at + 1] and scene.lower[at] in TITLES:
        at += 1
    held = scene.actor_at.get(at)
    return _ends_name(scene, at + 1) or (held is not None and holders.is_named(held))


def _ends_name(scene: Scene, last: int) -> bool:
    """Whether a word ends a person's first name and surname, which no place, state or group has."""
    if not 0 < last < len(scene.words) or any(place.first <= last < place.last for place in scene.places):
        return False
    actor = scene.actor_at.get(last)
    named = all(word[0].isupper() and word[1:].islower() for word in scene.words[last - 1 : last + 1])
    return named and (actor is None or holders.is_named(actor))
