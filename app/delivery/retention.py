"""Forgets what is old: bodies kept for debugging after 7 days, settled deliveries after the time that the user set.

The records table and the order ledger are not touched: they are what recognises a record that was seen before.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists, select, text, update

from app.delivery.batches import BatchState
from app.model.deliveries import DeliveryState
from app.storage.schema import batch_members, batches, deliveries

DEBUG_BODIES = timedelta(days=7)
AT_ONCE = 500
"""Rows a transaction, so that deliveries do not wait for a great clearing."""

SETTLED = [
    state.value
    for state in (DeliveryState.DELIVERED, DeliveryState.DISCARDED, DeliveryState.SUPERSEDED, DeliveryState.DECLINED)
]


def prune(connection: Connection, connection_id: int, keep: timedelta, now: datetime) -> int:
    """Remove up to 500 old settled deliveries with their tries, and as many old bodies; return how many were touched.

    Call it again while it returns something. Failures stay until somebody settles them.
    """
    d = deliveries.c
    mine = (d.connection_id == connection_id) & d.state.in_(SETTLED)
    old_bodies = select(d.id).where(mine, d.body.is_not(None), d.updated_at < now - DEBUG_BODIES).limit(AT_ONCE)
    emptied = connection.execute(update(deliveries).where(d.id.in_(old_bodies)).values(body=None)).rowcount
    old = connection.execute(select(d.id).where(mine, d.updated_at < now - keep).limit(AT_ONCE)).scalars().all()
    if old:
        connection.execute(delete(batch_members).where(batch_members.c.delivery_id.in_(old)))
        connection.execute(delete(deliveries).where(d.id.in_(old)))
        _forget_batches(connection, connection_id)
        connection.execute(text("PRAGMA incremental_vacuum(200)"))
    return int(emptied) + len(old)


def _forget_batches(connection: Connection, connection_id: int) -> None:
    """Remove finished batches without members; their tries go with them."""
    empty = ~exists().where(batch_members.c.batch_id == batches.c.id)
    over = batches.c.state.in_([BatchState.SETTLED.value, BatchState.DISSOLVED.value])
    unused = ~exists().where(deliveries.c.batch_id == batches.c.id)
    connection.execute(delete(batches).where(batches.c.connection_id == connection_id, over, empty, unused))
