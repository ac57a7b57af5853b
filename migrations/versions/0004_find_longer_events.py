"""Find longer events by what else is asked: indexes, and a mark of their span in full text."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

LONGER = "live = 1 AND span > 0"
INDEXES = {
    "ix_live_type_span": ("event_version", "type span sort_key day_last modality grain live"),
    "ix_live_country_span": ("event_version", "country span sort_key day_last type grain live"),
    "ix_live_place_span": ("event_version", "place_id span sort_key day_last live"),
    "ix_live_grain_span": ("event_version", "grain span sort_key day_last live"),
    "ix_live_admin1_span": ("event_version", "admin1 span sort_key day_last live"),
    "ix_actor_type_span": ("event_actor", "actor_id type span sort_key day_last roles own grain live"),
}
PLAIN = "{row}.search_text"
MARKED = "{row}.search_text || CASE WHEN {row}.span > 0 THEN ' |' || {row}.span ELSE '' END"


def upgrade() -> None:
    for name, (table, columns) in INDEXES.items():
        where = {f"{dialect}_where": sa.text(LONGER) for dialect in ("sqlite", "postgresql")}
        op.create_index(name, table, columns.split(), **where)
    if op.get_bind().dialect.name == "sqlite":
        rewrite_fts(MARKED)


def downgrade() -> None:
    for name, (table, _) in INDEXES.items():
        op.drop_index(name, table)
    if op.get_bind().dialect.name == "sqlite":
        rewrite_fts(PLAIN)


def rewrite_fts(text: str) -> None:
    """Fill the full text anew, each version with this text, in the order of the index."""
    op.execute("DROP TRIGGER event_fts_in")
    op.execute("DROP TRIGGER event_fts_out")
    op.execute("INSERT INTO event_fts (event_fts) VALUES ('delete-all')")
    op.execute(
        f"INSERT INTO event_fts (rowid, words) SELECT sort_key, {text.format(row='event_version')} "
        "FROM event_version WHERE live = 1 ORDER BY sort_key"
    )
    op.execute(
        "CREATE TRIGGER event_fts_in AFTER INSERT ON event_version WHEN new.live = 1 BEGIN "
        f"INSERT INTO event_fts (rowid, words) VALUES (new.sort_key, {text.format(row='new')}); END"
    )
    op.execute(
        "CREATE TRIGGER event_fts_out AFTER UPDATE OF live ON event_version "
        "WHEN old.live = 1 AND new.live = 0 BEGIN INSERT INTO event_fts (event_fts, rowid, words) "
        f"VALUES ('delete', old.sort_key, {text.format(row='old')}); END"
    )
