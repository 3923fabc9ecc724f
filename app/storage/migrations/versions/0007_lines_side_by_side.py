"""The line of what is of no person is named after the record: records that follow each other have lines side by side.

As hashes they stood all over the index: every one that was settled was another page to write.

Revision ID: 0007
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Name the lines of what is still to be delivered; what could never be sent holds nobody back."""
    op.execute(
        "UPDATE deliveries SET ordering_key = CAST(kind || ':' || record_id AS BLOB)"
        " WHERE in_line = 1 AND person IS NULL AND body IS NOT NULL"
    )


def downgrade() -> None:
    """Refuse: a newer database is never turned into an older one."""
    raise NotImplementedError("a database is not downgraded")
