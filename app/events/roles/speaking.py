"""Where a sentence ends in who says it, whom nothing in it befalls ("killed nine, residents said")."""

from app.events.clause.scene import Scene

SAID = frozenset("said says reported told confirmed announced".split())
TAIL = 8  # words behind the last verb of saying, such as its day
LONGEST = 14  # words that say who says it


def trailing(scene: Scene) -> int:
    """The word with which the speakers begin that end a sentence, past its end where none do."""
    ends = len(scene.lower)
    last = next((at for at in range(ends - 1, max(0, ends - TAIL), -1) if scene.lower[at] in SAID), 0)
    for at in range(last - 1, max(0, last - LONGEST), -1):
        if at in scene.verb_at:
            return ends
        if scene.lower[at] == ",":
            return at
    return ends
