"""Examples: requests that work, made of the examples that parameters and answers declare."""

from collections.abc import Mapping
from functools import cache
from itertools import combinations
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from app.filters.faults import Refused
from app.filters.reading import read
from app.query.samples import Samples
from app.render import FORMATS
from app.render.cheatsheet import curl

TEXT = "text/plain"
CUT = "…"  # ends an example that is too long to be told whole, and so cannot be asked
COMPANIONS = 2  # parameters that another may need beside it


def spelt(model: type[BaseModel], name: str) -> str:
    """The name of a field as a query string spells it."""
    return model.model_fields[name].alias or name


def example(field: FieldInfo) -> str:
    """A field's example as a query string spells it; empty where it has none that is whole."""
    given = (field.examples or [""])[0]
    told = ",".join(map(_text, given)) if isinstance(given, list) else _text(given)
    return "" if told.endswith(CUT) else told


@cache
def asking(model: type[BaseModel], name: str) -> Mapping[str, str]:
    """The shortest query of examples in which a parameter is accepted, {} where there is none."""
    given = {spelt(model, each): example(field) for each, field in model.model_fields.items()}
    own = spelt(model, name)
    others = [each for each, value in given.items() if value and each != own]
    for count in range(COMPANIONS + 1 if given[own] else 0):
        for beside in combinations(others, count):
            query = {each: given[each] for each in (own, *beside)}
            if _is_accepted(model, query):
                return query
    return {}


def request_line(
    root: str, path: str, method: str, operation: Mapping[str, Any], known: Samples
) -> tuple[str, ...]:
    """The words of a command for an operation of the API's description, () where it lacks examples."""
    address, needed = _filled(path, operation, known), _needed(operation)
    if address is None or needed is None:
        return ()
    if method != "get":
        body = operation.get("requestBody", {}).get("content", {}).get(TEXT, {}).get("example")
        return curl(root + address, {}, "-H", f"Content-Type: {TEXT}", "-d", body) if body else ()
    endless = "text/event-stream" in operation["responses"]["200"].get("content", {})
    return curl(root + address, needed, *(["-N"] if endless else []))


def _is_accepted(model: type[BaseModel], query: Mapping[str, str]) -> bool:
    try:
        read(model, query.items(), "an example", {"formats": tuple(FORMATS)})
    except Refused:
        return False
    return True


def _needed(operation: Mapping[str, Any]) -> dict[str, str] | None:
    """The query parameters that must be given, by example."""
    declared = (each for each in operation.get("parameters", ()) if each["in"] == "query")
    found = {each["name"]: each.get("example") for each in declared if each.get("required")}
    return None if None in found.values() else {name: _text(value) for name, value in found.items()}


def _filled(path: str, operation: Mapping[str, Any], known: Samples) -> str | None:
    """A path with something that exists in place of each of its parameters; None where nothing is known."""
    given = {name: _identified(value) for name, value in _answered(operation).items()}
    declared = (each for each in operation.get("parameters", ()) if each["in"] == "path")
    given |= {each["name"]: each["example"] for each in declared if "example" in each}
    for prefix, id in (("/events/", known.event), ("/articles/", known.article)):
        if path.startswith(f"{prefix}{{id}}"):
            given["id"] = id
    try:
        return path.format(**given)
    except KeyError:
        return None


def _identified(value: Any) -> Any:
    return value.get("id", value) if isinstance(value, Mapping) else value


def _answered(operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """The example of an operation's answer, where it is an object."""
    content = operation["responses"].get("200", {}).get("content", {})
    told = next((media.get("example") for media in content.values()), None)
    return told if isinstance(told, dict) else {}


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
