"""People who act without a name: "gunmen", "thousands of Georgians", "its fighters"."""

from collections.abc import Iterator, Sequence

from app.events.reference.memory import Memory
from app.mentions.actors import ActorMention
from app.text import Sentence

NAMELESS = frozenset(
    "gunmen gunman militants rebels insurgents soldiers troops bomber bombers attackers attacker"
    " jihadists militiamen fighters hackers police mutineers judges judge court tribunal"
    " prosecutors prosecutor jury protesters demonstrators crowds thousands hundreds people"
    " residents supporters villagers students separatists guerrillas islamists mediators forces"
    " pirates bandits delegations".split()
)
COUNTING = frozenset(("hundreds", "thousands", "crowds"))


def find(sentence: Sentence, named: Sequence[ActorMention], memory: Memory) -> Iterator[ActorMention]:
    """People who act without a name ("gunmen"): parties without a code, or their owner's ("its fighters")."""
    lower = sentence.lower
    for at, word in enumerate(lower):
        if word not in NAMELESS or (at and lower[at - 1] == "-"):
            continue
        if word in COUNTING and lower[at + 1 : at + 2] == ("of",):
            continue  # what they count is the party, if it is people ("thousands of Georgians")
        before = lower[max(0, at - 2) : at]
        owned = before[-1:] in (("its",), ("their",), ("his",))
        owners = [actor.codes for actor in named if actor.last < at and actor.form != "modifier"]
        codes = (owners[-1] if owners else memory.subject) if owned else ()
        first = at - 2 * (before in (("tens", "of"), ("hundreds", "of")))
        yield ActorMention(codes, first, at + 1, "role", sentence.words[at], core=(at, at))
