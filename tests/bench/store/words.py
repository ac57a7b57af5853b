"""Invented sentences for made events: plain news prose of no article, with words of known frequency."""

from collections.abc import Sequence
from random import Random

COMMON, COMMON_SHARE = "negotiators", 0.13
RARE, RARE_SHARE = "kingfisher", 0.0004

DEEDS = (
    "put a plan before the chamber",
    "called the step overdue",
    "kept two crossings open for lorries",
    "asked for a second round before the rains",
    "turned down a draft that named no date",
    "moved its envoys to another hotel",
    "read out a list of eleven conditions",
    "told reporters that nothing had been signed",
    "sent a letter through a third capital",
    "withheld the map until the last session",
    "counted the boats that left the harbour",
    "promised grain and medicine by rail",
    "weighed a pause along the northern road",
    "let the old arrangement lapse",
    "set out its terms in four pages",
    "warned that patience was running short",
    "welcomed the observers at the bridge",
    "spoke of damage to pumps and pylons",
)
SETTINGS = (
    "after a night of little sleep",
    "while markets stayed shut",
    "in front of a half-empty hall",
    "as snow closed the passes",
    "hours before the envoys arrived",
    "on the margins of a trade fair",
    "behind closed doors",
    "against the advice of its own staff",
    "following weeks of quiet exchanges",
    "under a sky full of drones",
    "with one eye on the coming vote",
    "amid a shortage of fuel",
)
VOICES = (
    "said a clerk who kept the minutes",
    "according to two people in the room",
    "a spokeswoman told the evening bulletin",
    "the harbour office noted",
    "said {name}, who chairs the joint panel",
    "wrote {name} in a note to members",
    "{name}, the deputy head of mission, confirmed",
)
EXTRAS = (
    "Residents queued for water.",
    "Both delegations left by separate doors.",
    "No timetable was given.",
    "Ferries were late by an hour.",
    "The text runs to nine articles.",
    "A follow-up is expected within a fortnight.",
)
STARTS = (
    "Ar Bel Cor Dan El Far Gor Hal Is Jor Kel Lor Mar Nor Or Pel Quin Ros Sel Tor Ul Ves Wil Yar Zel"
).split()
MIDDLES = "a e i o u ai ie ou an en in on".split()
ENDS = "berg din dov fell gren han kov lund mar nik ros sen ska ton vic wen".split()
FIRST = "Ada Boris Chen Dina Emil Farah Goran Hana Ivo Jana Karim Lena Milo Nadia Omar Petra".split()


class Prose:
    """Writes one sentence an event; `serial` decides where the rare word stands, so its share is exact."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice

    def sentence(self, subject: str, when: str | None, serial: int) -> str:
        """What a newspaper might print about the subject, some 100 characters long."""
        dice = self._dice
        who = f"{subject} and the {COMMON}" if dice.random() < COMMON_SHARE else subject
        told = f"{who} {dice.choice(DEEDS)}{f' on {when}' if when else ''}"
        if dice.random() < 0.4:
            told += f" {dice.choice(SETTINGS)}"
        if dice.random() < 0.4:
            told += f", {dice.choice(VOICES).format(name=self._name())}"
        rare = f" A {RARE} watched." if serial % round(1 / RARE_SHARE) == 7 else ""
        return f"{told}.{rare}" + (f" {dice.choice(EXTRAS)}" if dice.random() < 0.15 else "")

    def _name(self) -> str:
        pick = self._dice.choice
        return f"{pick(FIRST)} {pick(STARTS)}{pick(MIDDLES)}{pick(ENDS)}"


def zipf(names: Sequence[str], exponent: float = 1.0) -> list[float]:
    """Running weights under which the n-th name comes up in proportion to 1 / n ** exponent."""
    total, running = 0.0, []
    for rank in range(1, len(names) + 1):
        total += rank**-exponent
        running.append(total)
    return running
