"""Events that are shown but not stored: the served shape with the evidence in it and no record."""

from datetime import UTC, datetime
from typing import Any

from app.events.document import Names, Record, Report, document
from app.extractors import Coding
from app.text import Article

UNSTORED = ("id", "url", "status", "version", "seq", "created_at", "updated_at")


def rehearsed(coding: Coding, article: Article, names: Names) -> list[dict[str, Any]]:
    """The events of a coding as they would be served; what only the store gives is null."""
    report = Report("", article.publisher, article.published, article.published_at)
    now = datetime.now(UTC)
    shown = []
    for event in coding.events:
        told = document(event, Record("", 0, 0, now, now, (report,)), names)
        evidence = [
            {
                "part": e.part,
                "quote": e.quote,
                "char_start": e.start,
                "char_end": e.end,
                "date_quote": e.date_quote,
                "supports": list(e.supports),
            }
            for e in event.evidence
        ]
        shown.append(told | dict.fromkeys(UNSTORED) | {"rule": event.rule, "evidence": evidence})
    return shown
