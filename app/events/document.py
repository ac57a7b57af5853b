"""Event and what the store knows of it -> the event's JSON exactly as it is served (api.md 2.2)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol

from app.codebook.entries import ActorEntry, EventType
from app.events.event import Actor, Event, EventDate, Place
from app.events.headline import headline

LONGEST_SUMMARY = 300
KINDS = {"state": "country", "role": "group"}
ROLES = {
    "CIV": "civilians",
    "OPP": "opposition",
    "REB": "rebels",
    "CRM": "gunmen",
    "MIL": "forces",
    "SETTLER": "settlers",
}


class Names(Protocol):
    """The part of the codebook that a document quotes: labels of types, names of actors."""

    @property
    def types(self) -> Mapping[str, EventType]: ...
    @property
    def actors(self) -> Mapping[str, ActorEntry]: ...


@dataclass(frozen=True, slots=True)
class Report:
    """An article that tells the event: who published it and when, as exactly as that is known."""

    article_id: str
    publisher: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What the store knows of an event beside what was told: its id, state, and the articles that tell it."""

    id: str
    version: int
    seq: int
    created_at: datetime
    updated_at: datetime
    reports: Sequence[Report]
    status: str = "active"


def document(event: Event, record: Record, names: Names) -> dict[str, Any]:
    """The event's JSON: every key of the contract, absent values null, instants in UTC to the second."""
    type = names.types[event.type]
    actors = [party(actor, names) for actor in event.actors]
    return {
        "id": record.id,
        "url": f"/events/{record.id}",
        "type": type.id,
        "family": type.family,
        "codes": {"cameo": type.cameo or None, "plover": type.plover or None},
        "title": headline(event, type.label, _named(actors, "source"), _named(actors, "target")),
        "summary": _summary(event),
        "date": _date(event.date),
        "modality": event.modality,
        "attributed_to": list(event.attributed_to),
        "quantities": dict(event.quantities),
        "bounds": dict(event.bounds),
        "actors": actors,
        "place": event.place and _place(event.place),
        "confidence": round(event.confidence, 3),
        "corroboration": corroboration(record.reports),
        "status": record.status,
        "version": record.version,
        "seq": record.seq,
        "created_at": stamp(record.created_at),
        "updated_at": stamp(record.updated_at),
    }


def text(document: Mapping[str, Any]) -> str:
    """The document as one line of JSON, as it is stored and served."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def party(actor: Actor, names: Names) -> dict[str, Any]:
    """An actor as served; a code that the codebook lacks is named from its country and role."""
    entry = names.actors.get(actor.id) or unlisted(actor.id, names, actor.mention)
    return {
        "id": actor.id,
        "name": entry.name,
        "type": KINDS.get(entry.kind, entry.kind),
        "role": actor.role,
        "country": entry.country,
        "mention": actor.mention,
    }


def unlisted(code: str, names: Names, mention: str | None = None) -> ActorEntry:
    """An entry for a code made while coding: SDN-CIV are Sudanese civilians, RED_ARMY the Red Army."""
    base, _, role = code.partition("-")
    state = names.actors.get(base)
    if state is None or not role:
        own = mention if mention and "_".join(mention.upper().split()) == code else code.replace("_", " ")
        return ActorEntry(code, "group", None, own)
    people = next(iter(state.adjectives), state.name)
    return ActorEntry(code, "group", state.country, f"{people} {ROLES.get(role, role.lower())}")


def corroboration(reports: Sequence[Report]) -> dict[str, Any]:
    """How many articles and publishers tell the event and when; a day where no instant is known."""
    told = sorted((report.published, _reported(report)) for report in reports if report.published)
    return {
        "articles": len({report.article_id for report in reports}),
        "publishers": len({report.publisher for report in reports if report.publisher}),
        "origins": None,
        "first_reported_at": told[0][1] if told else None,
        "last_reported_at": told[-1][1] if told else None,
    }


def stamp(instant: datetime) -> str:
    """An aware instant as RFC 3339 in UTC, to the second, with four digits of the year, unlike strftime."""
    return f"{instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def day(served: str | None) -> date | None:
    """The day of a date or an instant as it is served."""
    return date.fromisoformat(served[:10]) if served else None


def _reported(report: Report) -> str:
    return stamp(report.published_at) if report.published_at else str(report.published)


def _named(actors: Sequence[Mapping[str, Any]], role: str) -> list[str]:
    return [actor["name"] for actor in actors if actor["role"] == role]


def _summary(event: Event) -> str | None:
    if not event.evidence:
        return None
    quote = " ".join(event.evidence[0].quote[: 2 * LONGEST_SUMMARY].split())
    if len(quote) <= LONGEST_SUMMARY:
        return quote
    return quote[:LONGEST_SUMMARY].rpartition(" ")[0].rstrip(",;:") + " …"


def _date(told: EventDate) -> dict[str, Any]:
    return {
        "start": told.first and told.first.isoformat(),
        "end": told.last and told.last.isoformat(),
        "precision": told.precision,
        "extent": told.extent,
        "start_at": told.start_at and stamp(told.start_at),
        "end_at": told.end_at and stamp(told.end_at),
        "edtf": told.edtf,
        "text": told.text,
        "basis": told.basis,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
    }
