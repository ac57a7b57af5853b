"""Pairs of actors as they are served: how often they are opposed, and what is between them."""

from typing import Annotated

from pydantic import Field

from app.routes.shapes.base import Served
from app.routes.shapes.counts import CountMeta, Histogram, Links
from app.routes.shapes.events import Event, EventDate, TypeId


class Side(Served):
    """One of a pair."""

    id: str
    name: str


class BriefEvent(Served):
    """What an event is, in short."""

    id: str
    url: str
    type: TypeId
    title: str
    date: EventDate


class DyadValue(Served):
    """A value with the events of the pair; null for those without one."""

    value: str | None
    label: str | None
    count: int


class Dyad(Served):
    """How many events oppose two actors, in which direction, and the first and the last of them."""

    a: Side
    b: Side
    count: int
    a_to_b: int
    b_to_a: int
    mutual: int
    first: BriefEvent | None
    last: BriefEvent | None


class ListedDyad(Dyad):
    """A pair among others, with where to go on from it."""

    by: Annotated[list[DyadValue] | None, Field(description="With `split`.")] = None
    url: str
    events: str


class DyadListMeta(CountMeta):
    """How much of what there is was given, and how the question was understood."""

    returned: int
    limit: int
    total: int
    sort: str


class DyadList(Served):
    """The pairs of actors that are opposed most often."""

    data: list[ListedDyad]
    meta: DyadListMeta
    links: Links


class DyadAnswer(Dyad):
    """What is between two actors: of which type, when, and what came last."""

    types: list[DyadValue]
    histogram: Histogram
    latest: list[Event]
    meta: CountMeta
    links: Links
