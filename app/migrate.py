"""Migrations: the numbered files beside `app`, run from a checkout or an installed wheel."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

HERE = Path(__file__).resolve().parent.parent / "migrations"


def config(url: str) -> Config:
    """What alembic needs to know, with an engine for this database URL."""
    settings = Config()
    settings.set_main_option("script_location", str(HERE).replace("%", "%%"))
    settings.attributes["url"] = url
    return settings


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to a revision; does nothing when it is there."""
    command.upgrade(config(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Take the database back to a revision (`base`: empty)."""
    command.downgrade(config(url), revision)


def check(url: str) -> None:
    """Raise when the tables of `app.tables` differ from what the migrations build."""
    command.check(config(url))


def newest() -> str | None:
    """The newest revision there is a file for."""
    return ScriptDirectory.from_config(config("")).get_current_head()


def current(connection: Connection) -> str | None:
    """The revision that a database is at, None for one without tables."""
    return MigrationContext.configure(connection).get_current_revision()
