"""/actors: listed, filtered, completed while typed, resolved with a reason, shown by code."""

from typing import Any

import httpx2
import pytest

from app import codebook


def rows(lookup: httpx2.Client, path: str, **params: Any) -> list[dict[str, Any]]:
    answer = lookup.get(path, params=params)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["data"]
    return found


def test_all_actors_fit_one_answer_and_the_total_is_told(lookup: httpx2.Client) -> None:
    told = lookup.get("/actors?limit=1000").json()
    known = len(codebook.load().actors)
    assert (len(told["data"]), told["meta"]) == (known, {"returned": known, "limit": 1000, "total": known})
    few = lookup.get("/actors").json()
    assert few["meta"] == {"returned": 100, "limit": 100, "total": known}


def test_filters_of_type_and_country_combine(lookup: httpx2.Client) -> None:
    groups = rows(lookup, "/actors", type="group", country="Sudan", limit=1000)
    assert {(each["type"], each["country"]) for each in groups} == {("group", "SDN")}
    others = rows(lookup, "/actors", type="-group", country="SDN", limit=1000)
    assert {each["id"] for each in others} & {each["id"] for each in groups} == set()
    assert "SDN" in {each["id"] for each in others}
    both = lookup.get("/actors?type=country,territory&limit=1000").json()["meta"]["total"]
    assert both == sum(
        lookup.get(f"/actors?type={t}").json()["meta"]["total"] for t in ("country", "territory")
    )


def test_a_region_holds_the_actors_of_its_countries(lookup: httpx2.Client) -> None:
    found = rows(lookup, "/actors", region="baltics", type="country")
    assert [each["id"] for each in found] == ["EST", "LTU", "LVA"]
    first = rows(lookup, "/actors/suggest", q="la", region="baltics")[0]
    assert first["id"] == "LVA"


@pytest.mark.parametrize(
    ("q", "first"),
    [("houthi", "HOUTHI"), ("Kremlin", "RUS"), ("ukr", "UKR"), ("Blinken", "USA"), ("ghanist", "AFG")],
)
def test_a_search_finds_any_part_of_any_name_once(lookup: httpx2.Client, q: str, first: str) -> None:
    ids = [each["id"] for each in rows(lookup, "/actors", q=q)]
    assert ids[0] == first
    assert len(ids) == len(set(ids))


def test_a_suggestion_names_what_matched(lookup: httpx2.Client) -> None:
    found = rows(lookup, "/actors/suggest", q="kre")
    assert (found[0]["id"], found[0]["name"], found[0]["type"]) == ("RUS", "Russia", "country")
    assert found[0]["match"] == {
        "text": "Kremlin",
        "kind": "metonym",
        "how": "prefix",
        "score": found[0]["match"]["score"],
    }
    assert found[0]["person"] is None


def test_suggestions_are_few_unless_more_are_asked_for(lookup: httpx2.Client) -> None:
    assert len(rows(lookup, "/actors/suggest", q="a")) == 10
    assert len(rows(lookup, "/actors/suggest", q="a", limit=100)) == 100
    assert {each["type"] for each in rows(lookup, "/actors/suggest", q="s", type="body")} == {"body"}


def test_a_name_resolves_with_the_reason(lookup: httpx2.Client) -> None:
    found = rows(lookup, "/actors/resolve", q="Kremlin")
    assert found[0]["match"] == {"text": "Kremlin", "kind": "metonym", "how": "exact", "score": 0.95}
    assert lookup.get(found[0]["url"]).json()["id"] == "RUS"
    assert lookup.get(found[0]["events"]).status_code == 200


@pytest.mark.parametrize(("on", "found"), [("2024-05-01", True), ("2024", True), ("2019-05", False)])
def test_an_office_holder_resolves_on_a_date(lookup: httpx2.Client, on: str, found: bool) -> None:
    people = [each["person"] for each in rows(lookup, "/actors/resolve", q="Blinken", on=on)]
    term = {
        "name": "Antony Blinken",
        "office": "foreign_minister",
        "since": "2021-01-26",
        "until": "2025-01-20",
    }
    assert ({"name": "Antony Blinken", "terms": [term]} in people) == found


def test_a_name_that_nobody_has_resolves_to_an_empty_list(lookup: httpx2.Client) -> None:
    told = lookup.get("/actors/resolve?q=Zzyzxq").json()
    assert told == {"data": [], "meta": {"q": "Zzyzxq", "returned": 0, "limit": 10}}


def test_an_actor_is_shown_by_its_code_in_any_case(lookup: httpx2.Client) -> None:
    told = lookup.get("/actors/rus").json()
    assert (told["id"], told["name"], told["type"], told["part_of"]) == ("RUS", "Russia", "country", None)
    assert any(term["name"] == "Vladimir Putin" for term in told["leaders"])
    assert lookup.get(told["events"]).status_code == 200


def test_leaders_are_those_of_a_day_when_one_is_given(lookup: httpx2.Client) -> None:
    held = lookup.get("/actors/RUS?on=2010-06-01").json()["leaders"]
    assert ("Dmitry Medvedev", "head_of_state") in {(each["name"], each["office"]) for each in held}
    assert all((each["since"] or "") <= "2010-06-01" <= (each["until"] or "9999") for each in held)


def test_whom_an_opposition_leader_acts_for_is_found(lookup: httpx2.Client) -> None:
    assert "RUS-OPP" in {each["id"] for each in rows(lookup, "/actors", q="Navalny")}


def test_a_part_of_a_state_is_an_actor_too(lookup: httpx2.Client) -> None:
    told = lookup.get("/actors/SDN-CIV").json()
    assert (told["id"], told["name"], told["part_of"]) == ("SDN-CIV", "Sudanese civilians", "SDN")


@pytest.mark.parametrize("id", ["RUSS", "RUS-NONE", "%00", "x" * 3000, "ZZZ-CIV"])
def test_an_unknown_actor_is_not_found(lookup: httpx2.Client, id: str) -> None:
    answer = lookup.get(f"/actors/{id}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("path", ["/actors/suggest", "/actors/resolve", "/places/suggest", "/places/resolve"])
@pytest.mark.parametrize("query", ["", "?q=", "?q=%20%20"])
def test_a_search_for_nothing_says_what_is_missing(lookup: httpx2.Client, path: str, query: str) -> None:
    answer = lookup.get(path + query)
    told = answer.json()
    assert (answer.status_code, told["code"], told["errors"][0]["name"]) == (422, "missing_parameter", "q")


def test_all_faults_are_told_at_once(lookup: httpx2.Client) -> None:
    told = lookup.get("/actors/resolve?limit=101&on=2024-02-30&type=nation&country=Atlantis&form=1").json()
    faults = {(each["name"], each["code"]) for each in told["errors"]}
    assert faults == {
        ("q", "missing_parameter"), ("limit", "limit_too_large"), ("on", "invalid_value"),
        ("type", "invalid_value"), ("country", "unknown_place"), ("form", "unknown_parameter"),
    }  # fmt: skip
    assert "country" in next(each for each in told["errors"] if each["name"] == "type")["allowed"]


@pytest.mark.parametrize("limit", ["0", "-1", "1.5", "x", "9" * 400, "١"])
def test_a_limit_is_refused_never_clamped(lookup: httpx2.Client, limit: str) -> None:
    assert lookup.get("/actors", params={"limit": limit}).status_code == 422


def test_a_search_too_long_is_refused(lookup: httpx2.Client) -> None:
    assert lookup.get("/actors", params={"q": "x" * 201}).status_code == 422
    assert lookup.get("/actors", params={"q": "x" * 200}).json()["data"] == []


@pytest.mark.parametrize(
    "path", ["/actors?q=sudan", "/actors/UKR", "/actors/resolve?q=Kremlin", "/actors/suggest?q=ru"]
)
def test_an_answer_is_304_for_who_has_it(lookup: httpx2.Client, path: str) -> None:
    etag = lookup.get(path).headers["etag"]
    again = lookup.get(path, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert lookup.get("/actors?q=egypt", headers={"If-None-Match": etag}).status_code == 200
