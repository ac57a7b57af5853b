"""A value of a field -> what people call it."""

from collections.abc import Mapping
from functools import cache

from app import codebook
from app.codebook.labels import DEFAULT, label
from app.events.document import unlisted

ACTORS = frozenset({"actor", "source_actor", "target_actor", "mediator", "attributed_to", "country"})


@cache
def type_labels(language: str = DEFAULT) -> Mapping[str, str]:
    """What event types are called in a language, by id."""
    return {type: named("type", type, language) for type in codebook.load().types}


def named(field: str, value: str, language: str = DEFAULT) -> str:
    """The name of an actor, country or place, the label of a code; else the value itself."""
    book = codebook.load()
    if field in ACTORS:
        return (book.actors.get(value) or unlisted(value, book)).name
    if field == "place":
        return book.places[value].name if value in book.places else value
    return label(value, language, field) or value
