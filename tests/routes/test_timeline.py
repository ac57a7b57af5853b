"""/timeline on a socket: groups of time page by page, groups by value, text, and what goes wrong."""

from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
import sqlalchemy as sa

from app.tables import GRAINS
from tests.routes.conftest import get
from tests.timeline import filled, live


def count(client: httpx2.Client, address: str) -> int:
    """How many events a list has."""
    found: int = get(client, f"/events/count?{urlsplit(address).query}").json()["count"]
    return found


def coarser(event: dict[str, Any]) -> bool:
    """Whether an event's date is known less exactly than to its month."""
    return GRAINS.index(event["date"]["precision"]) > GRAINS.index("month")


def walked(client: httpx2.Client, path: str) -> list[dict[str, Any]]:
    """The groups of every page."""
    found, link = [], path
    while link:
        told = get(client, link).json()
        found += told["data"]
        link = told["links"]["next"]
    return found


@pytest.mark.parametrize("order", ["date", "-date"])
@pytest.mark.parametrize("group", ["day", "week", "month", "quarter", "year"])
def test_groups_of_time_hold_every_event_once_in_order_over_pages(
    stocked: httpx2.Client, group: str, order: str
) -> None:
    groups = walked(stocked, f"/timeline?group={group}&limit=9&sort={order}")
    events = get(stocked, f"/events?sort={order}&limit=1000").json()["data"]
    assert [event for group in groups for event in group["events"]] == events
    for _, parts in groupby(groups, key=lambda group: group["key"]):
        told = list(parts)
        assert sum(len(part["events"]) for part in told) == told[0]["count"]
        assert [part["begun"] for part in told] == [False, *[True] * (len(told) - 1)]
        assert [part["goes_on"] for part in told] == [*[True] * (len(told) - 1), False]
        for event in (event for part in told for event in part["events"]):
            start = event["date"]["start"]
            assert told[0]["start"] <= start <= told[0]["end"] if start else told[0]["key"] == "undated"


def test_a_group_of_time_says_what_it_is_and_leads_to_its_events(stocked: httpx2.Client) -> None:
    groups = {g["key"]: g for g in get(stocked, "/timeline?group=month&actor=RUS&limit=1000").json()["data"]}
    assert next(iter(groups)) == "undated"
    march = groups["2025-03"]
    assert (march["label"], march["start"], march["end"]) == ("March 2025", "2025-03-01", "2025-03-31")
    assert march["url"] == "/events?actor=RUS&from=2025-03-01&to=2025-03-31&date_match=starts"
    assert all(count(stocked, group["url"]) == group["count"] for group in groups.values())
    january = groups["2025-01"]
    assert january["coarser"] == sum(coarser(event) for event in january["events"]) > 0
    bounded = get(stocked, "/timeline?group=month&from=2025").json()["data"]
    assert {group["url"] for group in bounded} == {None}


def test_pages_show_one_snapshot_while_events_are_made(engine: sa.Engine, stocked: httpx2.Client) -> None:
    before = len(live(engine))
    seen, link, turn = 0, "/timeline?group=week&limit=11", 0
    while link:
        told = get(stocked, link).json()
        seen += told["meta"]["returned"]
        assert told["meta"]["total"] == before
        link, turn = told["links"]["next"], turn + 1
        filled(engine, 1, seed=200 + turn)
    assert seen == before


@pytest.mark.parametrize("group", ["actor", "type", "country"])
def test_groups_by_value_come_by_size_with_their_first_events(stocked: httpx2.Client, group: str) -> None:
    told = get(stocked, f"/timeline?group={group}&groups=3&group_size=2&actor=RUS,SDN&undated=exclude").json()
    sizes = [each["count"] for each in told["data"]]
    assert sizes == sorted(sizes, reverse=True)
    assert 0 < len(sizes) <= 3
    for each in told["data"]:
        events = get(stocked, f"{each['url']}&sort=date").json()["data"]
        assert len(events) == each["count"]
        assert each["events"] == events[:2]
        assert each["goes_on"] == (len(events) > 2)
    meta = told["meta"]
    if group != "actor":
        assert sum(sizes) + meta["other"] + meta["missing"] == meta["total"]


def test_a_timeline_reads_as_text(stocked: httpx2.Client) -> None:
    lines = get(stocked, "/timeline?group=month&format=text&limit=20&undated=exclude").text.splitlines()
    heading = next(line for line in lines if line.startswith("December 2024 · "))
    assert "event" in heading
    assert lines[-1].startswith("Next: http://127.0.0.1")
    assert lines[-2].startswith("20 of ")
    assert "oldest first. JSON: /timeline?group=month&limit=20&undated=exclude" in lines[-2]
    following = get(stocked, lines[-1].removeprefix("Next: "))
    assert following.headers["content-type"] == "text/plain; charset=utf-8"
    assert "continued" in following.text.splitlines()[0]
    assert get(stocked, "/timeline?group=actor", accept="text/plain").text.count("·") >= 5
    assert "more without a date." in get(stocked, "/timeline?from=2025&format=text").text


@pytest.mark.parametrize(
    ("query", "status", "names"),
    [
        ("group=decade&sort=confidence", 422, ["group", "sort"]),
        ("group=actor&limit=5&cursor=x", 422, ["cursor", "limit"]),
        ("group=day&groups=5&group_size=2", 422, ["group_size", "groups"]),
        ("groups=51&group=type&form=2025", 422, ["form", "groups"]),
        ("limit=1001", 422, ["limit"]),
        ("format=csv", 422, ["format"]),
        ("page=2", 422, ["page"]),
        ("cursor=abc", 400, ["cursor"]),
    ],
)
def test_what_goes_wrong_is_told(client: httpx2.Client, query: str, status: int, names: list[str]) -> None:
    answer = get(client, f"/timeline?{query}")
    assert answer.status_code == status
    assert sorted(error["name"] for error in answer.json()["errors"]) == names


def test_a_cursor_belongs_to_its_filters_and_groups(stocked: httpx2.Client) -> None:
    following = urlsplit(get(stocked, "/timeline?group=month&limit=3").json()["links"]["next"]).query
    other = following.replace("group=month", "group=year")
    assert get(stocked, f"/timeline?{following}&type=talks_held").json()["code"] == "cursor_mismatch"
    assert get(stocked, f"/timeline?{other}").json()["code"] == "cursor_mismatch"


def test_an_unchanged_timeline_is_304_until_something_is_written(
    engine: sa.Engine, stocked: httpx2.Client
) -> None:
    etag = get(stocked, "/timeline?group=month").headers["etag"]
    assert get(stocked, "/timeline?group=month", if_none_match=etag).status_code == 304
    assert get(stocked, "/timeline?group=month", accept="text/plain").headers["etag"] != etag
    filled(engine, 1, seed=77)
    assert get(stocked, "/timeline?group=month", if_none_match=etag).status_code == 200


def test_an_empty_store_has_an_empty_timeline(client: httpx2.Client) -> None:
    for group in ("day", "actor"):
        told = get(client, f"/timeline?group={group}").json()
        assert (told["data"], told["meta"]["total"], told["links"]["next"]) == ([], 0, None)


def test_the_header_leads_where_the_body_does(stocked: httpx2.Client) -> None:
    answer = stocked.get("/timeline?limit=2")
    links = answer.json()["links"]
    assert answer.headers["link"].startswith(f'<{links["self"]}>; rel="self", <{links["next"]}>; rel="next"')
    strange = stocked.get("/events/facets?q=Gen%C3%A8ve").headers["link"]
    assert strange.startswith(f"<http://{stocked.base_url.netloc.decode()}/events/facets?q=Gen%C3%A8ve>")


@pytest.mark.parametrize("undated", ["include", "exclude", "only"])
def test_groups_lead_to_their_events_whatever_becomes_of_undated_ones(
    stocked: httpx2.Client, undated: str
) -> None:
    groups = stocked.get(f"/timeline?group=year&undated={undated}&limit=1000").json()["data"]
    assert groups
    for group in groups:
        assert get(stocked, f"{group['url']}&limit=1").json()["meta"]["total"] == group["count"]
