"""Format: a way to write events as bytes, registered under its name by `output`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Batches = Iterable[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list answers: events as stored JSON in ordered batches; meta and links as served."""

    batches: Batches
    meta: Mapping[str, Any] = field(default_factory=dict)
    links: Mapping[str, Any] = field(default_factory=dict)


Write = Callable[[Listed], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format's media type, path suffixes and writer; `streams` when it sends every event unless limited."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    streams: bool
    write: Write

    @property
    def essence(self) -> str:
        """The media type without its parameters, as it is matched against Accept."""
        return self.media_type.partition(";")[0]


FORMATS: dict[str, Format] = {}


def output(name: str, media_type: str, *suffixes: str, streams: bool = False) -> Callable[[Write], Write]:
    """Register a writer of Listed as a format."""

    def register(write: Write) -> Write:
        FORMATS[name] = Format(name, media_type, suffixes or (name,), streams, write)
        return write

    return register
