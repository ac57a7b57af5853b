"""States that are told by a description: "its southern neighbour", "the East African country"."""

from collections.abc import Mapping, Sequence

from app.codebook import kind
from app.codebook.phrases import Words
from app.mentions.qualifiers import COUNTRIES

Found = tuple[int, tuple[str, ...]]
OWNERS = frozenset(("its", "their", "his", "her", "the"))
NEIGHBOURS = frozenset(("neighbour", "neighbor", "neighbours", "neighbors"))
SIDES_OF = frozenset("northern southern eastern western larger smaller giant bigger immediate".split())
REGIONS = frozenset(
    "african asian european american gulf arab caribbean pacific balkan baltic caucasus himalayan andean"
    " island landlocked sahel".split()
)
POINTS = frozenset("east west north south central southern northern eastern western latin".split())
OPENERS = frozenset((*NEIGHBOURS, *SIDES_OF, *REGIONS, *POINTS))


def meant(
    lower: Words, at: int, before: Sequence[str], recent: Sequence[str], spoken_of: Mapping[str, int]
) -> Found:
    """How many words at a word describe a state and which, of those named before and those told last."""
    size = _neighbour(lower, at)
    if size:
        others = [
            code for code in dict.fromkeys(reversed(recent)) if kind(code) == "state" and code not in before
        ]
        nearest = sorted(others[:3], key=lambda code: -spoken_of.get(code, 0))[:1]
        return size, tuple(nearest)
    size = _region(lower, at)
    if not size:
        return 0, ()
    further = (code for code in (*reversed(before[1:]), *reversed(recent)) if code not in before[:1])
    return size, tuple([code for code in (*further, *before) if kind(code) == "state"][:1])


def _neighbour(lower: Words, at: int) -> int:
    """How many words "its southern neighbour" has at a word; 0 where none begins."""
    side = lower[at + 1 : at + 2] and lower[at + 1] in SIDES_OF
    head = at + 1 + bool(side)
    named = lower[at] in OWNERS - {"the"} and head < len(lower) and lower[head] in NEIGHBOURS
    return head + 1 - at if named else 0


def _region(lower: Words, at: int) -> int:
    """How many words "the East African country" has at a word; 0 where none begins."""
    point = lower[at + 1 : at + 2] and lower[at + 1] in POINTS
    head = at + 2 + bool(point)
    named = lower[at] == "the" and lower[head : head + 1] and lower[head] in COUNTRIES
    return head + 1 - at if named and lower[head - 1] in REGIONS else 0
