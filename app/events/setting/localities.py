"""Scene -> where something happened under a name that no gazetteer lists: "near Bulak-Bashy"."""

from collections.abc import Iterator

from app.events.clause import objects
from app.events.clause.scene import Scene

LEADS = frozenset(("in", "near", "outside", "around", "at"))
KINDS = frozenset(
    "village villages town city district port island hamlet suburb neighbourhood neighborhood quarter valley"
    " township settlement camp".split()
)
# What stands behind "in" with a capital and is no place.
NO_PLACES = frozenset(
    "parliament congress senate government cabinet christmas easter ramadan god islam christianity facebook"
    " twitter telegram youtube instagram article articles chapter phase group round order act operation"
    " resolution court supreme council ministry department office army navy air force president minister"
    " prime king queen mr mrs ms dr sir general colonel captain major lieutenant i north south east west"
    " olympic olympics war central world european security national international united".split()
)
TRUSTING = frozenset(
    "confidence trust faith interest believe believes believed join joined interested".split()
)
LONGEST = 3
REACH = 40  # words from an event within which its place stands


def named(scene: Scene, near: int) -> Iterator[tuple[int, str]]:
    """The first word and the name of each unlisted place around a word of a sentence of the text."""
    if scene.sentence.part == "title":
        return
    for at in range(max(0, near - REACH), min(near + REACH, len(scene.words) - 1)):
        if _leads(scene, at) and (name := _name(scene, at + 1)):
            yield at + 1, name


def _leads(scene: Scene, at: int) -> bool:
    """Whether a place can follow word `at`: behind "near", or behind "the village of"."""
    word, before = scene.lower[at], scene.lower[at - 1] if at else ""
    return (word in LEADS and before not in TRUSTING) or (word == "of" and before in KINDS)


def _name(scene: Scene, first: int) -> str | None:
    """The capitalised words from word `first` on that stand free and are no party, day or common noun."""
    last = first
    while last < min(first + LONGEST, len(scene.words)) and _is_part(scene, last):
        last += 1
    if last == first or last in scene.actor_at or scene.lower[last : last + 1] == ("'s",):
        return None
    return " ".join(scene.words[first:last]).replace(" - ", "-") if objects.stands_free(scene, last) else None


def _is_part(scene: Scene, at: int) -> bool:
    word = scene.words[at]
    if at in scene.actor_at or at in scene.dated or scene.lower[at] in NO_PLACES:
        return False
    joined = word == "-" and at + 1 < len(scene.words) and scene.words[at + 1][0].isupper()
    return joined or (word[0].isupper() and (word[1:].islower() or not word[1:]))
