"""Fields: those of an event's stored JSON that are asked for, and what goes with it, as one object."""

from collections.abc import Mapping
from functools import lru_cache
from json import JSONEncoder
from typing import Any

from pydantic_core import from_json

from app.filters.fields import PATHS

Plan = tuple[tuple[str, tuple[str, ...] | None], ...]
encoded = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def picked(body: str, paths: tuple[str, ...], more: Mapping[str, Any]) -> str:
    """The event with only these of app.filters.fields.PATHS, in the order of the contract, and `more` behind.

    A path through a list picks from each of its objects. Without paths the event stays as it is stored.
    """
    told = encoded(_of_plan(from_json(body), _plan(paths))) if paths else body
    return f"{told[:-1]},{encoded(more)[1:]}" if more else told


@lru_cache(maxsize=1000)
def _plan(paths: tuple[str, ...]) -> Plan:
    """Each key of the event with the keys below it; None takes it whole."""
    below: dict[str, list[str] | None] = {}
    for path in PATHS:
        if path in paths:
            key, _, name = path.partition(".")
            inner = below.setdefault(key, [] if name else None)
            if inner is not None:
                inner.append(name)
    return tuple((key, None if inner is None else tuple(inner)) for key, inner in below.items())


def _of_plan(event: Mapping[str, Any], plan: Plan) -> dict[str, Any]:
    return {key: event.get(key) if inner is None else _inside(event.get(key), inner) for key, inner in plan}


def _inside(value: Any, names: tuple[str, ...]) -> Any:
    if isinstance(value, list):
        return [_inside(each, names) for each in value]
    return value if value is None else {name: value.get(name) for name in names}
