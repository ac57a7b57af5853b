"""/events/facets and /events/histogram on a socket: shape, links, caching and what goes wrong."""

from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
import sqlalchemy as sa

from app.filters.aggregates import FACETS
from tests.routes.conftest import get
from tests.timeline import filled, live


def count(client: httpx2.Client, address: str) -> int:
    """How many events a list has."""
    parts = urlsplit(address)
    assert parts.path == "/events"
    found: int = get(client, f"/events/count?{parts.query}").json()["count"]
    return found


def test_a_facet_tells_each_value_with_the_list_it_leads_to(stocked: httpx2.Client) -> None:
    told = get(stocked, "/events/facets?fields=type,actor,country&from=2025-01&event_type=&utm_x=1").json()
    assert told["total"] == count(stocked, "/events?from=2025-01")
    assert list(told["facets"]) == ["type", "actor", "country"]
    for facet in told["facets"].values():
        assert facet["buckets"]
        for bucket in facet["buckets"]:
            assert not bucket["selected"]
            assert count(stocked, bucket["url"]) == bucket["count"]
    (truce,) = [b for b in told["facets"]["type"]["buckets"] if b["value"] == "truce_declared"]
    assert truce["label"] == "Truce declared"
    assert truce["url"] == "/events?from=2025-01&type=truce_declared"
    labels = {bucket["value"]: bucket["label"] for bucket in told["facets"]["actor"]["buckets"]}
    assert (labels["RUS"], labels["SDN-CIV"]) == ("Russia", "Sudanese civilians")
    assert get(stocked, told["links"]["events"]).status_code == 200


def test_each_facet_there_is_leads_to_what_it_counts(stocked: httpx2.Client) -> None:
    fields = [field for field in FACETS if field != "place"]  # the places of these events are invented
    told = get(stocked, f"/events/facets?fields={','.join(fields)}&size=3&undated=include&on=2025").json()
    for field, facet in told["facets"].items():
        assert facet["buckets"] or field in ("language", "attributed_to"), field
        for bucket in facet["buckets"]:
            assert count(stocked, bucket["url"]) == bucket["count"], bucket
    exact = get(stocked, "/events/facets?fields=actor,target_actor&actor_scope=exact").json()["facets"]
    for facet in exact.values():
        assert all(count(stocked, bucket["url"]) == bucket["count"] for bucket in facet["buckets"])
    told = get(stocked, "/events/facets?fields=type,actor&actor_scope=exact&actor=RUS").json()
    removed = [b["url"] for b in told["facets"]["actor"]["buckets"] if b["selected"]]
    assert removed == ["/events"]
    own, whole = (
        {
            bucket["value"]: bucket["count"]
            for bucket in get(stocked, path).json()["facets"]["actor"]["buckets"]
        }
        for path in ("/events/facets?actor_scope=exact", "/events/facets")
    )
    assert own["SDN"] < whole["SDN"]


def test_a_selected_value_leads_back_and_another_joins_it(stocked: httpx2.Client) -> None:
    path = "/events/facets?fields=type,actor&event_type=talks_held,-war_started&actor=Kremlin&limit="
    told = get(stocked, path).json()
    types = {bucket["value"]: bucket for bucket in told["facets"]["type"]["buckets"]}
    assert [value for value, bucket in types.items() if bucket["selected"]] == ["talks_held"]
    assert types["talks_held"]["url"] == "/events?actor=Kremlin&type=-war_started"
    assert parse_qs(urlsplit(types["truce_declared"]["url"]).query)["type"] == [
        "talks_held,truce_declared,-war_started"
    ]
    assert parse_qs(urlsplit(types["war_started"]["url"]).query)["type"] == ["talks_held,war_started"]
    assert count(stocked, types["war_started"]["url"]) == sum(
        types[name]["count"] for name in ("talks_held", "war_started")
    )
    conjunctive = get(stocked, f"{path}&facet_mode=conjunctive").json()["facets"]["type"]
    assert [bucket["value"] for bucket in conjunctive["buckets"]] == ["talks_held"]
    assert conjunctive["total"] == told["total"] < told["facets"]["type"]["total"]


def test_the_buckets_of_a_histogram_follow_each_other_and_add_up(
    engine: sa.Engine, stocked: httpx2.Client
) -> None:
    told = get(stocked, "/events/histogram?interval=week&split=type&size=2").json()
    buckets = told["buckets"]
    assert told["total"] == len(live(engine))
    places = ("before", "after", "coarser", "undated")
    assert sum(b["count"] for b in buckets) + sum(told[place] for place in places) == told["total"]
    assert all(b["count"] == sum(b["by"].values()) + b["other"] + b["missing"] for b in buckets)
    assert all(one["end"] < other["start"] for one, other in pairwise(buckets))
    assert min(bucket["count"] for bucket in buckets) == 0
    split = told["split"]
    assert [value["value"] for value in split["values"]] == list(
        dict.fromkeys(v["value"] for v in split["values"])
    )
    assert sum(v["count"] for v in split["values"]) + split["other"] + split["missing"] == told["placed"]
    bare = get(stocked, "/events/histogram?interval=week&fill=false").json()["buckets"]
    assert bare == [
        {key: bucket[key] for key in ("start", "end", "count")} for bucket in buckets if bucket["count"]
    ]


def test_a_date_known_by_its_month_is_coarser_than_a_day(engine: sa.Engine, stocked: httpx2.Client) -> None:
    exact = ("minute", "hour", "day", "unknown")
    coarse = [event for event in live(engine) if event["date"]["precision"] not in exact]
    told = get(stocked, "/events/histogram?interval=day").json()
    assert told["coarser"] == len(coarse) > 0
    assert told["interval"] == "day"
    spread = get(stocked, "/events/histogram?interval=month&assign=fraction&coarse=include").json()
    assert spread["coarser"] == 0
    assert sum(b["count"] for b in spread["buckets"]) == pytest.approx(spread["placed"], abs=1e-4)
    assert any(isinstance(b["count"], float) for b in spread["buckets"])


def test_what_the_date_bounds_leave_out_is_told(engine: sa.Engine, stocked: httpx2.Client) -> None:
    undated = sum(event["date"]["start"] is None for event in live(engine))
    for path in ("/events/histogram?interval=day&from=2025-01-01&to=2025-02-01", "/events/facets?to=2025"):
        meta = get(stocked, path).json()["meta"]
        assert meta["undated_excluded"] == undated > 0
        assert meta["query"]["to"] in ("2025-02-01", "2025")
        assert meta["snapshot"]["seq"] > 0
        assert meta["coverage"]["first_event"]
    assert get(stocked, "/events/facets").json()["meta"]["undated_excluded"] is None


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/events/facets?type=truce_declared", ("total",)),
        ("/events/histogram?type=truce_declared", ("total",)),
        ("/dyads", ("meta", "total")),
        ("/dyads/RUS/UKR", ("count",)),
        ("/timeline?type=truce_declared", ("meta", "total")),
        ("/timeline?group=actor", ("meta", "total")),
    ],
)
def test_what_was_counted_and_where_the_time_went_stand_in_headers(
    stocked: httpx2.Client, address: str, place: tuple[str, ...]
) -> None:
    for _ in range(2):  # as it is counted, and as it was kept
        answer = get(stocked, address)
        told = answer.json()
        for name in place:
            told = told[name]
        assert answer.headers["x-total-count"] == str(told)
        assert answer.headers["server-timing"].startswith("db;dur=")


@pytest.mark.parametrize("path", ["/events/facets?fields=type", "/events/histogram?interval=month"])
def test_an_unchanged_aggregate_is_304_until_something_is_written(
    engine: sa.Engine, stocked: httpx2.Client, path: str
) -> None:
    first = get(stocked, path)
    etag = first.headers["etag"]
    assert etag.startswith('W/"')
    again = get(stocked, path, if_none_match=etag)
    assert (again.status_code, again.content) == (304, b"")
    assert get(stocked, path).content == first.content
    assert get(stocked, f"{path}&actor=RUS", if_none_match=etag).status_code == 200
    filled(engine, 1, seed=77)
    changed = get(stocked, path, if_none_match=etag)
    assert changed.status_code == 200
    assert changed.json()["total"] > first.json()["total"]


@pytest.mark.parametrize(
    ("path", "code", "name", "suggestion"),
    [
        ("/events/histogram?interval=day&from=0001&to=9999", "too_many_buckets", "interval", None),
        ("/events/histogram?interval=day&from=2000&to=2025", "too_many_buckets", "interval", "week"),
        ("/events/histogram?intervall=day", "unknown_parameter", "intervall", "interval"),
        ("/events/histogram?limit=5", "unknown_parameter", "limit", None),
        ("/events/facets?field=type", "unknown_parameter", "field", "fields"),
        ("/events/facets?fields=typ", "invalid_value", "fields", "type"),
        ("/events/facets?actor=Rusia", "unknown_actor", "actor", "Russia"),
    ],
)
def test_what_goes_wrong_is_told(
    client: httpx2.Client, path: str, code: str, name: str, suggestion: str | None
) -> None:
    answer = get(client, path)
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert (error["code"], error["name"]) == (code, name)
    assert suggestion is None or suggestion in error["suggestions"]


def test_aggregates_are_json_or_nothing(client: httpx2.Client) -> None:
    assert get(client, "/events/facets", accept="text/csv").status_code == 406
    assert get(client, "/events/facets?format=json", accept="text/csv").status_code == 200
    assert get(client, "/events/histogram", accept="text/html, */*;q=0.1").status_code == 200


def test_an_empty_store_has_empty_aggregates(client: httpx2.Client) -> None:
    assert get(client, "/events/histogram").json()["buckets"] == []
    facets = get(client, "/events/facets").json()["facets"]
    assert {tuple(facet["buckets"]) for facet in facets.values()} == {()}


def test_labels_come_in_the_language_asked_for(stocked: httpx2.Client) -> None:
    for path, accept in (("&lang=fr", "de"), ("", "fr-CA, de;q=0.5")):
        answer = get(stocked, f"/events/facets?fields=type{path}", accept_language=accept)
        labels = {b["value"]: b["label"] for b in answer.json()["facets"]["type"]["buckets"]}
        assert labels["truce_declared"] == "Trêve déclarée"
        assert answer.headers["content-language"] == "fr"
        assert "Accept-Language" in answer.headers["vary"]
    split = get(stocked, "/events/histogram?split=family&lang=de").json()["split"]
    assert {value["label"] for value in split["values"]} >= {"Gespräche"}
    german = get(stocked, "/events/facets?fields=type", accept_language="de").headers["etag"]
    assert get(stocked, "/events/facets?fields=type", if_none_match=german).status_code == 200
