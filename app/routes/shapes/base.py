"""The shape of what is served, declared once: OpenAPI's components, which tests hold every answer against."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import models_json_schema

REFERENCE = "#/components/schemas/{model}"


def _bare(schema: dict[str, Any]) -> None:
    """Readers ignore keys that they do not know, so that a new one breaks nobody; titles repeat names."""
    schema.pop("additionalProperties", None)
    schema.pop("title", None)
    for each in schema.get("properties", {}).values():
        each.pop("title", None)


def members(known: Callable[[], list[str]]) -> Any:
    """A field that holds a member of a vocabulary."""
    return Field(json_schema_extra=lambda schema: schema.update(enum=list(known())))


class Served(BaseModel):
    """An object of an answer: every key is always there, what is not known is null."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_bare)


Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Instant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
DayOrInstant = Annotated[str, Field(description="An instant in UTC, or a day where no more is known.")]


def components(models: Iterable[type[BaseModel]]) -> dict[str, Any]:
    """The JSON schemas of models and of all that they are made of, by name."""
    wanted = [(model, "serialization") for model in models]
    _, found = models_json_schema(wanted, ref_template=REFERENCE)  # type: ignore[arg-type]
    schemas: dict[str, Any] = found["$defs"]
    return schemas


def reference_to(model: type[BaseModel]) -> dict[str, str]:
    """The reference to a model among the components."""
    return {"$ref": REFERENCE.format(model=model.__name__)}
