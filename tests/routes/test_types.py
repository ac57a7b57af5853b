"""/types and /vocabularies: every code with label and definition, in the language asked for."""

from typing import Any

import httpx2
import pytest

from app import codebook
from app.codebook import labels
from app.main import create_app
from app.render import FORMATS

BOOK = codebook.load()


def values(lookup: httpx2.Client, **params: str) -> dict[str, dict[str, Any]]:
    told = lookup.get("/vocabularies", params=params).json()["data"]
    return {each["id"]: {value["value"]: value for value in each["values"]} for each in told}


def test_every_type_is_told_in_order_with_all_that_defines_it(lookup: httpx2.Client) -> None:
    told = lookup.get("/types").json()
    assert [each["id"] for each in told["data"]] == list(BOOK.types)
    assert told["meta"] == {"returned": 50, "total": 50, "language": "en", "version": BOOK.version}
    for each in told["data"]:
        kind = BOOK.types[each["id"]]
        assert (each["label"], each["definition"]) == (kind.label, kind.means)
        assert (each["examples"], each["counter_examples"]) == ([*kind.examples], [*kind.counter_examples])
        assert each["codes"]["cameo"] == each["mappings"]["cameo"]["code"] == kind.cameo
        assert each["mappings"]["cameo"]["root_label"]


def test_one_type_is_the_row_of_the_list(lookup: httpx2.Client) -> None:
    told = lookup.get("/types/Talks_Held").json()
    assert told == next(each for each in lookup.get("/types").json()["data"] if each["id"] == "talks_held")
    assert lookup.get(told["events"]).status_code == lookup.get(told["url"]).status_code == 200
    assert lookup.get("/types/power_changed").json()["mappings"]["plover"] is None


def test_families_are_a_filter(lookup: httpx2.Client) -> None:
    told = lookup.get("/types?family=truce,civil").json()["data"]
    assert {each["family"] for each in told} == {"truce", "civil"}
    rest = lookup.get("/types?family=-truce").json()["meta"]
    assert rest["returned"] == 43


def test_an_unknown_type_is_not_found_and_one_alike_is_named(lookup: httpx2.Client) -> None:
    told = lookup.get("/types/truce_declard").json()
    assert (told["status"], told["errors"][0]["suggestions"][0]) == (404, "truce_declared")


@pytest.mark.parametrize(
    ("query", "header", "language"),
    [
        ("", None, "en"),
        ("", "fr", "fr"),
        ("", "fr-CA,fr;q=0.9", "fr"),
        ("", "pt, de;q=0.5, es;q=0.7", "es"),
        ("", "de;q=0, *", "en"),
        ("", "xx, yy;q=0.3", "en"),
        ("", ";;q=,,*;q=x", "en"),
        ("?lang=de", "fr", "de"),
        ("?lang=fr-CA", None, "fr"),
        ("?lang=ES", None, "es"),
    ],
)
@pytest.mark.parametrize("path", ["/types", "/types/talks_held", "/vocabularies"])
def test_the_language_is_the_one_asked_for(
    lookup: httpx2.Client, path: str, query: str, header: str | None, language: str
) -> None:
    answer = lookup.get(path + query, headers={"Accept-Language": header} if header else {})
    assert answer.headers["content-language"] == language
    assert "Accept-Language" in answer.headers["vary"]
    assert str(labels.label("talks_held", language)) in answer.text
    assert lookup.get(path + query, headers={
        "If-None-Match": answer.headers["etag"], **({"Accept-Language": header} if header else {})
    }).status_code == 304  # fmt: skip


def test_an_unknown_language_is_refused_with_those_there_are(lookup: httpx2.Client) -> None:
    told = lookup.get("/types?lang=xx").json()
    assert (told["status"], told["errors"][0]["allowed"]) == (422, ["en", "fr", "es", "de"])


def test_another_language_is_another_answer(lookup: httpx2.Client) -> None:
    etag = lookup.get("/types?lang=fr").headers["etag"]
    assert lookup.get("/types?lang=de", headers={"If-None-Match": etag}).status_code == 200


def test_every_closed_list_of_a_parameter_is_in_a_vocabulary(lookup: httpx2.Client) -> None:
    told = lookup.get("/vocabularies").json()["data"]
    for path, methods in create_app().openapi()["paths"].items():
        for each in methods.get("get", {}).get("parameters", ()):
            schema = each["schema"]
            allowed = schema.get("enum") or schema.get("items", {}).get("enum") or ()
            holding = [
                {value["value"] for value in vocabulary["values"]}
                for vocabulary in told
                if each["name"] in vocabulary["parameters"] and path in vocabulary["paths"]
            ]
            plain = {str(value) for value in allowed if each["name"] == "sort" or str(value)[0] != "-"}
            assert not plain or any(plain <= values for values in holding), (path, each["name"])


def test_a_vocabulary_stands_once_under_its_name(lookup: httpx2.Client) -> None:
    ids = [each["id"] for each in lookup.get("/vocabularies").json()["data"]]
    assert len(ids) == len(set(ids))
    told = {each["id"]: each for each in lookup.get("/vocabularies").json()["data"]}
    assert told["modality"]["parameters"] == ["modality"]
    assert {"/events", "/events/facets"} <= set(told["modality"]["paths"])
    assert (told["basis"]["parameters"], told["basis"]["paths"]) == ([], [])
    assert {"type", "/actors"} <= {*told["actor_type"]["parameters"], *told["actor_type"]["paths"]}


@pytest.mark.parametrize("language", labels.languages())
def test_every_value_has_a_label_and_a_definition(lookup: httpx2.Client, language: str) -> None:
    told = values(lookup, lang=language)
    listed = [(of, each) for of, allowed in told.items() for each in allowed.values()]
    assert [(of, each["value"]) for of, each in listed if not (each["label"] and each["definition"])] == []
    expected = "type family modality precision basis extent role status actor_type place_precision sort"
    assert {*expected.split(), "format", "region"} <= set(told)
    assert set(told["format"]) == set(FORMATS)
    assert told["type"]["talks_held"]["label"] == labels.label("talks_held", language)


def test_the_version_tells_what_runs(lookup: httpx2.Client) -> None:
    told = lookup.get("/version").json()
    assert (told["name"], told["codebook"], told["languages"]) == (
        "parley",
        BOOK.version,
        [*labels.languages()],
    )
    assert told["migration"]
    etag = lookup.get("/version").headers["etag"]
    assert lookup.get("/version", headers={"If-None-Match": etag}).status_code == 304
