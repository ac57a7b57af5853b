"""The timeline as it is served: events in groups."""

from typing import Annotated, Literal

from pydantic import Field

from app.routes.shapes.base import Day, Served
from app.routes.shapes.counts import CountMeta
from app.routes.shapes.events import Event


class EventGroup(Served):
    """Some of the `count` events of a stretch of time, or of an actor, type or country."""

    key: str
    label: str
    start: Annotated[Day | None, Field(description="The first day; null where the group is no time.")]
    end: Day | None
    count: int
    coarser: Annotated[int, Field(description="Known less exactly than the group is long.")]
    begun: Annotated[bool, Field(description="Earlier pages have some of its events.")]
    goes_on: Annotated[bool, Field(description="There are more of its events.")]
    url: Annotated[str | None, Field(description="The list of all its events, where filters can tell it.")]
    events: list[Event]


class TimelineMeta(CountMeta):
    """How the question was understood, and what is beyond the groups shown."""

    group: Literal["day", "week", "month", "quarter", "year", "actor", "type", "country"]
    sort: Literal["date", "-date"]
    returned: int
    limit: Annotated[int | None, Field(description="Events a page; null where groups are not of time.")]
    total: int
    total_is: Literal["exact", "at_least"]
    other: Annotated[int | None, Field(description="Events of further groups; null when grouped by time.")]
    missing: Annotated[int | None, Field(description="Events in no group; null when grouped by time.")]


class Timeline(Served):
    """Events in groups."""

    data: list[EventGroup]
    meta: TimelineMeta
    links: Annotated[
        dict[str, str | None],
        Field(description="`next` is the address of the next page, null on the last one."),
    ]
