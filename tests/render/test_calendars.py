"""ics: a calendar that can be fetched again and again without an event moving or doubling."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render import FORMATS
from app.render.calendars import folded, text
from tests.render.served import APRIL, HOSTILE, META, ROOT, YEAR, dated, event, month, written

Properties = dict[str, str]


def unfolded(told: str) -> list[str]:
    return told.replace("\r\n ", "").split("\r\n")


def calendar(*events: dict[str, Any], **more: Any) -> tuple[Properties, list[Properties]]:
    """The properties of the calendar, and of each event in it."""
    head, *parts = written("ics", *events, **{"root": ROOT} | more).split("BEGIN:VEVENT\r\n")
    return _properties(head), [_properties(part.partition("END:VEVENT")[0]) for part in parts]


def _properties(told: str) -> Properties:
    return dict(line.split(":", 1) for line in unfolded(told) if ":" in line)


def one(**fields: Any) -> Properties:
    (told,) = calendar(event(**fields))[1]
    return told


def test_an_event_is_told_with_all_that_calendars_show() -> None:
    told = one()
    assert told.pop("DESCRIPTION").startswith(
        "The Kremlin declared a truce over the weekend.\\nWhen: 19–20 April 2025\\nWho: Russia > Ukraine\\n"
    )
    assert told == {
        "UID": "evt_1@x.example",
        "DTSTAMP": "20250420T081140Z",
        "CREATED": "20250419T130612Z",
        "LAST-MODIFIED": "20250420T081140Z",
        "SEQUENCE": "2",
        "STATUS": "CONFIRMED",
        "DTSTART;VALUE=DATE": "20250419",
        "DTEND;VALUE=DATE": "20250421",
        "SUMMARY": "Russia declares truce with Ukraine",
        "LOCATION": "Odesa\\, UKR",
        "GEO": "-3.500000;30.700000",
        "CATEGORIES": "truce_declared,truce",
        "URL": f"{ROOT}/events/evt_1",
        "TRANSP": "TRANSPARENT",
    }


def test_the_calendar_is_named_and_says_how_often_to_come_back() -> None:
    head, events = calendar()
    assert events == []
    assert (head["VERSION"], head["REFRESH-INTERVAL;VALUE=DURATION"]) == ("2.0", "PT1H")
    assert head["X-WR-CALNAME"] == head["NAME"] == "Events: actor RUS"
    assert head["X-PUBLISHED-TTL"] == "PT1H"
    assert calendar(meta=META | {"query": {}})[0]["NAME"] == "All events"


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        (dated("2025-04-19"), "20250419", "20250420"),
        (dated("2024-02-28", "2024-02-29"), "20240228", "20240301"),
        (APRIL, "20250401", "20250501"),
        (YEAR, "20220101", "20230101"),
        (dated("9999-12-31"), "99991231", None),
        (dated("0999-01-01"), "09990101", "09990102"),
        (APRIL | {"start_at": "2025-04-01T00:00:00Z"}, "20250401", "20250501"),
    ],
)
def test_days_end_the_day_after(date: dict[str, Any], start: str, end: str | None) -> None:
    told = one(date=date)
    assert (told["DTSTART;VALUE=DATE"], told.get("DTEND;VALUE=DATE")) == (start, end)
    assert not {"DTSTART", "DTEND"} & set(told)


AT, LATER = "2025-04-19T15:00:00Z", "2025-04-20T21:00:00Z"


@pytest.mark.parametrize(
    ("date", "end"),
    [
        (dated("2025-04-19", start_at=AT), None),
        (dated("2025-04-19", start_at=AT, end_at="2025-04-19T16:00:00Z"), "20250419T160000Z"),
        (dated("2025-04-19", start_at=AT, end_at="2025-04-19T14:00:00Z"), None),
        (dated("2025-04-19", "2025-04-20", extent="span", start_at=AT, end_at=LATER), "20250420T210000Z"),
        (dated("2025-04-19", "2025-04-20", extent="span", start_at=AT), "20250421T000000Z"),
    ],
)
def test_a_known_time_is_an_instant(date: dict[str, Any], end: str | None) -> None:
    told = one(date=date)
    assert (told["DTSTART"], told.get("DTEND")) == ("20250419T150000Z", end)
    assert "DTSTART;VALUE=DATE" not in told


@pytest.mark.parametrize(
    ("date", "summary"),
    [
        (APRIL, "~planned: Visit"),
        (YEAR, "~planned: Visit"),
        (month("2025-04-14", "2025-04-20", "2025-04-14/2025-04-20", "week"), "~planned: Visit"),
        (dated("2025-04-18", "2025-04-19"), "~planned: Visit"),
        (dated("2025-04-18", "2025-04-19", extent="span"), "planned: Visit"),
        (dated("2025-04-18"), "planned: Visit"),
    ],
)
def test_what_is_not_known_to_the_day_is_marked(date: dict[str, Any], summary: str) -> None:
    assert one(title="Visit", modality="planned", date=date)["SUMMARY"] == summary


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"modality": "occurred"}, "CONFIRMED"),
        ({"modality": "planned"}, "TENTATIVE"),
        ({"modality": "denied"}, "TENTATIVE"),
        ({"status": "retracted"}, "CANCELLED"),
        ({"status": "merged", "modality": "planned"}, "CANCELLED"),
    ],
)
def test_status_tells_how_real_it_is(fields: dict[str, str], status: str) -> None:
    assert one(**fields)["STATUS"] == status


def test_what_is_gone_is_cancelled_once() -> None:
    bodies = [
        event(id="evt_9", status="retracted", version=4),
        event(id="evt_1", status="merged"),
        event(id="evt_8", status="merged"),
        event(id="evt_7", status="retracted", date=dated(None)),
    ]
    told = calendar(event(), gone=[json.dumps(body) for body in bodies])[1]
    assert [(each["UID"], each["STATUS"], each["SEQUENCE"]) for each in told] == [
        ("evt_1@x.example", "CONFIRMED", "2"),
        ("evt_8@x.example", "CANCELLED", "2"),
        ("evt_9@x.example", "CANCELLED", "3"),
    ]


def test_what_has_no_date_is_left_out_and_said() -> None:
    meta = META | {"returned": 2, "total": 812, "undated_excluded": 3}
    head, events = calendar(event(), event(id="evt_2", date=dated(None)), meta=meta)
    assert [each["UID"] for each in events] == ["evt_1@x.example"]
    assert head["X-WR-CALDESC"] == "2 of 812 events. 4 without a date cannot stand in a calendar."


def test_newest_are_taken_and_oldest_shown_first() -> None:
    format = FORMATS["ics"]
    assert (format.order, format.default) == ("-date", 500)
    newest = [event(id=f"evt_{day}", date=dated(f"2025-04-{day}")) for day in (29, 28, 27)]
    assert [each["UID"][:6] for each in calendar(*newest)[1]] == ["evt_27", "evt_28", "evt_29"]
    assert written("ics", *newest) == written("ics", *reversed(newest))


def test_what_is_not_known_is_not_told() -> None:
    assert not {"GEO", "LOCATION"} & set(one(place=None))
    nowhere = {"name": "Odesa", "country": None, "lat": None, "lon": None}
    assert "GEO" not in one(place=nowhere)
    (told,) = calendar(event(), root="")[1]
    assert "URL" not in told
    assert told["UID"] == "evt_1@localhost"


@pytest.mark.parametrize("words", HOSTILE.values(), ids=list(HOSTILE))
def test_no_text_breaks_out_of_its_line(words: str) -> None:
    place = {"name": words, "country": words, "lat": None, "lon": None}
    told = written("ics", event(title=words, summary=words, place=place), meta=META | {"query": {"q": words}})
    assert told.endswith("END:VCALENDAR\r\n")
    assert not re.search("[^\r]\n|\r[^\n]|[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]", told)
    assert max(len(line.encode()) for line in told.split("\r\n")) <= 75
    names = {re.split("[:;]", line)[0] for line in unfolded(told)}
    assert names <= {
        *(
            "BEGIN",
            "VERSION",
            "PRODID",
            "CALSCALE",
            "NAME",
            "X-WR-CALNAME",
            "X-WR-CALDESC",
            "REFRESH-INTERVAL",
        ),
        *("X-PUBLISHED-TTL", "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "STATUS", "DTSTART"),
        *("DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "CATEGORIES", "URL", "TRANSP", "END", ""),
    }


@given(st.text())
def test_a_folded_line_is_the_line_again(line: str) -> None:
    octets = folded(line.replace("\r", "").replace("\n", ""))
    lines = octets.removesuffix(b"\r\n").split(b"\r\n ")
    assert all(len(part.decode().encode()) <= 75 - bool(number) for number, part in enumerate(lines))
    assert b"".join(lines).decode() == line.replace("\r", "").replace("\n", "")


def test_text_is_escaped() -> None:
    assert text("a;b,c\\n\r\nd\x85e") == "a\\;b\\,c\\\\n\\nd\\ne"


@given(st.dates(max_value=date.max - timedelta(1)))
def test_an_event_of_any_day_lasts_one_day(day: date) -> None:
    told = one(date=dated(day.isoformat()))
    assert told["DTSTART;VALUE=DATE"] == day.isoformat().replace("-", "")
    assert told["DTEND;VALUE=DATE"] == (day + timedelta(1)).isoformat().replace("-", "")
