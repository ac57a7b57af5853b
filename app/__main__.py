"""The `parley` command."""

from typing import Any

import click

from app import __version__
from app.cli.coding import dates, extract
from app.cli.failures import told
from app.cli.listing import events
from app.cli.loading import ingest
from app.cli.scoring import gold
from app.cli.serving import migrate, serve

CLICKS_OWN = (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError)


class Commands(click.Group):
    """Subcommands in the order of their list; a failure that has a name is told in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CLICKS_OWN:
            raise
        except Exception as failure:
            if message := told(failure):
                raise click.ClickException(message) from None
            raise


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    commands=[serve, ingest, events, extract, dates, gold, migrate],
)
@click.version_option(__version__, prog_name="parley", message="%(prog)s %(version)s")
def main() -> None:
    """Read news articles into dated events, and query the timeline.

    Settings come from the environment: PARLEY_DATABASE_URL names the database (a SQLite file by default).
    """


if __name__ == "__main__":
    main(prog_name="parley")
