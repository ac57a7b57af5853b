"""`parley gold`: how often the coder agrees with the people who labelled a file."""

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from app.cli import labelled
from app.gold import floors as pinned

if TYPE_CHECKING:
    from app.gold.report import Report

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("files", metavar="LABELLED...", type=click.File("rb"), nargs=-1, required=True)
@click.option("--full", is_flag=True, help="Show kinds of error and calibration too, and time the coder.")
@click.option("--compare", type=FILE, help="Show the change from the figures pinned in this file.")
@click.option("--floors", type=FILE, help="Fail below the floors in this file.")
@click.option(
    "--pin", is_flag=True, help="Raise those floors to what was reached; keep figures in --compare."
)
@click.option("--lower", is_flag=True, help="With --pin: lower floors too.")
@click.option("--at", default="", metavar="COMMIT", help="With --pin: whose figures these are.")
def gold(
    files: tuple[IO[bytes], ...],
    full: bool,
    compare: Path | None,
    floors: Path | None,
    pin: bool,
    lower: bool,
    at: str,
) -> None:
    """Score the coder against each LABELLED, a file of JSON lines.

    For events a line holds title, text, published_at and events; for dates text, doc_date and timex; for
    sentences text and events with their plover root; for names actor and country.
    """
    if (pin and not floors) or (lower and not pin):
        raise click.UsageError("--pin needs --floors FILE, and --lower needs --pin")
    fallen: list[str] = []
    for file in files:
        name, report = Path(file.name).name, labelled.report(file, timed=full)
        _show(name, report, full=full)
        if compare:
            _show_change(report, pinned.figures(compare, name))
        if floors and pin:
            pinned.raise_floors(floors, name, report.figures, lower=lower)
        elif floors:
            fallen += _fallen(name, report, floors)
        if compare and pin:
            pinned.keep_figures(compare, name, report.figures, at)
    if fallen:
        raise click.ClickException("; ".join(fallen))


def _show(name: str, report: "Report", *, full: bool) -> None:
    from app.gold.faults import most_frequent

    click.echo(click.style(name, bold=True))
    for line in (*report.lines, *(report.details if full else ())):
        click.echo(f"  {line}")
    for kind, count, example in most_frequent(report.faults) if full else ():
        click.echo(f"{count:6d}  {kind}\n          {example}")


def _show_change(report: "Report", before: pinned.Pinned) -> None:
    click.echo(f"  {'figure':26}{'now':>8}{'pinned':>8}{'change':>8}   {before.at}")
    for name, value in report.figures.items():
        old = before.figures.get(name)
        change = f"{'-':>8}{'-':>8}" if old is None else f"{old:8.3f}{round(value, 3) - old:+8.3f}"
        click.echo(f"  {name:26}{value:8.3f}{change}")


def _fallen(name: str, report: "Report", floors: Path) -> list[str]:
    held = pinned.read(floors).get(name)
    if not held:
        return [f"{floors} has no floors for {name}; --pin sets them"]
    return [f"{name}: {fall}" for fall in pinned.missed(held, report.figures)]
