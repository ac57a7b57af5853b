"""Fault: one thing wrong with a request; Refused: all of them at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError
from pydantic_core import PydanticCustomError
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

Where = Literal["query", "path", "body", "header"]
LONGEST = 60  # characters of a misspelt word that are compared
ALIKE = 60  # rapidfuzz ratio, of 100, from which a name is worth a closer look
LIKELY = 0.5  # share of characters that must stand as they were typed


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where it stands (part of the request, name, value) and what may have been meant."""

    code: str
    name: str
    detail: str
    value: Any = None
    suggestions: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    place: Where = "query"


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault of ours
    """A request that was understood but cannot be answered; holds every fault found in it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(" ".join(_sentence(fault.detail) for fault in faults))
        self.faults = faults

    @property
    def strangers(self) -> bool:
        """Whether a name is among the faults that stands for no actor of the codebook."""
        return any(fault.code == "unknown_actor" for fault in self.faults)


def _sentence(detail: str) -> str:
    return detail if detail.endswith((".", "?")) else f"{detail}."


def wrong(
    value: object,
    expected: str,
    code: str = "invalid_value",
    *,
    suggestions: Sequence[str] = (),
    allowed: Iterable[str] = (),
    field: str | None = None,
) -> PydanticCustomError:
    """The error a field's parser raises: the value given and what was expected in its place.

    `field` names the parameter where a rule over several parameters is broken.
    """
    context = {
        "suggestions": tuple(suggestions),
        "allowed": tuple(allowed),
        "value": value,
        "expected": expected,
        "field": field,
    }
    return PydanticCustomError(code, "'{value}' is not {expected}", context)


def alike(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The known words that look most like a misspelt one, best first."""
    spelt = word[:LONGEST].lower()
    names = {name: name.lower() for name in known}
    found = process.extract(spelt, names, scorer=fuzz.WRatio, limit=3 * most, score_cutoff=ALIKE)
    ranked = sorted(
        ((OSA.normalized_similarity(spelt, near), str(name)) for near, _, name in found), reverse=True
    )
    return tuple(name for likeness, name in ranked[:most] if likeness >= LIKELY)


def meant(suggestions: Sequence[str]) -> str:
    """The question that ends an error: " Did you mean 'from'?", or nothing without a suggestion."""
    return f" Did you mean {' or '.join(repr(word) for word in suggestions)}?" if suggestions else ""


def faults_of(error: ValidationError, place: Where) -> tuple[Fault, ...]:
    """Each error that pydantic reports as a Fault of the named field."""
    return tuple(_fault(each, place) for each in error.errors(include_url=False))


def _fault(error: Mapping[str, Any], place: Where) -> Fault:
    context = error.get("ctx", {})
    suggestions = context.get("suggestions", ())
    name = context.get("field") or ".".join(str(step) for step in error["loc"]) or place
    return Fault(
        code=error["type"] if "expected" in context and "value" in context else "invalid_value",
        name=name,
        detail=f"{name}: {error['msg']}.{meant(suggestions)}",
        value=context.get("value", error["input"]),
        suggestions=suggestions,
        allowed=context.get("allowed", ()),
        place=place,
    )
