"""How far each connection has read the feed of the store's companion plugin.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COMPANIONS = """
    CREATE TABLE companions (
        connection_id INTEGER NOT NULL,
        feed TEXT NOT NULL,
        cursor INTEGER NOT NULL,
        acked INTEGER NOT NULL,
        acked_at INTEGER NOT NULL,
        since INTEGER NOT NULL,
        last_event_at INTEGER,
        CONSTRAINT pk_companions PRIMARY KEY (connection_id),
        CONSTRAINT fk_companions_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    )
"""


def upgrade() -> None:
    """Make the table."""
    op.execute(COMPANIONS)


def downgrade() -> None:
    """Refuse: a newer database is never turned into an older one."""
    raise NotImplementedError("a database is not downgraded")
