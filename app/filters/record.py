"""The record of an event: its id and status, when it was made and changed, and as of when it is read."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ValidationInfo

from app.events.document import stamp
from app.filters.codes import Codes, one_of, parse_codes, words
from app.filters.dates import parse_bound
from app.filters.faults import wrong
from app.filters.schema import listed, param, single
from app.filters.when import today_of
from app.filters.where import Clause, Where

SEQ = re.compile(r"seq:(\d{1,18})", re.ASCII)
STATUSES = ("active", "retracted", "merged")
POINT = "a point in the store's history: write seq:18000, 2025-04-18T09:30:00Z, 2025-04-18, today or -7d"


@dataclass(frozen=True, slots=True)
class Point:
    """A point in the store's history: a sequence number or an instant, the other is None."""

    seq: int | None
    at: datetime | None

    def echo(self) -> str:
        """The point as a client would write it."""
        return f"seq:{self.seq}" if self.at is None else stamp(self.at)


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids of events."""

    ids: tuple[str, ...]

    def echo(self) -> list[str]:
        """The ids as they were given."""
        return list(self.ids)


def parse_point(text: str, info: ValidationInfo) -> Point:
    """The point that a text names; anything else is refused."""
    if found := SEQ.fullmatch(text.strip().lower()):
        return Point(int(found[1]), None)
    try:
        bound = parse_bound(text, today_of(info))
    except ValueError:
        raise wrong(text, POINT) from None
    if bound.instant is not None:
        return Point(None, datetime.fromtimestamp(bound.instant, UTC))
    return Point(None, datetime.combine(datetime.fromordinal(bound.first), time(), UTC))


def _past(text: str, info: ValidationInfo) -> Point | None:
    """A point in history; `now` is none, since a reading of a query is kept."""
    return None if text.strip().lower() == "now" else parse_point(text, info)


def _ids(values: Iterable[str]) -> Ids | None:
    given = words(values)
    for id in given:
        if not id.isprintable() or len(id) > 100:
            raise wrong(id[:100], "an event's id")
    return Ids(tuple(dict.fromkeys(given))) if given else None


def _statuses(values: Iterable[str]) -> Codes | None:
    known = parse_codes(
        values, lambda word: STATUSES if word == "all" else one_of(STATUSES, "a status")(word)
    )
    return None if known == Codes(("active",)) else known


def _of_record(name: str) -> Where:
    def clause(value: Any) -> Clause:
        from app.filters import records

        write: Callable[[Any], Clause] = getattr(records, name)
        return write(value)

    return Where(clause)


Since = Annotated[Point | None, BeforeValidator(parse_point)]


class Record(BaseModel):
    """The filters on what the store says of an event."""

    id: Annotated[Ids | None, BeforeValidator(_ids), _of_record("of_ids")] = param(
        "These events, at most 500.", ["evt_0000000000001"], listed()
    )
    status: Annotated[Codes | None, BeforeValidator(_statuses), _of_record("of_status")] = param(
        "What became of the record: `active` (default), `retracted`, `merged`, or `all`.",
        ["active"],
        listed(lambda: [*STATUSES, "all"]),
    )
    created_since: Annotated[Since, _of_record("created")] = param(
        f"First stored after this; it is {POINT}.", "-7d", single("string")
    )
    updated_since: Annotated[Since, _of_record("updated")] = param(
        "Last changed after this, written as for created_since.", "seq:18000", single("string")
    )
    as_of: Annotated[Point | None, BeforeValidator(_past)] = param(
        "The store as it stood then: what was known at an instant (of a day: as it began), or at a sequence "
        "number.",
        "2025-05-01T00:00:00Z",
        single("string"),
    )
