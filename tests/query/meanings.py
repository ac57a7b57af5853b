"""What each filter means, looked at event by event in plain Python.

It is written from the contract, not from our code: values are parsed anew, and only names are looked up in
the codebook.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, product
from math import asin, cos, radians, sin, sqrt
from typing import Any

from app import codebook
from app.codebook import regions
from tests.query.spoken import Query, holding
from tests.timeline import Body

Told = Callable[[Body, str, Query], bool]
TODAY = date(2025, 5, 20)
GRAINS = ("minute", "hour", "day", "week", "month", "quarter", "year", "decade", "unknown")
PARTY = ("source", "target", "mediator", "host", "participant")
SPOTS = {"geneva": "geneva-che", "suva": "suva-fji", "apia": "apia-wsm", "pago pago": "pago-pago-asm"}


def listed(value: str) -> tuple[set[str], set[str]]:
    """The words of a list that are asked for, and those that are excluded."""
    words = [word.strip().replace("\\,", ",") for word in re.split(r"(?<!\\),", value)]
    return {w for w in words if w[0] != "-"}, {w[1:] for w in words if w[0] == "-"}


def chosen(value: str, held: set[Any], read: Callable[[str], set[Any]] = lambda word: {word}) -> bool:
    """Whether what is held has one of the words asked for and none of the excluded."""
    asked, barred = ({code for word in side for code in read(word)} for side in listed(value))
    return (not asked or bool(held & asked)) and not held & barred


def day_of(text: str, last: bool) -> date:
    """The first or the last day that a date names; of an instant its day in UTC."""
    if text == "today":
        return TODAY
    if back := re.fullmatch(r"-(\d+)d", text):
        return TODAY - timedelta(int(back[1]))
    if instant := instant_of(text):
        return instant.date()
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    ends = (month or 12, day or monthrange(year, month or 12)[1])
    return date(year, *ends) if last else date(year, month or 1, day or 1)


def instant_of(text: str | None) -> datetime | None:
    """The instant in a text; None for a day or nothing."""
    return datetime.fromisoformat(text).astimezone(UTC) if text and "T" in text else None


def bounds(asked: Query) -> tuple[str | None, str | None]:
    """The first and the last date of a query, as they were given."""
    if "datetime" in asked:
        since, _, until = asked["datetime"].partition("/")
        ends = (since, until or since)
        return ends[0] if ends[0] != ".." else None, ends[1] if ends[1] != ".." else None
    whole = asked.get("on")
    return whole or asked.get("from"), whole or asked.get("to")


def dated(body: Body, value: str, asked: Query) -> bool:
    """Whether an event's date meets all that a query says of dates."""
    when, (since, until) = body["date"], bounds(asked)
    undated = asked.get("undated", "exclude" if since or until else "include")
    if when["start"] is None:
        return undated != "exclude"
    match = asked.get("date_match", "overlaps")
    begin = (when["start"], when["start_at"])
    end = (when["end"], when["end_at"] or (when["start_at"] if when["extent"] == "point" else None))
    after = not since or not _before(end if match == "overlaps" else begin, since, False)
    before = not until or not _beyond(end if match == "within" else begin, until, True)
    return undated != "only" and after and before


def _before(edge: tuple[str, str | None], bound: str, last: bool) -> bool:
    known, asked = instant_of(edge[1]), instant_of(bound)
    return known < asked if known and asked else date.fromisoformat(edge[0]) < day_of(bound, last)


def _beyond(edge: tuple[str, str | None], bound: str, last: bool) -> bool:
    known, asked = instant_of(edge[1]), instant_of(bound)
    return known > asked if known and asked else date.fromisoformat(edge[0]) > day_of(bound, last)


def reported(body: Body, value: str, asked: Query) -> bool:
    """Whether one article was published between the bounds."""
    days = [report["published"] for report in body["reports"] if report["published"]]
    first = day_of(asked["reported_from"], False) if "reported_from" in asked else date.min
    last = day_of(asked["reported_to"], True) if "reported_to" in asked else date.max
    return any(first <= day <= last for day in days)


def actors_of(name: str) -> set[str]:
    """The codes of an actor's code, name or alias."""
    return set(codebook.load().resolve(name)) or {name.upper()}


def played(*roles: str) -> Told:
    """Whether who plays one of the roles is asked for."""

    def told(body: Body, value: str, asked: Query) -> bool:
        players = {a["id"] for a in body["actors"] if a["role"] in roles}
        players |= set(body["attributed_to"]) if "attributed" in roles else set()
        return chosen(value, _wide(players, asked), actors_of)

    return told


def _wide(codes: set[str], asked: Query) -> set[str]:
    """Actors, with the wholes that they are parts of."""
    exact = asked.get("actor_scope") == "exact"
    return codes if exact else codes | {code.split("-")[0] for code in codes}


def all_play(body: Body, value: str, asked: Query) -> bool:
    """Whether each actor asked for takes part, and no excluded one."""
    return all(played(*PARTY)(body, word, asked) for word in value.split(","))


def opposed(body: Body, value: str, asked: Query) -> bool:
    """Whether two actors stand on opposite sides, or are parties of an event without a target."""
    sides = {role: {a["id"] for a in body["actors"] if a["role"] == role} for role in PARTY}
    pairs = list(product(sides["source"], sides["target"]))
    if not sides["target"]:
        pairs = list(combinations(sorted(sides["source"] | sides["participant"]), 2))
    one, other = (actors_of(name) for name in value.split(","))
    wide = [(_wide({a}, asked), _wide({b}, asked)) for a, b in pairs]
    return any((a & one and b & other) or (b & one and a & other) for a, b in wide)


def described(key: str) -> Told:
    """Whether a party is of a type or country asked for."""
    read = {"type": lambda word: {word}, "country": actors_of}[key]
    return lambda body, value, asked: chosen(value, {a[key] for a in body["actors"]}, read)


def placed(key: str, read: Callable[[str], set[Any]] = lambda word: {word}) -> Told:
    """Whether the place is one of those asked for."""
    return lambda body, value, asked: chosen(value, {(body["place"] or {}).get(key)}, read)


def point(body: Body) -> tuple[float, float] | None:
    """Where an event happened, latitude first; None without coordinates."""
    place = body["place"] or {}
    return (place["lat"], place["lon"]) if place.get("lat") is not None else None


def boxed(body: Body, value: str, asked: Query) -> bool:
    """Whether an event lies in a box, which may cross the antimeridian."""
    west, south, east, north = map(float, value.split(","))
    spot = point(body)
    if spot is None or not south <= spot[0] <= north:
        return False
    return west <= spot[1] <= east if west <= east else spot[1] >= west or spot[1] <= east


def kilometres(body: Body, asked: Query) -> float:
    """How far an event is from the centre asked for, by the haversine formula; far away without a place."""
    spot, centre = point(body), (float(asked["lat"]), float(asked["lon"]))
    if spot is None:
        return float("inf")
    (lat, lon), (here, there) = map(radians, spot), map(radians, centre)
    half = sin((lat - here) / 2) ** 2 + cos(lat) * cos(here) * sin((lon - there) / 2) ** 2
    return 2 * 6371.0088 * asin(min(1, sqrt(half)))


def coded(body: Body, value: str, asked: Query) -> bool:
    """Whether a type has one of the codes of other schemes."""

    def read(code: str) -> set[str]:
        scheme, _, number = code.lower().partition(":")
        known = codebook.load().types.values()
        return {
            entry.id
            for entry in known
            if (entry.cameo.startswith(number) if scheme == "cameo" else entry.plover.lower() == number)
        }

    return chosen(value, {body["type"]}, read)


def since(seq: str, at: str) -> Told:
    """Whether a record came after a sequence number, or at an instant or later."""

    def told(body: Body, value: str, asked: Query) -> bool:
        if value.startswith("seq:"):
            return bool(body[seq] > int(value[4:]))
        first = instant_of(value) or datetime.combine(day_of(value, False), datetime.min.time(), UTC)
        return datetime.fromisoformat(body[at]) >= first

    return told


def _at_least(read: Callable[[Body], Any]) -> Told:
    return lambda body, value, asked: (told := read(body)) is not None and told >= float(value)


def _is(read: Callable[[Body], Any]) -> Told:
    return lambda body, value, asked: chosen(value, {read(body)})


def _status(body: Body, value: str, asked: Query) -> bool:
    return value == "all" or chosen(value.replace("-all", ""), {body["status"]})


def _published(body: Body, value: str, asked: Query) -> bool:
    return chosen(value, {report["publisher"] for report in body["reports"]})


def _spoken(body: Body, value: str, asked: Query) -> bool:
    return chosen(value.lower(), {report["language"].lower() for report in body["reports"]})


def _of_articles(body: Body, value: str, asked: Query) -> bool:
    held = {report[key] for report in body["reports"] for key in ("id", "url")}
    return bool(held & set(value.split(",")))


def _month_day(body: Body, value: str, asked: Query) -> bool:
    when = body["date"]
    return when["start"] is not None and when["start"] == when["end"] and when["start"][5:] == value


def _grain(body: Body) -> int:
    return GRAINS.index(body["date"]["precision"])


FILTERS: Mapping[str, Told] = {
    **dict.fromkeys(("from", "to", "on", "datetime", "date_match", "undated"), dated),
    **dict.fromkeys(("reported_from", "reported_to"), reported),
    "precision": _is(lambda body: body["date"]["precision"]),
    "min_precision": lambda body, value, asked: _grain(body) <= GRAINS.index(value),
    "month_day": _month_day,
    "type": _is(lambda body: body["type"]),
    "family": _is(lambda body: body["family"]),
    "code": coded,
    "modality": _is(lambda body: body["modality"]),
    "min_killed": _at_least(lambda body: body["quantities"].get("killed")),
    "q": holding,
    "actor": played(*PARTY),
    "source_actor": played("source"),
    "target_actor": played("target"),
    "mediator": played("mediator"),
    "actor_all": all_play,
    "dyad": opposed,
    "actor_type": described("type"),
    "actor_country": described("country"),
    "actor_text": lambda body, value, asked: any(
        value.casefold() in (a["mention"] or "").casefold() for a in body["actors"]
    ),
    "attributed_to": played("attributed"),
    "country": placed("country", actors_of),
    "region": placed("country", lambda name: set(regions.regions()[name])),
    "admin1": placed("admin1"),
    "place": placed("id", lambda name: {SPOTS.get(name, name)}),
    "bbox": boxed,
    "lat": lambda body, value, asked: point(body) is not None,
    "radius_km": lambda body, value, asked: kilometres(body, asked) <= float(value),
    "located": lambda body, value, asked: (point(body) is not None) is (value == "true"),
    "article": _of_articles,
    "publisher": _published,
    "language": _spoken,
    "min_confidence": _at_least(lambda body: body["confidence"]),
    "min_articles": _at_least(lambda body: body["corroboration"]["articles"]),
    "min_publishers": _at_least(lambda body: body["corroboration"]["publishers"]),
    "id": lambda body, value, asked: body["id"] in value.split(","),
    "status": _status,
    "created_since": since("first_seq", "created_at"),
    "updated_since": since("seq", "updated_at"),
}
SCOPED = {*("actor", "source_actor", "target_actor", "mediator", "actor_all", "dyad", "attributed_to")}
