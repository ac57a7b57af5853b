"""`parley gold`: how often the coder, or the date reader, agrees with the people who labelled a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from app.cli.reading import Row, Rows
from app.gold import floors as pinned

if TYPE_CHECKING:
    from app.gold import dates, events

Figures = dict[str, float]


@click.command()
@click.argument("labelled", type=click.File("rb"))
@click.option("--dates", "as_dates", is_flag=True, help="LABELLED holds time expressions, not events.")
@click.option(
    "--floors", type=click.Path(path_type=Path, dir_okay=False), help="Fail below the floors in this file."
)
@click.option("--pin", is_flag=True, help="Raise the floors in that file to what was reached.")
@click.option("--lower", is_flag=True, help="With --pin: lower floors too.")
def gold(labelled: IO[bytes], as_dates: bool, floors: Path | None, pin: bool, lower: bool) -> None:
    """Score the coder against LABELLED, a file of JSON lines.

    For events a line holds id, title, text, published_at and events; with --dates it holds id, text, doc_date
    and timex.
    """
    if (pin and not floors) or (lower and not pin):
        raise click.UsageError("--pin needs --floors FILE, and --lower needs --pin")
    figures = _dates(Rows(labelled)) if as_dates else _events(Rows(labelled))
    if not floors:
        return
    name = Path(labelled.name).name
    held = pinned.read(floors).get(name, {})
    if pin:
        pinned.write(floors, name, pinned.raised(held, figures, lower=lower))
    elif missed := pinned.missed(held, figures):
        raise click.ClickException(f"{name}: {'; '.join(missed)}")
    elif not held:
        raise click.ClickException(f"{floors} has no floors for {name}; --pin sets them")


def _events(rows: Rows) -> Figures:
    from app.gold import events

    figures = events.score(_coded(rows))
    click.echo(f"{figures.articles} articles, {figures.labelled} events labelled")
    levels = ("strict", "lenient", "complete")
    for level in levels:
        click.echo(f"{level:10}{figures.rate(level)}")
    shares = "  ".join(f"{name} {share:.3f}" for name, share in figures.accuracy.items())
    click.echo(f"of strict pairs right: {shares or 'no pair'}")
    click.echo(f"events found per article that holds none: {figures.distractors:.2f}")
    return {f"{level}_f1": figures.rate(level).f1 for level in levels} | {
        "distractors_at_most": figures.distractors
    }


def _coded(rows: Rows) -> Iterator[tuple[list["events.Label"], list["events.Reading"]]]:
    from app import codebook
    from app.extractors import EXTRACTORS
    from app.gold import events

    families = {code: kind.family for code, kind in codebook.load().types.items()}
    for row in rows:
        coding = EXTRACTORS["rules"](rows.article(row))
        labels = [events.label(label, families) for label in rows.objects(row, "events", "type", "modality")]
        yield labels, [events.found(event, families) for event in coding.events]


def _dates(rows: Rows) -> Figures:
    from app.gold import dates

    figures = dates.score(_read(rows))
    click.echo(f"{figures.texts} texts, {figures.labelled} dates labelled, {figures.found} found")
    for level, title in (("strict", "found exactly"), ("relaxed", "found"), ("value", "value right")):
        click.echo(f"{title:15}{figures.rate(level)}")
    return {"detection_f1": figures.rate("relaxed").f1, "value_f1": figures.rate("value").f1}


def _read(rows: Rows) -> Iterator[tuple[list[Row], list["dates.Span"]]]:
    from app.gold.dates import Span
    from app.mentions import dates as reader

    for row in rows:
        found = reader.find(rows.text(row, "text"), rows.day(row, "doc_date"))
        labels = rows.objects(row, "timex", "start", "end", "type")
        yield labels, [Span(mention.start, mention.end, mention.value) for mention in found]
