"""Keep the words that full text searches with each version, and the key that signs cursors with the store."""

from secrets import token_hex

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event_version", sa.Column("search_text", sa.Text(), nullable=False, server_default=""))
    op.add_column("store_state", sa.Column("secret", sa.Text(), nullable=False, server_default=""))
    op.execute(f"UPDATE store_state SET secret = '{token_hex(32)}'")


def downgrade() -> None:
    for table, column in (("store_state", "secret"), ("event_version", "search_text")):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
