"""Paths -> articles or faults, each with its place: text with front matter, JSON lines, folders of both."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from app.ingest.admission import FIELDS, Admitted, ArticleError, admit
from app.ingest.decoding import decode

LINES = (".jsonl", ".ndjson")
TEXTS = (".txt", ".md", ".text")
NAMES = {"published": "published_at", "date": "published_at", "source": "publisher"}
FENCE = "---"
ESCAPED = 8  # bytes that a line may take for each byte of text: escapes, and the other fields


@dataclass(frozen=True, slots=True)
class Found:
    """What stood at a place (file, or file and line): an article, or the fault that keeps it out."""

    where: str
    article: Admitted | None = None
    fault: ArticleError | None = None


def read(paths: Sequence[Path], most_bytes: int) -> Iterator[Found]:
    """Every article under the paths, in order of file name; a file that cannot be opened is a fault."""
    for path in paths:
        for file in _files(path):
            try:
                yield from _in_file(file, most_bytes)
            except OSError as failure:
                yield Found(
                    str(file),
                    fault=ArticleError("file", file.name, f"a file that can be read ({failure.strerror})"),
                )


def lines(stream: BinaryIO, name: str, most_bytes: int) -> Iterator[Found]:
    """The articles of JSON lines; a line that cannot be read is a fault with its number, the rest goes on."""
    for number, raw in enumerate(_bounded(stream, ESCAPED * most_bytes), start=1):
        if raw.strip():
            yield _found(f"{name}, line {number}", partial(_of_line, raw, most_bytes))


def text(raw: bytes, name: str, most_bytes: int) -> Found:
    """The article of a text file: its front matter's fields and the words below it."""
    return _found(name, partial(_of_text, raw, most_bytes))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(
        file for file in path.rglob("*") if file.suffix.lower() in (*LINES, *TEXTS) and file.is_file()
    )


def _bounded(stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long only its beginning, so that it is never held whole."""
    while raw := stream.readline(longest):
        yield raw
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(longest)


def _in_file(file: Path, most_bytes: int) -> Iterator[Found]:
    if file.suffix.lower() in LINES:
        with file.open("rb") as stream:
            yield from lines(stream, str(file), most_bytes)
    else:
        with file.open("rb") as stream:
            yield text(stream.read(ESCAPED * most_bytes), str(file), most_bytes)


def _found(where: str, read_one: Callable[[], Admitted]) -> Found:
    try:
        return Found(where, read_one())
    except ArticleError as fault:
        return Found(where, fault=fault)


def _of_line(raw: bytes, most_bytes: int) -> Admitted:
    if len(raw) >= (longest := ESCAPED * most_bytes):
        raise ArticleError("line", f"{len(raw)} bytes or more", f"fewer than {longest} bytes")
    decoded = decode(raw)
    try:
        fields = json.loads(decoded.text, strict=False)
    except (ValueError, RecursionError) as fault:
        raise ArticleError("line", decoded.text.strip(), f"a JSON object ({fault})") from None
    if not isinstance(fields, dict):
        raise ArticleError("line", decoded.text.strip(), "a JSON object")
    admitted = admit(fields, most_bytes)
    return Admitted(admitted.article, (*decoded.notes, *admitted.notes))


def _of_text(raw: bytes, most_bytes: int) -> Admitted:
    decoded = decode(raw)
    fields, body = _parted(decoded.text)
    admitted = admit({**fields, "text": body}, most_bytes)
    strange = [
        f"front matter: '{name}' is not a field of an article" for name in fields if name not in FIELDS
    ]
    return Admitted(admitted.article, (*decoded.notes, *strange, *admitted.notes))


def _parted(text: str) -> tuple[dict[str, str], str]:
    """Front matter (`key: value` lines between two fences) and the text below it."""
    first, _, rest = text.partition("\n")
    if first.strip() != FENCE:
        return {}, text
    head, fence, body = rest.partition(f"\n{FENCE}\n")
    if not fence:
        raise ArticleError("front matter", first, f"a closing line of {FENCE}")
    return dict(map(_field, filter(str.strip, head.splitlines()))), body


def _field(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise ArticleError("front matter", line, "key: value")
    name = name.strip().lower()
    return NAMES.get(name, name), value.strip()
