"""/events/{id} on a socket: one event in every format, as it stands or stood, and what became of it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from app import codebook, store
from app.events.event import Event
from app.extractors.coding import Coding
from app.render import FORMATS
from app.routes.shapes.records import EventWithEvidence
from app.store import Coder
from app.tables import event as events
from app.tables import event_version
from tests.factories import GENEVA, article, event
from tests.routes.conftest import get
from tests.timeline import live

FIRST = datetime(2025, 5, 1, 12, tzinfo=UTC)
OPEN, FOR_EVER = "public, max-age=0, must-revalidate", "public, max-age=31536000, immutable"


class Book:
    """A store whose articles are coded anew at will, an hour later each time."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine, self.at = engine, FIRST
        book = codebook.load()
        self._coder = Coder("rules", book.version, book)

    def tell(self, text: str, *told: Event, **fields: Any) -> str:
        """Save an article; its id."""
        self.at += timedelta(hours=1)
        saved = store.save(self.engine, article(text, **fields), Coding(told), self._coder, self.at)
        return saved.article_id

    def retell(self, id: str, *told: Event) -> None:
        self.at += timedelta(hours=1)
        store.recode(self.engine, id, Coding(told), self._coder, self.at)

    def become(self, id: str, status: str, into: str | None = None) -> None:
        """Put another status in the place of an event's, as curation does."""
        v = event_version.c
        with self.engine.begin() as connection:
            ended = sa.update(event_version).where(v.event_id == id, v.seq_to.is_(None))
            connection.execute(ended.values(status=status, live=0))
            mine = sa.update(events).where(events.c.id == id)
            connection.execute(mine.values(status=status, merged_into=into))


@pytest.fixture
def book(engine: sa.Engine) -> Book:
    return Book(engine)


@pytest.fixture
def corrected(book: Book) -> tuple[str, str]:
    """The ids of an event that is told, gets a place and is retracted, and of the article that tells it."""
    told = book.tell("One.", event())
    book.retell(told, event(place=GENEVA))
    (id,) = [body["id"] for body in live(book.engine)]
    book.retell(told)
    return id, told


def test_an_event_has_its_evidence_and_a_strong_tag(engine: sa.Engine, stocked: httpx2.Client) -> None:
    body = live(engine)[0]
    answer = get(stocked, f"/events/{body['id']}", accept_encoding="identity")
    told = answer.json()
    evidence = told.pop("evidence")
    assert told == {key: value for key, value in body.items() if key != "quotes"}
    assert [each["quote"] for each in evidence] == body["quotes"]
    assert {"article_id", "url", "publisher", "char_start", "char_end", "supports"} <= evidence[0].keys()
    assert answer.headers["etag"].startswith(f'"{body["id"]}-{body["version"]}-')
    assert answer.headers["cache-control"] == OPEN
    again = get(stocked, f"/events/{body['id']}", if_none_match=answer.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    article = get(stocked, evidence[0]["article"]).json()
    assert body["id"] in [event["id"] for event in article["events"]]


def test_the_tag_changes_with_what_is_told_and_with_how(book: Book, client: httpx2.Client) -> None:
    first = book.tell("One.", event())
    (id,) = [body["id"] for body in live(book.engine)]
    views = ("", "?pretty=true", "?fields=id", "?include=articles", ".csv", ".ics")
    tags = [client.get(f"/events/{id}{view}").headers["etag"] for view in views]
    assert len(set(tags)) == len(views)
    assert [client.get(f"/events/{id}{view}").headers["etag"] for view in views] == tags
    book.retell(first, event(evidence=(event().evidence[0].__class__("text", 3, 6, "One"),)))
    assert client.get(f"/events/{id}").headers["etag"] != tags[0]


def test_last_modified_is_that_of_the_version(book: Book, client: httpx2.Client) -> None:
    book.tell("One.", event())
    book.tell("Two.", event("talks_held"))
    id = min(body["id"] for body in live(book.engine))
    assert client.get(f"/events/{id}").headers["last-modified"] == "Thu, 01 May 2025 13:00:00 GMT"


def test_fields_and_parts_are_what_was_asked_for(book: Book, client: httpx2.Client) -> None:
    book.tell("One.", event(), url="https://post.example/one")
    (id,) = [body["id"] for body in live(book.engine)]
    assert client.get(f"/events/{id}?fields=title,date.edtf,id").json() == {
        "id": id, "title": "Russia declares truce with Ukraine", "date": {"edtf": "2025-04-21"},
    }  # fmt: skip
    assert list(client.get(f"/events/{id}?fields=id&include=history,evidence").json()) == [
        "id", "history", "evidence",
    ]  # fmt: skip
    told = client.get(f"/events/{id}?include=articles,history,related,evidence").json()
    assert list(told)[-4:] == ["evidence", "articles", "history", "related"]
    assert [each["source_url"] for each in told["articles"]] == ["https://post.example/one"]
    EventWithEvidence.model_validate(told)
    line = client.get(f"/events/{id}.ndjson?fields=id&include=related").text
    assert line == f'{{"id":"{id}","related":[]}}\n'


def test_pretty_json_says_the_same(book: Book, client: httpx2.Client) -> None:
    book.tell("One.", event())
    (id,) = [body["id"] for body in live(book.engine)]
    for path in (
        f"/events/{id}",
        f"/events/{id}.geojson",
        f"/events/{id}/history",
        f"/events/{id}/versions/1",
    ):
        plain, indented = client.get(path), client.get(f"{path}?pretty=true")
        assert indented.text.startswith('{\n  "')
        told = [json.loads(each.text.replace("?pretty=true", "")) for each in (plain, indented)]
        assert told[0] == told[1]


@pytest.mark.parametrize("name", FORMATS)
def test_an_event_comes_in_every_format(book: Book, client: httpx2.Client, name: str) -> None:
    book.tell("One.", event(place=GENEVA))
    (id,) = [body["id"] for body in live(book.engine)]
    for suffix in FORMATS[name].suffixes:
        answer = client.get(f"/events/{id}.{suffix}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, FORMATS[name].media_type)
        assert id in answer.text
    asked = client.get(f"/events/{id}?format={name}")
    liked = get(client, f"/events/{id}", accept=FORMATS[name].essence)
    assert asked.headers["content-type"] == liked.headers["content-type"] == FORMATS[name].media_type
    alternates = {link["url"]: link["type"] for link in _links(answer) if link["rel"] == "alternate"}
    assert len(alternates) == len(FORMATS)
    assert all(client.get(url).status_code == 200 for url in alternates)


def test_a_format_s_own_parameters_are_taken_with_it(book: Book, client: httpx2.Client) -> None:
    book.tell("One.", event())
    (id,) = [body["id"] for body in live(book.engine)]
    assert client.get(f"/events/{id}.csv?bom=true").content.startswith(b"\xef\xbb\xbf")
    assert "\x1b[" in client.get(f"/events/{id}?format=text&color=true&view=wide").text
    told = client.get(f"/events/{id}?color=true").json()
    assert (told["code"], told["detail"]) == (
        "unknown_parameter", f"'color' is a parameter of GET /events/{id} only with format=text.",
    )  # fmt: skip
    here = client.base_url.netloc.decode()
    assert f'href="http://{here}/events/{id}"' in client.get(f"/events/{id}.atom").text


def _links(answer: httpx2.Response) -> Iterator[dict[str, Any]]:
    for each in answer.headers["link"].split(", "):
        address, *about = each.split("; ")
        yield {"url": address.strip("<>"), **{k: v.strip('"') for k, v in (a.split("=", 1) for a in about)}}


@pytest.mark.parametrize(
    ("point", "place", "cached"),
    [("seq:1", None, FOR_EVER), ("2025-05-01T13:30:00Z", None, FOR_EVER), ("seq:2", "geneva", FOR_EVER)],
)
def test_as_of_shows_the_version_that_stood_then(
    corrected: tuple[str, str], client: httpx2.Client, point: str, place: str | None, cached: str
) -> None:
    answer = client.get(f"/events/{corrected[0]}?as_of={point}")
    told = answer.json()
    assert (told["place"] and told["place"]["id"], told["status"]) == (place, "active")
    assert [each["article_id"] for each in told["evidence"]] == [corrected[1]]
    assert answer.headers["cache-control"] == OPEN  # a revised article words its sentences anew
    assert client.get(f"/events/{corrected[0]}/evidence?as_of={point}").headers["cache-control"] == OPEN
    plain = client.get(f"/events/{corrected[0]}?as_of={point}&fields=place,status")
    assert plain.headers["cache-control"] == cached


def test_what_may_still_change_is_not_kept_for_ever(book: Book, client: httpx2.Client) -> None:
    book.tell("One.", event())
    (id,) = [body["id"] for body in live(book.engine)]
    event_only = f"/events/{id}?fields=id&as_of="
    for point in ("seq:1", "-1d", "today"):
        assert client.get(event_only + point).headers["cache-control"] == OPEN
    book.tell("Two.", event("talks_held"))
    assert client.get(f"{event_only}seq:1").headers["cache-control"] == FOR_EVER
    assert client.get(f"{event_only}-1d").headers["cache-control"] == OPEN
    for asked, kept in (
        ("", FOR_EVER),
        ("&from=2025", FOR_EVER),
        ("&from=-7d", OPEN),
        ("&datetime=-1m/..", OPEN),
        ("&include=articles", OPEN),
    ):
        assert client.get(f"/events?as_of=seq:1{asked}").headers["cache-control"] == kept, asked
    assert client.get("/events/count?as_of=seq:1").headers["cache-control"] == FOR_EVER
    assert client.get("/events/facets?as_of=seq:1").headers["cache-control"] == FOR_EVER


def test_before_it_was_told_there_is_no_event(corrected: tuple[str, str], client: httpx2.Client) -> None:
    for point in ("seq:0", "2025-05-01"):
        answer = client.get(f"/events/{corrected[0]}?as_of={point}")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
        assert "first told at 2025-05-01T13:00:00Z" in answer.json()["detail"]
    assert client.get(f"/events/{corrected[0]}?as_of=seq:99").json()["code"] == "invalid_value"


def test_a_retracted_event_is_gone_with_a_tombstone(
    corrected: tuple[str, str], client: httpx2.Client
) -> None:
    id, told = corrected
    for path in (f"/events/{id}", f"/events/{id}.ics", f"/events/{id}/evidence", f"/events/{id}/related"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (410, "retracted")
        assert answer.json()["tombstone"] == {
            "id": id, "url": f"/events/{id}", "type": "truce_declared", "status": "retracted", "version": 3,
            "title": "Russia declares truce with Ukraine in Geneva", "retracted_at": "2025-05-01T15:00:00Z",
            "by": "rules", "reason": f"{told} coded anew", "last_told": f"/events/{id}/versions/2",
        }  # fmt: skip
    last = client.get(answer.json()["tombstone"]["last_told"])
    assert (last.json()["status"], last.json()["place"]["id"]) == ("active", "geneva")
    assert client.get(f"/events/{id}.txt").text.startswith(f"error: Event '{id}'")


def test_status_all_shows_what_was_retracted(corrected: tuple[str, str], client: httpx2.Client) -> None:
    id, _ = corrected
    told = client.get(f"/events/{id}?status=all").json()
    assert (told["status"], told["version"], told["evidence"]) == ("retracted", 3, [])
    assert "STATUS:CANCELLED" in client.get(f"/events/{id}.ics?status=all").text
    assert "deleted-entry" in client.get(f"/events/{id}.atom?status=all").text
    assert client.get(f"/events/{id}/related?status=all").json()["meta"]["status"] == "retracted"


@pytest.mark.parametrize(
    "path",
    ["", "?lang=&fields=id,title&utm_x=1", ".ics", ".csv?pretty=", "/evidence", "/related?pretty=true"],
)
def test_a_merged_event_leads_on_with_all_that_was_asked(
    book: Book, client: httpx2.Client, path: str
) -> None:
    book.tell("One.", event(), event("talks_held"))
    merged, whole = sorted(body["id"] for body in live(book.engine))
    book.become(merged, "merged", whole)
    answer = client.get(f"/events/{merged}{path}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/events/{whole}{path}")
    assert client.get(answer.headers["location"]).status_code == 200
    assert client.get(f"/events/{merged}?status=all").json()["id"] == merged
    assert client.get(f"/events/{merged}/history").status_code == 200


def test_evidence_says_of_what_and_when_it_is(corrected: tuple[str, str], client: httpx2.Client) -> None:
    id, told = corrected
    answer = client.get(f"/events/{id}/evidence?as_of=seq:2").json()
    assert [each["article_id"] for each in answer["data"]] == [told]
    assert answer["meta"] == {
        "id": id, "version": 2, "status": "active", "returned": 1,
        "snapshot": {"seq": 2, "at": "2025-05-01T14:00:00Z"},
    }  # fmt: skip
    assert answer["links"]["event"] == f"/events/{id}"
    assert client.get(answer["links"]["self"]).json() == answer


def test_history_says_who_changed_what_and_why(corrected: tuple[str, str], client: httpx2.Client) -> None:
    id, told = corrected
    answer = client.get(f"/events/{id}/history")
    entries = answer.json()["data"]
    assert [(each["version"], each["op"], each["at"][11:13], each["by"]) for each in entries] == [
        (3, "retract", "15", "rules"), (2, "update", "14", "rules"), (1, "create", "13", "rules"),
    ]  # fmt: skip
    assert entries[0]["diff"] == [{"path": "status", "from": "active", "to": "retracted"}]
    assert entries[1]["reason"] == f"{told} coded anew"
    assert [each["path"] for each in entries[1]["diff"]] == ["title", "place"] == entries[1]["changed"]
    assert (entries[1]["diff"][1]["from"], entries[1]["diff"][1]["to"]["id"]) == (None, "geneva")
    assert entries[2]["diff"] == []
    assert answer.headers["x-total-count"] == "3"
    assert [client.get(each["url"]).json()["version"] for each in entries] == [3, 2, 1]


def test_history_is_told_in_pages(corrected: tuple[str, str], client: httpx2.Client) -> None:
    id, _ = corrected
    whole = client.get(f"/events/{id}/history").json()["data"]
    seen, link = [], f"/events/{id}/history?limit=1"
    while link:
        told = client.get(link).json()
        seen += told["data"]
        link = told["links"]["next"]
    assert seen == whole
    other = client.get(f"/events/{id}/history?limit=1").json()["links"]["next"].replace(id, "evt_none")
    assert client.get(other).status_code == 404


def test_a_cursor_belongs_to_one_history(book: Book, client: httpx2.Client) -> None:
    told = book.tell("One.", event(), event("talks_held"))
    book.retell(told, event(place=GENEVA), event("talks_held"))
    moved, still = sorted(
        (body["id"] for body in live(book.engine)),
        key=lambda id: len(client.get(f"/events/{id}/history").json()["data"]),
        reverse=True,
    )
    link = client.get(f"/events/{moved}/history?limit=1").json()["links"]["next"]
    assert client.get(link.replace(moved, still)).json()["code"] == "cursor_mismatch"
    assert client.get(f"/events/{moved}/history?cursor=eyJx").status_code == 400


def test_a_version_never_changes(corrected: tuple[str, str], client: httpx2.Client) -> None:
    id, _ = corrected
    answer = client.get(f"/events/{id}/versions/2")
    assert answer.headers["cache-control"] == FOR_EVER
    assert answer.json()["version"] == 2
    assert {link["rel"]: link["url"] for link in _links(answer)} == {
        "predecessor-version": f"/events/{id}/versions/1",
        "latest-version": f"/events/{id}",
        "version-history": f"/events/{id}/history",
    }
    assert get(client, f"/events/{id}/versions/2", if_none_match=answer.headers["etag"]).status_code == 304
    assert "predecessor" not in client.get(f"/events/{id}/versions/1").headers["link"]


@pytest.mark.parametrize("version", ["0", "4", "99999999999999999999", "x", "-1", "%00", "٣", "1.0"])
def test_a_version_that_there_is_not_is_told_by_how_many_there_are(
    corrected: tuple[str, str], client: httpx2.Client, version: str
) -> None:
    answer = client.get(f"/events/{corrected[0]}/versions/{version}")
    assert (answer.status_code, answer.json()["errors"][0]["name"]) == (404, "version")
    assert "1 to 3" in answer.json()["detail"]


IDS = ("evt_none", "evt%00", "e" * 5000, "evt_none.d", "%F0%9F%92%A5", "..%2F..%2Fetc", "art_1", "'--")


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("rest", ["", "/evidence", "/history", "/related", "/versions/1", ".csv"])
def test_an_unknown_id_is_not_found(client: httpx2.Client, id: str, rest: str) -> None:
    answer = client.get(f"/events/{id}{rest}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert len(answer.content) < 6000


BAD = [
    ("?form=2025", "unknown_parameter"),
    ("?fields=nope", "invalid_value"),
    ("?include=facets", "invalid_value"),
    ("?status=merged", "invalid_value"),
    ("?as_of=soon", "invalid_value"),
    ("?as_of=seq:2", "invalid_value"),
    ("?as_of=2999-01-01", "invalid_value"),
    (".csv?fields=id&include=evidence&pretty=true", "conflicting_parameters"),
    (".ndjson?pretty=true", "conflicting_parameters"),
    ("?format=cvs", "invalid_value"),
    ("?limit=3", "unknown_parameter"),
    ("/history?limit=0", "invalid_value"),
    ("/history?limit=1001", "limit_too_large"),
    ("/history?status=all", "unknown_parameter"),
    ("/versions/1?as_of=seq:1", "unknown_parameter"),
]


def test_bad_parameters_are_refused_by_name(book: Book, client: httpx2.Client) -> None:
    book.tell("One.", event())
    (id,) = [body["id"] for body in live(book.engine)]
    for path, code in BAD:
        answer = client.get(f"/events/{id}{path}")
        assert (answer.status_code, answer.json()["code"]) == (422, code), path
    told = client.get(f"/events/{id}.csv?fields=id&include=evidence&pretty=true").json()
    assert [each["name"] for each in told["errors"]] == ["fields", "include", "pretty"]
    assert client.get(f"/events/{id}.xls").status_code == 404
    for path in ("/history", "/versions/1", "/evidence", "/related"):
        assert get(client, f"/events/{id}{path}", accept="text/csv").status_code == 406


def test_everything_of_an_event_answers_head(book: Book, client: httpx2.Client) -> None:
    book.tell("One.", event())
    (id,) = [body["id"] for body in live(book.engine)]
    for rest in ("", ".ics", "/evidence", "/history", "/related", "/versions/1"):
        whole, head = client.get(f"/events/{id}{rest}"), client.head(f"/events/{id}{rest}")
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["etag"] == whole.headers["etag"]


def test_a_past_state_tells_nothing_of_what_was_taken_back_later(book: Book, client: httpx2.Client) -> None:
    book.at = datetime.now(UTC) - timedelta(hours=9)
    told = book.tell("One.", event())
    book.retell(told)
    assert "STATUS:CANCELLED" in client.get("/events.ics").text
    then = client.get("/events.ics?as_of=seq:1").text
    assert "BEGIN:VEVENT" in then
    assert "STATUS:CANCELLED" not in then
