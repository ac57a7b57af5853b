"""cheatsheet: what can be asked, as plain text of at most 100 columns, each thing with a curl line."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from urllib.parse import quote

WIDTH = 100
MARGIN, NAMES = 2, 18  # columns before a name, and for names
PLAIN = ",:/*-._~"  # what may stand in a query string and in single quotes as it is


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be asked: its name, what it means, and the words of a command that asks it."""

    name: str
    text: str
    line: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a title, after what is true of all of them."""

    title: str
    text: str
    entries: Sequence[Entry]


def cheatsheet(head: str, sections: Iterable[Section]) -> str:
    """The whole sheet: what it is, then each section."""
    return "\n".join(["\n".join(wrap(head, WIDTH)), "", *(_section(each) for each in sections)])


def curl(address: str, asked: Mapping[str, str], *options: str) -> tuple[str, ...]:
    """The words of a curl command for an address and its parameters, each quoted for a shell."""
    given = [f"{name}={value}" for name, value in asked.items()]
    if all(quote(value, safe=PLAIN) == value for value in asked.values()):
        words = [*options, f"{address}?{'&'.join(given)}" if given else address]
    else:
        words = ["-G", *options, address, *(word for pair in given for word in ("--data-urlencode", pair))]
    return ("curl", *map(shlex.quote, words))


def _section(section: Section) -> str:
    lines = [section.title, *wrap(section.text, WIDTH), ""]
    for entry in section.entries:
        lines += _entry(entry)
    return "\n".join([*lines, ""])


def _entry(entry: Entry) -> Iterator[str]:
    """The name with its meaning beside it, or below where the name is long; then the line."""
    indent = " " * (MARGIN + NAMES)
    told = wrap(entry.text, WIDTH - len(indent), break_long_words=True)
    name = " " * MARGIN + entry.name
    if len(name) < len(indent):
        yield f"{name:<{len(indent)}}{told[0] if told else ''}".rstrip()
        told = told[1:]
    else:
        yield name
    yield from (indent + line for line in told)
    if entry.line:
        yield from _shell(entry.line, " " * MARGIN * 2)


def _shell(words: Iterable[str], indent: str) -> Iterator[str]:
    """A command, broken between its words with backslashes where it is too long for the sheet."""
    current = indent
    for word in words:
        if len(current) + len(word) + 2 > WIDTH and current.strip():
            yield f"{current.rstrip()} \\"
            current = indent * 2
        current += f"{word} "
    yield current.rstrip()
