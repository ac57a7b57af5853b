"""/places: listed, filtered, completed while typed, resolved, shown by id."""

from typing import Any

import httpx2
import pytest

from app import codebook


def rows(lookup: httpx2.Client, path: str, **params: Any) -> list[dict[str, Any]]:
    answer = lookup.get(path, params=params)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["data"]
    return found


def test_all_places_fit_one_answer_and_the_total_is_told(lookup: httpx2.Client) -> None:
    told = lookup.get("/places?limit=5000").json()
    assert [each["id"] for each in told["data"]] == list(codebook.load().places)
    assert told["meta"]["total"] == told["meta"]["returned"] == len(told["data"])
    assert lookup.get("/places").json()["meta"] == {**told["meta"], "returned": 100, "limit": 100}


def test_filters_of_type_and_country_combine(lookup: httpx2.Client) -> None:
    found = rows(lookup, "/places", type="city,capital", country="Ukraine", limit=5000)
    assert {each["country"] for each in found} == {"UKR"}
    assert {each["type"] for each in found} == {"city", "capital"}
    seas = rows(lookup, "/places", type="sea", limit=5000)
    assert {(each["country"], each["country_name"]) for each in seas} == {(None, None)}


def test_a_region_holds_the_places_of_its_countries(lookup: httpx2.Client) -> None:
    sahel = {each["country"] for each in rows(lookup, "/places", region="the Sahel", limit=5000)}
    assert sahel == {"BFA", "MLI", "MRT", "NER", "TCD"}
    two = {each["country"] for each in rows(lookup, "/places", region="sahel", country="-MLI", limit=5000)}
    assert two == sahel - {"MLI"}
    assert lookup.get("/places?region=Atlantis").json()["errors"][0]["code"] == "unknown_place"


def test_a_place_has_a_point_a_country_and_links(lookup: httpx2.Client) -> None:
    told = lookup.get("/places/Odesa-UKR").json()
    assert (told["id"], told["name"], told["country_name"]) == ("odesa-ukr", "Odesa", "Ukraine")
    assert (round(told["lat"]), round(told["lon"])) == (46, 31)
    assert told["events"] == "/events?place=odesa-ukr"
    assert told["url"] == "/places/odesa-ukr"
    assert lookup.get(told["events"]).status_code == 200


@pytest.mark.parametrize(
    ("path", "q", "id", "how"),
    [
        ("/places/suggest", "ode", "odesa-ukr", "prefix"),
        ("/places/suggest", "kiev", "kyiv-ukr", "exact"),
        ("/places/resolve", "Odessa", "odesa-ukr", "exact"),
        ("/places/resolve", "zaporizhzia", "zaporizhzhia-ukr", "fuzzy"),
        ("/places/resolve", "tripoli", "tripoli-lby", "exact"),
    ],
)
def test_a_place_is_found_by_what_is_typed(
    lookup: httpx2.Client, path: str, q: str, id: str, how: str
) -> None:
    found = rows(lookup, path, q=q)[0]
    assert (found["id"], found["match"]["how"]) == (id, how)
    assert found == lookup.get(found["url"]).json() | {"match": found["match"]}


def test_a_country_tells_places_of_one_name_apart(lookup: httpx2.Client) -> None:
    assert rows(lookup, "/places/resolve", q="Tripoli", country="Lebanon")[0]["id"] == "tripoli-lbn"


def test_part_of_a_word_is_found_too(lookup: httpx2.Client) -> None:
    assert "zaporizhzhia-ukr" in {each["id"] for each in rows(lookup, "/places", q="porizh")}


def test_an_unknown_place_is_not_found_and_one_alike_is_named(lookup: httpx2.Client) -> None:
    told = lookup.get("/places/odesa").json()
    assert (told["status"], told["code"]) == (404, "not_found")
    assert "odesa-ukr" in told["errors"][0]["suggestions"]


@pytest.mark.parametrize("path", ["/places?q=kyiv", "/places/odesa-ukr", "/places/suggest?q=o"])
def test_an_answer_is_304_for_who_has_it(lookup: httpx2.Client, path: str) -> None:
    etag = lookup.get(path).headers["etag"]
    assert lookup.get(path, headers={"If-None-Match": etag}).status_code == 304
    assert lookup.get("/places", headers={"If-None-Match": etag}).status_code == 200
