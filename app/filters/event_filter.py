"""EventFilter: one field is one filter, with its SQL, its place in the documentation and its echo."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo, field_validator

from app.filters.codes import Codes, among, one_of, parse_codes
from app.filters.dates import EXPECTED, Bound, iso, parse_bound
from app.filters.faults import wrong
from app.filters.parties import Dyads, Parties, parse_dyads, parse_parties
from app.filters.schema import listed, param, single
from app.filters.vocabulary import country, families, modalities, types
from app.filters.where import Clause, Leaf, Where, leaves, shape, slots
from app.filters.words import Words, holds, parse_words

SHARE = re.compile(r"\d{1,20}(\.\d{0,20})?|\.\d{1,20}", re.ASCII)


def today() -> date:
    """The current day, UTC: what relative date bounds count from."""
    return datetime.now(UTC).date()


def _bound(text: str, info: ValidationInfo) -> Bound:
    try:
        return parse_bound(text, (info.context or {}).get("today") or today())
    except ValueError as fault:
        raise wrong(text, str(fault)) from None


def _words(text: str) -> Words:
    try:
        return parse_words(text)
    except ValueError as fault:
        raise wrong(text, str(fault)) from None


def _share(text: str) -> float:
    if not SHARE.fullmatch(text) or float(text) > 1:
        raise wrong(text, "a number from 0 to 1")
    return float(text)


def _known(vocabulary: Callable[[], list[str]], noun: str, code: str = "invalid_value") -> BeforeValidator:
    return BeforeValidator(lambda values: parse_codes(values, one_of(vocabulary(), noun, code)))


def _among(column: str) -> Where:
    return Where(lambda codes: among(_column(column), codes))


def _column(name: str) -> Any:
    """A column of event_version; its table is imported only when SQL is written."""
    from app.tables import event_version

    return event_version.c[name]


def _taking_part(parties: Parties, *roles: str) -> Clause:
    from app.filters import sides

    return sides.taking_part(parties, roles or sides.TAKING_PART)


def _opposed(dyads: Dyads) -> Clause:
    from app.filters import sides

    return sides.opposed(dyads)


Day = Annotated[Bound | None, BeforeValidator(_bound)]
Actors = Annotated[Parties | None, BeforeValidator(parse_parties)]


class EventFilter(BaseModel):
    """Which events: filters combine with AND, the values of one filter with OR."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    from_: Annotated[Day, Where(lambda bound: _column("day_last") >= bound.first)] = param(
        f"Happened on or after this date; it is {EXPECTED}. An instant counts as its UTC day. "
        "Events without a date are left out when a date bound is given.",
        "2025-04",
        single("string"),
        alias="from",
    )
    to: Annotated[Day, Where(lambda bound: _column("day_first") <= bound.last)] = param(
        "Happened on or before this date, inclusive at the precision given: `to=2025-04` includes 30 April.",
        "2025-04-30",
        single("string"),
    )
    on: Annotated[
        Day, Where(lambda day: (_column("day_first") <= day.last) & (_column("day_last") >= day.first))
    ] = param(
        "Both bounds at once: a day, month or year. Not with `from` or `to`.", "2025-04-18", single("string")
    )
    type: Annotated[Codes | None, _known(types, "an event type", "unknown_type"), _among("type")] = param(
        "Types of event, see /types; a leading `-` excludes.", ["truce_declared"], listed(types)
    )
    family: Annotated[Codes | None, _known(families, "a family of event types"), _among("family")] = param(
        "Families of event types; a leading `-` excludes.", ["truce"], listed(families)
    )
    actor: Annotated[Actors, Where(lambda parties: _taking_part(parties))] = param(
        "Takes part in any role: code, ISO code, name or alias, in any case; a leading `-` excludes. "
        "An actor includes its parts (SDN: SDN-CIV too).",
        ["Russia"],
        listed(),
    )
    source_actor: Annotated[Actors, Where(lambda parties: _taking_part(parties, "source"))] = param(
        "Who did or said it.", ["RUS"], listed()
    )
    target_actor: Annotated[Actors, Where(lambda parties: _taking_part(parties, "target"))] = param(
        "To whom.", ["UKR"], listed()
    )
    dyad: Annotated[Dyads | None, BeforeValidator(parse_dyads), Where(lambda dyads: _opposed(dyads))] = param(
        "`RUS,UKR`: both, on opposite sides in either direction, or as parties of an event without target. "
        "Repeat it for more pairs.",
        ["RUS,UKR"],
        listed(),
    )
    country: Annotated[
        Codes | None, BeforeValidator(lambda values: parse_codes(values, country)), _among("country")
    ] = param("Where it happened: ISO code or name of a country; a leading `-` excludes.", ["UKR"], listed())
    modality: Annotated[Codes | None, _known(modalities, "a modality"), _among("modality")] = param(
        "How real it is; all by default, a leading `-` excludes.", ["occurred"], listed(modalities)
    )
    min_confidence: Annotated[
        float | None, BeforeValidator(_share), Where(lambda least: _column("confidence") >= least)
    ] = param("At least this confidence.", 0.7, single("number", minimum=0, maximum=1))
    q: Annotated[
        Words | None, BeforeValidator(_words), Where(lambda words: holds(_column("search_text"), words))
    ] = param(
        'Words (AND), "a phrase", OR (binds last), -word, prefix*; in title, summary, quotes and actors.',
        '"prisoner swap" OR exchange*',
        single("string", maxLength=400),
    )

    @field_validator("to", mode="after")
    @classmethod
    def _after_from(cls, to: Bound | None, info: ValidationInfo) -> Bound | None:
        since: Bound | None = info.data.get("from_")
        if to and since and since.first > to.last:
            raise wrong(to.echo(), f"on or after 'from', {since.echo()}", "invalid_interval")
        return to

    @field_validator("on", mode="after")
    @classmethod
    def _alone(cls, on: Bound | None, info: ValidationInfo) -> Bound | None:
        if on and (info.data.get("from_") or info.data.get("to")):
            raise wrong(on.echo(), "allowed beside 'from' or 'to'", "conflicting_parameters")
        return on

    @property
    def interval(self) -> tuple[str | None, str | None] | None:
        """The first and the last ISO day asked for (None: open end); None when no date bound is given."""
        since, until = self.on or self.from_, self.on or self.to
        if not (since or until):
            return None
        return iso(since.first) if since else None, iso(until.last) if until else None

    def without_date(self) -> Self:
        """The same filter without its date bounds."""
        return self.model_copy(update={"from_": None, "to": None, "on": None})

    def echo(self) -> dict[str, Any]:
        """The filters as they were understood, by parameter: codes for names, days for relative dates."""
        return {
            FILTERS[name][0]: value.echo() if hasattr(value, "echo") else value
            for name, value in self._given()
        }

    def shape(self) -> tuple[Any, ...]:
        """What the SQL depends on: which filters are given, and the shape of their values."""
        return tuple((name, shape(value)) for name, value in self._given())

    def clauses(self) -> list[Clause]:
        """The conditions on event_version, with bind parameters that `binds` fills."""
        return [FILTERS[name][1].clause(slots(value, _slot_names(name))) for name, value in self._given()]

    def binds(self) -> dict[str, Leaf]:
        """The value of each bind parameter of `clauses`."""
        return {
            slot: leaf
            for name, value in self._given()
            for slot, leaf in zip(_slot_names(name), leaves(value), strict=False)
        }

    def _given(self) -> Iterator[tuple[str, Any]]:
        return ((name, value) for name in FILTERS if (value := getattr(self, name)) is not None)


def _slot_names(field: str) -> Iterator[str]:
    return (f"{field}_{number}" for number in count())


FILTERS: dict[str, tuple[str, Where]] = {
    name: (field.alias or name, mark)
    for name, field in EventFilter.model_fields.items()
    for mark in field.metadata
    if isinstance(mark, Where)
}
