"""Query string -> a parameter model, or Refused with every fault found in it."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.filters.faults import Fault, Refused, alike, faults_of, meant

ALIASES = {
    "event_type": "type",
    "start": "from",
    "start_date": "from",
    "end": "to",
    "end_date": "to",
    "per_page": "limit",
    "page_size": "limit",
    "order_by": "sort",
}
PAGED_BY_NUMBER = ("page", "offset")
HELPED = 20  # unknown parameters of a request that are told what may have been meant
Model = TypeVar("Model", bound=BaseModel)


def read(model: type[Model], pairs: Iterable[tuple[str, str]], of: str, context: Mapping[str, Any]) -> Model:
    """The parameters of endpoint `of` (for messages), read from decoded pairs; raises Refused.

    `utm_*` and empty values are dropped, aliases become the parameter they stand for.
    """
    known = parameters(model)
    given, faults = _gathered(pairs, known, of, context.get("elsewhere", {}))
    try:
        parsed = model.model_validate(given, context=dict(context))
    except ValidationError as error:
        faults.extend(faults_of(error, "query"))
    if faults:
        raise Refused(*faults)
    return parsed


@cache
def parameters(model: type[BaseModel]) -> dict[str, bool]:
    """The names of a model's parameters; True for one that takes a list."""
    schema = model.model_json_schema()["properties"]
    return {name: field.get("type") == "array" for name, field in schema.items()}


def _gathered(
    pairs: Iterable[tuple[str, str]], known: Mapping[str, bool], of: str, elsewhere: Mapping[str, str]
) -> tuple[dict[str, str | list[str]], list[Fault]]:
    given: dict[str, str | list[str]] = {}
    faults: list[Fault] = []
    for spelt, value in pairs:
        name = ALIASES[spelt] if ALIASES.get(spelt) in known else spelt
        if spelt.startswith("utm_") or not value:
            continue
        if name not in known:
            helped = known if len(faults) < HELPED else {}
            faults.append(_unknown(spelt, value, helped, of, elsewhere))
        elif known[name]:
            given.setdefault(name, []).append(value)  # type: ignore[union-attr]
        elif name in given:
            faults.append(_repeated(name, value))
        else:
            given[name] = value
    return given, faults


def _unknown(
    name: str, value: str, known: Mapping[str, bool], of: str, elsewhere: Mapping[str, str]
) -> Fault:
    if name in elsewhere:
        detail = f"'{name}' is a parameter of {of} only with {elsewhere[name]}."
        return Fault("unknown_parameter", name, detail, value)
    if name in PAGED_BY_NUMBER and "cursor" in known:
        detail = f"'{name}' is not a parameter of {of}: follow links.next, or pass its 'cursor'."
        return Fault("unknown_parameter", name, detail, value, ("cursor",))
    suggestions = alike(name, known)
    detail = f"'{name}' is not a parameter of {of}.{meant(suggestions)}"
    return Fault("unknown_parameter", name, detail, value, suggestions, () if suggestions else tuple(known))


def _repeated(name: str, value: str) -> Fault:
    detail = f"'{name}' is given more than once and takes one value."
    return Fault("duplicate_parameter", name, detail, value)
