"""Lines: the stored JSON of some events, as bytes that are decoded only where one is looked at."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Self, overload

END = b"\n"  # stored JSON is on one line


class Lines(Sequence[str]):
    """Events as stored JSON, each a string; made of their bytes apart, or of a text of one a line."""

    __slots__ = ("_apart", "_text")

    def __init__(self, apart: Sequence[bytes] | None = (), text: bytes = b"") -> None:
        self._apart = apart
        self._text = text

    @classmethod
    def of(cls, bodies: Iterable[str]) -> Self:
        """The lines of events as strings."""
        return cls([body.encode() for body in bodies])

    @classmethod
    def parted(cls, text: bytes) -> Self:
        """The lines of a text; parted when they are wanted apart."""
        return cls(None, text) if text else cls()

    @property
    def apart(self) -> Sequence[bytes]:
        """Each event as UTF-8."""
        if self._apart is None:
            self._apart = self._text.split(END)
        return self._apart

    def joined(self) -> bytes:
        """All events as UTF-8, with a line break between them."""
        return self._text if self._apart is None else END.join(self._apart)

    def but_last(self) -> "Lines":
        """The same events without the last one."""
        if self._apart is None:
            return Lines.parted(self._text[: max(self._text.rfind(END), 0)])
        return Lines(self._apart[:-1])

    def turned(self) -> "Lines":
        """The same events, the last first."""
        return Lines(self.apart[::-1])

    def __add__(self, other: "Lines") -> "Lines":
        return Lines([*self.apart, *other.apart])

    def __bool__(self) -> bool:
        return bool(self._text if self._apart is None else self._apart)

    def __len__(self) -> int:
        return len(self.apart)

    def __iter__(self) -> Iterator[str]:
        return map(bytes.decode, self.apart)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        found = self.apart[place]
        return found.decode() if isinstance(found, bytes) else [each.decode() for each in found]
