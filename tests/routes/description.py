"""The API's description as tests read it: each operation with the components that it refers to in place."""

from collections.abc import Iterator, Mapping
from typing import Any

Told = dict[str, Any]
SHARED = ("parameters", "headers", "examples")
PLACES = {"suffix": "json", "version": "1", "a": "RUS", "b": "UKR"}
IDS = {"/types/{id}": "truce_declared", "/places/{id}": "odesa-ukr"}  # elsewhere an actor's


def operations(document: Told) -> dict[str, Told]:
    """Every operation by its id, with its `path` and `method`; schemas stay references."""
    return {
        operation["operationId"]: resolved(operation, document["components"])
        | {"path": path, "method": method}
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def resolved(told: Any, components: Mapping[str, Any]) -> Any:
    """The same with every reference to a shared parameter, header or example replaced by what it leads to."""
    if isinstance(told, list):
        return [resolved(each, components) for each in told]
    if not isinstance(told, dict):
        return told
    kind, _, name = told.get("$ref", "").removeprefix("#/components/").partition("/")
    if kind in SHARED:
        return components[kind][name]
    return {key: resolved(each, components) for key, each in told.items()}


def read(document: Told, *, endless: bool = False) -> Iterator[Told]:
    """The operations that only read; those whose answer never ends only when they are wanted."""
    for operation in operations(document).values():
        streams = "text/event-stream" in operation["responses"]["200"].get("content", {})
        if operation["method"] == "get" and (endless or not streams):
            yield operation


def address(operation: Told, **given: str) -> str:
    """An address of an operation, with values for what stands in its path."""
    path: str = operation["path"]
    for name, value in {**PLACES, "id": IDS.get(path, "RUS"), **given}.items():
        path = path.replace(f"{{{name}}}", value)
    return path
