"""text: an event a line at most 100 columns wide, a wide table, or an agenda, for a person with curl."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Annotated, Any, Literal

from app.render import days, words
from app.render.days import span
from app.render.formats import Event, Listed, output
from app.render.options import Flag, Options, choice, flag, word_of
from app.render.words import printable

WIDTH = 100
LONGEST = 1000  # characters of a title that are worth reading
ACTORS = 20
COLOURS = {"date": 36, "type": 33, "actors": 35, "real": 31, "sure": 2, "heading": 1}
Paint = Callable[[str, str], str]
View = Literal["line", "wide", "agenda"]


class Paged(Options):
    """How text is laid out and whether it is coloured."""

    view: Annotated[View, word_of("a view", "line", "wide", "agenda")] = choice(
        "text: a `line` of 100 columns an event, a `wide` table of everything, or an `agenda` by day.",
        *("line", "wide", "agenda"),
    )
    color: Flag = flag("text: coloured, for a terminal.")


def plain(text: str, kind: str) -> str:
    """The text without colour."""
    return text


def coloured(text: str, kind: str) -> str:
    """The text in the terminal colour of what it tells."""
    return f"\x1b[{COLOURS[kind]}m{text}\x1b[0m" if text.strip() else text


@output("text", "text/plain; charset=utf-8", "txt", "text", options=Paged)
def as_text(listed: Listed) -> Iterator[bytes]:
    """The events in the view asked for; then the count, the order and the next URL."""
    view = VIEWS[listed.options.get("view", "line")]
    paint = coloured if listed.options.get("color") else plain
    told = (*view(list(listed.events()), paint), *_ending(listed))
    yield "".join(f"{line}\n" for line in told).encode()


def lines(events: Sequence[Event], paint: Paint = plain) -> list[str]:
    """Each event as one line of aligned columns; the title gives way where a line would be too long."""
    cells = [(span(e["date"]), e["type"], parties(e["actors"])) for e in events]
    return [_line(event, row, paint) for event, row in zip(events, _aligned(cells), strict=True)]


def wide(events: Sequence[Event], paint: Paint = plain) -> list[str]:
    """A table with every actor, the place, how real an event is, and its whole title at the end."""
    table = _aligned([_wide(event) for event in events])
    kinds = ("date", "type", "real", "actors", "actors", "sure", "sure")
    return [
        "  ".join([*map(paint, row, kinds), printable(event["title"])])
        for event, row in zip(events, table, strict=True)
    ]


def agenda(events: Sequence[Event], paint: Paint = plain) -> list[str]:
    """The events under the day or month that they begin in, for reading."""
    told = []
    for heading, held in groupby(events, lambda event: days.heading(event["date"])):
        told += [paint(heading, "heading"), ""]
        for event in held:
            told += _entry(event, paint)
    return told


def parties(actors: Sequence[Mapping[str, Any]]) -> str:
    """Who to whom, no wider than a column."""
    return _cut(words.parties(actors), ACTORS)


VIEWS = {"line": lines, "wide": wide, "agenda": agenda}


def _line(event: Event, cells: Sequence[str], paint: Paint) -> str:
    right = f"{event['corroboration']['publishers']} pub  {event['confidence']:.2f}"
    room = WIDTH - len("  ".join(cells)) - len(right) - 4
    left = map(paint, cells, ("date", "type", "actors"))
    title = _cut(printable(words.title(event)), room).ljust(room)
    return "  ".join([*left, title, paint(right, "sure")])


def _wide(event: Event) -> tuple[str, ...]:
    told = event["corroboration"]
    return (
        *(span(event["date"]), event["type"], event["modality"]),
        *(words.parties(event["actors"]), printable(words.place(event))),
        *(f"{told['articles']} art {told['publishers']} pub", f"{event['confidence']:.2f}"),
    )


def _entry(event: Event, paint: Paint) -> Iterator[str]:
    """An event in an agenda: its title, then who, where and how sure, then an empty line."""
    yield from _wrapped(words.title(event), "  ")
    who, where = words.parties(event["actors"], "name"), words.place(event)
    known = (days.beside(event["date"]), event["type"].replace("_", " "), who, where, words.sources(event))
    for line in _wrapped(" · ".join(filter(None, known)), "    "):
        yield paint(line, "sure")
    yield ""


def _wrapped(text: str, indent: str) -> list[str]:
    """Text as lines of a page; of one that never ends, the beginning."""
    return wrap(_cut(printable(text), LONGEST), WIDTH, initial_indent=indent, subsequent_indent=indent)


def _aligned(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The cells of each row, padded to the width of their column."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows]


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 0)] + "…"


def _ending(listed: Listed) -> Iterator[str]:
    meta, links = listed.meta, listed.links
    yield f"{words.tally(meta)}, sorted {words.order(meta)}. JSON: {links['json']}"
    if meta.get("undated_excluded"):
        yield f"{meta['undated_excluded']} more without a date."
    if links["next"]:
        yield f"Next: {links['next']}"
