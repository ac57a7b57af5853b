"""Answers: the pages sent last, kept as bytes; one holds for as long as nothing has been written since."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from app.query.reader import State

ROOM = 32 << 20  # bytes
LARGEST = 512 << 10  # bytes of an answer that is kept
ASKING = frozenset({b"accept", b"accept-language", b"host", b"prefer"})

Key = tuple[str, str, bytes, tuple[tuple[bytes, bytes], ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was sent, and the state of the store and the day that it holds for."""

    state: State
    day: int
    headers: Mapping[str, str]
    media: str
    body: bytes


class Answers:
    """As many answers as fit, the least used give way; only for the event loop's thread."""

    def __init__(self, room: int = ROOM) -> None:
        self._left = room
        self._kept: OrderedDict[Key, Answer] = OrderedDict()

    def get(self, key: Key, state: State, day: int) -> Answer | None:
        """The answer to a request if nothing has been written, and no day begun, since it was made."""
        found = self._kept.get(key)
        if found is None or found.state != state or found.day != day:
            return None
        self._kept.move_to_end(key)
        return found

    def keep(self, key: Key, answer: Answer) -> None:
        """Keep an answer, in place of what was used least; a large one is not kept."""
        if len(answer.body) > LARGEST:
            return
        if (before := self._kept.pop(key, None)) is not None:
            self._left += len(before.body)
        self._kept[key] = answer
        self._left -= len(answer.body)
        while self._left < 0:
            _, gone = self._kept.popitem(last=False)
            self._left += len(gone.body)


def key_of(request: Request) -> Key:
    """What an answer depends on beside the store: the address, and what the client says it likes."""
    scope = request.scope
    asking = tuple([header for header in scope["headers"] if header[0] in ASKING])
    return scope["scheme"], scope["path"], scope["query_string"], asking
