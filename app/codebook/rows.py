"""CSV files of the codebook -> ActorEntry, Leader and PlaceEntry, a row each."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, get_args

from app.codebook.entries import ActorEntry, ActorKind, Leader, PlaceEntry, PlaceKind
from app.codebook.faults import CodebookError

Row = dict[str, str]
Entry = TypeVar("Entry", ActorEntry, Leader, PlaceEntry)
COLUMNS = {
    "actors.csv": "code kind country name aliases adjectives capital metonyms iso2".split(),
    "leaders.csv": "name code office since until aliases".split(),
    "places.csv": "id name country admin1 lat lon kind aliases".split(),
}
STRAY = re.compile(r"^[\s|]|[\s|]$|[\s|]\||\|\s")
PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def actors(folder: Traversable) -> Iterator[ActorEntry]:
    """The rows of actors.csv; CodebookError at the first fault."""
    return _read(folder, "actors.csv", _actor)


def leaders(folder: Traversable) -> Iterator[Leader]:
    """The rows of leaders.csv; CodebookError at the first fault."""
    return _read(folder, "leaders.csv", _leader)


def places(folder: Traversable) -> Iterator[PlaceEntry]:
    """The rows of places.csv; CodebookError at the first fault."""
    return _read(folder, "places.csv", _place)


def _read(folder: Traversable, name: str, make: Callable[[Row], Entry]) -> Iterator[Entry]:
    try:
        lines = (folder / name).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise CodebookError(name, "-", str(fault)) from None
    seen: dict[str, int] = {}
    table = csv.DictReader(lines)
    if table.fieldnames != COLUMNS[name]:
        raise CodebookError(name, 1, f"the header is {','.join(COLUMNS[name])}")
    for number, row in enumerate(table, start=2):
        _refuse_ragged(name, number, row)
        try:
            entry = make(row)
        except ValueError as fault:
            raise CodebookError(name, number, str(fault)) from None
        key = _key(entry)
        if seen.setdefault(key, number) != number:
            raise CodebookError(name, number, f"'{key}' stands in row {seen[key]} already")
        yield entry


def _key(entry: ActorEntry | Leader | PlaceEntry) -> str:
    match entry:
        case ActorEntry():
            return entry.code
        case PlaceEntry():
            return entry.id
        case Leader():
            return f"{entry.name}, {entry.office} of {entry.code} since {entry.since}"


def _refuse_ragged(name: str, number: int, row: Mapping[str | None, str | None]) -> None:
    if None in row or None in row.values():
        raise CodebookError(name, number, "has more or fewer cells than the header")
    for column, cell in row.items():
        if cell and STRAY.search(cell):
            fault = f"'{column}' holds an empty piece or stray white space: {cell!r}"
            raise CodebookError(name, number, fault)


def _pieces(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _actor(row: Row) -> ActorEntry:
    return ActorEntry(
        code=_filled(row, "code"),
        kind=_one_of(row["kind"], get_args(ActorKind), "kind"),
        country=row["country"] or None,
        name=_filled(row, "name"),
        aliases=_pieces(row["aliases"]),
        adjectives=_pieces(row["adjectives"]),
        capital=_pieces(row["capital"]),
        metonyms=_pieces(row["metonyms"]),
        iso2=row["iso2"] or None,
    )


def _leader(row: Row) -> Leader:
    since, until = _day(row["since"], last=False), _day(row["until"], last=True)
    if since and until and until < since:
        raise ValueError(f"until {row['until']} lies before since {row['since']}")
    return Leader(
        _filled(row, "name"), _filled(row, "code"), row["office"], since, until, _pieces(row["aliases"])
    )


def _place(row: Row) -> PlaceEntry:
    lat, lon = float(row["lat"]), float(row["lon"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"lat {lat}, lon {lon} is no point on Earth")
    kind = _one_of(row["kind"], get_args(PlaceKind), "kind")
    country = row["country"] or None
    return PlaceEntry(
        _filled(row, "id"),
        _filled(row, "name"),
        country,
        row["admin1"] or None,
        lat,
        lon,
        kind,
        _pieces(row["aliases"]),
    )


def _filled(row: Row, column: str) -> str:
    if not row[column]:
        raise ValueError(f"'{column}' is empty")
    return row[column]


def _one_of(value: str, allowed: tuple[Any, ...], column: str) -> Any:
    if value not in allowed:
        raise ValueError(f"'{column}' is {value!r}, expected one of {', '.join(allowed)}")
    return value


def _day(text: str, *, last: bool) -> date | None:
    """A partial ISO date -> its first or last day; ValueError for no date."""
    if not text:
        return None
    if not PARTIAL_DATE.fullmatch(text):
        raise ValueError(f"{text!r} is no date; write 1994, 1994-11 or 1994-11-26")
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day or not last:
        return date(year, month or 1, day or 1)
    following = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return following - timedelta(days=1)
