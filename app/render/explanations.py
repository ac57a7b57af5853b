"""Explanation -> lines for a terminal: each sentence, its mentions marked underneath, its events below."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from app.render.days import span
from app.render.pages import parties
from app.render.words import printable

WIDTH = 100
MARGIN = 6  # columns left of a sentence, for its number
LABEL = 15  # columns of a row's name
Served = Mapping[str, Any]
Paint = Callable[[str, str], str]


def plain(text: str, kind: str) -> str:
    """The text without any colour."""
    return text


def lines(
    explained: Served, events: Sequence[Served], paint: Paint = plain, width: int = WIDTH
) -> Iterator[str]:
    """The explanation of an article line by line; `paint` colours what a kind of thing is shown by.

    `explained` is the explanation's JSON, `events` are the events as served. An event stands below the
    sentence that tells it most fully.
    """
    homes = {event["number"]: event["sentences"][0] for event in explained["events"]}
    page = _Page(paint, width, homes)
    told = defaultdict(list)
    for origins, event in zip(explained["events"], events, strict=True):
        told[homes[origins["number"]]].append((origins, event))
    for sentence in explained["sentences"]:
        yield from page.sentence(sentence)
        for origins, event in told.get(sentence["number"], ()):
            yield from page.event(origins, event)
        yield from page.rest(sentence)
        yield ""
    yield _ending(explained, len(events))


class _Page:
    """How wide a page is, how it is coloured, and below which sentence each event stands."""

    def __init__(self, paint: Paint, width: int, homes: Mapping[int, int]) -> None:
        self.paint = paint
        self.homes = homes
        self.room = max(width, 40) - MARGIN

    def sentence(self, sentence: Served) -> Iterator[str]:
        """The sentence, each line with the first letters of what its words are, then the mentions by kind."""
        text, marks = printable(sentence["text"]), _underlined(sentence)
        number = f"[{sentence['number']}]".ljust(MARGIN)
        for start, end in _parted(text, self.room):
            yield self.paint(number, "number") + self.paint(text[start:end], "sentence")
            if under := marks[start:end].rstrip():
                yield " " * MARGIN + self.paint(under, "mark")
            number = " " * MARGIN
        for kind in sorted({mention["kind"] for mention in sentence["mentions"]}):
            yield from self._mentions(kind, [each for each in sentence["mentions"] if each["kind"] == kind])

    def _mentions(self, kind: str, mentions: Sequence[Served]) -> Iterator[str]:
        told = " · ".join(f"{printable(each['text'])}: {each['gloss']}" for each in mentions)
        yield from self._row(kind, told, kind)

    def _row(self, name: str, told: str, kind: str, indent: int = MARGIN) -> Iterator[str]:
        """A row with its name once, its text wrapped beside it."""
        label, left = name.ljust(LABEL), " " * indent
        for line in wrap(told, self.room + MARGIN - indent - LABEL) or [""]:
            yield f"{left}{self.paint(label, kind)}{line}".rstrip()
            label = " " * LABEL

    def event(self, explained: Served, event: Served) -> Iterator[str]:
        """An event's line, then a row for each value of its fields."""
        what = (event["type"], event["modality"], span(event["date"]), parties(event["actors"]))
        left = _arrow(explained["number"])
        for line in wrap("  ".join(filter(None, what)), self.room):
            yield self.paint(left + line, "event")
            left = " " * MARGIN
        named = ""
        for origin in explained["origins"]:
            name = "" if origin["field"] == named else origin["field"]
            named = origin["field"]
            yield from self._row(name, _origin(origin, explained["sentences"][0]), "field", MARGIN + 2)
        if again := " ".join(f"[{number}]" for number in explained["sentences"][1:]):
            yield from self._row("told again", again, "field", MARGIN + 2)

    def rest(self, sentence: Served) -> Iterator[str]:
        """What the sentence tells of events that stand elsewhere, and what in it is no event, and why."""
        signals = sentence["signals"]
        for number in sorted({n for signal in signals for n in signal["events"]}):
            if self.homes[number] != sentence["number"]:
                yield self.paint(f"{_arrow(number)}told in full in [{self.homes[number]}]", "event")
        for told in (*_withheld(sentence), *map(_refused, _judged(signals)), *_unused(signals)):
            yield from self._row("no event", told, "refused")


def _arrow(number: int) -> str:
    return f"→ {number}".ljust(MARGIN)


def _withheld(sentence: Served) -> Iterator[str]:
    if sentence["withheld"]:
        yield sentence["withheld"] + (f" (“{sentence['words']}”)" if sentence["words"] else "")


def _judged(signals: Sequence[Served]) -> Iterator[Served]:
    """The signals of a type that tell no event."""
    return (signal for signal in signals if signal["refused"] and signal["type"])


def _refused(signal: Served) -> str:
    told = " + ".join(filter(None, (signal["trigger"], signal["topic"])))
    by = f" (“{signal['words']}”)" if signal["words"] else ""
    return f"{signal['type']}  {told}  {signal['why']}{by}"


def _unused(signals: Sequence[Served]) -> Iterator[str]:
    """The triggers that are no signal, together, as they all have one reason."""
    unused = [signal for signal in signals if not signal["type"]]
    if unused:
        yield f"{', '.join(signal['trigger'] for signal in unused)}  {unused[0]['why']}"


def _origin(origin: Served, home: int) -> str:
    """A value, the words it came from (and their sentence, where that is another), by which way."""
    elsewhere = origin["sentence"] not in (None, home)
    words = f"{origin['words']} [{origin['sentence']}]" if elsewhere else origin["words"]
    stands = [each["note"] or f"“{each['words']}” [{each['sentence']}]" for each in origin["stands_for"]]
    way = f"{origin['way']} {origin['of']}".strip()
    notes = (way, origin["note"], f"standing for {', '.join(stands)}" if stands else "")
    told = (origin["value"], words, ", ".join(filter(None, notes)))
    return "  ".join(printable(part) for part in told if part)


def _underlined(sentence: Served) -> str:
    """A line of marks as long as the sentence: each mention begins with the first letter of its kind."""
    marks = [" "] * len(sentence["text"])
    for mention in sentence["mentions"]:
        start, end = mention["start"], mention["end"]
        marks[start:end] = [mention["kind"][0].upper(), *"─" * (end - start - 1)]
    return "".join(marks)


def _parted(text: str, room: int) -> Iterator[tuple[int, int]]:
    """The spans of the lines of a text, cut at spaces where there are any."""
    start = 0
    while len(text) - start > room:
        cut = text.rfind(" ", start + 1, start + room + 1)
        end = cut if cut > 0 else start + room
        yield start, end
        start = end + (cut > 0)
    yield start, len(text)


def _ending(explained: Served, events: int) -> str:
    if explained["withheld"] and not explained["sentences"]:
        return f"not coded: {explained['withheld']}"
    many = len(explained["sentences"])
    told = f"{events} event{'' if events == 1 else 's'} in {many} sentence{'' if many == 1 else 's'}"
    return told + (f" (not coded: {explained['withheld']})" if explained["withheld"] else "")
