"""atom and jsonfeed: events as news, last changed first, so that late finds of old events appear."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from app import __version__
from app.render import words
from app.render.formats import Event, Listed, decoded, output
from app.render.words import clean

ATOM = "application/atom+xml"
EPOCH = "1970-01-01T00:00:00Z"
FEED = "application/feed+json"
NAMESPACES = {"xmlns": "http://www.w3.org/2005/Atom", "xmlns:at": "http://purl.org/atompub/tombstones/1.0"}
PAGES = {"self": "self", "next": "next", "previous": "prev"}  # RFC 5005's names, and those of our links
Element = ElementTree.Element


@output("atom", ATOM, order="-updated", tombstones=True)
def as_atom(listed: Listed) -> Iterator[bytes]:
    """A page of a feed (RFC 4287, RFC 5005), with those gone since as deleted entries (RFC 6721)."""
    events = list(listed.events())
    feed = Element("feed", NAMESPACES)
    _head(feed, listed, max((event["updated_at"] for event in events), default=_found(listed)))
    for event in events:
        _entry(_add(feed, "entry"), event, listed)
    for event in map(decoded, listed.gone):
        deleted = _add(feed, "at:deleted-entry", ref=_tag(listed, event["id"]), when=event["updated_at"])
        _add(deleted, "at:comment", f"{event['status']}: {event['title']}")
    yield ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


@output("jsonfeed", FEED, order="-updated")
def as_jsonfeed(listed: Listed) -> Iterator[bytes]:
    """A page of a JSON Feed 1.1; each item holds the event as it is stored under `_event`."""
    items = ",".join(
        f'{_dumps(_item(decoded(body), listed))[:-1]},"_event":{body}}}'
        for batch in listed.batches
        for body in batch
    )
    yield f'{_dumps(_feed(listed))[:-1]},"items":[{items}]}}\n'.encode()


def _head(feed: Element, listed: Listed, updated: str) -> None:
    _add(feed, "id", _tag(listed, listed.links["json"]))
    _add(feed, "title", words.asked(listed))
    _add(feed, "subtitle", f"{words.tally(listed.meta)}, {words.order(listed.meta)}")
    _add(feed, "updated", updated)
    _add(_add(feed, "author"), "name", "Parley")
    _add(feed, "generator", "Parley", version=__version__)
    for rel, name in PAGES.items():
        if address := listed.links.get(name):
            _add(feed, "link", rel=rel, type=ATOM, href=listed.absolute(address))
    json_ = listed.absolute(listed.links["json"])
    _add(feed, "link", rel="alternate", type="application/json", href=json_)


def _entry(entry: Element, event: Event, listed: Listed) -> None:
    _add(entry, "id", _tag(listed, event["id"]))
    _add(entry, "title", words.title(event))
    _add(entry, "published", event["created_at"])
    _add(entry, "updated", event["updated_at"])
    # Without a type: some readers take no link but to HTML for the entry's own.
    _add(entry, "link", rel="alternate", href=listed.absolute(event["url"]))
    _add(entry, "category", term=event["type"], label=listed.label(event["type"]))
    _add(entry, "category", term=event["family"])
    if event["summary"]:
        _add(entry, "summary", event["summary"])
    _add(entry, "content", words.report(event), type="html")


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """A new child element, without the characters that XML forbids."""
    child = ElementTree.SubElement(parent, tag, {name: clean(value) for name, value in attributes.items()})
    child.text = None if text is None else clean(text)
    return child


def _tag(listed: Listed, name: str) -> str:
    """A name for ever (RFC 4151) of what this host serves."""
    return f"tag:{urlsplit(listed.root).hostname or 'localhost'},2025:{name}"


def _found(listed: Listed) -> str:
    """When the list was as it is; the epoch for a store that never changed."""
    return listed.meta["snapshot"]["at"] or EPOCH


def _feed(listed: Listed) -> dict[str, Any]:
    links = listed.links
    places = {"home_page_url": "json", "feed_url": "self", "next_url": "next"}
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": words.asked(listed),
        "description": f"{words.tally(listed.meta)}, {words.order(listed.meta)}",
        **{name: listed.absolute(links[link]) for name, link in places.items() if links.get(link)},
        "authors": [{"name": "Parley"}],
        "language": "en",
    }


def _item(event: Event, listed: Listed) -> dict[str, Any]:
    return {
        "id": _tag(listed, event["id"]),
        "url": listed.absolute(event["url"]),
        "title": words.title(event),
        "content_html": words.report(event),
        "summary": event["summary"] or "",
        "date_published": event["created_at"],
        "date_modified": event["updated_at"],
        "tags": [event["type"], event["family"]],
    }


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
