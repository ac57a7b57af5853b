"""Runs the migrations: one transaction, on the URL given in `attributes` or the settings."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context

from app import engines, tables
from app.config import Settings

# Tables that a full-text index or a job engine keeps for itself; autogenerate would drop them.
FOREIGN = ("_fts", "_fts_data", "_fts_idx", "_fts_docsize", "_fts_config", "_fts_content")
FULL_TEXT = (("column", "words"), ("index", "ix_live_words"))
LOCK = 0x7061726C6579


def ours(item: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    """Whether alembic may touch a database object: not what serves full text, not another program's."""
    if reflected and (kind, name) in FULL_TEXT:
        return False
    if kind == "table" and reflected and name is not None:
        return not name.endswith(FOREIGN) and not name.startswith("procrastinate_")
    return True


def plain(kind: str, item: Any, context: Any) -> str | Literal[False]:
    """Render our own column types as the plain ones beneath: a migration never imports the program."""
    return "sa.DateTime(timezone=True)" if isinstance(item, tables.Instant) else False


def run(connection: sa.Connection) -> None:
    """Configure alembic on a connection and run what was asked for."""
    context.configure(
        connection=connection,
        target_metadata=tables.metadata,
        include_object=ours,
        render_item=plain,
        render_as_batch=True,
        compare_type=True,
    )
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    """Open the database and migrate it in one transaction."""
    url = context.config.attributes.get("url") or Settings().database_url
    engine = engines.writer(engines.connect(url))
    with engine.begin() as connection:
        run(connection)
    engine.dispose()


main()
