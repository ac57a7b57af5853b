"""Fields from outside -> Article, or ArticleError that names the field, the value and what was expected."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from app import store
from app.ingest.decoding import clean, is_markup
from app.text import Article

FIELDS = ("title", "text", "published_at", "publisher", "url", "language")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
LONGEST = {"title": 1_000, "publisher": 300, "url": 2_000, "language": 35}
EARLIEST = date(1605, 1, 1)  # the year of the first newspaper
SHOWN = 80


class ArticleError(ValueError):
    """A field of an article that cannot be taken: its name, its value, and what was expected."""

    def __init__(self, field: str, value: object, expected: str) -> None:
        shown = (
            "nothing"
            if value in (None, "")
            else repr(value if isinstance(value, int | float) else str(value)[:SHOWN])
        )
        super().__init__(f"{field}: {shown}, expected {expected}")
        self.field, self.value, self.expected = field, value, expected


class Admitted(NamedTuple):
    """An article that can be coded and stored, and notes on what was mended in it."""

    article: Article
    notes: tuple[str, ...] = ()


def admit(fields: Mapping[str, Any], most_bytes: int, now: datetime | None = None) -> Admitted:
    """The article in these fields; unknown fields are left alone. ArticleError at the first bad field."""
    for name in FIELDS:
        if not isinstance(fields.get(name), str | None):
            raise ArticleError(name, fields[name], "text")
    text, notes = clean(fields.get("text") or "")
    _check_text(text, most_bytes)
    published, published_at = _published(fields.get("published_at"), now or datetime.now(UTC))
    article = Article(
        text=text.strip(),
        title=_line(fields, "title") or "",
        published=published,
        publisher=_line(fields, "publisher"),
        url=_url(_line(fields, "url")),
        language=_language(_line(fields, "language") or "en"),
        published_at=published_at,
    )
    return Admitted(article, notes)


def _check_text(text: str, most_bytes: int) -> None:
    if not text.strip():
        raise ArticleError("text", "", "the article's words")
    if (size := len(text.encode())) > most_bytes:
        raise ArticleError("text", f"{size} bytes", f"at most {most_bytes} bytes")
    if is_markup(text):
        raise ArticleError("text", text[:SHOWN], "plain text without HTML tags")


def _line(fields: Mapping[str, Any], name: str) -> str | None:
    line = " ".join(clean(fields.get(name) or "").text.split())
    if len(line) > LONGEST[name]:
        raise ArticleError(name, line, f"at most {LONGEST[name]} characters")
    return line or None


def _url(text: str | None) -> str | None:
    """The URL as given; its canonical form is a key of the store, so it is measured in bytes."""
    if text is None:
        return None
    try:
        key = store.canonical(text)
    except ValueError:
        raise ArticleError("url", text, "an absolute http or https URL") from None
    if len(key.encode()) > LONGEST["url"]:
        raise ArticleError("url", text, f"at most {LONGEST['url']} bytes")
    return text


def _language(text: str) -> str:
    if not LANGUAGE.fullmatch(text):
        raise ArticleError("language", text, "a BCP 47 tag such as en or pt-BR")
    return text


def _published(text: str | None, now: datetime) -> tuple[date | None, datetime | None]:
    """The day and, when told, the instant of publication; refused before newspapers and after tomorrow."""
    if not text or not text.strip():
        return None, None
    try:
        day, instant = _read(text.strip())
    except (ValueError, OverflowError):
        raise ArticleError(
            "published_at", text, "a date such as 2025-04-22 or 2025-04-22T09:30:00Z"
        ) from None
    tomorrow = now.date() + timedelta(days=1)
    if not EARLIEST <= day <= tomorrow:
        raise ArticleError("published_at", text, f"a day from {EARLIEST} to {tomorrow}")
    return day, instant


def _read(text: str) -> tuple[date, datetime | None]:
    if len(text) == 10:
        return date.fromisoformat(text), None
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        return instant.date(), None
    return instant.date(), instant.astimezone(UTC)
