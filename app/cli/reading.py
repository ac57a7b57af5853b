"""Files and standard input -> the lines and rows in them, or a fault that names the file and the line."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from app.text import Article

Row = Mapping[str, Any]


def article_in(file: IO[bytes]) -> "Article":
    """The article of a text file with front matter, or the fault that keeps it out."""
    from app.config import Settings
    from app.ingest import sources

    found = sources.text(file.read(), file.name, Settings().max_article_bytes)
    if found.article is None:
        raise click.ClickException(f"{found.where}: {found.fault}")
    return found.article.article


class Rows:
    """The JSON objects of an NDJSON stream, one a line; a fault names the line."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.line = 0

    def __iter__(self) -> Iterator[Row]:
        for raw in self.stream:
            self.line += 1
            if raw.strip():
                yield self._object(raw)

    def text(self, row: Row, key: str, *, default: str | None = None) -> str:
        """A field that must be text; `default` stands in for one that is missing or null."""
        value = row.get(key)
        value = default if value is None else value
        if not isinstance(value, str):
            raise self.fault(key, value, "text")
        return value

    def day(self, row: Row, key: str) -> date | None:
        """A field that holds an ISO date, with or without a time after it, or nothing."""
        value = row.get(key)
        if value in (None, ""):
            return None
        try:
            return date.fromisoformat(value[:10])
        except (TypeError, ValueError):
            raise self.fault(key, value, "a date such as 2025-04-22") from None

    def objects(self, row: Row, key: str, *needed: str) -> list[Row]:
        """A field that must be a list of objects, each with the fields needed."""
        value = row.get(key)
        if not isinstance(value, list):
            raise self.fault(key, value, "a list of objects")
        for item in value:
            if not isinstance(item, dict) or any(name not in item for name in needed):
                raise self.fault(key, item, f"an object with {', '.join(needed)}")
        return value

    def article(self, row: Row) -> "Article":
        """The article in an object with text, and perhaps title and published_at."""
        from app.text import Article

        title = self.text(row, "title", default="")
        publisher = self.text(row, "publisher", default="") or None
        return Article(self.text(row, "text"), title, self.day(row, "published_at"), publisher)

    def fault(self, key: str, value: object, expected: str) -> click.ClickException:
        """The error for a field: file, line, field, value, and what was expected."""
        shown = "missing" if value is None else json.dumps(value, ensure_ascii=False)[:80]
        return click.ClickException(f"{self.where}: {key}: {shown}, expected {expected}")

    @property
    def where(self) -> str:
        return f"{self.stream.name}, line {self.line}"

    def _object(self, raw: bytes) -> Row:
        try:
            row = json.loads(raw)
        except (ValueError, RecursionError) as fault:
            raise click.ClickException(f"{self.where}: not a line of JSON: {fault}") from None
        if not isinstance(row, dict):
            raise click.ClickException(f"{self.where}: a {type(row).__name__}, expected a JSON object")
        return row
