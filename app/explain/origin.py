"""Origin: where one value of an event's field came from; Told: an event with all that was told of it."""

from dataclasses import dataclass

from app.events.coder import Draft
from app.events.event import Event
from app.explain.reading import Antecedent, Reading, Telling


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one value of a field came from: by which way (of which other words), out of which words."""

    field: str
    value: str
    way: str
    words: str | None = None
    sentence: int | None = None
    of: str = ""
    note: str = ""
    stands_for: tuple[Antecedent, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An event, the draft that it was filled from, its tellings, fullest first, and the article's reading."""

    event: Event
    draft: Draft
    tellings: tuple[Telling, ...]
    reading: Reading
