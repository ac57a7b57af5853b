"""Each format writes the same events: as stored, as rows a spreadsheet may open, as lines that fit."""

import csv
import json
from collections.abc import Mapping
from io import StringIO
from typing import Any

import pytest

from app.render import FORMATS, Listed
from app.render.negotiation import preferred
from app.render.pages import WIDTH, parties, printable, span
from app.render.sheets import COLUMNS

META = {"returned": 2, "total": 2, "total_is": "exact", "undated_excluded": None, "sort": "-date"}
LINKS = {"next": None, "json": "/events"}


def event(**fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "id": "evt_1",
        "url": "/events/evt_1",
        "type": "truce_declared",
        "family": "truce",
        "title": "Russia declares truce with Ukraine",
        "date": {"start": "2025-04-19", "end": "2025-04-20", "precision": "day", "extent": "span",
                 "edtf": "2025-04-19/2025-04-20", "basis": "relative", "text": "the weekend"},
        "modality": "occurred",
        "attributed_to": ["RUS"],
        "quantities": {"duration_hours": 30},
        "actors": [{"id": "RUS", "role": "source"}, {"id": "UKR", "role": "target"}],
        "place": {"name": "Odesa", "country": "UKR", "admin1": None, "lat": -3.5, "lon": 30.7},
        "confidence": 0.86,
        "corroboration": {"articles": 4, "publishers": 3},
        "status": "active", "version": 1, "seq": 1, "created_at": "x", "updated_at": "x",
    }  # fmt: skip
    return given | fields


def written(name: str, *events: Mapping[str, Any], meta: Mapping[str, Any] = META, links: Any = LINKS) -> str:
    bodies = [json.dumps(each, ensure_ascii=False) for each in events]
    return b"".join(FORMATS[name].write(Listed([bodies[:1], bodies[1:]], meta, links))).decode()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_every_event_and_takes_none(name: str) -> None:
    text = written(name, event(title="Alpha"), event(title="Beta"))
    assert text.index("Alpha") < text.index("Beta")
    assert text.endswith("\n")
    assert "evt_" not in written(name)


def test_json_and_ndjson_hold_bodies_untouched() -> None:
    body = '{"id": "evt_1",  "title":"Erdoğan"}'
    listed = Listed([[body]], META, LINKS)
    assert body.encode() in b"".join(FORMATS["json"].write(listed))
    assert b"".join(FORMATS["ndjson"].write(listed)) == body.encode() + b"\n"
    assert json.loads(written("json", event(), event()))["meta"] == META


def test_csv_has_its_columns_and_joins_lists() -> None:
    (row,) = csv.DictReader(StringIO(written("csv", event()), newline=""))
    assert list(row) == list(COLUMNS)
    assert (row["date_start"], row["source_actors"], row["attributed_to"]) == ("2025-04-19", "RUS", "RUS")
    assert (row["quantities"], row["place"], row["lat"]) == ("duration_hours=30", "Odesa", "-3.5")
    (bare,) = csv.DictReader(StringIO(written("csv", event(place=None, actors=[])), newline=""))
    assert (bare["country"], bare["lat"], bare["target_actors"]) == ("", "", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_cells_cannot_become_formulas(start: str) -> None:
    (row,) = csv.DictReader(StringIO(written("csv", event(title=f'{start}cmd|" /C calc",\n"')), newline=""))
    assert row["title"] == f'\'{start}cmd|" /C calc",\n"'


def test_csv_lines_end_as_the_standard_says() -> None:
    assert written("csv", event()).count("\r\n") == 2


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2025-04-19", "2025-04-19"),
        ("2025-04-19/2025-04-20", "2025-04-19..20"),
        ("2025-04-29/2025-05-02", "2025-04-29..05-02"),
        ("2024-12-31/2025-01-01", "2024-12-31..2025-01-01"),
        ("2025-04", "2025-04"),
        ("2022-01/2022-04", "2022-01..04"),
        ("2022", "2022"),
        ("2022/2023", "2022..2023"),
    ],
)
def test_days_are_shown_no_finer_than_they_are_known(edtf: str, shown: str) -> None:
    assert span({"start": "x", "edtf": edtf}) == shown


def test_an_undated_event_says_so() -> None:
    assert span({"start": None, "edtf": None}) == "undated"


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        ([("TUR", "source"), ("RUS", "target"), ("UKR", "target")], "TUR > RUS,UKR"),
        ([("RUS", "source"), ("UKR", "source")], "RUS,UKR"),
        ([("UKR", "target")], "? > UKR"),
        ([], ""),
        ([("A" * 15, "source"), ("B" * 15, "target")], "AAAAAAAAAAAAAAA > B…"),
    ],
)
def test_parties_are_shown_as_who_to_whom(roles: list[tuple[str, str]], shown: str) -> None:
    assert parties([{"id": id, "role": role} for id, role in roles]) == shown


def test_text_lines_fit_a_terminal_and_stand_in_columns() -> None:
    long = event(
        title="Very " * 60, date={"start": "x", "edtf": "2024-12-31/2025-01-01"}, modality="hypothetical"
    )
    lines = written("text", event(), long).splitlines()[:2]
    assert {len(line) for line in lines} == {WIDTH}
    assert "Very" in lines[1]
    assert lines[0].endswith("3 pub  0.86")


def test_text_ends_with_the_count_and_the_way_on() -> None:
    meta = {**META, "total": 10_000, "total_is": "at_least", "undated_excluded": 3}
    text = written(
        "text", event(), event(), meta=meta, links={"next": "http://x/?cursor=1", "json": "/events?a=b"}
    )
    assert text.splitlines()[2:] == [
        "2 of at least 10000 events, sorted newest first. JSON: /events?a=b",
        "3 more without a date.",
        "Next: http://x/?cursor=1",
    ]
    assert (
        written("text", event(), meta={**META, "returned": 1, "total": 1})
        .splitlines()[1]
        .startswith("1 event,")
    )


def test_a_title_cannot_command_the_terminal() -> None:
    assert printable("a\x1b[31m\nb\u202ec") == "a [31m b c"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/plain", "text/plain"),
        ("text/plain;q=0.5, application/json", "application/json"),
        ("text/plain, */*;q=0.1", "text/plain"),
        ("application/json;q=0, */*", "text/csv"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ("image/png", None),
        ("text/plain;q=high", None),
        (",;q=;;", "application/json"),
    ],
)
def test_the_best_liked_media_type_is_chosen(accept: str, chosen: str | None) -> None:
    assert preferred(accept, ["application/json", "text/csv", "text/plain"]) == chosen
