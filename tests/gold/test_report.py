"""What a labelled file holds is told by its first row; the report names its figures."""

import json
from io import BytesIO
from typing import Any

import click
import pytest

from app.cli import labelled
from app.gold.report import Report

TRUCE = "Russia declared a truce with Ukraine on Monday."
ARTICLE = {
    "title": "",
    "text": TRUCE,
    "published_at": "2025-04-22",
    "events": [
        {
            "type": "truce_declared",
            "modality": "occurred",
            "date": "2025-04-21",
            "source": ["RUS"],
            "target": ["UKR"],
            "evidence": TRUCE,
        }
    ],
}
DATES = {
    "text": TRUCE,
    "doc_date": "2025-04-22",
    "timex": [{"start": 40, "end": 46, "type": "DATE", "value": "2025-04-21", "text": "Monday"}],
}
SENTENCE = {"text": TRUCE, "events": [{"plover": "CONCEDE"}]}
NAME = {"actor": "the Ukrainian president", "country": "UKR", "sector": "GOV"}


def report(*rows: dict[str, Any], timed: bool = False) -> Report:
    stream = BytesIO("".join(f"{json.dumps(row)}\n" for row in rows).encode())
    stream.name = "labelled.jsonl"
    return labelled.report(stream, timed=timed)


@pytest.mark.parametrize(
    ("row", "perfect"),
    [
        pytest.param(ARTICLE, {"strict_f1", "lenient_f1", "complete_f1", "date_accuracy"}, id="events"),
        pytest.param(DATES, {"exact_f1", "detection_f1", "value_f1"}, id="dates"),
        pytest.param(SENTENCE, {"accuracy", "macro_f1"}, id="sentences"),
        pytest.param(NAME, {"names_accuracy"}, id="names"),
    ],
)
def test_what_is_read_as_labelled_is_right_in_every_figure(row: dict[str, Any], perfect: set[str]) -> None:
    told = report(row)
    assert {name: told.figures[name] for name in perfect} == dict.fromkeys(perfect, 1.0)
    assert told.faults == []


def test_events_are_reported_with_bins_of_confidence() -> None:
    told = report(ARTICLE)
    header, *bins = told.details
    assert header.split() == ["events", "confidence", "right", "gap"]
    assert [line.split()[0] for line in bins] == ["1"]
    assert 0 < told.figures["calibration_gap_at_most"] < 1


def test_speed_is_a_figure_only_where_it_is_measured() -> None:
    assert "cpu_to_search_dates_at_most" not in report(ARTICLE).figures
    assert report(ARTICLE, timed=True).figures["cpu_to_search_dates_at_most"] > 0


def test_a_file_without_rows_has_no_event() -> None:
    assert report().figures["strict_f1"] == 0


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ((ARTICLE, {"title": "", "text": TRUCE}), "line 2: events: missing"),
        ((ARTICLE, {**ARTICLE, "events": [{"type": "truce_declared"}]}), "line 2: events: .* modality"),
        ((SENTENCE, {"events": []}), "line 2: text: missing"),
        ((NAME, {"actor": 3}), "line 2: actor: 3, expected text"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(rows: tuple[dict[str, Any], ...], fault: str) -> None:
    with pytest.raises(click.ClickException, match=fault):
        report(*rows)
