"""Memory: the bodies of costly answers by entity tag, as many as fit; the least used give way."""

from collections import OrderedDict
from typing import NamedTuple

ROOM = 16 << 20  # bytes


class Kept(NamedTuple):
    """The body of an answer, how many there are where all were counted, and the address of what follows."""

    body: bytes
    total: int | None = None
    following: str | None = None


NOTHING = Kept(b"")


class Memory:
    """Costly answers; only for the event loop's thread."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = self._left = room
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def get(self, tag: str) -> Kept | None:
        """The answer of an entity tag if it is kept."""
        if tag in self._kept:
            self._kept.move_to_end(tag)
        return self._kept.get(tag)

    def keep(self, tag: str, answer: Kept) -> None:
        """Keep an answer, in place of what was used least; one larger than all the room is not kept."""
        self._left += len(self._kept.pop(tag, NOTHING).body) - len(answer.body)
        self._kept[tag] = answer
        while self._left < 0:
            _, gone = self._kept.popitem(last=False)
            self._left += len(gone.body)
