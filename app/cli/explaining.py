"""`parley extract --explain`: how each sentence of an article was read, for a terminal or as JSON."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from typing import IO

import click

from app.cli.reading import Rows, article_in

COLOURS = {
    "sentence": {"bold": True},
    "number": {"dim": True},
    "mark": {"dim": True},
    "actor": {"fg": "cyan"},
    "place": {"fg": "green"},
    "date": {"fg": "yellow"},
    "quantity": {"fg": "magenta"},
    "trigger": {"fg": "blue"},
    "event": {"fg": "green", "bold": True},
    "refused": {"fg": "red"},
}


def text(file: IO[bytes]) -> Iterator[str]:
    """The lines of one article's explanation, no wider than the terminal."""
    from app import codebook
    from app.explain import document, explain
    from app.render import explanations
    from app.routes.rehearsal import rehearsed

    article = article_in(file)
    explained = explain(article)
    events = rehearsed(explained.coding, article, codebook.load())
    width = min(shutil.get_terminal_size((explanations.WIDTH, 24)).columns, explanations.WIDTH)
    paint = _coloured if _wants_colour() else explanations.plain
    yield from explanations.lines(document(explained), events, paint, width)


def lines(rows: Rows) -> Iterator[str]:
    """One line of JSON for each article: its events and their explanation."""
    from app import codebook
    from app.explain import document, explain
    from app.routes.rehearsal import rehearsed

    book = codebook.load()
    for row in rows:
        article = rows.article(row)
        explained = explain(article)
        events = rehearsed(explained.coding, article, book)
        told = {"id": row.get("id"), "events": events, "explanation": document(explained)}
        yield json.dumps(told, ensure_ascii=False)


def _wants_colour() -> bool:
    """Whether a person looks on, who has not said otherwise (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _coloured(shown: str, kind: str) -> str:
    return click.style(shown, **COLOURS[kind]) if kind in COLOURS else shown  # type: ignore[arg-type]
