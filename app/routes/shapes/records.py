"""What is told beside one event: its evidence, its history, the events near it."""

from typing import Annotated, Any, Literal

from pydantic import Field

from app.routes.shapes.base import DayOrInstant, Instant, Served
from app.routes.shapes.events import Event, Evidence, Snapshot, TypeId


class Source(Served):
    """An article that tells an event."""

    id: str
    url: str
    source_url: str | None
    publisher: str | None
    title: str | None
    language: str | None
    published_at: DayOrInstant | None


class VersionMade(Served):
    """A change that made a version of an event: who made it, when and why."""

    version: int
    seq: int
    at: Instant
    by: str
    reason: str | None
    op: Literal["create", "update", "retract", "merge", "restore"]
    changed: Annotated[list[str], Field(description="The keys of the event that changed.")]


class Difference(Served):
    """One thing that a version has other than the one before it; lists are told whole."""

    path: str
    before: Annotated[Any, Field(alias="from")]
    after: Annotated[Any, Field(alias="to")]


class ToldVersion(VersionMade):
    """A version of an event with what it changed; nothing for the first."""

    url: str
    diff: list[Difference]


class EdtfDate(Served):
    """A date in short."""

    edtf: str | None


class NearEvent(Served):
    """An event near another: on which side of it (null beside one without a date) and what they share."""

    id: str
    url: str
    type: TypeId
    title: str
    date: EdtfDate
    when: Literal["before", "same_day", "after"] | None
    by: Literal["dyad", "actor", "place"]


class EventWithEvidence(Event):
    """An event with the sentences that tell it, and what else was to be included."""

    evidence: list[Evidence]
    articles: list[Source] | None = None
    history: list[VersionMade] | None = None
    related: list[NearEvent] | None = None


class BesideMeta(Served):
    """Of which version it is told, as of when."""

    id: str
    version: int
    status: Literal["active", "retracted", "merged"]
    returned: int
    snapshot: Snapshot


class EventSources(Served):
    """The sentences that tell an event."""

    data: list[Evidence]
    meta: BesideMeta
    links: dict[str, str | None]


class EventRelated(Served):
    """Events near an event, oldest first."""

    data: list[NearEvent]
    meta: BesideMeta
    links: dict[str, str | None]


class HistoryMeta(Served):
    """How many versions are told of how many."""

    id: str
    returned: int
    limit: int
    total: int


class EventHistory(Served):
    """The versions of an event, newest first."""

    data: list[ToldVersion]
    meta: HistoryMeta
    links: dict[str, str | None]


class Tombstone(Served):
    """What is left of an event that was retracted; `last_told` is the address of what it said last."""

    id: str
    url: str
    type: TypeId
    title: str
    status: Literal["retracted"]
    version: int
    retracted_at: Instant
    by: str
    reason: str | None
    last_told: str
