"""events.ics in two iCalendar parsers: both read every dated event, with the same days and words."""

from datetime import date, datetime, timedelta
from typing import Any

import httpx2
import pytest

from tests.clients.conftest import shown

Event = dict[str, Any]


@pytest.fixture
def octets(service: str) -> bytes:
    """The calendar, which two fetches give alike."""
    first, second = (httpx2.get(f"{service}/events.ics?limit=1000") for _ in range(2))
    assert first.headers["content-type"] == "text/calendar; charset=utf-8"
    assert first.content == second.content
    return first.content


@pytest.fixture
def dated(events: list[Event]) -> dict[str, Event]:
    """The events that a calendar can hold, by id."""
    return {event["id"]: event for event in events if event["date"]["start"]}


def expected(event: Event) -> tuple[date, date | None]:
    """When a calendar has an event begin and end, as its dates tell."""
    told = event["date"]
    if told["start_at"]:
        start, end = (told[key] and datetime.fromisoformat(told[key]) for key in ("start_at", "end_at"))
        return start, end if end and end > start else None
    return date.fromisoformat(told["start"]), date.fromisoformat(told["end"]) + timedelta(1)


def test_icalendar_reads_every_dated_event(octets: bytes, dated: dict[str, Event]) -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(octets)
    read = {str(each["UID"]).partition("@")[0]: each for each in calendar.walk("VEVENT")}
    assert read.keys() == dated.keys()
    assert not calendar.errors
    for id, each in read.items():
        assert not each.errors
        end = each["DTEND"].dt if "DTEND" in each else None
        assert (each["DTSTART"].dt, end) == expected(dated[id])
        assert shown(each["SUMMARY"]).endswith(shown(dated[id]["title"]))
        assert each["SEQUENCE"] == dated[id]["version"] - 1
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=1)


def test_icalendar_would_write_the_same_events(octets: bytes) -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(octets)
    again = icalendar.Calendar.from_ical(calendar.to_ical())
    assert [each.property_items() for each in calendar.walk("VEVENT")] == [
        each.property_items() for each in again.walk("VEVENT")
    ]
    own = {line for line in octets.replace(b"\r\n ", b"").split(b"\r\n") if line.startswith(b"SUMMARY")}
    theirs = calendar.to_ical().replace(b"\r\n ", b"").split(b"\r\n")
    assert own <= set(theirs)


def test_vobject_reads_every_dated_event(octets: bytes, dated: dict[str, Event]) -> None:
    vobject = pytest.importorskip("vobject")
    (calendar,) = vobject.readComponents(octets.decode())
    read = {each.uid.value.partition("@")[0]: each for each in calendar.vevent_list}
    assert read.keys() == dated.keys()
    for id, each in read.items():
        end = each.dtend.value if hasattr(each, "dtend") else None
        assert (each.dtstart.value, end) == expected(dated[id])
        assert shown(each.summary.value).endswith(shown(dated[id]["title"]))
    assert calendar.x_wr_calname.value == "All events"
