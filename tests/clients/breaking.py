"""What a new description of the API takes away from clients of an older one; additions are none of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.routes.description import operations

Told = Mapping[str, Any]
CONSTRAINTS = {"maximum": min, "maxLength": min, "maxItems": min, "minimum": max, "minLength": max}


def broken(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Each promise of the old description that the new one does not keep."""
    kept = {(each["method"], each["path"]): each for each in operations(new).values()}
    found: list[str] = []
    for operation in operations(old).values():
        place = f"{operation['method'].upper()} {operation['path']}"
        if (now := kept.get((operation["method"], operation["path"]))) is None:
            found.append(f"{place}: gone")
        else:
            found += (f"{place}: {fault}" for fault in _operation(operation, now, old, new))
    return found


def _operation(old: Told, new: Told, olds: Told, news: Told) -> Iterator[str]:
    if old["operationId"] != new["operationId"]:
        yield f"operationId was {old['operationId']}"
    yield from _parameters(old, new)
    yield from _bodies(old.get("requestBody", {}), new.get("requestBody", {}))
    for status, answer in old["responses"].items():
        if status < "400" and status not in new["responses"]:
            yield f"{status}: gone"
        yield from _answers(status, answer, new["responses"].get(status, {}), olds, news)


def _parameters(old: Told, new: Told) -> Iterator[str]:
    before, after = (
        {(each["in"], each["name"]): each for each in told.get("parameters", [])} for told in (old, new)
    )
    for key, parameter in before.items():
        if key not in after:
            yield f"parameter {key[1]}: gone"
        else:
            yield from _narrowed(f"parameter {key[1]}", parameter["schema"], after[key]["schema"])
    for key, parameter in after.items():
        if parameter.get("required") and not before.get(key, {}).get("required"):
            yield f"parameter {key[1]}: required now"


def _narrowed(place: str, old: Told, new: Told) -> Iterator[str]:
    """What was taken and is not any more."""
    if old.get("type") != new.get("type"):
        yield f"{place}: was {old.get('type')}, is {new.get('type')}"
    if "enum" in new and (gone := set(map(str, old.get("enum", ()))) - set(map(str, new["enum"]))):
        yield f"{place}: no longer takes {', '.join(sorted(gone))}"
    for name, stricter in CONSTRAINTS.items():
        if name in new and (name not in old or stricter(old[name], new[name]) != old[name]):
            yield f"{place}: {name} is {new[name]} now"
    if "items" in old:
        yield from _narrowed(place, old["items"], new.get("items", {}))


def _bodies(old: Told, new: Told) -> Iterator[str]:
    for media, content in old.get("content", {}).items():
        now = new.get("content", {}).get(media)
        if now is None:
            yield f"body {media}: gone"
            continue
        before, after = content["schema"], now["schema"]
        for name in set(before.get("properties", ())) - set(after.get("properties", ())):
            yield f"body {media}: no longer takes {name}"
        for name in set(after.get("required", ())) - set(before.get("required", ())):
            yield f"body {media}: {name} is required now"


def _answers(status: str, old: Told, new: Told, olds: Told, news: Told) -> Iterator[str]:
    for name in set(old.get("headers", ())) - set(new.get("headers", ())):
        yield f"{status}: header {name}: gone"
    for media, content in old.get("content", {}).items():
        now = new.get("content", {}).get(media)
        if now is None:
            yield f"{status} {media}: gone"
        else:
            yield from _shape(f"{status} {media}", content["schema"], now["schema"], olds, news, frozenset())


def _shape(place: str, old: Told, new: Told, olds: Told, news: Told, seen: frozenset[str]) -> Iterator[str]:
    """What an answer had and has no more, down to the leaves; `seen` are the components on the way here."""
    name = old.get("$ref", "")
    if name and name in seen:
        return
    before, after, way = _led(old, olds), _led(new, news), seen | {name}
    if "anyOf" in before:
        kinds = [_led(each, news) for each in after.get("anyOf", [after])]
        for each in before["anyOf"]:
            alike = (kind for kind in kinds if _alike(_led(each, olds), kind))
            yield from _shape(place, each, next(alike, {}), olds, news, way)
        return
    yield from _lost(place, before, after)
    for key in set(before.get("properties", ())) & set(after.get("properties", ())):
        part = (before["properties"][key], after["properties"][key])
        yield from _shape(f"{place}.{key}", *part, olds, news, way)
    for key in ("items", "additionalProperties"):
        if isinstance(before.get(key), Mapping):
            yield from _shape(f"{place}[]", before[key], after.get(key, {}), olds, news, way)


def _lost(place: str, before: Told, after: Told) -> Iterator[str]:
    if before.get("type") is not None and before["type"] != after.get("type"):
        yield f"{place}: was {before['type']}, is {after.get('type')}"
    for key in set(before.get("properties", ())) - set(after.get("properties", ())):
        yield f"{place}: {key}: gone"
    for key in set(before.get("required", ())) - set(after.get("required", ())):
        yield f"{place}: {key} may be left out now"


def _alike(one: Told, other: Told) -> bool:
    """Whether two alternatives are the same kind of thing: of one type, objects with most keys the same."""
    keys, others = set(one.get("properties", ())), set(other.get("properties", ()))
    return one.get("type") == other.get("type") and (not keys or len(keys & others) * 2 > len(keys))


def _led(schema: Told, document: Told) -> Told:
    """A schema, or the component that it refers to."""
    found: Told = schema
    if reference := schema.get("$ref"):
        found = document["components"]["schemas"][reference.rpartition("/")[2]]
    return found
