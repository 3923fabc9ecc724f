"""Forgets what is old: bodies kept for debugging after 7 days, settled deliveries after the time that the user set.

The records table and the order ledger are not touched: they are what recognises a record that was seen before. What is
old is looked for by a reader, so that the search, which reads the whole log, holds no delivery up; each thousand or so
is then removed in a write of its own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.storage.columns import microseconds

DEBUG_BODIES = timedelta(days=7)
AT_ONCE = 500
"""Rows a transaction, so that deliveries do not wait for a great clearing."""

SETTLED = "state IN ('delivered', 'discarded', 'superseded', 'declined')"
OLD = f"SELECT id FROM deliveries WHERE connection_id = ? AND {SETTLED} AND updated_at < ? LIMIT ?"
OLD_BODIES = (
    f"SELECT id FROM deliveries WHERE connection_id = ? AND {SETTLED} AND body IS NOT NULL AND updated_at < ? LIMIT ?"
)
CHOSEN = "IN (SELECT value FROM json_each(?))"
BATCHES_OF = (
    f"SELECT batch_id FROM deliveries WHERE id {CHOSEN} AND batch_id IS NOT NULL"
    f" UNION SELECT batch_id FROM former_members WHERE delivery_id {CHOSEN}"
)


@dataclass(frozen=True, slots=True)
class Old:
    """Deliveries that are to be removed, and such that are to lose their bodies."""

    deliveries: tuple[int, ...]
    bodies: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.deliveries) + len(self.bodies)


def old(connection: Connection, connection_id: int, keep: timedelta, now: datetime) -> Old:
    """Return up to 500 of each. Failures stay until somebody settles them."""

    def ids(asked: str, age: timedelta) -> tuple[int, ...]:
        found = connection.exec_driver_sql(asked, (connection_id, microseconds(now - age), AT_ONCE))
        return tuple(found.scalars())

    return Old(ids(OLD, keep), ids(OLD_BODIES, DEBUG_BODIES))


def forget(connection: Connection, what: Old) -> int:
    """Remove old deliveries, with the tries and names that nothing else needs; return how many rows were touched."""
    emptied = connection.exec_driver_sql(
        f"UPDATE deliveries SET body = NULL WHERE id {CHOSEN}", (json.dumps(what.bodies),)
    )
    listed = json.dumps(what.deliveries)
    sent_in = json.dumps(list(connection.exec_driver_sql(BATCHES_OF, (listed, listed)).scalars()))
    asked = f"SELECT DISTINCT connection_id, record_id FROM deliveries WHERE id {CHOSEN} AND {SETTLED}"
    named = [tuple(row) for row in connection.exec_driver_sql(asked, (listed,))]
    gone = connection.exec_driver_sql(f"DELETE FROM deliveries WHERE id {CHOSEN} AND {SETTLED}", (listed,))
    connection.exec_driver_sql(
        f"DELETE FROM batches WHERE id {CHOSEN} AND state IN ('settled', 'dissolved')"
        " AND NOT EXISTS (SELECT 1 FROM former_members AS f WHERE f.batch_id = batches.id)"
        " AND NOT EXISTS (SELECT 1 FROM deliveries AS d WHERE d.batch_id = batches.id)",
        (sent_in,),
    )
    if named:
        connection.exec_driver_sql(
            "DELETE FROM names WHERE connection_id = ? AND record_id = ? AND NOT EXISTS (SELECT 1 FROM deliveries AS d"
            " WHERE d.connection_id = names.connection_id AND d.record_id = names.record_id AND d.kind = names.kind)",
            named,
        )
    return int(emptied.rowcount) + int(gone.rowcount)
