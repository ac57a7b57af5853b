"""An event's JSON as it is served."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.events.document import Record, Report, document, stamp, text
from app.events.event import Actor, Event, EventDate, Place
from tests.factories import GENEVA, NAMES, day, event, quoted

NOW = datetime(2025, 4, 22, 9, 30, tzinfo=UTC)
POST = Report("art_1", "Northern Post", date(2025, 4, 22))
WIRE = Report("art_2", "The Wire", date(2025, 4, 21), datetime(2025, 4, 21, 20, 5, tzinfo=UTC))


def served(told: Event | None = None, *reports: Report) -> dict[str, Any]:
    record = Record("evt_1", 3, 18, NOW, NOW, reports or (POST,))
    return document(told or event(), record, NAMES)


KEYS = """
    id url type family codes title summary date modality attributed_to quantities bounds actors place
    confidence corroboration status version seq created_at updated_at
"""


def test_every_key_of_the_contract_is_there_in_its_order() -> None:
    assert list(served()) == KEYS.split()


def test_an_undated_event_keeps_its_keys_with_nulls() -> None:
    undated = served(event(date=EventDate()))["date"]
    assert undated == {
        "start": None, "end": None, "precision": "unknown", "extent": "point", "start_at": None,
        "end_at": None, "edtf": None, "text": None, "basis": "none",
    }  # fmt: skip


def test_type_and_actors_carry_the_names_of_the_codebook() -> None:
    made = served()
    assert made["codes"] == {"cameo": "0871", "plover": "CONCEDE"}
    assert made["actors"][0] == {
        "id": "RUS", "name": "Russia", "type": "country", "role": "source", "country": "RUS",
        "mention": "Moscow",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "name", "country"),
    [
        ("SDN-CIV", "Sudanese civilians", "SDN"),
        ("SDN-XYZ", "Sudanese xyz", "SDN"),
        ("XXX-REB", "XXX-REB", None),
        ("RIVER_FRONT", "RIVER FRONT", None),
        ("UNKNOWN", "UNKNOWN", None),
    ],
)
def test_a_code_that_the_codebook_lacks_still_has_a_name(code: str, name: str, country: str | None) -> None:
    actor = served(event(actors=(Actor(code, "source"),)))["actors"][0]
    assert (actor["name"], actor["type"], actor["country"]) == (name, "group", country)


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Russia declares truce with Ukraine"),
        ({"place": GENEVA}, "Russia declares truce with Ukraine in Geneva"),
        ({"place": Place("Ukraine", "UKR", precision="country")}, "Russia declares truce with Ukraine"),
        ({"modality": "planned"}, "Russia to declare truce with Ukraine"),
        ({"modality": "hypothetical"}, "Russia may declare truce with Ukraine"),
        ({"modality": "claimed"}, "Russia reportedly declares truce with Ukraine"),
        ({"modality": "denied"}, "Denied: Russia declares truce with Ukraine"),
        ({"actors": ()}, "Truce declared"),
        ({"actors": (), "modality": "planned", "place": GENEVA}, "Planned: Truce declared in Geneva"),
        ({"actors": (Actor("UKR", "target"),)}, "Truce declared (Ukraine)"),
        ({"actors": (Actor("RUS", "source"), Actor("UKR", "source"))}, "Russia and Ukraine declare truce"),
        ({"actors": (Actor("SDN-CRM", "source"),)}, "Sudanese gunmen declare truce"),
        (
            {"type": "visit_made", "actors": (Actor("RUS", "source"),), "place": GENEVA},
            "Russia visits Geneva",
        ),
    ],
)
def test_the_title_tells_who_did_what_to_whom(fields: dict[str, Any], title: str) -> None:
    assert served(event(**fields))["title"] == title


def test_an_unlisted_group_is_named_as_its_article_writes_it() -> None:
    actor = served(event(actors=(Actor("BLUE_SHIELD", "source", "Blue Shield"),)))["actors"][0]
    assert actor["name"] == "Blue Shield"


def test_a_crowd_of_actors_is_cut_short() -> None:
    many = tuple(Actor(code, "source") for code in ("RUS", "UKR", "SDN", "CHE"))
    assert served(event("talks_held", actors=many))["title"] == "Russia, Ukraine and others hold talks"


def test_reports_are_counted_and_dated_as_exactly_as_known() -> None:
    assert served(None, POST, WIRE)["corroboration"] == {
        "articles": 2, "publishers": 2, "origins": None,
        "first_reported_at": "2025-04-21T20:05:00Z", "last_reported_at": "2025-04-22",
    }  # fmt: skip


def test_without_publisher_or_day_nothing_is_made_up() -> None:
    told = served(None, Report("art_1"))["corroboration"]
    assert (told["articles"], told["publishers"], told["first_reported_at"]) == (1, 0, None)


def test_a_long_quote_is_cut_between_words() -> None:
    summary = served(event(evidence=(quoted("peace " * 5000),)))["summary"]
    assert len(summary) <= 302
    assert summary.endswith("peace …")


@pytest.mark.parametrize(
    ("first", "last", "precision", "edtf"),
    [
        ("0907-01-01", "0907-12-31", "year", "0907"),
        ("0907-03-01", "0907-03-31", "month", "0907-03"),
        ("0907-03-05", "0907-03-05", "day", "0907-03-05"),
    ],
)
def test_a_year_has_four_digits(first: str, last: str, precision: Any, edtf: str) -> None:
    told = EventDate(date.fromisoformat(first), date.fromisoformat(last), precision)
    assert told.edtf == edtf


def test_an_instant_has_a_year_of_four_digits() -> None:
    assert stamp(datetime(907, 3, 5, 9, 30, tzinfo=UTC)) == "0907-03-05T09:30:00Z"


def test_a_span_of_days_is_served_with_its_edtf() -> None:
    assert served(event(date=day("2025-04-19", "2025-04-20")))["date"]["edtf"] == "2025-04-19/2025-04-20"


def test_the_stored_text_is_one_line_that_reads_back() -> None:
    made = served(event(evidence=(quoted("Zürich\nсказал"),)))
    assert "\n" not in text(made)
    assert json.loads(text(made)) == made
