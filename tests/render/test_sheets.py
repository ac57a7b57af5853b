"""csv: one row an event that spreadsheets, pandas and people may open."""

import csv
import json
import tracemalloc
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lines import Lines
from app.render import FORMATS, Listed
from app.render.sheets import COLUMNS, joined
from tests.render.served import HOSTILE, actor, dated, event, written

COLUMNS_OF_THE_CONTRACT = (
    "id,type,family,title,date_start,date_end,date_precision,date_extent,date_edtf,date_basis,date_text,"
    "modality,source_actors,target_actors,mediators,hosts,participants,attributed_to,quantities,place,country,"
    "admin1,lat,lon,confidence,articles,publishers,first_reported_at,last_reported_at,status,version,seq,"
    "created_at,updated_at,url"
)


NOWHERE = {"name": None, "country": None, "admin1": None, "lat": None, "lon": None}


def rows(*events: dict[str, Any], **options: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written("csv", *events, options=options), newline="")))


def test_columns_stay_where_readers_by_position_found_them() -> None:
    assert written("csv").startswith(COLUMNS_OF_THE_CONTRACT)
    assert written("csv", meta={}, links={}) == ",".join(COLUMNS) + "\r\n"


def test_every_cell_is_what_the_event_holds() -> None:
    (row,) = rows(event(actors=[actor("TUR", "mediator"), actor("CHE", "host"), actor("RUS", "participant"),
                                actor("UKR", "participant")]))  # fmt: skip
    assert row == dict(zip(COLUMNS, [
        "evt_1", "truce_declared", "truce", "Russia declares truce with Ukraine",
        "2025-04-19", "2025-04-20", "day", "span", "2025-04-19/2025-04-20", "explicit", "the weekend",
        "occurred", "", "", "TUR", "CHE", "RUS|UKR", "RUS", "duration_hours=30", "Odesa", "UKR", "", "-3.5",
        "30.7", "0.86", "4", "3", "2025-04-19", "2025-04-20", "active", "3", "7", "2025-04-19T13:06:12Z",
        "2025-04-20T08:11:40Z", "/events/evt_1"], strict=True))  # fmt: skip


def test_what_is_not_known_is_an_empty_cell() -> None:
    (bare,) = rows(event(place=None, actors=[], attributed_to=[], quantities={}, date=dated(None)))
    empty = ("country", "lat", "target_actors", "attributed_to", "quantities", "date_start", "date_edtf")
    assert {bare[name] for name in empty} == {""}
    assert bare["date_precision"] == "unknown"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("raw", [False, True])
def test_cells_cannot_become_formulas_unless_asked_to_stay(start: str, raw: bool) -> None:
    risky = f'{start}cmd|" /C calc",\n"'
    place = {"name": risky, "country": None, "admin1": risky, "lat": None, "lon": None}
    told = event(title=risky, place=place, date=dated("2025-04-19", text=risky),
                 actors=[actor(risky.partition("|")[0], "source")], attributed_to=[start])  # fmt: skip
    (row,) = rows(told, csv_raw=raw)
    lead = "" if raw else "'"
    assert {row[name] for name in ("title", "place", "admin1", "date_text")} == {lead + risky}
    assert (row["source_actors"], row["attributed_to"]) == (f"{lead}{start}cmd", lead + start)
    assert row["lat"] == ""


def test_a_negative_number_is_no_formula() -> None:
    assert rows(event())[0]["lat"] == "-3.5"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_title_comes_back_as_it_was(text: str) -> None:
    (row,) = rows(event(title=text), csv_raw=True)
    assert row["title"] == text


@given(st.lists(st.text(st.sampled_from("a,;'|= é😀\r\n\t\\" + '"')), min_size=4, max_size=4))
def test_rows_are_what_the_standard_writer_would_write(texts: list[str]) -> None:
    title, text, place, side = texts
    told = event(title=title, date=dated("2025-04-19", text=text), actors=[actor(side, "source")],
                 place=NOWHERE | {"name": place})  # fmt: skip
    ours = written("csv", told, options={"csv_raw": True})
    theirs = StringIO(newline="")
    csv.writer(theirs).writerows(csv.reader(StringIO(ours, newline="")))
    assert ours == theirs.getvalue()
    (row,) = csv.DictReader(StringIO(ours, newline=""))
    assert [row["title"], row["date_text"], row["place"]] == [title, text, place]


def test_lines_end_as_the_standard_says() -> None:
    assert written("csv", event()).count("\r\n") == 2


def test_a_byte_order_mark_only_when_asked() -> None:
    assert written("csv", event(), options={"bom": True}).startswith("\ufeffid,")
    assert not written("csv", event(), options={"bom": False}).startswith("\ufeff")


@pytest.mark.parametrize(
    ("items", "cell"),
    [([], ""), (["RUS"], "RUS"), (["RUS", "UKR"], "RUS|UKR"), (["A|B", "C"], "A\\|B|C"), (["A\\"], "A\\\\")],
)
def test_a_list_can_be_taken_apart_again(items: list[str], cell: str) -> None:
    assert joined(items) == cell


def test_rows_stream_in_flat_memory() -> None:
    body = json.dumps(event())
    listed = Listed(Lines.of([body] * 500) for _ in range(40))
    chunks: Iterator[bytes] = FORMATS["csv"].write(listed)
    tracemalloc.start()
    sizes = [len(chunk) for chunk in islice(chunks, 5)]
    early = tracemalloc.get_traced_memory()[1]
    sizes += [len(chunk) for chunk in chunks]
    assert tracemalloc.get_traced_memory()[1] < early * 1.2
    tracemalloc.stop()
    assert len(sizes) == 40
