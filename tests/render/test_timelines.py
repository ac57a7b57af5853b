"""timelinejs and vis: dates no finer than known, markup escaped, nothing left out in silence."""

import json
from typing import Any

import pytest

from app.render import FORMATS
from tests.render.served import APRIL, EARLY, HOSTILE, LINKS, META, ROOT, YEAR, actor, dated, event, written

TIMED = dated("2025-04-19", precision="minute", start_at="2025-04-19T15:05:00Z")
DAY = {"year": 2025, "month": 4, "day": 19}
ON = LINKS | {"next": "/events.vis?cursor=1"}


def told(name: str, *events: dict[str, Any], **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(name, *events, **{"root": ROOT} | more))
    return found


def slide(**fields: Any) -> dict[str, Any]:
    (found,) = told("timelinejs", event(**fields))["events"]
    assert isinstance(found, dict)
    return found


def item(**fields: Any) -> dict[str, Any]:
    (found,) = told("vis", event(**fields))["items"]
    assert isinstance(found, dict)
    return found


def test_both_begin_with_the_oldest_and_know_their_sizes() -> None:
    sizes = [
        (FORMATS[name].order, FORMATS[name].default, FORMATS[name].most) for name in ("timelinejs", "vis")
    ]
    assert sizes == [("date", 100, 300), ("date", 1000, 1000)]
    assert FORMATS["vis"].essence == "application/vnd.vis-timeline+json"
    assert FORMATS["timelinejs"].essence == "application/vnd.timelinejs+json"
    assert FORMATS["timelinejs"].media_type == FORMATS["vis"].media_type == "application/json"


@pytest.mark.parametrize(
    ("date", "start", "end", "display"),
    [
        (dated("2025-04-19"), DAY, None, "19 April 2025"),
        (dated("2025-04-19", "2025-04-20", extent="span"), DAY, DAY | {"day": 20}, "19–20 April 2025"),
        (dated("2025-04-19", "2025-04-20"), DAY, DAY | {"day": 20}, "19 or 20 April 2025"),
        (APRIL, {"year": 2025, "month": 4}, None, "April 2025"),
        (EARLY, {"year": 2022, "month": 1}, {"year": 2022, "month": 4}, "January–April 2022"),
        (YEAR, {"year": 2022}, None, "2022"),
        (TIMED, DAY | {"hour": 15, "minute": 5}, None, "19 April 2025, 15:05 UTC"),
        (
            TIMED | {"end_at": "2025-04-19T16:00:00Z"},
            DAY | {"hour": 15, "minute": 5},
            DAY | {"hour": 16, "minute": 0},
            "19 April 2025, 15:05 UTC",
        ),
        (
            TIMED | {"end": "2025-04-20", "edtf": "2025-04-19/2025-04-20", "extent": "span"},
            DAY | {"hour": 15, "minute": 5},
            DAY | {"day": 20},
            "19–20 April 2025",
        ),
    ],
)
def test_a_slide_is_dated_no_finer_than_its_event(date: Any, start: Any, end: Any, display: str) -> None:
    found = slide(date=date)
    assert (found["start_date"], found.get("end_date"), found["display_date"]) == (start, end, display)


def test_a_slide_tells_its_event() -> None:
    found = slide(modality="planned")
    assert found["unique_id"] == "evt_1"
    assert found["text"]["headline"] == "planned: Russia declares truce with Ukraine"
    assert found["text"]["text"].startswith(
        "<p>The Kremlin declared a truce over the weekend.</p><ul><li>When"
    )
    assert f'<a href="{ROOT}/events/evt_1">Evidence</a>' in found["text"]["text"]
    assert "group" not in found


@pytest.mark.parametrize(
    ("by", "group"), [("type", "Truce &amp; peace"), ("country", "UKR"), ("actor", "Russia"), (None, None)]
)
def test_slides_stand_in_one_lane(by: str | None, group: str | None) -> None:
    labels = {"truce_declared": "Truce & peace"}
    (found,) = told("timelinejs", event(), options={"group_by": by}, labels=labels)["events"]
    assert found.get("group") == group


def test_an_event_without_a_lane_stands_in_none() -> None:
    for by in ("country", "actor"):
        (found,) = told("timelinejs", event(place=None, actors=[]), options={"group_by": by})["events"]
        assert "group" not in found


def test_nothing_found_is_a_title_slide() -> None:
    found = told("timelinejs", meta=META | {"returned": 0, "total": 0})
    assert found == {
        "title": {"unique_id": "title", "text": {"headline": "Events: actor RUS", "text": "<p>0 events</p>"}},
        "events": [],
        "eras": [],
        "undated": 0,
        "next": None,
    }


@pytest.mark.parametrize(("name", "held"), [("timelinejs", "events"), ("vis", "items")])
def test_what_cannot_be_shown_is_counted_and_the_way_on_told(name: str, held: str) -> None:
    found = told(name, event(), event(date=dated(None)), meta=META | {"undated_excluded": 2}, links=ON)
    assert len(found[held]) == 1
    assert found["undated"] == 3
    assert found["next"] == f"{ROOT}/events.vis?cursor=1"


def test_a_title_slide_tells_what_is_missing() -> None:
    meta = META | {"returned": 100, "total": 900, "undated_excluded": 2}
    text = told("timelinejs", meta=meta, links=ON)["title"]["text"]["text"]
    assert text == (
        "<p>100 of 900 events</p><p>2 without a date.</p>"
        f'<p><a href="{ROOT}/events.vis?cursor=1">More events</a></p>'
    )


@pytest.mark.parametrize(
    ("date", "placed"),
    [
        (dated("2025-04-19"), ("2025-04-19", "2025-04-20", "box", "precision-day")),
        (
            dated("2025-04-19", "2025-04-20", extent="span"),
            ("2025-04-19", "2025-04-21", "range", "precision-day"),
        ),
        (APRIL, ("2025-04-01", "2025-05-01", "range", "precision-month")),
        (YEAR, ("2022-01-01", "2023-01-01", "range", "precision-year")),
        (dated("9999-12-31"), ("9999-12-31", None, "box", "precision-day")),
        (TIMED, ("2025-04-19T15:05:00Z", None, "box", "precision-minute")),
        (
            TIMED | {"end": "2025-04-20", "extent": "span"},
            ("2025-04-19T15:05:00Z", "2025-04-21", "range", "precision-minute"),
        ),
        (
            TIMED | {"end_at": "2025-04-19T16:00:00Z"},
            ("2025-04-19T15:05:00Z", "2025-04-19T16:00:00Z", "range", "precision-minute"),
        ),
    ],
)
def test_an_item_ends_the_day_after_and_a_coarse_one_is_a_range(date: Any, placed: Any) -> None:
    found = item(date=date)
    assert (found["start"], found.get("end"), found["type"], found["className"]) == placed


def test_an_item_tells_its_event() -> None:
    found = item(modality="planned")
    assert found["content"] == "planned: Russia declares truce with Ukraine"
    assert found["title"] == "19–20 April 2025 · 4 articles by 3 publishers, confidence 0.86"
    assert found["className"] == "precision-day modality-planned"
    assert (found["id"], found["group"]) == ("evt_1", "truce_declared")


def test_groups_are_the_types_of_the_items() -> None:
    found = told("vis", event(), event(type="talks_held"), event(), labels={"talks_held": "Talks"})
    assert found["groups"] == [
        {"id": "truce_declared", "content": "Truce declared"},
        {"id": "talks_held", "content": "Talks"},
    ]


@pytest.mark.parametrize("name", ["timelinejs", "vis"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_no_text_is_markup(name: str, text: str) -> None:
    place = {"name": text, "country": text, "admin1": None, "lat": None, "lon": None}
    hostile = event(title=text, summary=text, place=place, actors=[actor("X", "source", text)])
    links = LINKS | {"next": '/events?q="><script>'}
    found = written(name, hostile, meta=META | {"query": {"q": text}}, labels={"truce_declared": text},
                    links=links, options={"group_by": "actor"})  # fmt: skip
    shown = json.dumps(json.loads(found) | {"next": None})
    assert "<script" not in shown
    assert "<iframe" not in shown
    assert '\\"//evil' not in shown


def test_a_lane_that_is_none_is_refused() -> None:
    from tests.render.test_options import options

    assert options("timelinejs", group_by="Country") == {"group_by": "country"}
