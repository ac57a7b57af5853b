"""events.timelinejs in TimelineJS's own parser, events.vis in vis-data's own DataSet."""

from datetime import datetime
from typing import Any

import httpx2
import pytest

from tests.clients import nodes

pytestmark = nodes.installed


@pytest.fixture
def dated(events: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The events that a timeline can show, by id."""
    return {event["id"]: event for event in events if event["date"]["start"]}


def test_timelinejs_reads_every_dated_event_without_an_error(service: str, dated: dict[str, Any]) -> None:
    told = nodes.told("--import", "./bare.mjs", "timelinejs.mjs", f"{service}/events.timelinejs?limit=300")
    assert told["errors"] == []
    assert {slide["id"] for slide in told["events"]} == set(dated)
    starts = [slide["start"] for slide in told["events"]]
    assert starts == sorted(starts)
    for slide in told["events"]:
        date = dated[slide["id"]]["date"]
        if date["precision"] == "month":
            assert slide["shown"] == f"{datetime.fromisoformat(date['start']):%B %Y}"
        assert slide["end"] is None or slide["start"] <= slide["end"]


def test_timelinejs_shows_no_markup_of_strangers(service: str) -> None:
    told = nodes.told("--import", "./bare.mjs", "timelinejs.mjs", f"{service}/events.timelinejs?limit=300")
    shown = " ".join(slide["headline"] + str(slide["group"]) for slide in told["events"]).lower()
    assert "<" not in shown


def test_timelinejs_reads_lanes(service: str) -> None:
    address = f"{service}/events.timelinejs?limit=300&group_by=type"
    told = nodes.told("--import", "./bare.mjs", "timelinejs.mjs", address)
    assert told["errors"] == []
    assert len({slide["group"] for slide in told["events"]}) > 3


def test_timelinejs_reads_an_empty_timeline(service: str) -> None:
    empty = nodes.told("--import", "./bare.mjs", "timelinejs.mjs", f"{service}/events.timelinejs?from=2090")
    assert empty["title"]["headline"]
    assert empty["events"] == []


def test_vis_reads_every_dated_event_with_its_group_and_stretch(service: str, dated: dict[str, Any]) -> None:
    told = nodes.told("vis.mjs", f"{service}/events.vis?limit=1000")
    assert set(told["ids"]) == set(dated)
    assert told["unread"] == []
    assert httpx2.get(f"{service}/events.vis?from=2090").json()["items"] == []
