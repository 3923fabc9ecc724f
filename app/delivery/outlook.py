"""How many requests what waits and what is still to be read will take, by the calls that it goes by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from app.delivery.batches import MEMBER_COLUMNS, member
from app.model.records import RecordKind
from app.platforms.protocol import CallSpec, Hold, Platform
from app.storage.schema import LOGGED_SQL

LONGEST_WAITING = f"""
    SELECT {MEMBER_COLUMNS} FROM deliveries AS d
    WHERE d.connection_id = ? AND d.kind = ? AND d.state = 'waiting' AND d.{LOGGED_SQL} ORDER BY d.id LIMIT 1
"""
NEWEST_SENT = """
    SELECT call FROM deliveries WHERE connection_id = ? AND kind = ? AND call <> '' ORDER BY id DESC LIMIT 1
"""
REQUESTS_A_JOB = 2
"""A call that begins a job is asked after at least once."""


def requests_left(
    connection: Connection,
    connection_id: int,
    platform: Platform,
    left: Mapping[RecordKind, int],
    now: datetime,
) -> float:
    """Return the requests for so many deliveries of each kind, in full batches of the call that the kind goes by."""
    total = 0.0
    for kind, count in left.items():
        if count <= 0:
            continue
        spec = _spec(connection, connection_id, platform, kind, now)
        batches = -(-count // spec.batch_size) if spec is not None else count
        if spec is None or spec.local is None:
            total += batches * (REQUESTS_A_JOB if spec is not None and spec.job else 1)
    return total


def _spec(
    connection: Connection, connection_id: int, platform: Platform, kind: RecordKind, now: datetime
) -> CallSpec | None:
    """Return the call of what has waited longest of a kind, or else of what was sent last; None where nothing tells."""
    asked = (connection_id, kind.value)
    row = connection.exec_driver_sql(LONGEST_WAITING, asked).first()
    if row is not None:
        waiting = member(*row)
        channel = waiting.call or platform.channel(waiting.item, now)
        return None if isinstance(channel, Hold) else platform.calls[channel]
    return platform.calls.get(connection.exec_driver_sql(NEWEST_SENT, asked).scalar() or "")
