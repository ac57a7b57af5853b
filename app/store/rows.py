"""Event JSON + what told it -> the rows that hold one version: its columns, parties, dyads and reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import product
from typing import Any, Literal

from app import tables
from app.events import document as documents
from app.events.document import Report
from app.events.words import searchable
from app.language import canonical

Row = dict[str, Any]
Ways = Mapping[tuple[str, str], int]
FORTH, BACK, MUTUAL = 1, 2, 4
LONGEST = 50_000  # characters that full text searches; a sentence may be a megabyte long


def version(body: Mapping[str, Any], serial: int, quotes: Sequence[str]) -> Row:
    """The columns of event_version that follow from an event's JSON, its serial and the sentences quoted."""
    place, told = body["place"] or {}, body["corroboration"]
    return {
        **_when(body["date"], serial),
        **{key: body[key] for key in ("type", "family", "modality", "confidence", "title", "status")},
        **{key: place.get(key) for key in ("country", "admin1", "lat", "lon")},
        "live": int(body["status"] == "active"),
        "place_id": place.get("id"),
        "killed": body["quantities"].get("killed"),
        **{key: told[key] for key in ("articles", "publishers")},
        "reported_first": _ordinal(told["first_reported_at"]) or 0,
        "reported_last": _ordinal(told["last_reported_at"]) or 0,
        "mentions": "\n".join(_mentions(body)).casefold(),
        "body": documents.text(body),
        "search_text": _cut(searchable([body["title"], body["summary"], *quotes, *_mentions(body)])),
    }


def parties(row: Row, body: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of event_actor: each actor and each whole it is a part of, with the roles they play."""
    about = {actor["id"]: actor for actor in body["actors"]}
    own: dict[str, int] = defaultdict(int)
    roles: dict[str, int] = defaultdict(int)
    for code, role in _played(body):
        own[code] |= tables.ROLES[role]
        for each in (code, *wholes(code)):
            roles[each] |= tables.ROLES[role]
    for code in sorted(roles):
        actor = about.get(code, {})
        mine = {"own": own.get(code, 0), "kind": actor.get("type"), "country": actor.get("country")}
        yield {"actor_id": code, "roles": roles[code], **mine, **_shared(row)}


def dyads(row: Row, body: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of event_dyad: each pair on opposite sides, and the pairs of the wholes they belong to."""
    own = _opposed(body)
    for pair, ways in sorted(_with_wholes(own).items()):
        yield {"dyad": "|".join(pair), "ways": ways, "own": int(pair in own), **_shared(row)}


def reports(row: Row, told: Iterable[Report]) -> Iterator[Row]:
    """The rows of event_report: the articles that tell the version."""
    for report in told:
        day = report.published.toordinal() if report.published else 0
        mine: Row = {"article_id": report.article_id, "publisher": report.publisher, "day": day}
        mine["language"] = report.language and canonical(report.language)
        shared = {key: row[key] for key in ("sort_key", "live")}
        yield {"version_id": row["id"], **mine, **shared}


def wholes(code: str) -> list[str]:
    """The actors that an actor is a part of, by its code: SDN for SDN-CIV."""
    steps = code.split("-")
    return ["-".join(steps[:end]) for end in range(1, len(steps))]


def _when(date: Mapping[str, Any], serial: int) -> Row:
    first, last = documents.day(date["start"]), documents.day(date["end"])
    one_day = first is not None and first == last
    return {
        "sort_key": tables.sort_key(first, serial),
        "day_first": first.toordinal() if first else None,
        "day_last": last.toordinal() if last else None,
        "month_day": first.month * 100 + first.day if first and one_day else None,
        "instant_first": _seconds(date["start_at"]),
        "instant_last": _seconds(date["end_at"] or (date["extent"] == "point" and date["start_at"])),
        "grain": tables.GRAINS.index(date["precision"]),
        "span": tables.span(first, last),
        "extent": date["extent"],
    }


def _played(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((actor["id"], actor["role"]) for actor in body["actors"])
    yield from ((code, "attributed") for code in body["attributed_to"])


def _opposed(body: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    """Pairs in order of their codes; an event without a target is two-sided, so all its parties are pairs."""
    sides: dict[str, list[str]] = defaultdict(list)
    for actor in body["actors"]:
        sides[actor["role"]].append(actor["id"])
    if sides["target"]:
        return _paired((one, other, FORTH) for one, other in product(sides["source"], sides["target"]))
    parties = [*sides["source"], *sides["participant"]]
    return _paired((one, other, MUTUAL) for one, other in product(parties, parties) if one < other)


def _with_wholes(own: Ways) -> dict[tuple[str, str], int]:
    return _paired(
        (left, right, ways)
        for (one, other), ways in own.items()
        for left, right in product((one, *wholes(one)), (other, *wholes(other)))
    )


def _paired(found: Iterable[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    pairs: dict[tuple[str, str], int] = defaultdict(int)
    for one, other, ways in found:
        if one <= other:
            pairs[one, other] |= ways
        else:
            pairs[other, one] |= _turned(ways)
    return dict(pairs)


def _turned(ways: int) -> int:
    return ways & MUTUAL | (BACK if ways & FORTH else 0) | (FORTH if ways & BACK else 0)


def _shared(row: Row) -> Row:
    shared = {key: row[key] for key in ("sort_key", "type", "grain", "span", "day_last", "live")}
    return {"version_id": row["id"], **shared}


def _cut(text: str) -> str:
    """A search text within bounds, which ends with a whole word."""
    return text if len(text) <= LONGEST else text[: text.rindex(" ", 0, LONGEST) + 1]


def _mentions(body: Mapping[str, Any]) -> list[str]:
    return [actor["mention"] for actor in body["actors"] if actor["mention"]]


def _ordinal(served: str | None) -> int | None:
    day = documents.day(served)
    return day.toordinal() if day else None


def _seconds(served: str | Literal[False] | None) -> int | None:
    return int(datetime.fromisoformat(served).timestamp()) if served else None
