"""timelinejs and vis: the events for the two best known timeline widgets, both of which show HTML."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from app.filters.schema import param, single
from app.render import days, words
from app.render.days import Date
from app.render.formats import Event, Listed, output
from app.render.options import Options, word_of
from app.render.words import html

Slide = dict[str, Any]
UNITS = ("year", "month", "day")
LANES: Mapping[str, Callable[[Event, Listed], str | None]] = {
    "type": lambda event, listed: listed.label(event["type"]),
    "country": lambda event, listed: (event["place"] or {}).get("country"),
    "actor": lambda event, listed: next((actor["name"] for actor in event["actors"]), None),
}


class Grouped(Options):
    """What the lanes of a timeline are."""

    group_by: Annotated[Literal["type", "country", "actor"] | None, word_of("a grouping", *LANES)] = param(
        "timelinejs: one lane for each event type, country, or first actor.",
        *("type", single("string", enum=list(LANES))),
    )


@output(
    *("timelinejs", "application/json"),
    accept="application/vnd.timelinejs+json",
    default=100,
    most=300,
    order="date",
    dated=True,
    options=Grouped,
)
def as_timelinejs(listed: Listed) -> Iterator[bytes]:
    """A title slide, the dated events as slides, no eras; `next` where there are more."""
    events = list(listed.events())
    dated = [event for event in events if event["date"]["start"]]
    lane = LANES.get(listed.options.get("group_by") or "")
    told = {
        "title": _title(listed, _undated(listed, events)),
        "events": [_slide(event, listed, lane and lane(event, listed)) for event in dated],
        "eras": [],
        **_rest(listed, events),
    }
    yield _dumps(told)


@output(
    *("vis", "application/json"),
    accept="application/vnd.vis-timeline+json",
    default=1000,
    order="date",
    dated=True,
)
def as_vis(listed: Listed) -> Iterator[bytes]:
    """The dated events as items, their types as groups; `next` where there are more."""
    events = list(listed.events())
    dated = [event for event in events if event["date"]["start"]]
    types = dict.fromkeys(event["type"] for event in dated)
    told = {
        "items": [_placed(event) for event in dated],
        "groups": [{"id": type, "content": html(listed.label(type))} for type in types],
        **_rest(listed, events),
    }
    yield _dumps(told)


def _undated(listed: Listed, events: Sequence[Event]) -> int:
    """How many events no timeline can show, as they have no date."""
    excluded: int = listed.meta.get("undated_excluded") or 0
    return excluded + sum(event["date"]["start"] is None for event in events)


def _rest(listed: Listed, events: Sequence[Event]) -> Slide:
    """What the timeline does not show: how many events are without a date, and where it goes on."""
    following = listed.links.get("next")
    return {
        "undated": _undated(listed, events),
        "next": following and listed.absolute(following),
    }


def _title(listed: Listed, undated: int) -> Slide:
    left = f"<p>{undated} without a date.</p>" if undated else ""
    following = listed.links.get("next")
    more = f'<p><a href="{html(listed.absolute(following))}">More events</a></p>' if following else ""
    told = f"<p>{html(words.tally(listed.meta))}</p>{left}{more}"
    return {"unique_id": "title", "text": {"headline": html(words.asked(listed)), "text": told}}


def _slide(event: Event, listed: Listed, group: str | None) -> Slide:
    date = event["date"]
    first, last = _ends(date)
    return {
        "unique_id": event["id"],
        "start_date": first,
        **({"end_date": last} if last != first else {}),
        "display_date": html(days.words(date)),
        "text": {"headline": html(words.title(event)), "text": _told(event, listed)},
        **({"group": html(group)} if group else {}),
        "autolink": False,
    }


def _told(event: Event, listed: Listed) -> str:
    return f'{words.report(event)}<p><a href="{html(listed.absolute(event["url"]))}">Evidence</a></p>'


def _ends(date: Date) -> tuple[dict[str, int], dict[str, int]]:
    """The first and last moment in the fields of TimelineJS, none finer than it is known."""
    if date["start_at"] and not days.coarse(date):
        first = _fields(date["start_at"])
        until = _parts(date["end"]) if date["start"] != date["end"] else first
        return first, _fields(date["end_at"]) if date["end_at"] else until
    known = days.edges(date) or ("", "")
    first, last = (_parts(day) for day in known)
    return first, last


def _parts(day: str) -> dict[str, int]:
    return dict(zip(UNITS, map(int, day.split("-")), strict=False))


def _fields(instant: str) -> dict[str, int]:
    return {**_parts(instant[:10]), "hour": int(instant[11:13]), "minute": int(instant[14:16])}


def _placed(event: Event) -> Slide:
    """An event on the axis of vis: a range where it lasts or its day is not known, else a box."""
    date = event["date"]
    start, end, lasts = _stretch(date)
    sure = "" if event["modality"] == "occurred" else f" modality-{event['modality']}"
    return {
        "id": event["id"],
        "content": html(words.title(event)),
        "title": html(f"{days.words(date)} · {words.sources(event)}"),
        "start": start,
        **({"end": end} if end else {}),
        "type": "range" if lasts else "box",
        "className": f"precision-{date['precision']}{sure}",
        "group": event["type"],
    }


def _stretch(date: Date) -> tuple[str, str | None, bool]:
    """Where an event begins and ends on an axis of instants, and whether it is more than a point there."""
    lasts, after = days.coarse(date) or date["start"] != date["end"], days.following(date["end"])
    if not date["start_at"] or days.coarse(date):
        return date["start"], after, lasts
    end = date["end_at"] or (after if lasts else None)
    return date["start_at"], end, end is not None


def _dumps(told: Mapping[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
