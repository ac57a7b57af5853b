"""Format: a way to write events as bytes, registered under its name by `output`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from pydantic import BaseModel
from pydantic_core import from_json

from app.lines import Lines
from app.render.options import Options

Batches = Iterable[Lines]
Event = Mapping[str, Any]
PAGE, MOST = 100, 1000
TOGETHER = 10  # events that are parsed at once: an event alone takes twice the time, and so do 500


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list answers: events as stored JSON in ordered batches; meta and links as served.

    `options` are the format's own parameters as they were read. `root` is where the service stands
    (`http://localhost:8000`, empty when unknown). `gone` are events retracted or merged in the last 30 days.
    `labels` names the event types.
    """

    batches: Batches
    meta: Mapping[str, Any] = field(default_factory=dict)
    links: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    root: str = ""
    gone: Sequence[str] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def events(self) -> Iterator[Event]:
        """Each event, decoded from its stored JSON."""
        return chain.from_iterable(map(all_decoded, self.batches))

    def label(self, type: str) -> str:
        """The name of an event type, made of its id where the codebook has none."""
        return self.labels.get(type) or type.replace("_", " ").capitalize()

    def absolute(self, address: str) -> str:
        """An address of this service with its root, as far as that is known."""
        return f"{self.root}{address}" if address.startswith("/") else address


def decoded(body: str | bytes) -> Event:
    """An event from its stored JSON; pydantic's parser takes two thirds of json's time."""
    event: Event = from_json(body, cache_strings="keys")
    return event


def all_decoded(lines: Lines) -> Iterator[Event]:
    """Each event of some lines, in their order."""
    for start in range(0, len(lines), TOGETHER):
        bodies = b",".join(lines.apart[start : start + TOGETHER])
        yield from from_json(b"[" + bodies + b"]", cache_strings="keys")


Write = Callable[[Listed], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format's media type, path suffixes and writer, and how many events it holds in which order.

    `streams`: it sends every event unless limited. `order`: the order where none is asked for, None for that
    of the endpoint. `accept`: what to ask for in Accept where that is not the media type. `options`: the
    parameters that only this format has. `tombstones`: it tells of events taken back of late.
    `dated`: it has no place for events without a date, which are left out and counted.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    streams: bool
    write: Write
    default: int = PAGE
    most: int = MOST
    order: str | None = None
    accept: str | None = None
    tombstones: bool = False
    dated: bool = False
    options: type[BaseModel] = Options

    @property
    def essence(self) -> str:
        """The media type without its parameters, as it is matched against Accept."""
        return self.accept or self.media_type.partition(";")[0]


FORMATS: dict[str, Format] = {}


def output(
    name: str, media_type: str, *suffixes: str, streams: bool = False, **more: Any
) -> Callable[[Write], Write]:
    """Register a writer of Listed as a format; `more` are fields of Format."""

    def register(write: Write) -> Write:
        FORMATS[name] = Format(name, media_type, suffixes or (name,), streams, write, **more)
        return write

    return register
