"""`parley ingest`: files and folders of articles into the timeline, with progress and a summary."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from app.ingest import Outcome, Summary

EVERY = 0.2  # seconds between two lines of progress on a terminal


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, allow_dash=True)
)
@click.option("-q", "--quiet", is_flag=True, help="No progress; the summary and failures only.")
def ingest(paths: tuple[Path, ...], quiet: bool) -> None:
    """Load articles into the timeline: text files with front matter, NDJSON files, or folders of both.

    `-` reads JSON lines from standard input. Articles that are known already change nothing. Exit code: 0 when
    all went well, 1 when some articles failed, 2 when nothing could be used.
    """
    from app import ingest as road
    from app import tables
    from app.config import Settings
    from app.ingest import sources

    settings = Settings()
    engine = tables.connect(settings.database_url)
    files = [path for path in paths if str(path) != "-"]
    found = road.read(files, settings.max_article_bytes)
    summary = road.ingest(engine, found, _progress(quiet))
    if len(files) < len(paths):
        found = sources.lines(sys.stdin.buffer, "standard input", settings.max_article_bytes)
        _add(summary, road.ingest(engine, found, _progress(quiet)))
    _report(summary)
    if summary.failures:
        sys.exit(1 if summary.articles or summary.duplicates else 2)


def _progress(quiet: bool) -> "Callable[[Outcome], None]":
    """A line on the terminal that counts articles as they come; failures and notes each on a line of their own."""
    count, last = 0, time.monotonic()
    lively = sys.stderr.isatty() and not quiet

    def told(outcome: "Outcome") -> None:
        nonlocal count, last
        count += 1
        if outcome.fault:
            click.echo(f"{outcome.where}: {outcome.fault}", err=True)
        for note in outcome.notes:
            click.echo(f"{outcome.where}: {note}", err=True)
        if lively and time.monotonic() - last > EVERY:
            click.echo(f"\r{count} articles", nl=False, err=True)
            last = time.monotonic()
        elif not lively and not quiet and count % 100 == 0:
            click.echo(f"{count} articles", err=True)

    return told


def _add(whole: "Summary", part: "Summary") -> None:
    for name in ("articles", "duplicates", "revised", "events_created", "events_updated", "events_retracted"):
        setattr(whole, name, getattr(whole, name) + getattr(part, name))
    whole.failures.extend(part.failures)


def _report(summary: "Summary") -> None:
    click.echo(
        f"{summary.articles} articles loaded ({summary.revised} of them revised), {summary.duplicates} known already, "
        f"{len(summary.failures)} failed; events: {summary.events_created} new, {summary.events_updated} told again, "
        f"{summary.events_retracted} retracted"
    )
