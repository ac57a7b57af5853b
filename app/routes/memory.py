"""Memory: the bodies of costly answers by entity tag, as many as fit; the least used give way."""

from collections import OrderedDict

ROOM = 16 << 20  # bytes


class Memory:
    """Bodies of answers; only for the event loop's thread."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = self._left = room
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def get(self, tag: str) -> bytes | None:
        """The body of an entity tag if it is kept."""
        if tag in self._kept:
            self._kept.move_to_end(tag)
        return self._kept.get(tag)

    def keep(self, tag: str, body: bytes) -> None:
        """Keep a body, in place of what was used least; one larger than all the room is not kept."""
        self._left += len(self._kept.pop(tag, b"")) - len(body)
        self._kept[tag] = body
        while self._left < 0:
            _, gone = self._kept.popitem(last=False)
            self._left += len(gone)
