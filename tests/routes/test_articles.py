"""Articles come in over HTTP: coded, stored once, revised, shown, or refused by name."""

import json
from concurrent.futures import ThreadPoolExecutor
from gzip import compress
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

TRUCE = "Russia declared a truce with Ukraine on Saturday, the Kremlin said."
TALKS = "Turkey offered to host talks between Russia and Ukraine."
URL = "https://post.example/truce"
FIELDS = {
    "text": TRUCE,
    "title": "Truce",
    "published_at": "2025-04-22",
    "publisher": "Northern Post",
    "url": URL,
}


def types(told: dict[str, Any]) -> set[str]:
    return {event["type"] for event in told["events"]}


def test_a_posted_article_is_stored_with_its_events(client: httpx2.Client) -> None:
    answer = client.post("/articles", json=FIELDS)
    told = answer.json()
    assert (answer.status_code, answer.headers["location"]) == (201, f"/articles/{told['id']}")
    assert (told["duplicate"], told["revised"], told["revision"]) == (False, False, 1)
    assert "truce_declared" in types(told)
    article = client.get(answer.headers["location"]).json()
    assert (article["text"], article["title"], article["withheld"]) == (TRUCE, "Truce", None)
    assert article["published_at"] == "2025-04-22"
    (event,) = [each for each in told["events"] if each["type"] == "truce_declared"]
    evidence = client.get(event["url"]).json()["evidence"][0]
    assert TRUCE[evidence["char_start"] : evidence["char_end"]] == evidence["quote"]
    assert client.get("/events?actor=Kremlin&on=2025-04-19").json()["data"][0]["id"] == event["id"]


def test_the_same_article_again_changes_nothing_and_says_so(client: httpx2.Client) -> None:
    first = client.post("/articles", json=FIELDS).json()
    seq = client.get("/readyz").json()["seq"]
    again = client.post("/articles", json={**FIELDS, "url": f"{URL}?utm_source=mail"})
    told = again.json()
    assert (again.status_code, told["duplicate"], told["revised"]) == (200, True, False)
    assert (told["id"], told["events"]) == (first["id"], first["events"])
    assert client.get("/readyz").json()["seq"] == seq


def test_changed_text_under_a_known_url_is_a_revision(client: httpx2.Client) -> None:
    first = client.post("/articles", json=FIELDS).json()
    answer = client.post("/articles", json={**FIELDS, "text": f"{TRUCE} {TALKS}"})
    told = answer.json()
    assert (answer.status_code, told["duplicate"], told["revised"], told["revision"]) == (200, False, True, 2)
    assert told["id"] == first["id"]
    assert {event["id"] for event in first["events"]} < {event["id"] for event in told["events"]}


def test_an_event_that_a_revision_no_longer_tells_is_gone_and_comes_back_under_its_id(
    client: httpx2.Client,
) -> None:
    (event,) = client.post("/articles", json=FIELDS | {"title": ""}).json()["events"]
    untold = client.post("/articles", json=FIELDS | {"title": "", "text": "It rained."}).json()
    assert (untold["revised"], untold["events"]) == (True, [])
    gone = client.get(event["url"])
    assert (gone.status_code, gone.json()["code"]) == (410, "retracted")
    assert client.get("/events").json()["data"] == []
    (again,) = client.post("/articles", json=FIELDS | {"title": "", "text": f"Correction. {TRUCE}"}).json()[
        "events"
    ]
    assert (again["id"], again["version"]) == (event["id"], 3)


def test_a_revision_that_moves_a_sentence_is_seen_by_who_asks_again(client: httpx2.Client) -> None:
    told = client.post("/articles", json=FIELDS).json()
    (event,) = [each for each in told["events"] if each["type"] == "truce_declared"]
    tags = {path: client.get(path).headers["etag"] for path in (told["url"], event["url"])}
    client.post("/articles", json={**FIELDS, "text": f"Rain fell. {TRUCE}"})
    for path, tag in tags.items():
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 200
    evidence = client.get(event["url"]).json()["evidence"][0]
    assert (evidence["char_start"], evidence["revision"]) == (11, 2)


def test_plain_text_takes_its_fields_from_the_query(client: httpx2.Client) -> None:
    answer = client.post(
        "/articles",
        params={"published_at": "2025-04-22T09:30:00+02:00", "publisher": "Post", "utm_source": "x"},
        content=TRUCE.encode(),
        headers={"Content-Type": "text/plain; charset=utf-8"},
    )
    assert answer.status_code == 201
    assert client.get(answer.headers["location"]).json()["published_at"] == "2025-04-22T07:30:00Z"


def test_extract_shows_events_and_stores_nothing(client: httpx2.Client, engine: sa.Engine) -> None:
    told = client.post("/extract", json=FIELDS).json()
    assert "truce_declared" in types(told)
    assert {event["id"] for event in told["events"]} == {None}
    assert told["events"][0]["evidence"][0]["quote"] in (TRUCE, "Truce")
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM article")) == 0


def test_an_article_in_another_language_is_kept_and_says_why_it_tells_nothing(client: httpx2.Client) -> None:
    text = "Россия объявила перемирие с Украиной в субботу, сообщил Кремль во вторник вечером."
    told = client.post("/articles", json={"text": text, "language": "ru"}).json()
    assert told["events"] == []
    assert told["withheld"]
    assert client.get(told["url"]).json()["withheld"] == told["withheld"]


def test_what_was_mended_is_noted(client: httpx2.Client) -> None:
    plain = {"Content-Type": "text/plain"}
    told = client.post("/extract", content=f"{TRUCE} “Peace”".encode("cp1252"), headers=plain).json()
    assert any("Windows-1252" in note for note in told["notes"])
    told = client.post("/extract", json={"text": f"{TRUCE}\x00"}).json()
    assert any("control" in note for note in told["notes"])
    told = client.post("/extract", content=f"{TRUCE} “Peace”".encode()[:-1], headers=plain).json()
    assert any("1 signs lost" in note for note in told["notes"])


def test_the_charset_of_a_text_is_believed(client: httpx2.Client) -> None:
    text = "Россия объявила перемирие."
    kind = {"Content-Type": "text/plain; charset=windows-1251"}
    told = client.post("/articles", content=text.encode("cp1251"), headers=kind).json()
    assert client.get(told["url"]).json()["text"] == text


STRANGE = {
    "control characters": "\x00\x07Rain \x1bfell.\r\n" + TRUCE,
    "right to left": f"قال الكرملين إن الهدنة بدأت. \u202b{TRUCE}\u202c שלום.",
    "signs of four bytes": f"𝔑𝔢𝔴𝔰 🕊️ {TRUCE}",
    "a long sentence": f"{TRUCE} " + "and so on " * 10_000,
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_evidence_fits_the_stored_text_however_strange(client: httpx2.Client, text: str) -> None:
    told = client.post("/articles", json={"text": text, "published_at": "2025-04-22"}).json()
    stored = client.get(told["url"]).json()["text"]
    assert TRUCE in stored
    assert told["events"]
    for event in told["events"]:
        for evidence in client.get(event["url"]).json()["evidence"]:
            assert stored[evidence["char_start"] : evidence["char_end"]] == evidence["quote"]


def test_one_article_posted_by_many_at_once_is_stored_once(client: httpx2.Client) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: client.post("/articles", json=FIELDS), range(24)))
    assert sorted(answer.status_code for answer in answers) == [200] * 23 + [201]
    assert len({answer.json()["id"] for answer in answers}) == 1


JSON, PLAIN = {"Content-Type": "application/json"}, {"Content-Type": "text/plain"}
KLINGON = {"Content-Type": 'text/plain; charset="klingon"'}
PACKED = PLAIN | {"Content-Encoding": "gzip"}
FOREIGN = "".join(chr(0x4E00 + 7 * number % 5000) for number in range(1800))
BAD: list[tuple[dict[str, Any], int, str, str | None]] = [
    ({"json": {"text": ""}}, 422, "missing_field", "text"),
    ({"json": {}}, 422, "missing_field", "text"),
    ({"json": {"text": "   "}}, 422, "missing_field", "text"),
    ({"json": {"text": 7}}, 422, "invalid_value", "text"),
    ({"json": {"text": {"a": [None]}}}, 422, "invalid_value", "text"),
    ({"content": b'{"text": 1e999}', "headers": JSON}, 422, "invalid_value", "text"),
    ({"json": {"text": "<html><body><p>Truce</p></body></html>"}}, 422, "invalid_value", "text"),
    ({"json": {**FIELDS, "published_at": "2025-02-30"}}, 422, "invalid_value", "published_at"),
    ({"json": {**FIELDS, "published_at": "2999-01-01"}}, 422, "invalid_value", "published_at"),
    ({"json": {**FIELDS, "published_at": "0001-01-02T00:00:00Z"}}, 422, "invalid_value", "published_at"),
    ({"json": {**FIELDS, "url": "ftp://post.example"}}, 422, "invalid_value", "url"),
    ({"json": {**FIELDS, "url": f"{URL}/{FOREIGN}"}}, 422, "invalid_value", "url"),
    ({"json": {**FIELDS, "language": "klingon!"}}, 422, "invalid_value", "language"),
    ({"json": {**FIELDS, "titel": "Truce"}}, 422, "unknown_field", "titel"),
    ({"json": FIELDS, "params": {"title": "Truce"}}, 422, "unknown_parameter", "title"),
    ({"json": [FIELDS]}, 422, "invalid_value", "body"),
    ({"content": b"{", "headers": JSON}, 400, "unparsable_body", "body"),
    ({"content": b'{"text": NaN}', "headers": JSON}, 400, "unparsable_body", "body"),
    ({"content": b"[" * 9999, "headers": JSON}, 400, "unparsable_body", "body"),
    ({"content": b'"\xff"', "headers": JSON}, 400, "unparsable_body", "body"),
    ({"content": b"", "headers": PLAIN}, 422, "missing_field", "text"),
    ({"content": b"a", "params": {"ulr": "x"}, "headers": PLAIN}, 422, "unknown_parameter", "ulr"),
    ({"data": {"text": "a"}}, 415, "unsupported_media_type", "content-type"),
    ({"content": b"a", "headers": KLINGON}, 415, "unsupported_media_type", "content-type"),
    ({"content": compress(b"a"), "headers": PACKED}, 415, "unsupported_media_type", "content-encoding"),
    ({"content": b"a" * 400_000, "headers": PLAIN}, 413, "body_too_large", "body"),
    ({"content": b"a " * 120_000, "headers": PLAIN}, 422, "invalid_value", "text"),
]  # fmt: skip


@pytest.mark.parametrize("path", ["/articles", "/extract"])
def test_a_bad_article_is_refused_by_name_and_nothing_is_stored(
    client: httpx2.Client, engine: sa.Engine, path: str
) -> None:
    for request, status, code, name in BAD:
        answer = client.post(path, **request)
        told = json.loads(answer.text, parse_constant=pytest.fail)
        assert (answer.status_code, told["code"], told["errors"][0]["name"]) == (status, code, name), request
        assert answer.headers["content-type"] == "application/problem+json"
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM article")) == 0


def test_every_fault_of_an_article_is_told_at_once(client: httpx2.Client) -> None:
    fields = {"text": "", "published_at": "soon", "url": "nowhere", "titel": "Truce"}
    errors = client.post("/articles", json=fields).json()["errors"]
    assert {error["name"] for error in errors} == set(fields)
    assert next(error for error in errors if error["name"] == "titel")["suggestions"] == ["title"]


def test_a_body_of_many_unknown_fields_is_refused_shortly(client: httpx2.Client) -> None:
    answer = client.post("/extract", json={"text": "a"} | {str(number): 1 for number in range(20_000)})
    assert answer.status_code == 422
    assert len(answer.content) < 20_000
