"""What staying in sync needs: how far each kind was followed, which records the store's lists have, started checkouts.

What the first schema knew of a store's records is taken over, so that what was deleted meanwhile is found.

Revision ID: 0002
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE feeds (
        connection_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        followed_since INTEGER,
        mark INTEGER,
        reading BLOB,
        filtering TEXT DEFAULT 'unknown' NOT NULL,
        rolling BLOB,
        rolled_at INTEGER,
        total INTEGER,
        surplus INTEGER DEFAULT '0' NOT NULL,
        removals BLOB,
        CONSTRAINT pk_feeds PRIMARY KEY (connection_id, kind),
        CONSTRAINT fk_feeds_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    )
    """,
    """
    CREATE TABLE polls (
        connection_id INTEGER NOT NULL,
        polled_at INTEGER NOT NULL,
        turn INTEGER NOT NULL,
        requests INTEGER NOT NULL,
        CONSTRAINT pk_polls PRIMARY KEY (connection_id),
        CONSTRAINT fk_polls_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    )
    """,
    """
    CREATE TABLE listed (
        scope_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        number INTEGER NOT NULL,
        state TEXT DEFAULT 'there' NOT NULL,
        found_at INTEGER,
        CONSTRAINT pk_listed PRIMARY KEY (scope_id, kind, number),
        CONSTRAINT fk_listed_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX ix_listed_held ON listed (scope_id, kind) WHERE state = 'held'
    """,
    """
    CREATE TABLE started_checkouts (
        scope_id INTEGER NOT NULL,
        order_id INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        CONSTRAINT pk_started_checkouts PRIMARY KEY (scope_id, order_id),
        CONSTRAINT fk_started_checkouts_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE precedences (
        delivery_id INTEGER NOT NULL,
        earlier_id INTEGER NOT NULL,
        CONSTRAINT pk_precedences PRIMARY KEY (delivery_id),
        CONSTRAINT fk_precedences_delivery_id FOREIGN KEY(delivery_id) REFERENCES deliveries (id) ON DELETE CASCADE,
        CONSTRAINT fk_precedences_earlier_id FOREIGN KEY(earlier_id) REFERENCES deliveries (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_precedences_earlier ON precedences (earlier_id)
    """,
    """
    ALTER TABLE records ADD COLUMN profile BLOB
    """,
    """
    INSERT INTO listed (scope_id, kind, number)
    SELECT scope_id, kind, CAST(record_id AS INTEGER) FROM records
    WHERE kind IN ('product', 'customer') AND state = 'present' AND CAST(record_id AS INTEGER) > 0
    """,
    """
    INSERT INTO listed (scope_id, kind, number)
    SELECT scope_id, 'order', order_id FROM order_ledger
    """,
)


def upgrade() -> None:
    """Make the tables, and enter what is known."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Refuse: a newer database is never turned into an older one."""
    raise NotImplementedError("a database is not downgraded")
