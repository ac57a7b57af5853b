"""Legs: whatever the bounds and however long events last, those that meet them are found, each once."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from app.filters.event_filter import EventFilter
from app.filters.reading import read
from app.query.legs import DATED, END, Leg, legs
from app.tables import SPANS, sort_key, span
from tests.query.meanings import dated

FIRST, LAST = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()
LENGTHS = sorted(
    {1, 2, *(days + more for days in SPANS for more in (-1, 0, 1) if days + more > 0), 4000, 40_000}
)
days = some.one_of(
    some.integers(FIRST, LAST),
    some.sampled_from((FIRST, FIRST + 1, LAST - 1, LAST)),
    some.integers(date(2023, 12, 25).toordinal(), date(2025, 1, 5).toordinal()),
)


@some.composite
def bounds(draw: some.DrawFn, near: Sequence[int] = ()) -> dict[str, str]:
    """Date bounds as a client writes them: days, months, years and instants, one end or both.

    They are any days, or some days and the ones beside them.
    """
    beside = sorted({day + step for day in near for step in (-1, 0, 1) if FIRST <= day + step <= LAST})
    either = some.one_of(some.sampled_from(beside), days) if beside else days
    first, last = sorted((draw(either), draw(either)))
    written = {"from": _written(draw, first, 0), "to": _written(draw, last, 12)}
    query = {name: written[name] for name in draw(some.sampled_from((("from",), ("to",), ("from", "to"))))}
    query["date_match"] = draw(some.sampled_from(("overlaps", "within", "starts")))
    return query | {"undated": draw(some.sampled_from(("exclude", "include")))}


def _written(draw: some.DrawFn, day: int, hour: int) -> str:
    text = date.fromordinal(day).isoformat()
    if draw(some.booleans()):
        return text[: draw(some.sampled_from((4, 7, 10, 10, 10, 10)))]
    return f"{text}T{hour + draw(some.integers(0, 11)):02}:30:00Z"


@some.composite
def events(draw: some.DrawFn) -> dict[str, str | None]:
    """When an event was: undated, or some days, of which the clock may be a day ahead or behind."""
    if draw(some.integers(0, 9)) == 0:
        return {"start": None, "end": None, "start_at": None, "end_at": None, "extent": "point"}
    first = draw(days)
    last = min(LAST, first + draw(some.one_of(some.sampled_from(LENGTHS), some.integers(1, 5000))) - 1)
    begin, end = (_clock(draw, day) for day in (first, last))
    return {
        "start": date.fromordinal(first).isoformat(),
        "end": date.fromordinal(last).isoformat(),
        "start_at": begin,
        "end_at": end,
        "extent": draw(some.sampled_from(("point", "span"))) if first == last else "span",
    }


def _clock(draw: some.DrawFn, day: int) -> str | None:
    if not FIRST < day < LAST or draw(some.booleans()):
        return None
    moment = datetime.fromordinal(day).replace(tzinfo=UTC) + timedelta(hours=draw(some.integers(-12, 35)))
    return moment.isoformat().replace("+00:00", "Z")


@given(data=some.data(), when=some.lists(events(), min_size=1, max_size=4))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_event_that_meets_the_bounds_lies_on_one_part_of_a_leg_and_no_other(
    data: some.DataObject, when: list[dict[str, str | None]]
) -> None:
    edges = [event[end] for event in when for end in ("start", "end")]
    query = data.draw(bounds([date.fromisoformat(day).toordinal() for day in edges if day]))
    found = [part for leg in legs(_filter(query)) for part in leg.parts()]
    for number, event in enumerate(when):
        on = [leg for leg in found if _on(leg, event, number)]
        assert len(on) <= 1
        if dated({"date": event}, "", query):
            assert len(on) == 1, (query, event)


@pytest.mark.parametrize("length", LENGTHS)
def test_an_event_is_reached_from_its_last_day_whatever_its_length(length: int) -> None:
    for begin in (FIRST, date(2024, 2, 28).toordinal(), LAST - length + 1):
        first, last = begin, min(LAST, begin + length - 1)
        start, end = (date.fromordinal(day).isoformat() for day in (first, last))
        event = {"start": start, "end": end, "start_at": None, "end_at": None, "extent": "span"}
        for since in {first, first + 1, last - 1, last, last + 1} & set(range(FIRST, LAST + 1)):
            query = {"from": date.fromordinal(since).isoformat()}
            found = legs(_filter(query))
            assert sum(_on(leg, event, 7) for leg in found) == (since <= last), (start, query)
            parts = [part for leg in found for part in leg.parts()]
            assert sum(_on(part, event, 7) for part in parts) == (since <= last), (start, query)


@given(query=bounds())
@settings(max_examples=200, deadline=None)
def test_legs_follow_each_other(query: dict[str, str]) -> None:
    found = [part for leg in legs(_filter(query)) for part in leg.parts() if part.low < part.high]
    assert all(one.high <= other.low for one, other in pairwise(found))
    assert found[0].low >= 0
    assert found[-1].high <= END


@given(first=days, length=some.one_of(some.sampled_from(LENGTHS), some.integers(1, 5000)))
def test_the_place_of_a_length_is_the_first_that_holds_it(first: int, length: int) -> None:
    last = min(LAST, first + length - 1)
    place = span(date.fromordinal(first), date.fromordinal(last))
    assert place == sum(last - first + 1 > most for most in SPANS)


def _filter(query: dict[str, str]) -> EventFilter:
    return read(EventFilter, query.items(), "GET /events", {})


def _on(leg: Leg, event: dict[str, str | None], number: int) -> bool:
    """Whether the walks of a leg meet an event."""
    first, last = (date.fromisoformat(day) if day else None for day in (event["start"], event["end"]))
    key, binds = sort_key(first, number), leg.binds()
    if leg.reaching is None:
        return binds["low"] <= key < binds["high"]
    place = span(first, last)
    reaches = last is not None and last.toordinal() >= leg.reaching
    return place >= leg.span and reaches and binds[f"low_{place}"] <= key < binds["high"] and key >= DATED
