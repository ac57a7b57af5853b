"""Verbs of what has yet to come: "until the hostages are freed", "a plan for disarming the rebels"."""

from collections.abc import Collection, Sequence
from itertools import pairwise

AWAITING = frozenset(("until", "till", "unless"))
ENDING = frozenset((",", ".", ";", ":", "that", "who", "which", '"', "”", "“"))
PRESENT = frozenset(("is", "are", "has", "have"))
TENSED = frozenset(("past", "pp", "ing"))
LASTING = (("as", "long"), ("so", "long"))
WAIT = 14  # words before a verb in which "until" opens its clause
AIMS = frozenset(
    "plan plans proposal proposals timetable roadmap deadline mechanism mechanisms means conditions programme"
    " program procedure procedures framework ideas options".split()
)
SLOW = frozenset("delay delays interest difficulties failure slow success".split())


def is_awaited(lower: Sequence[str], start: int, group: Sequence[str], forms: Collection[str]) -> bool:
    """Whether a verb only tells how long something will last ("until the hostages are freed")."""
    clause = _clause_before(lower, start)
    if any(pair in LASTING for pair in pairwise(clause)):
        return True
    present = group[0] in PRESENT if group else TENSED.isdisjoint(forms)
    return present and not AWAITING.isdisjoint(clause)


def _clause_before(lower: Sequence[str], start: int) -> Sequence[str]:
    """The words of a clause before its verb group at word `start`."""
    first = max(0, start - WAIT)
    ends = (at + 1 for at in range(start - 1, first - 1, -1) if lower[at] in ENDING)
    return lower[next(ends, first) : start]


def is_sought(lower: Sequence[str], start: int) -> bool:
    """Whether a gerund is only a plan's aim, or is slow to come ("a plan for", "delays in")."""
    noun, preposition = (*lower[max(0, start - 2) : start], "", "")[:2]
    return (preposition == "for" and noun in AIMS) or (preposition == "in" and noun in SLOW)
