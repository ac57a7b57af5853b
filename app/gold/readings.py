"""A labelled row, or an event of the coder's -> its Reading: what of an event is compared."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.events.event import Event

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of an event, a person's or the coder's, cut down to what is compared."""

    type: str
    family: str | None
    modality: str
    days: Days | None
    source: frozenset[str]
    target: frozenset[str]
    placed: bool
    country: str | None
    quantities: Mapping[str, int]
    quotes: tuple[frozenset[str], ...]
    quote: str = ""
    basis: str = "none"
    event: Event | None = field(default=None, compare=False)

    @property
    def actors(self) -> frozenset[str]:
        return self.source | self.target


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled event: its readings (the second where two people differ), and whether it may be left out."""

    readings: tuple[Reading, ...]
    optional: bool = False

    @property
    def first(self) -> Reading:
        return self.readings[0]


def label(row: Mapping[str, Any], families: Mapping[str, str]) -> Label:
    """The label in a row of a labelled file."""
    readings = [row, {**row, **row["alt"]}] if row.get("alt") else [row]
    return Label(tuple(_labelled(r, families) for r in readings), bool(row.get("optional")))


def found(event: Event, families: Mapping[str, str]) -> Reading:
    """The coder's event as a reading; everyone who is not a target counts as source."""
    target = frozenset(event.by_role("target"))
    first, last = event.date.first, event.date.last
    return Reading(
        type=event.type,
        family=families.get(event.type),
        modality=event.modality,
        days=(first, last) if first and last else None,
        source=frozenset(a.id for a in event.actors if a.role != "target"),
        target=target,
        placed=event.place is not None,
        country=event.place.country if event.place else None,
        quantities=event.quantities,
        quotes=tuple(_words(e.quote) for e in event.evidence),
        quote=event.evidence[0].quote if event.evidence else "",
        basis=event.date.basis,
        event=event,
    )


def days(edtf: str | None) -> Days | None:
    """The inclusive days that a date, a month, a year or a closed interval of them names; None for none."""
    first, _, last = (edtf or "").partition("/")
    try:
        return _unit(first)[0], _unit(last or first)[1]
    except ValueError:
        return None


def _labelled(row: Mapping[str, Any], families: Mapping[str, str]) -> Reading:
    place = row.get("place") or {}
    return Reading(
        type=row["type"],
        family=families.get(row["type"]),
        modality=row["modality"],
        days=days(row.get("date")),
        source=frozenset(row.get("source") or ()),
        target=frozenset(row.get("target") or ()),
        placed=bool(place),
        country=place.get("country"),
        quantities=row.get("quantities") or {},
        quotes=tuple(_words(q) for q in (row.get("evidence"), *(row.get("also") or ()))),
        quote=row.get("evidence") or "",
        basis=row.get("date_basis") or "none",
    )


def _unit(text: str) -> Days:
    numbers = [int(part) for part in text.strip().rstrip("~?%")[:10].split("-")]
    match numbers:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            after = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), after - timedelta(days=1)
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(f"not a calendar date: {text!r}")


def _words(text: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", (text or "").lower()))
