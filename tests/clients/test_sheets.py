"""events.csv with one pandas.read_csv(url), as an analyst would."""

from typing import Any

import pytest

from tests.readme import snippet

pandas = pytest.importorskip("pandas")


def test_pandas_reads_every_event_with_typed_columns(service: str, events: list[dict[str, Any]]) -> None:
    frame = pandas.read_csv(f"{service}/events.csv", parse_dates=["date_start", "created_at"])
    assert frame["id"].tolist() == [event["id"] for event in events]
    assert frame["confidence"].tolist() == [event["confidence"] for event in events]
    assert frame["date_start"].dt.year.dropna().between(2024, 2025).all()
    assert frame["date_start"].isna().sum() == sum(event["date"]["start"] is None for event in events)
    assert str(frame["created_at"].dt.tz) == "UTC"
    places = [event["place"] for event in events if event["place"]]
    located = [place["lat"] for place in places if place["lat"] is not None]
    assert frame["lat"].dropna().tolist() == located


def test_a_formula_is_read_as_text(service: str, events: list[dict[str, Any]]) -> None:
    frame = pandas.read_csv(f"{service}/events.csv", keep_default_na=False)
    formulas = [event["date"]["text"] for event in events if str(event["date"]["text"]).startswith("=")]
    assert formulas
    assert {f"'{formula}" for formula in formulas} <= set(frame["date_text"])
    assert not any(text.startswith("=") for text in frame["date_text"])


def test_the_program_of_the_readme_runs(service: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(snippet("python").replace("http://localhost:8000", service), {})
    assert "count" in capsys.readouterr().out
