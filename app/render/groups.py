"""Groups of events: how a stretch of time is written, and a page of groups for a person with curl."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from app.render import days, words
from app.render.formats import decoded
from app.render.pages import lines

UNDATED = ("undated", "Undated")


def named(interval: str, first: date) -> tuple[str, str]:
    """The key and the label of a day, week, month, quarter or year by its first day: 2025-04, April 2025."""
    year, month = first.isoformat()[:4], first.isoformat()[:7]
    match interval:
        case "week":
            iso = first.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}", f"Week {iso.week} of {iso.year}"
        case "month":
            return month, days.told(month)
        case "quarter":
            number = (first.month - 1) // 3
            return f"{year}-Q{number + 1}", f"{days.ORDINALS[number].capitalize()} quarter of {first.year}"
        case "year":
            return year, days.told(year)
    return first.isoformat(), days.told(first.isoformat())


def as_text(
    groups: Sequence[tuple[Mapping[str, Any], Sequence[str]]],
    meta: Mapping[str, Any],
    links: Mapping[str, str | None],
) -> str:
    """Each group under its label, an event a line; then how many there are and where to go on."""
    told: list[str] = []
    for head, bodies in groups:
        told += [_heading(head, len(bodies)), *lines([decoded(body) for body in bodies]), ""]
    return "\n".join([*told, *_ending(meta, links)])


def _heading(head: Mapping[str, Any], shown: int) -> str:
    count = words.many(head["count"], "event")
    notes = [count if shown == head["count"] else f"{shown} of {count}"]
    if head["coarser"]:
        notes.append(f"{head['coarser']} known less exactly")
    if head["begun"]:
        notes.append("continued")
    return f"{words.printable(head['label'])} · {', '.join(notes)}"


def _ending(meta: Mapping[str, Any], links: Mapping[str, str | None]) -> Iterator[str]:
    yield f"{words.tally(meta)}, {words.order(meta)}. JSON: {links['json']}"
    if meta["undated_excluded"]:
        yield f"{meta['undated_excluded']} more without a date."
    if links["next"]:
        yield f"Next: {links['next']}"
