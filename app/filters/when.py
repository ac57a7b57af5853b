"""When it happened: date bounds, how they are met, and how exactly the date is known."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ValidationInfo, field_validator

from app.filters.codes import Codes, among, one_of, parse_codes
from app.filters.dates import EXPECTED, Bound, Interval, parse_bound, parse_interval
from app.filters.faults import wrong
from app.filters.period import Match, Period, Undated
from app.filters.schema import listed, param, single
from app.filters.vocabulary import precisions
from app.filters.where import Clause, Where

MONTH_DAY = re.compile(r"(\d\d)-(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Grains:
    """Precisions by their rank from fine to coarse, to include and to exclude."""

    include: tuple[int, ...] = ()
    exclude: tuple[int, ...] = ()

    def echo(self) -> list[str]:
        """The precisions as a client would write them."""
        known = precisions()
        return [*(known[n] for n in self.include), *(f"-{known[n]}" for n in self.exclude)]


@dataclass(frozen=True, slots=True)
class Finest:
    """The precisions, by rank, that are fine enough."""

    grains: tuple[int, ...]

    def echo(self) -> str:
        """The coarsest of them by name."""
        return precisions()[self.grains[-1]]


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of any year as month * 100 + day."""

    number: int

    def echo(self) -> str:
        """The day as 05-08."""
        return f"{self.number // 100:02}-{self.number % 100:02}"


def today() -> date:
    """The current day, UTC: what relative date bounds count from."""
    return datetime.now(UTC).date()


def today_of(info: ValidationInfo) -> date:
    """The day that a request is read on, as its context says."""
    day: date | None = (info.context or {}).get("today")
    return day or today()


def _bound(text: str, info: ValidationInfo) -> Bound:
    try:
        return parse_bound(text, today_of(info))
    except ValueError as fault:
        raise wrong(text, str(fault)) from None


def _interval(text: str, info: ValidationInfo) -> Interval:
    try:
        return parse_interval(text, today_of(info))
    except ValueError as fault:
        raise wrong(text, str(fault)) from None


def _grains(values: Iterable[str]) -> Grains | None:
    known = precisions()
    codes: Codes | None = parse_codes(values, one_of(known, "a precision"))
    if codes is None:
        return None
    return Grains(*(tuple(sorted(map(known.index, side))) for side in (codes.include, codes.exclude)))


def _finest(text: str) -> Finest:
    known = precisions()
    (name,) = one_of(known, "a precision")(text)
    return Finest(tuple(range(known.index(name) + 1)))


def _month_day(text: str) -> MonthDay:
    found = MONTH_DAY.fullmatch(text)
    month, day = (int(part) for part in found.groups()) if found else (0, 0)
    try:
        date(2024, month, day)
    except ValueError:
        raise wrong(text, "a day of the year: write 05-08 for 8 May") from None
    return MonthDay(month * 100 + day)


def _one(kind: type[Match] | type[Undated], noun: str) -> BeforeValidator:
    names = [each.value for each in kind]
    return BeforeValidator(lambda text: one_of(names, noun)(text)[0])


def _of_version(condition: Callable[[Any, Any], Clause]) -> Where:
    def clause(value: Any) -> Clause:
        from app.tables import event_version

        return condition(event_version.c, value)

    return Where(clause)


def _grained(v: Any, grains: Grains) -> Clause:
    return among(v.grain, grains)


Day = Annotated[Bound | None, BeforeValidator(_bound)]


class When(BaseModel):
    """The filters on an event's date."""

    from_: Day = param(
        f"Happened on or after this date; it is {EXPECTED}. "
        "Events without a date are left out when a date bound is given, and counted.",
        "2025-04",
        single("string"),
        alias="from",
    )
    to: Day = param(
        "Happened on or before this date, inclusive at the precision given: `to=2025-04` includes 30 April.",
        "2025-04-30",
        single("string"),
    )
    on: Day = param(
        "Both bounds at once: a day, month or year. Not with other bounds.", "2025-04-18", single("string")
    )
    datetime_: Annotated[Interval | None, BeforeValidator(_interval)] = param(
        "Both bounds as OGC writes them; `..` is an open end. Not with other bounds.",
        "2025-04-01/2025-05-01",
        single("string"),
        alias="datetime",
    )
    date_match: Annotated[Literal["overlaps", "within", "starts"] | None, _one(Match, "a way to match")] = (
        param(
            "How an event meets the bounds: its days overlap them (default), lie within, or start within.",
            "within",
            single("string", enum=[each.value for each in Match]),
        )
    )
    undated: Annotated[Literal["exclude", "include", "only"] | None, _one(Undated, "a choice")] = param(
        "Events without a date: left out (the default when a date bound is given), kept, or nothing else.",
        "include",
        single("string", enum=[each.value for each in Undated]),
    )
    precision: Annotated[Grains | None, BeforeValidator(_grains), _of_version(_grained)] = param(
        "How exactly the date is known; a leading `-` excludes.", ["day"], listed(precisions)
    )
    min_precision: Annotated[
        Finest | None, BeforeValidator(_finest), _of_version(lambda v, finest: v.grain <= finest.grains[-1])
    ] = param("The date is known at least this exactly.", "month", single("string", enum=precisions()))
    month_day: Annotated[
        MonthDay | None, BeforeValidator(_month_day), _of_version(lambda v, day: v.month_day == day.number)
    ] = param(
        "On this day of any year; only events that are known to the day.",
        "05-08",
        single("string", pattern=r"^\d\d-\d\d$"),
    )

    @field_validator("to", mode="after")
    @classmethod
    def _after_from(cls, to: Bound | None, info: ValidationInfo) -> Bound | None:
        since: Bound | None = info.data.get("from_")
        if to and since and to.before(since):
            raise wrong(to.echo(), f"on or after 'from', {since.echo()}", "invalid_interval")
        return to

    @field_validator("on", "datetime_", mode="after")
    @classmethod
    def _alone(cls, given: Any, info: ValidationInfo) -> Any:
        if given and any(info.data.get(name) for name in ("from_", "to", "on")):
            raise wrong(given.echo(), "allowed beside other date bounds", "conflicting_parameters")
        return given

    @field_validator("date_match", mode="after")
    @classmethod
    def _of_bounds(cls, match: str | None, info: ValidationInfo) -> str | None:
        bounds = ("from_", "to", "on", "datetime_")
        if match and all(info.data.get(name, 0) is None for name in bounds):
            raise wrong(match, "enough without 'from'", "conflicting_parameters")
        return match

    @field_validator("undated", mode="after")
    @classmethod
    def _possible(cls, undated: str | None, info: ValidationInfo) -> str | None:
        if undated == "only" and any(info.data.get(name) for name in ("from_", "to", "on", "datetime_")):
            raise wrong(undated, "possible beside a date bound", "conflicting_parameters")
        return undated

    @cached_property
    def period(self) -> Period | None:
        """The date bounds together; None when the query says nothing about dates."""
        whole = self.datetime_ or Interval(self.on or self.from_, self.on or self.to)
        if self.undated is None and not (whole.since or whole.until):
            return None
        undated = Undated(self.undated or "exclude")
        if not (whole.since or whole.until) and undated is Undated.INCLUDE:
            return None
        return Period(*whole.days, *whole.instants, Match(self.date_match or "overlaps"), undated)
