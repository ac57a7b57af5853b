"""What is told as not so: what somebody denies to have done, and reports that are called false."""

from itertools import pairwise

from app.events.clause.scene import Scene
from app.events.reality.nominal import PARTED
from app.mentions.auxiliaries import BE

DENYING = frozenset(("denied", "denies", "deny", "denying"))
REFUTING = DENYING | frozenset("reject rejected rejects dismiss dismissed dismisses refuted disputed".split())
CHARGES = frozenset(
    "accusation accusations allegation allegations claim claims report reports charge charges suggestion"
    " suggestions".split()
)
FALSE = frozenset("untrue false baseless unfounded wrong groundless fabricated incorrect".split())
PRONOUNS = frozenset(("it", "he", "she", "they"))


def is_denied(scene: Scene, start: int) -> bool:
    """Whether a verb stands in what somebody denies ("denied that it had shelled")."""
    for back in range(start - 1, max(start - 10, -1), -1):
        word = scene.lower[back]
        if word in PARTED and (word != "as" or scene.lower[back - 1] not in REFUTING):
            return False  # "dismissed as false a report that" goes on
        if word in REFUTING:
            told = scene.lower[back + 1 : start]
            return not CHARGES.isdisjoint(told) or (word in DENYING and _opens_clause(scene, back + 1, start))
    return False


def is_untrue(scene: Scene, start: int, last: int) -> bool:
    """Whether a verb stands in a report that is called false ("reports that he had left were untrue")."""
    told = any(one in CHARGES and other == "that" for one, other in pairwise(scene.lower[:start]))
    return told and any(one in BE and other in FALSE for one, other in pairwise(scene.lower[last:]))


def _opens_clause(scene: Scene, at: int, start: int) -> bool:
    """Whether a clause begins at word `at`: with "that", or with the subject of the verb at `start`."""
    pronoun = scene.lower[at] in PRONOUNS and at + 1 == start
    return (
        scene.lower[at] == "that" or pronoun or any(a.first == at and a.last == start for a in scene.actors)
    )
