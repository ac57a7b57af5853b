"""Kept: what takes long to read, read once for each state of the store."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from app.query.reader import Reader, State, View

Found = TypeVar("Found")


class Kept(Generic[Found]):
    """The latest reading of each store; while one thread reads anew, others wait for it."""

    def __init__(self, read: Callable[[View], Found]) -> None:
        self._read = read
        self._kept: WeakKeyDictionary[Reader, tuple[State, Found]] = WeakKeyDictionary()
        self._lock = Lock()

    def read(self, reader: Reader) -> tuple[State, Found]:
        """What the store holds now and the state it is of; slow when new, for a thread."""
        with self._lock, reader.apart() as view:
            kept = self._kept.get(reader)
            if kept is None or kept[0] != view.state:
                kept = view.state, self._read(view)
                self._kept[reader] = kept
            return kept
