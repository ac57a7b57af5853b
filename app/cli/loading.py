"""`parley ingest`: files and folders of articles into the timeline, with progress and a summary."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from app.ingest import Found, Outcome, Summary

EVERY = 0.2  # seconds between two looks at the counter on a terminal
STANDARD_INPUT = Path("-")


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, allow_dash=True)
)
@click.option("-q", "--quiet", is_flag=True, help="No progress; the summary and failures only.")
def ingest(paths: tuple[Path, ...], quiet: bool) -> None:
    """Load articles into the timeline: text files with front matter, NDJSON files, or folders of both.

    `-` reads JSON lines from standard input. Articles that are known already change nothing. Exit code: 0
    when all went well, 1 when some articles failed, 2 when nothing could be used.
    """
    from app import engines
    from app import ingest as road
    from app.config import Settings

    settings = Settings()
    engine = engines.connect(settings.database_url)
    progress = Progress(quiet)
    summary = road.ingest(engine, _found(paths, settings.max_article_bytes), progress.told)
    progress.wipe()
    click.echo(_counts(summary))
    used = summary.articles + summary.duplicates
    sys.exit(2 if not used else 1 if summary.failures else 0)


def _found(paths: tuple[Path, ...], most_bytes: int) -> "Iterator[Found]":
    from app.ingest import sources

    for path in paths:
        if path == STANDARD_INPUT:
            yield from sources.lines(sys.stdin.buffer, "standard input", most_bytes)
        else:
            yield from sources.read([path], most_bytes)


class Progress:
    """What a person sees on standard error: a counter that runs, and a line for each failure and note."""

    def __init__(self, quiet: bool) -> None:
        self.runs = sys.stderr.isatty() and not quiet
        self.count = 0
        self.shown = 0.0
        self.since = time.monotonic()

    def told(self, outcome: "Outcome") -> None:
        """Take note of one more article."""
        self.count += 1
        for line in (*outcome.notes, *([str(outcome.fault)] if outcome.fault else ())):
            self.wipe()
            click.echo(f"{outcome.where}: {line}", err=True)
        if self.runs and time.monotonic() - self.shown > EVERY:
            self.shown = time.monotonic()
            rate = self.count / max(self.shown - self.since, EVERY)
            click.echo(f"\r\x1b[Kreading: {self.count} articles, {rate:.0f} a second", nl=False, err=True)

    def wipe(self) -> None:
        """Clear the counter's line for what is to stand there."""
        if self.runs:
            click.echo("\r\x1b[K", nl=False, err=True)


def _counts(summary: "Summary") -> str:
    loaded = f"{summary.articles} loaded" + (f" ({summary.revised} revised)" if summary.revised else "")
    articles = f"{loaded}, {summary.duplicates} known already, {len(summary.failures)} failed"
    events = f"{summary.events_created} new, {summary.events_updated} told again"
    if summary.events_retracted:
        events += f", {summary.events_retracted} retracted"
    return f"articles: {articles}; events: {events}"
