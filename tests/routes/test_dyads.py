"""/dyads on a socket: pairs, one pair over time, their links and what goes wrong."""

from urllib.parse import urlsplit

import httpx2
import pytest
import sqlalchemy as sa

from tests.routes.conftest import get
from tests.timeline import filled, live


def count(client: httpx2.Client, address: str) -> int:
    """How many events a list has."""
    found: int = get(client, f"/events/count?{urlsplit(address).query}").json()["count"]
    return found


def test_each_pair_leads_to_its_events_and_to_itself(stocked: httpx2.Client) -> None:
    told = get(stocked, "/dyads?from=2025-01&limit=5&split=type").json()
    assert told["meta"]["returned"] == len(told["data"]) == 5
    assert told["meta"]["total"] > 5
    for pair in told["data"]:
        assert pair["count"] == count(stocked, pair["events"]) == sum(each["count"] for each in pair["by"])
        assert pair["count"] <= pair["a_to_b"] + pair["b_to_a"] + pair["mutual"]
        assert pair["first"]["date"]["start"] <= pair["last"]["date"]["start"]
        one = get(stocked, pair["url"]).json()
        assert {key: one[key] for key in pair if key in one} == {key: pair[key] for key in pair if key in one}
        assert one["types"] == pair["by"]
    assert {pair["a"]["name"] for pair in told["data"]} & {"Russia", "Sudan", "Rapid Support Forces"}


def test_a_pair_is_told_by_any_names_and_from_either_end(stocked: httpx2.Client) -> None:
    told = get(stocked, "/dyads/Kremlin/tur?interval=month&limit=3").json()
    turned = get(stocked, "/dyads/Turkey/RUS?interval=month&limit=3").json()
    assert (told["a"]["id"], told["b"]["id"]) == ("RUS", "TUR")
    assert (told["a_to_b"], told["b_to_a"]) == (turned["b_to_a"], turned["a_to_b"])
    assert told["a_to_b"] != told["b_to_a"]
    assert told["mutual"] == turned["mutual"] > 0
    events = get(stocked, told["links"]["events"]).json()["data"]
    assert told["latest"] == events[:3]
    assert told["histogram"] == turned["histogram"]
    assert told["histogram"]["total"] == told["count"] == len(events)
    assert told["meta"]["query"] == {"dyad": ["RUS,TUR"]}
    assert get(stocked, told["links"]["turned"]).json()["a"] == turned["a"]


def test_a_pair_without_events_is_empty_and_not_missing(stocked: httpx2.Client) -> None:
    told = get(stocked, "/dyads/Fiji/Samoa").json()
    assert (told["count"], told["first"], told["last"], told["types"]) == (0, None, None, [])
    assert told["histogram"]["buckets"] == []


def test_the_parts_of_a_pair_may_be_left_out(stocked: httpx2.Client) -> None:
    whole, own = (get(stocked, f"/dyads/SDN/UKR{scope}").json() for scope in ("", "?actor_scope=exact"))
    assert own["count"] < whole["count"]
    assert own["histogram"]["total"] == own["count"] == count(stocked, own["links"]["events"])
    listed = get(stocked, "/dyads?actor_scope=exact").json()["data"]
    assert own["count"] in [each["count"] for each in listed if each["url"].startswith("/dyads/SDN/UKR")]


def test_only_the_pairs_of_one_actor_may_be_asked_for(stocked: httpx2.Client) -> None:
    told = get(stocked, "/dyads?with=Turkey&sort=-last").json()
    assert told["data"]
    assert all("TUR" in (pair["a"]["id"], pair["b"]["id"]) for pair in told["data"])
    (only,) = get(stocked, "/dyads?dyad=Turkey,Russia").json()["data"]
    assert (only["a"]["id"], only["b"]["id"]) == ("RUS", "TUR")


@pytest.mark.parametrize(
    ("path", "status", "names", "suggestion"),
    [
        ("/dyads/Rusia/Ukrane", 404, ["a", "b"], "Russia"),
        ("/dyads/RUS/%00", 404, ["b"], None),
        ("/dyads/RUS/UKR?dyad=RUS,UKR", 422, ["dyad"], None),
        ("/dyads/RUS/UKR?interval=day&from=1900", 422, ["interval"], "month"),
        ("/dyads/RUS/UKR?limit=101&assign=x", 422, ["assign", "limit"], None),
        ("/dyads?limit=1001&with=Rusia", 422, ["limit", "with"], "Russia"),
        ("/dyads?sort=count", 422, ["sort"], "-count"),
        ("/dyads?cursor=x", 422, ["cursor"], None),
    ],
)
def test_what_goes_wrong_is_told(
    stocked: httpx2.Client, path: str, status: int, names: list[str], suggestion: str | None
) -> None:
    answer = get(stocked, path)
    assert answer.status_code == status
    errors = answer.json()["errors"]
    assert sorted(error["name"] for error in errors) == names
    assert suggestion is None or suggestion in [word for error in errors for word in error["suggestions"]]


@pytest.mark.parametrize("path", ["/dyads?limit=3", "/dyads/RUS/UKR"])
def test_unchanged_pairs_are_304_until_something_is_written(
    engine: sa.Engine, stocked: httpx2.Client, path: str
) -> None:
    etag = get(stocked, path).headers["etag"]
    again = get(stocked, path, if_none_match=etag)
    assert (again.status_code, again.content) == (304, b"")
    filled(engine, 1, seed=77)
    assert get(stocked, path, if_none_match=etag).status_code == 200


def test_pairs_of_an_empty_store_are_none(client: httpx2.Client) -> None:
    told = get(client, "/dyads").json()
    assert (told["data"], told["meta"]["total"]) == ([], 0)


def test_a_pair_spans_what_its_events_do(engine: sa.Engine, stocked: httpx2.Client) -> None:
    pair = get(stocked, "/dyads/RUS/UKR").json()
    known = {event["id"]: event for event in live(engine)}
    for end in ("first", "last"):
        assert pair[end].items() <= known[pair[end]["id"]].items()
