"""How a parameter is declared: description, example and JSON schema, which feed the OpenAPI document."""

from collections.abc import Callable
from typing import Any

from pydantic import Field

Describe = Callable[[dict[str, Any]], None]
PLAIN = ("",)  # signs of a list that nothing can be left out of


def param(description: str, example: object, describe: Describe, **more: Any) -> Any:
    """An optional field with its documentation; an absent parameter is None unless `default` is given."""
    given = {
        "default": None,
        "description": description,
        "examples": [example],
        "json_schema_extra": describe,
    }
    return Field(**(given | more))


def listed(known: Callable[[], list[str]] | None = None, signs: tuple[str, ...] = ("", "-")) -> Describe:
    """The schema of a list parameter: free words, or the members of a vocabulary with each of the signs."""

    def describe(schema: dict[str, Any]) -> None:
        words = [f"{sign}{word}" for sign in signs for word in (known() if known else [])]
        _replace(schema, type="array", items={"type": "string"} | ({"enum": words} if words else {}))

    return describe


def single(kind: str, **more: Any) -> Describe:
    """The schema of a parameter that is given once."""
    return lambda schema: _replace(schema, type=kind, **more)


def _replace(schema: dict[str, Any], **given: Any) -> None:
    for key in ("anyOf", "default", "title", "$ref"):
        schema.pop(key, None)
    schema.update(given)
