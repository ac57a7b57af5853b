"""An event in words: its title, parties, place; what a list holds; text made safe for where it goes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from app.codebook.labels import label
from app.render import days
from app.render.formats import Event, Listed

LED = ("Planned", "Possible", "Claimed", "Denied")
# What XML forbids or discourages and no other format needs: controls, halves of pairs, noncharacters.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Text without the characters that XML forbids or readers mistake; line breaks and tabs stay."""
    return UNPRINTABLE.sub("", text.replace("\x85", "\n"))


def html(text: str) -> str:
    """Text that a page shows as it is: markup and quotes escaped."""
    return escape(clean(text))


def printable(text: str) -> str:
    """Text without line breaks and control characters, which a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def title(event: Event) -> str:
    """The title, led by how real the event is where it is not told as fact."""
    told: str = event["title"]
    if event["modality"] == "occurred" or told.startswith(LED):
        return told
    return f"{event['modality']}: {told}"


def parties(actors: Sequence[Mapping[str, Any]], named: str = "id") -> str:
    """Who to whom: `TUR > RUS,UKR`; parties of a two-sided event stand on the left."""
    target = [actor[named] for actor in actors if actor["role"] == "target"]
    others = [actor[named] for actor in actors if actor["role"] != "target"]
    comma = "," if named == "id" else ", "
    left, right = (comma.join(dict.fromkeys(side)) for side in (others, target))
    return f"{left or '?'} > {right}" if right else left


def place(event: Event) -> str:
    """The place and its country: `Odesa, UKR`; empty where none is known."""
    where = event["place"] or {}
    return ", ".join(dict.fromkeys(filter(None, (where.get("name"), where.get("country")))))


def sources(event: Event) -> str:
    """How well the event is attested: `4 articles by 3 publishers, confidence 0.86`."""
    told = event["corroboration"]
    articles, publishers = many(told["articles"], "article"), many(told["publishers"], "publisher")
    return f"{articles} by {publishers}, confidence {event['confidence']:.2f}"


def facts(event: Event) -> Iterator[tuple[str, str]]:
    """What is known of an event, each with its name, in the order of a report."""
    yield "When", days.words(event["date"])
    yield "Who", parties(event["actors"], "name")
    yield "Where", place(event)
    yield "How real", event["modality"]
    yield "Told by", sources(event)


def report(event: Event) -> str:
    """The event as a piece of HTML: its summary, then the facts as a list."""
    summary = f"<p>{html(event['summary'])}</p>" if event["summary"] else ""
    listed = "".join(f"<li>{name}: {html(fact)}</li>" for name, fact in facts(event) if fact)
    return f"{summary}<ul>{listed}</ul>"


def many(count: int, noun: str) -> str:
    """A count with its noun: 1 event, 2 events."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def tally(meta: Mapping[str, Any]) -> str:
    """How many events of how many: `2 events`, or `100 of at least 10000 events` where not all are."""
    returned, total = meta["returned"], meta["total"]
    if total is None or returned == total:
        return many(returned, "event")
    least = {"at_least": "at least ", "estimated": "about "}.get(meta["total_is"], "")
    return f"{returned} of {least}{many(total, 'event')}"


def order(meta: Mapping[str, Any]) -> str:
    """The order in words."""
    told = label(meta["sort"], vocabulary="sort") or f"by {meta['sort']}"
    return told[0].lower() + told[1:]


def asked(listed: Listed) -> str:
    """The list's title: what was asked for, as it was understood."""
    query = listed.meta.get("query") or {}
    told = ", ".join(f"{name} {_value(value)}" for name, value in query.items())
    return clean(f"Events: {told}" if told else "All events")


def _value(value: Any) -> str:
    return " or ".join(map(str, value)) if isinstance(value, list) else str(value)
