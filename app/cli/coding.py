"""`parley extract` and `parley dates`: what the coder and the date reader find; nothing is stored."""

import json
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

import click

from app.cli import explaining
from app.cli.reading import Rows, article_in

FORMATS = click.Choice(["text", "ndjson"])
DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option(
    "--format",
    "format_",
    type=FORMATS,
    default="text",
    show_default=True,
    help="A table, or JSON lines in and out.",
)
@click.option("--explain", is_flag=True, help="Show how each sentence was read, and why.")
def extract(file: IO[bytes], format_: str, explain: bool) -> None:
    """Show the events that FILE tells; `-` reads standard input.

    FILE is a text with front matter, or with --format ndjson JSON lines with id, title, text and
    published_at, each answered by a line {"id", "events": [...]}, with --explain also "explanation".
    """
    as_lines, as_text = (explaining.lines, explaining.text) if explain else (_coded_lines, _coded_text)
    for line in as_lines(Rows(file)) if format_ == "ndjson" else as_text(file):
        click.echo(line)


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--published", type=DAY, help="The day the text came out, for relative dates.")
@click.option(
    "--format",
    "format_",
    type=FORMATS,
    default="text",
    show_default=True,
    help="A table, or JSON lines in and out.",
)
def dates(file: IO[bytes], published: Any, format_: str) -> None:
    """Show the dates that FILE names; `-` reads standard input.

    FILE is plain text, or with --format ndjson JSON lines with id, text and doc_date, each answered by a line
    {"id", "spans": [{"start", "end", "value"}]}.
    """
    day = published.date() if published else None
    for line in _dated_lines(Rows(file)) if format_ == "ndjson" else _dated_text(file, day):
        click.echo(line)


def _coded_lines(rows: Rows) -> Iterator[str]:
    from app import codebook
    from app.extractors import EXTRACTORS
    from app.routes.rehearsal import rehearsed

    book = codebook.load()
    for row in rows:
        article = rows.article(row)
        events = rehearsed(EXTRACTORS["rules"](article), article, book)
        yield json.dumps({"id": row.get("id"), "events": events}, ensure_ascii=False)


def _coded_text(file: IO[bytes]) -> Iterator[str]:
    from app import codebook
    from app.extractors import EXTRACTORS
    from app.render.pages import lines
    from app.routes.rehearsal import rehearsed

    article = article_in(file)
    coding = EXTRACTORS["rules"](article)
    events = rehearsed(coding, article, codebook.load())
    for line, event in zip(lines(events), events, strict=True):
        yield line
        yield f"    {' '.join(event['evidence'][0]['quote'].split())}"
    yield f"{len(events)} event{'' if len(events) == 1 else 's'}" + (
        f" (not coded: {coding.withheld})" if coding.withheld else ""
    )


def _dated_lines(rows: Rows) -> Iterator[str]:
    from app.mentions import dates as reader

    for row in rows:
        found = reader.find(rows.text(row, "text"), rows.day(row, "doc_date"))
        spans = [{"start": m.start, "end": m.end, "value": m.value} for m in found]
        yield json.dumps({"id": row.get("id"), "spans": spans}, ensure_ascii=False)


def _dated_text(file: IO[bytes], day: date | None) -> Iterator[str]:
    from app.ingest.decoding import decode
    from app.mentions import dates as reader

    for m in reader.find(decode(file.read()).text, day):
        days = f"{m.first}..{m.last}" if m.first != m.last else f"{m.first or '-'}"
        words = " ".join(m.text.split())[:32]
        yield f"{m.start:6d}  {words:32}  {m.value:24}  {days:22}  {m.bound:6}  {m.basis}"
