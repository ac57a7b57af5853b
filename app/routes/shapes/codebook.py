"""What the codebook's look-ups serve: types, vocabularies, actors, places, and what a name may stand for."""

from typing import Annotated, Literal

from pydantic import Field

from app.codebook.entries import PlaceKind
from app.gazetteer.index import How, Kind
from app.routes.shapes.base import Day, Served
from app.routes.shapes.events import EventCodes, Family, TypeId


class CameoCode(Served):
    """A CAMEO code with the root that it belongs to."""

    code: str
    root: str
    root_label: str | None


class PloverCode(Served):
    """A PLOVER code."""

    code: str


class Mappings(Served):
    """A type's codes in other codebooks, with what they belong to."""

    cameo: CameoCode | None
    plover: PloverCode | None


class EventType(Served):
    """A type of event: what counts as one, what does not, and its other codes."""

    id: TypeId
    label: str
    family: Family
    family_label: str
    definition: str
    codes: EventCodes
    mappings: Mappings
    examples: list[str]
    counter_examples: list[str]
    url: str
    events: str


class TypeMeta(Served):
    """How many types there are, in which language they are labelled, of which codebook."""

    returned: int
    total: int
    language: str
    version: str


class EventTypeList(Served):
    """The types of events."""

    data: list[EventType]
    meta: TypeMeta


class VocabularyValue(Served):
    """A value of a closed list, with what it means."""

    value: str
    label: str
    definition: str | None


class Vocabulary(Served):
    """A closed list of values, and the parameters that take them, with the paths that have these."""

    id: str
    parameters: list[str]
    paths: list[str]
    values: list[VocabularyValue]


class VocabularyMeta(Served):
    """The language of the labels, and those that there are."""

    language: str
    languages: list[str]


class VocabularyList(Served):
    """Every closed list of values."""

    data: list[Vocabulary]
    meta: VocabularyMeta


class ActorName(Served):
    """An actor by its code, with where to go on from it."""

    id: str
    name: str
    type: str
    country: Annotated[str | None, Field(description="ISO 3166-1 alpha-3.")]
    url: str
    events: str


class Actor(ActorName):
    """An actor with every name that it is known by."""

    iso2: str | None
    aliases: list[str]
    adjectives: list[str]
    capital: list[str]
    metonyms: list[str]


class Term(Served):
    """A time in office; null: open on that side."""

    name: str
    office: str
    since: Day | None
    until: Day | None


class ActorWithLeaders(Actor):
    """An actor with what it is part of, and who has held office."""

    part_of: str | None
    leaders: list[Term]


class ListedMeta(Served):
    """How much of what there is was given."""

    returned: int
    limit: int
    total: int


class ActorList(Served):
    """Actors of the codebook."""

    data: list[Actor]
    meta: ListedMeta


class Match(Served):
    """The name that matched, of what kind it is, in what way, and how surely."""

    text: str
    kind: Kind
    how: How
    score: Annotated[float, Field(ge=0, le=1)]


class Person(Served):
    """Someone who acts for an actor, with the times in office."""

    name: str
    terms: list[Term]


class FoundActor(ActorName):
    """An actor that a name may stand for, by itself or through a person."""

    match: Match
    person: Person | None


class FoundMeta(Served):
    """What was looked for, and how much of what was found is given."""

    q: str
    returned: int
    limit: int


class FoundActorList(Served):
    """Actors that a name may stand for, the surest first."""

    data: list[FoundActor]
    meta: FoundMeta


class Place(Served):
    """A place with its point (WGS84 degrees), country and other names."""

    id: str
    name: str
    type: PlaceKind
    country: str | None
    country_name: str | None
    admin1: str | None
    lat: float
    lon: float
    aliases: list[str]
    url: str
    events: str


class PlaceList(Served):
    """Places of the codebook."""

    data: list[Place]
    meta: ListedMeta


class FoundPlace(Place):
    """A place that a name may stand for."""

    match: Match


class FoundPlaceList(Served):
    """Places that a name may stand for, the surest first."""

    data: list[FoundPlace]
    meta: FoundMeta


class Version(Served):
    """What runs here."""

    name: Literal["parley"]
    version: str
    codebook: str
    extractor: str
    migration: str
    languages: list[str]
    python: str
