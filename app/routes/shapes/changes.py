"""Changes of events as they are served, in pages and as a stream."""

from typing import Annotated, Any, Literal

from pydantic import Field

from app.routes.shapes.base import Instant, Served
from app.routes.shapes.events import Event


class Change(Served):
    """One change of an event, for a copy of the events under the same filter."""

    seq: int
    op: Literal["create", "update", "retract", "merge", "restore", "leave"]
    at: Instant
    id: str
    version: int
    changed: Annotated[list[str], Field(description="The keys of the event that changed.")]
    merged_into: Annotated[
        str | None, Field(description="With `merge`: the event that it became part of.")
    ] = None
    event: Annotated[
        Event | None, Field(description="As this change left it; null where it is to be dropped.")
    ]


class ChangesMeta(Served):
    """How the question was understood, and how far the store has come."""

    returned: int
    limit: int
    compact: bool
    since: int
    seq: int
    query: dict[str, Any]


class ChangeList(Served):
    """Changes in their order; ask again from `next_since` until `caught_up`."""

    data: list[Change]
    next_since: int
    caught_up: bool
    meta: ChangesMeta
    links: dict[str, str | None]
