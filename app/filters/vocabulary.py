"""The closed vocabularies of the filters, as the codebook has them."""

from functools import cache
from typing import get_args

from app import codebook
from app.events.document import KINDS
from app.events.event import Modality, Precision
from app.filters.faults import alike, wrong

COUNTRIES = ("state", "territory")


def types() -> list[str]:
    """The ids of the event types, in the codebook's order."""
    return list(codebook.load().types)


def families() -> list[str]:
    """The families that group event types, in the codebook's order."""
    return list(dict.fromkeys(entry.family for entry in codebook.load().types.values()))


def modalities() -> list[str]:
    """How real an event is: the values of `modality`."""
    return list(get_args(Modality))


def precisions() -> list[str]:
    """How exactly a date is known, from fine to coarse; a date's grain is its place in this list."""
    return list(get_args(Precision))


def actor_types() -> list[str]:
    """The types of actor, as events show them."""
    return sorted({KINDS.get(entry.kind, entry.kind) for entry in codebook.load().actors.values()})


def country(name: str) -> tuple[str, ...]:
    """The ISO alpha-3 codes that a country's code, name or alias stands for."""
    found = tuple(code for code in codebook.load().resolve(name) if codebook.kind(code) in COUNTRIES)
    if not found:
        near = alike(name, country_names())
        raise wrong(name, "the code or name of a country", "unknown_place", suggestions=near)
    return found


@cache
def country_names() -> tuple[str, ...]:
    """The code and the name of every country and territory."""
    entries = (entry for entry in codebook.load().actors.values() if entry.kind in COUNTRIES)
    return tuple(name for entry in entries for name in (entry.name, entry.code))
