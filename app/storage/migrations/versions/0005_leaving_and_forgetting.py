"""What outlives a connection, and who is to be forgotten; who delivers live changes; when an order was completed.

Revision ID: 0005
"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    ALTER TABLE order_ledger ADD COLUMN completed_at INTEGER
    """,
    """
    CREATE TABLE farewells (
        id INTEGER NOT NULL,
        entry TEXT NOT NULL,
        platform TEXT NOT NULL,
        name TEXT NOT NULL,
        company_name TEXT NOT NULL,
        site BLOB NOT NULL,
        hosts BLOB NOT NULL,
        public BLOB NOT NULL,
        webhooks BLOB NOT NULL,
        at_platform TEXT NOT NULL,
        in_store TEXT NOT NULL,
        tries INTEGER DEFAULT '0' NOT NULL,
        ended_at INTEGER NOT NULL,
        next_try_at INTEGER NOT NULL,
        kept_until INTEGER NOT NULL,
        CONSTRAINT pk_farewells PRIMARY KEY (id),
        CONSTRAINT uq_farewells_entry UNIQUE (entry)
    )
    """,
    """
    CREATE TABLE store_webhooks (
        connection_id INTEGER NOT NULL,
        topic TEXT NOT NULL,
        webhook_id INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        repaired_at INTEGER,
        missing_since INTEGER,
        CONSTRAINT pk_store_webhooks PRIMARY KEY (connection_id, topic),
        CONSTRAINT fk_store_webhooks_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE store_spans (
        id INTEGER NOT NULL,
        connection_id INTEGER NOT NULL,
        begins_at INTEGER NOT NULL,
        ends_at INTEGER,
        CONSTRAINT pk_store_spans PRIMARY KEY (id),
        CONSTRAINT fk_store_spans_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    )
    """,
    """
    CREATE INDEX ix_store_spans_connection ON store_spans (connection_id)
    """,
    """
    CREATE TABLE erasures (
        id INTEGER NOT NULL,
        scope_id INTEGER NOT NULL,
        person BLOB NOT NULL,
        erased_at INTEGER NOT NULL,
        deliveries INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        CONSTRAINT pk_erasures PRIMARY KEY (id),
        CONSTRAINT uq_erasures_scope_id_person UNIQUE (scope_id, person),
        CONSTRAINT fk_erasures_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    )
    """,
)


def upgrade() -> None:
    """Add the tables and the column."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Refuse: a newer database is never turned into an older one."""
    raise NotImplementedError("a database is not downgraded")
