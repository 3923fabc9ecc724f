"""Search names by an index of their letters, filter the log by one index, keep what a missing permission pauses.

Revision ID: 0003
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE batches ADD COLUMN polled FLOAT DEFAULT '0' NOT NULL",
    "DROP INDEX ix_deliveries_state",
    "DROP INDEX ix_deliveries_kind",
    "CREATE INDEX ix_deliveries_log ON deliveries (connection_id, kind, state, id)",
    """
    CREATE TABLE pauses (
        connection_id INTEGER NOT NULL,
        call TEXT NOT NULL,
        scope TEXT NOT NULL,
        until INTEGER NOT NULL,
        CONSTRAINT pk_pauses PRIMARY KEY (connection_id, call),
        CONSTRAINT fk_pauses_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE names (
        id INTEGER NOT NULL,
        connection_id INTEGER NOT NULL,
        record_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        CONSTRAINT pk_names PRIMARY KEY (id),
        CONSTRAINT uq_names_connection_id_record_id_kind_name UNIQUE (connection_id, record_id, kind, name),
        CONSTRAINT fk_names_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    )
    """,
    "CREATE VIRTUAL TABLE names_fts USING fts5(name, content='names', content_rowid='id', tokenize='trigram')",
    (
        "CREATE TRIGGER names_added AFTER INSERT ON names "
        "BEGIN INSERT INTO names_fts (rowid, name) VALUES (NEW.id, NEW.name); END"
    ),
    (
        "CREATE TRIGGER names_removed AFTER DELETE ON names "
        "BEGIN INSERT INTO names_fts (names_fts, rowid, name) VALUES ('delete', OLD.id, OLD.name); END"
    ),
    *(
        f"""
        INSERT OR IGNORE INTO names (connection_id, record_id, kind, name)
        SELECT connection_id, record_id, kind, json_extract(CAST(summary AS TEXT), '$.{field}') AS found
        FROM deliveries WHERE found > '' AND found <> record_id AND kind <> 'guest' ORDER BY id
        """
        for field in ("title", "number")
    ),
)


def upgrade() -> None:
    """Add the tables, exchange two indexes for one, and take in the names that the log has."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Refuse: a newer database is never turned into an older one."""
    raise NotImplementedError("a database is not downgraded")
