"""A delivery knows its seat in its batch; only what has left a batch is written down apart, and the log's index holds
nothing that is being sent.

Every delivery stood in three more places for each batch that it went by, and was moved in the log's index for the
moment in which it was sent.

Revision ID: 0008
"""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE deliveries ADD COLUMN seat INTEGER",
    # Only what may be sent again needs its seat.
    """
    UPDATE deliveries SET seat = (
        SELECT m.seat FROM batch_members AS m WHERE m.delivery_id = deliveries.id AND m.batch_id = deliveries.batch_id
    ) WHERE in_line = 1 AND batch_id IS NOT NULL
    """,
    """
    CREATE TABLE former_members (
        delivery_id INTEGER NOT NULL,
        batch_id INTEGER NOT NULL,
        CONSTRAINT pk_former_members PRIMARY KEY (delivery_id, batch_id),
        CONSTRAINT fk_former_members_delivery_id FOREIGN KEY(delivery_id) REFERENCES deliveries (id) ON DELETE CASCADE,
        CONSTRAINT fk_former_members_batch_id FOREIGN KEY(batch_id) REFERENCES batches (id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    """
    INSERT INTO former_members (delivery_id, batch_id)
    SELECT m.delivery_id, m.batch_id FROM batch_members AS m JOIN deliveries AS d ON d.id = m.delivery_id
    WHERE d.batch_id IS NOT m.batch_id
    """,
    "CREATE INDEX ix_former_members_batch ON former_members (batch_id)",
    "DROP TABLE batch_members",
    "DROP INDEX ix_deliveries_log",
    "CREATE INDEX ix_deliveries_log ON deliveries (connection_id, kind, state, id) WHERE state <> 'sending'",
    """
    CREATE TRIGGER deliveries_left AFTER UPDATE OF batch_id ON deliveries WHEN OLD.batch_id IS NOT NULL AND OLD.batch_id IS NOT NEW.batch_id BEGIN INSERT OR IGNORE INTO former_members (delivery_id, batch_id) VALUES (OLD.id, OLD.batch_id); END
    """,
)


def upgrade() -> None:
    """Give everybody in a batch that is open his seat, and keep who was in which batch before."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Refuse: a newer database is never turned into an older one."""
    raise NotImplementedError("a database is not downgraded")
