"""Texts in, events stored: files, lines and bodies become articles, and articles are coded and saved."""

from app.ingest.admission import Admitted, ArticleError, admit
from app.ingest.loading import Outcome, Summary, coder, ingest, one
from app.ingest.sources import Found, read

__all__ = [
    "Admitted",
    "ArticleError",
    "Found",
    "Outcome",
    "Summary",
    "admit",
    "coder",
    "ingest",
    "one",
    "read",
]
