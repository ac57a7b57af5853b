"""atom and jsonfeed: well-formed whatever stands in an event, with ids that stay and pages that go on."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest

from app.lines import Lines
from app.render import FORMATS, Listed
from tests.render.served import HOSTILE, LINKS, META, ROOT, event, written

ATOM = "{http://www.w3.org/2005/Atom}"
GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
PAGED = LINKS | {"next": "/events.atom?cursor=2", "prev": "/events.atom?cursor=0"}


def feed(*events: dict[str, Any], **more: Any) -> ElementTree.Element:
    return ElementTree.fromstring(written("atom", *events, **{"root": ROOT} | more))


def links(element: ElementTree.Element) -> dict[str, str]:
    return {each.attrib["rel"]: each.attrib["href"] for each in element.findall(f"{ATOM}link")}


def test_both_feeds_tell_last_changes_first() -> None:
    assert {FORMATS[name].order for name in ("atom", "jsonfeed")} == {"-updated"}


def test_an_atom_feed_has_all_that_it_must_have() -> None:
    told = feed(event(), event(id="evt_2", updated_at="2025-05-01T00:00:00Z"))
    assert told.findtext(f"{ATOM}id") == "tag:x.example,2025:/events?actor=RUS"
    assert told.findtext(f"{ATOM}title") == "Events: actor RUS"
    assert told.findtext(f"{ATOM}updated") == "2025-05-01T00:00:00Z"
    assert told.findtext(f"{ATOM}author/{ATOM}name") == "Parley"
    assert links(told) == {"self": "http://x.example/events", "alternate": f"{ROOT}/events?actor=RUS"}


def test_an_entry_tells_its_event() -> None:
    (entry,) = feed(event(modality="planned"), labels={"truce_declared": "Truce"}).findall(f"{ATOM}entry")
    told = {each.tag.removeprefix(ATOM): each.text for each in entry if each.text}
    assert told.pop("content", "").startswith("<p>The Kremlin declared a truce over the weekend.</p><ul><li>")
    assert told == {
        "id": "tag:x.example,2025:evt_1",
        "title": "planned: Russia declares truce with Ukraine",
        "published": "2025-04-19T13:06:12Z",
        "updated": "2025-04-20T08:11:40Z",
        "summary": "The Kremlin declared a truce over the weekend.",
    }
    assert entry.find(f"{ATOM}link").attrib == {"rel": "alternate", "href": f"{ROOT}/events/evt_1"}  # type: ignore[union-attr]
    categories = [each.attrib for each in entry.findall(f"{ATOM}category")]
    assert categories == [{"term": "truce_declared", "label": "Truce"}, {"term": "truce"}]


def test_an_atom_feed_goes_on_and_back() -> None:
    told = links(feed(event(), links=PAGED))
    assert (told["next"], told["previous"]) == (
        f"{ROOT}/events.atom?cursor=2",
        f"{ROOT}/events.atom?cursor=0",
    )
    assert feed(links=PAGED).findtext(f"{ATOM}id") == feed().findtext(f"{ATOM}id")


@pytest.mark.parametrize(("at", "told"), [("2025-05-02T09:00:00Z",) * 2, (None, "1970-01-01T00:00:00Z")])
def test_an_empty_feed_is_as_old_as_the_store(at: str | None, told: str) -> None:
    assert feed(meta=META | {"snapshot": {"seq": 0, "at": at}}).findtext(f"{ATOM}updated") == told


def test_what_is_gone_is_a_deleted_entry() -> None:
    body = json.dumps(event(id="evt_9", status="retracted", updated_at="2025-05-01T00:00:00Z"))
    (deleted,) = feed(event(), gone=[body]).findall(GONE)
    assert deleted.attrib == {"ref": "tag:x.example,2025:evt_9", "when": "2025-05-01T00:00:00Z"}
    assert deleted[0].text == "retracted: Russia declares truce with Ukraine"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_an_atom_feed_is_well_formed_whatever_it_tells(text: str) -> None:
    gone = [json.dumps(event(id="evt_9", title=text))]
    told = feed(event(title=text, summary=text, type=text), meta=META | {"query": {"q": text}}, gone=gone)
    title = told.findtext(f"{ATOM}entry/{ATOM}title") or ""
    assert title.replace("\n", "") == "".join(
        sign for sign in text if sign >= " " and not "\x7f" <= sign < "\xa0" and sign not in "\ufffe\uffff"
    )
    content = told.findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert "<script" not in content
    assert "<iframe" not in content


def test_an_entry_without_a_summary_has_none() -> None:
    assert feed(event(summary=None)).find(f"{ATOM}entry/{ATOM}summary") is None


def test_a_json_feed_has_all_that_it_must_have() -> None:
    told = json.loads(written("jsonfeed", event(), links=PAGED, root=ROOT))
    (item,) = told.pop("items")
    assert told == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Events: actor RUS",
        "description": "2 events, newest first",
        "home_page_url": f"{ROOT}/events?actor=RUS",
        "feed_url": "http://x.example/events",
        "next_url": f"{ROOT}/events.atom?cursor=2",
        "authors": [{"name": "Parley"}],
        "language": "en",
    }
    assert item.pop("content_html").startswith("<p>The Kremlin")
    assert item == {
        "id": "tag:x.example,2025:evt_1",
        "url": f"{ROOT}/events/evt_1",
        "title": "Russia declares truce with Ukraine",
        "summary": "The Kremlin declared a truce over the weekend.",
        "date_published": "2025-04-19T13:06:12Z",
        "date_modified": "2025-04-20T08:11:40Z",
        "tags": ["truce_declared", "truce"],
        "_event": event(),
    }
    assert "next_url" not in json.loads(written("jsonfeed", event()))


def test_a_json_feed_holds_bodies_untouched() -> None:
    body = json.dumps(event(title="Erdoğan"), ensure_ascii=False)
    assert body.encode() in b"".join(FORMATS["jsonfeed"].write(Listed([Lines.of([body])], META, LINKS)))
