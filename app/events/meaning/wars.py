"""A war told by how long it has lasted ("eight years of war", "the 12-year conflict"): when it began."""

from typing import NamedTuple

from app.events.clause.scene import Scene
from app.mentions.numbers import NUMBERS
from app.mentions.triggers import Trigger

UNITS = {"year": "Y", "years": "Y", "month": "MO", "months": "MO"}  # decades would date no beginning
COUPS = (("coup",), ("putsch",), ("military", "coup"))
SINCE = frozenset(("since", "after", "following"))
BEFORE = 7  # words before a war in which its age may stand
KINDS = frozenset(
    "a an the long old - brutal bloody civil devastating armed grinding bitter vicious senseless guerrilla"
    " fratricidal protracted destructive rebel islamist jihadist separatist sectarian ethnic maoist leftist"
    " communist secessionist tribal deadly terrible internal its his their".split()
)


class Age(NamedTuple):
    """How many years or months ago a war began, and the words that say so."""

    units: int
    unit: str
    first: int
    last: int


def age(scene: Scene, war: Trigger) -> Age | None:
    """How long a war has lasted by the words right before it; None where they do not say."""
    if "war" not in war.names("topic"):
        return None
    for at in range(war.first - 1, max(war.first - BEFORE, 0), -1):
        word = scene.lower[at]
        if word in UNITS:
            return _age(scene, at, war)
        if word not in KINDS and word != "of":
            return None
    return None


def _age(scene: Scene, at: int, war: Trigger) -> Age | None:
    """The number before a unit of time at word `at`, which "of" or a hyphen ties to the war."""
    start = at - 1 - (scene.lower[at - 1] in ("-", "long"))
    number = scene.lower[start]
    count = int(number) if number.isdecimal() else 1 if number in ("a", "an") else NUMBERS.get(number)
    tied = scene.lower[at + 1] == "of" or scene.lower[at - 1] == "-"
    if not count or not tied:
        return None
    return Age(count, UNITS[scene.lower[at]], start, war.last)


def is_dated_coup(scene: Scene, noun: Trigger) -> bool:
    """Whether a coup is told with its day and nothing else of it ("since the July 2023 coup")."""
    if scene.lower[noun.first : noun.last] not in COUPS:
        return False
    framed = not SINCE.isdisjoint(scene.lower[max(0, noun.first - BEFORE) : noun.first])
    behind = scene.lower[noun.last : noun.last + 1] == ("in",) and noun.last + 1 in scene.dated
    return framed and (noun.first - 1 in scene.dated or behind)
